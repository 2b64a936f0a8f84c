"""The issue file: `issue.yaml` and what lies beside it in, an `Issue` out: stories in reading order, flatplan, advertisements.

What cannot be read is reported and left out; everything else goes on.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from stonehand.intake.ad_checks import check_ads
from stonehand.intake.ads_file import read_ads
from stonehand.intake.article_file import Ground, OpenPicture, read_article
from stonehand.intake.dummy_checks import check_pages
from stonehand.intake.dummy_file import make_pages, read_dummy
from stonehand.intake.dummy_frames import Known
from stonehand.intake.encoding import read_text
from stonehand.intake.fillers import read_fillers
from stonehand.intake.issue_checks import check_companions, check_date, check_number, check_stories
from stonehand.intake.issue_schema import ISSUE
from stonehand.intake.page_references import check_references
from stonehand.intake.reading import Fields, Written, read_document
from stonehand.intake.running_order import drop_duplicates, put_in_order
from stonehand.intake.strict_yaml import Map, Scalar, read_yaml
from stonehand.model.article import Article, Status
from stonehand.model.dummy import DummyPage
from stonehand.model.finding import Finding, Outcome, Where, error, info, warning
from stonehand.model.issue import Accepted, Ad, Issue, PrintOrder
from stonehand.model.layout import Layout


def paper_of(files: Mapping[str, bytes], issue_id: str) -> Outcome[Written | None]:
    """Give the paper an issue names, and where; all else is left to `read_issue`.

    `None` only with the findings that say why, those of the whole file.
    """
    named = _named(files, issue_id, "paper")
    return Outcome(named, () if named else _issue_file(files, _issue_path(issue_id)).findings)


def copy_of(files: Mapping[str, bytes], issue_id: str) -> Written | None:
    """Give the issue whose copy this one is made of, where it names one."""
    return _named(files, issue_id, "copy")


def _named(files: Mapping[str, bytes], issue_id: str, wanted: str) -> Written | None:
    path = _issue_path(issue_id)
    text = read_text(path, files.get(path, b""))
    tree = read_yaml(path, text.value or "").value
    entries = tree.entries if isinstance(tree, Map) else ()
    return next(
        (
            Written(node.text, node.where)
            for key, node in entries
            if key.text == wanted and isinstance(node, Scalar) and node.text
        ),
        None,
    )


def read_issue(  # noqa: PLR0913, PLR0917 - an issue, and all it is read with
    files: Mapping[str, bytes],
    issue_id: str,
    layout: Layout,
    open_picture: OpenPicture,
    numbers: Mapping[str, tuple[str, int]],
    names: Collection[str] = (),
) -> Outcome[Issue | None]:
    """Read an issue: `files` by workspace path, `names` those of its pictures, `numbers` paper and number of the paper's other
    issues by their ids.

    `None` where issue.yaml lacks paper, date or number.
    """
    path = _issue_path(issue_id)
    read = _issue_file(files, path)
    if read.value is None:  # the faults of its copy are told all the same
        bare = _articles(files, _bare_ground(issue_id, layout, open_picture, files))
        return Outcome(None, (*read.findings, *bare.findings))
    fields = read.value
    findings = [
        *read.findings,
        *check_date(issue_id, fields, layout.words.weekdays),
        *check_number(issue_id, fields, numbers),
        *_other_files(files, issue_id),
    ]
    ground = _ground(issue_id, fields, layout, open_picture, files)
    copy = _copy(files, ground, fields, issue_id)
    stories, held, unread = copy.value.stories, copy.value.held, copy.value.unread
    spare = read_fillers(files, names, ground, copy.value.slugs)
    ads = read_ads(fields["ads"], files, ground, layout.grid, names)
    pages = _pages(files, issue_id, fields, Known(layout, _by_slug((*stories, *held)), _by_id(ads.value), unread))
    findings += (*copy.findings, *spare.findings)
    known = {article.slug for article in stories} | unread
    findings += [finding for one in (*stories, *spare.value.copy) for finding in check_references(one, known)]
    findings += (*ads.findings, *pages.findings, *check_ads(ads.value, pages.value))
    issue = Issue(
        id=issue_id,
        paper=layout.paper,
        date=fields["date"],
        number=fields["number"],
        edition=fields["edition"],
        where=Where(path, 1, 1),
        stories=stories,
        held=held,
        pages=pages.value,
        ads=tuple(ad for ad in ads.value if layout.grid.cells(ad.width, ad.height)),
        fillers=spare.value.copy,
        house=spare.value.house,
        accepted=tuple(_accepted(one) for one in fields["accepted"]),
        print_order=_print_order(fields["print"]),
    )
    return Outcome(issue, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Copy:
    """The articles of an issue: those that run, in reading order, those held; all slugs, and those that could not be read."""

    stories: tuple[Article, ...]
    held: tuple[Article, ...]
    slugs: frozenset[str]
    unread: frozenset[str]


def _copy(files: Mapping[str, bytes], ground: Ground, fields: Fields, issue_id: str) -> Outcome[_Copy]:
    """Read the articles, and sort out which of them run."""
    articles = _articles(files, ground)
    slugs = frozenset(article.slug for article in articles.value)
    unread = frozenset(_article_names(files, ground.folder)) - slugs
    stories = put_in_order(_chosen(articles.value, fields), fields["stories"])
    held = tuple(article for article in articles.value if article.status is not Status.READY)
    findings = [
        *articles.findings,
        *check_stories(fields["stories"], articles.value, unread),
        *check_companions(articles.value, unread),
        *([] if stories else [_no_story(issue_id, articles.value, fields.where)]),
    ]
    return Outcome(_Copy(stories, held, slugs, unread), tuple(findings))


def _chosen(articles: tuple[Article, ...], fields: Fields) -> tuple[Article, ...]:
    """Of another issue's copy those stories run that are named, where any are."""
    named = {story.text for story in fields["stories"]}
    return tuple(one for one in articles if one.slug in named) if fields["copy"] and named else articles


