"""The issue file: `issue.yaml` and the articles beside it in, an `Issue` out, its stories in reading order.

What cannot be read is reported and left out; everything else goes on.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from stonehand.intake.article_file import Ground, OpenPicture, read_article
from stonehand.intake.encoding import read_text
from stonehand.intake.issue_checks import check_date, check_number, check_placement, check_stories
from stonehand.intake.issue_schema import ISSUE
from stonehand.intake.reading import Fields, Written, read_document
from stonehand.intake.running_order import drop_duplicates, put_in_order
from stonehand.intake.strict_yaml import Map, Scalar, read_yaml
from stonehand.model.article import Article, Status
from stonehand.model.finding import Finding, Outcome, Where, error, warning
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout


def paper_of(files: Mapping[str, bytes], issue_id: str) -> Outcome[Written | None]:
    """Give the paper an issue names, and where; all else is left to `read_issue`.

    `None` only with the findings that say why, those of the whole file.
    """
    path = _issue_path(issue_id)
    text = read_text(path, files.get(path, b""))
    tree = read_yaml(path, text.value or "").value
    entries = tree.entries if isinstance(tree, Map) else ()
    for key, node in entries:
        if key.text == "paper" and isinstance(node, Scalar) and node.text:
            return Outcome(Written(node.text, node.where))
    return Outcome(None, _issue_file(files, path).findings)


def read_issue(
    files: Mapping[str, bytes],
    issue_id: str,
    layout: Layout,
    open_picture: OpenPicture,
    numbers: Mapping[str, tuple[str, int]],
) -> Outcome[Issue | None]:
    """Read an issue: `files` by workspace path, `numbers` paper and number of the paper's other issues by their ids.

    `None` where issue.yaml lacks paper, date or number.
    """
    path = _issue_path(issue_id)
    read = _issue_file(files, path)
    if read.value is None:
        found = list(read.findings)
        _articles(files, _bare_ground(issue_id, layout, open_picture), found)  # their faults are told all the same
        return Outcome(None, tuple(found))
    fields = read.value
    findings = [
        *read.findings,
        *check_date(issue_id, fields, layout.words.weekdays),
        *check_number(issue_id, fields, numbers),
        *check_placement(fields),
        *_other_files(files, issue_id),
    ]
    articles = _articles(files, _ground(issue_id, fields, layout, open_picture), findings)
    unread = frozenset(_article_names(files, issue_id)) - {article.slug for article in articles}
    findings += check_stories(fields["stories"], articles, unread)
    stories = put_in_order(articles, fields["stories"])
    if not stories:
        held = any(article.status is Status.HOLD for article in articles)
        hint = (
            "set `status: ready` in a story that may run"
            if held
            else f"write articles into issues/{issue_id}/articles/"
        )
        findings.append(
            warning("intake/empty-issue", f"issue {issue_id} has no story that runs", read.value.where, hint=hint)
        )
    return Outcome(_issue(issue_id, fields, layout, stories, articles), tuple(findings))


def _issue(
    issue_id: str, fields: Fields, layout: Layout, stories: tuple[Article, ...], articles: tuple[Article, ...]
) -> Issue:
    return Issue(
        id=issue_id,
        paper=layout.paper,
        date=fields["date"],
        number=fields["number"],
        edition=fields["edition"],
        where=Where(_issue_path(issue_id), 1, 1),
        stories=stories,
        held=tuple(article for article in articles if article.status is not Status.READY),
    )


def _issue_path(issue_id: str) -> str:
    return f"issues/{issue_id}/issue.yaml"


def _issue_file(files: Mapping[str, bytes], path: str) -> Outcome[Fields | None]:
    if path in files:
        return read_document(path, files[path], ISSUE)
    message = f"there is no {path}"
    return Outcome(
        None, (error("intake/missing-issue-file", message, Where(path), hint="`stonehand new issue` makes one"),)
    )


def _ground(issue_id: str, fields: Fields, layout: Layout, open_picture: OpenPicture) -> Ground:
    values = {"paper": layout.paper, "number": str(fields["number"]), "date": fields["date"].isoformat()}
    return Ground(f"issues/{issue_id}", layout.lang, layout.url_pattern, values, layout.qr.module, open_picture)


def _bare_ground(issue_id: str, layout: Layout, open_picture: OpenPicture) -> Ground:
    """Give the ground of an issue without date or number: articles take no address from a pattern there."""
    return Ground(f"issues/{issue_id}", layout.lang, None, {}, layout.qr.module, open_picture)


def _articles(files: Mapping[str, bytes], ground: Ground, findings: list[Finding]) -> tuple[Article, ...]:
    articles = []
    for path in sorted(files):
        if path.startswith(f"{ground.folder}/articles/") and path.endswith(".md"):
            article = read_article(path, files[path], ground)
            findings += article.findings
            articles += [article.value] if article.value else []
    kept = drop_duplicates(articles)
    findings += kept.findings
    return kept.value


def _article_names(files: Mapping[str, bytes], issue_id: str) -> list[str]:
    return [PurePosixPath(path).stem for path in files if path.startswith(f"issues/{issue_id}/articles/")]


def _other_files(files: Mapping[str, bytes], issue_id: str) -> list[Finding]:
    """Find files that look as if they were read, and are not."""
    findings = []
    dummy = f"issues/{issue_id}/dummy.yaml"
    if dummy in files:
        message = f"{dummy} places stories by hand, which is not read yet; stories run in their order"
        findings.append(error("intake/placement-not-read", message, Where(dummy), hint="move the file elsewhere"))
    for path in sorted(files):
        if path.startswith(f"issues/{issue_id}/articles/") and not path.endswith(".md"):
            hint = "import it with `stonehand import`, or move it elsewhere"
            findings.append(
                warning("intake/not-an-article", f"{path} is no .md file and is not read", Where(path), hint=hint)
            )
    return findings