def _pages(files: Mapping[str, bytes], issue_id: str, fields: Fields, known: Known) -> Outcome[tuple[DummyPage, ...]]:
    """Read the flatplan: the issue's own dummy where there is one, else `pages` of issue.yaml."""
    path = f"issues/{issue_id}/dummy.yaml"
    if path not in files:
        return check_pages(make_pages(fields["pages"]), known)
    found: list[Finding] = []
    if fields["pages"]:
        message = f"{path} wins over `pages` in issue.yaml"
        found.append(info("intake/dummy-wins", message, fields.place("pages"), hint="remove one of the two"))
    read = read_dummy(path, files[path], issue_id)
    checked = check_pages(read.value or (), known)
    return Outcome(checked.value, (*found, *read.findings, *checked.findings))


def _no_story(issue_id: str, articles: Sequence[Article], where: Where) -> Finding:
    held = any(article.status is Status.HOLD for article in articles)
    hint = "set `status: ready` in a story that may run" if held else f"write articles into issues/{issue_id}/articles/"
    return warning("intake/empty-issue", f"issue {issue_id} has no story that runs", where, hint=hint)


def _accepted(fields: Fields) -> Accepted:
    return Accepted(fields["id"], fields["place"], fields["says"], fields["reason"], fields["name"], fields.where)


def _print_order(fields: Fields | None) -> PrintOrder:
    if fields is None:
        return PrintOrder()
    return PrintOrder(fields["quantity"], fields["stock"], fields["zone"], fields["notes"])


def _by_slug(articles: Sequence[Article]) -> dict[str, Article]:
    return {article.slug: article for article in articles}


def _by_id(ads: Sequence[Ad]) -> dict[str, Ad]:
    return {ad.id: ad for ad in ads}


def _issue_path(issue_id: str) -> str:
    return f"issues/{issue_id}/issue.yaml"


def _issue_file(files: Mapping[str, bytes], path: str) -> Outcome[Fields | None]:
    if path in files:
        return read_document(path, files[path], ISSUE)
    message = f"there is no {path}"
    return Outcome(
        None, (error("intake/missing-issue-file", message, Where(path), hint="`stonehand new issue` makes one"),)
    )


def _ground(
    issue_id: str, fields: Fields, layout: Layout, open_picture: OpenPicture, files: Mapping[str, bytes]
) -> Ground:
    values = {"paper": layout.paper, "number": str(fields["number"]), "date": fields["date"].isoformat()}
    folder, module = f"issues/{fields['copy'] or issue_id}", layout.qr.module
    return Ground(folder, layout.lang, layout.url_pattern, values, module, open_picture, _tables(files))


def _bare_ground(issue_id: str, layout: Layout, open_picture: OpenPicture, files: Mapping[str, bytes]) -> Ground:
    """Give the ground of an issue without date or number: articles take no address from a pattern there."""
    return Ground(f"issues/{issue_id}", layout.lang, None, {}, layout.qr.module, open_picture, _tables(files))


def _tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.lower().endswith(".csv")}


def _articles(files: Mapping[str, bytes], ground: Ground) -> Outcome[tuple[Article, ...]]:
    paths = [path for path in sorted(files) if path.startswith(f"{ground.folder}/articles/") and path.endswith(".md")]
    read = [read_article(path, files[path], ground) for path in paths]
    kept = drop_duplicates([article.value for article in read if article.value])
    return Outcome(kept.value, (*(finding for article in read for finding in article.findings), *kept.findings))


def _article_names(files: Mapping[str, bytes], folder: str) -> list[str]:
    return [PurePosixPath(path).stem for path in files if path.startswith(f"{folder}/articles/")]


def _other_files(files: Mapping[str, bytes], issue_id: str) -> list[Finding]:
    """Find files that look as if they were read, and are not."""
    findings = []
    for path in sorted(files):
        if path.startswith(f"issues/{issue_id}/articles/") and not path.endswith(".md"):
            hint = "import it with `stonehand import`, or move it elsewhere"
            findings.append(
                warning("intake/not-an-article", f"{path} is no .md file and is not read", Where(path), hint=hint)
            )
    return findings
