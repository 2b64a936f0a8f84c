"""The issue file and its articles: order, numbers, dates, addresses, held copy."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from stonehand.intake.issue_checks import check_number
from stonehand.intake.issue_file import paper_of, read_issue
from stonehand.intake.layout_file import read_layout
from stonehand.intake.reading import Fields
from stonehand.model.article import Paragraph, PullQuote
from stonehand.model.finding import Finding, Outcome, Severity, Where
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout

ID = "2026-11-27"
FOLDER = f"issues/{ID}"
ISSUE = "schema: 1\npaper: gazette\ndate: 2026-11-27\nnumber: 412\n"
LAYOUT_FILE = Path(__file__).parents[3] / "layouts" / "gazette" / "layout.yaml"


def layout() -> Layout:
    templates = {"front.html.j2": "", "inside.html.j2": ""}
    value = read_layout("gazette", LAYOUT_FILE.read_bytes(), "layout.yaml", templates, {"gazette.css": ""}).value
    assert value is not None
    return value


def article(headline: str = "x", body: str = "Words here.", **keys: str) -> str:
    rows = "".join(f"{name}: {value}\n" for name, value in keys.items())
    return f"---\nheadline: {headline}\nbyline: y\n{rows}---\n{body}\n"


def read(
    articles: Mapping[str, str],
    issue: str = ISSUE,
    numbers: Mapping[str, tuple[str, int]] | None = None,
    others: Mapping[str, str] | None = None,
) -> tuple[Issue | None, tuple[Finding, ...]]:
    files = {f"{FOLDER}/issue.yaml": issue.encode()}
    files |= {f"{FOLDER}/articles/{name}.md": text.encode() for name, text in articles.items()}
    files |= {f"{FOLDER}/{name}": text.encode() for name, text in (others or {}).items()}
    outcome = read_issue(files, ID, layout(), lambda _file, _where: Outcome(None), numbers or {})
    return outcome.value, outcome.findings


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings]


def test_order() -> None:
    """Stories named come first; the rest by section as it first appears, then priority, then slug."""
    articles = {
        "a-brief": article(section="news", priority="brief"),
        "b-sport": article(section="sport", priority="lead"),
        "c-lead": article(section="news", priority="lead"),
        "d-first": article(section="sport"),
        "e-brief": article(section="news", priority="brief"),
    }
    issue, findings = read(articles, ISSUE + "stories: [e-brief, d-first]\n")
    assert findings == ()
    assert issue is not None
    assert [story.slug for story in issue.stories] == ["e-brief", "d-first", "c-lead", "a-brief", "b-sport"]


def test_article() -> None:
    """An article's words are counted, its language is the paper's, its address that of the pattern."""
    issue, findings = read({"bridge": article("Bridge *open*", "One two three.\n\nFour.")})
    assert findings == ()
    assert issue is not None
    (story,) = issue.stories
    assert (story.words, story.lang, story.url) == (4, "en-GB", "https://gazette.example.org/412/bridge")
    assert [run.text for run in story.headline] == ["Bridge ", "open"]
    assert [block.where.line for block in story.blocks] == [5, 7]


@pytest.mark.parametrize(
    ("url", "address", "fault"),
    [
        ("none", None, []),
        ("https://example.org/a", "https://example.org/a", []),
        ("example.org", None, ["intake/bad-address"]),
        ("https://example.org/" + "a" * 43, "https://example.org/" + "a" * 43, ["intake/long-address"]),  # 20 + 43 = 63
    ],
)
def test_address(url: str, address: str | None, fault: list[str]) -> None:
    """An article's own address goes before the pattern; `none` is no code; a long one is a warning at its line."""
    issue, findings = read({"a": article(url=url)})
    assert issue is not None
    assert issue.stories[0].url == address
    assert ids(findings) == fault
    assert all(finding.where == Where(f"{FOLDER}/articles/a.md", 4, 6) for finding in findings)


FRAME = "{{story: {}, at: [0, 14], size: [5, 50]}}"


@pytest.mark.parametrize(
    ("more", "fault", "severity", "line"),
    [
        ("weekday: Thursday\n", "intake/weekday", Severity.ERROR, 5),
        ("pages: {3: {lead: a}}\n", "intake/bad-value", Severity.ERROR, 5),
        ("pages: [{page: 1, master: fornt}]\n", "intake/unknown-master", Severity.ERROR, 5),
        ("pages: [{page: 1, frames: [{frame: nave, story: a}]}]\n", "intake/unknown-frame", Severity.ERROR, 5),
        ("pages: [{page: 1}, {page: 1}]\n", "intake/page-twice", Severity.ERROR, 5),
        ("pages: [{page: 1, frames: [{story: a}]}]\n", "intake/frame-without-place", Severity.ERROR, 5),
        (f"pages: [{{page: 1, frames: [{FRAME.format('b')}]}}]\n", "intake/unknown-story", Severity.ERROR, 5),
        (f"pages: [{{page: 1, frames: [{FRAME.format('a, jump: 1')}]}}]\n", "intake/bad-jump", Severity.ERROR, 5),
        (f"pages: [{{page: 1, frames: [{FRAME.format('a, jump: 9')}]}}]\n", "intake/unplanned-page", Severity.ERROR, 5),
        (f"pages: [{{page: 1, frames: [{FRAME.format('a, part: 2')}]}}]\n", "intake/bad-part", Severity.ERROR, 5),
        (
            f"pages: [{{page: 1, frames: [{FRAME.format('a')}, {FRAME.format('a')}]}}]\n",
            "intake/placed-twice",
            Severity.ERROR,
            5,
        ),
        (
            "pages: [{page: 1, frames: [{story: a, at: [4, 14], size: [2, 9]}]}]\n",
            "intake/frame-outside",
            Severity.ERROR,
            5,
        ),
        ("pages: [{page: 1, frames: [{ad: bread}]}]\n", "intake/unknown-ad", Severity.ERROR, 5),
        ("ads: [{id: bread, size: 50mm x 50mm}]\n", "intake/missing-ad", Severity.WARNING, 5),
        (
            "pages: [{page: 1}]\nads: [{id: bread, size: 5mm x 5mm, page: 2, pulled: true}]\n",
            "intake/unplanned-page",
            Severity.ERROR,
            6,
        ),
        ("stories: [a, b]\n", "intake/unknown-story", Severity.ERROR, 5),
        ("stories:\n  - a\n  - a\n", "intake/story-twice", Severity.ERROR, 7),
        ("edtion: Morning\n", "intake/unknown-key", Severity.ERROR, 5),
    ],
)
def test_issue_faults(more: str, fault: str, severity: Severity, line: int) -> None:
    """Faults of issue.yaml stand at their line, and the issue is there all the same."""
    issue, findings = read({"a": article()}, ISSUE + more)
    assert issue is not None
    assert [story.slug for story in issue.stories] == ["a"]
    assert [(finding.id, finding.severity) for finding in findings] == [(fault, severity)]
    assert isinstance(findings[0].where, Where)
    assert findings[0].where.line == line


def test_weekday() -> None:
    """The right weekday, in whatever letters, is no finding."""
    assert read({"a": article()}, ISSUE + "weekday: friday\n")[1] == ()


def test_date_is_not_the_folder() -> None:
    """A date that differs from a dated folder is an error."""
    _, findings = read({"a": article()}, ISSUE.replace("2026-11-27", "2026-11-20"))
    assert ids(findings) == ["intake/date-not-folder"]


@pytest.mark.parametrize(
    "change", [("number: 412", "number: x"), ("date: 2026-11-27", "date: 2026-13-45"), ("paper: gazette\n", "")]
)
def test_no_issue(change: tuple[str, str]) -> None:
    """Without paper, date or number there is no issue."""
    issue, findings = read({"a": article()}, ISSUE.replace(*change))
    assert issue is None
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ({"2026-11-20": ("gazette", 411)}, []),
        ({"2026-11-20": ("gazette", 410)}, ["intake/number-skipped"]),
        ({"2026-11-13": ("gazette", 400), "2026-11-20": ("gazette", 411)}, []),
        ({"2026-11-20": ("gazette", 412)}, ["intake/number-taken"]),
        ({"2026-12-04": ("gazette", 412)}, ["intake/number-taken"]),
        ({"2026-12-04": ("gazette", 500)}, []),
        ({"2026-11-20": ("herald", 412)}, []),
        ({"2026-11-27-evening": ("gazette", 412)}, []),
        ({"2026-11-20": ("gazette", 413)}, ["intake/number-skipped"]),
        ({"specials": ("gazette", 7)}, []),
        ({ID: ("gazette", 412)}, []),
    ],
)
def test_numbers(numbers: dict[str, tuple[str, int]], fault: list[str]) -> None:
    """A number follows that of the paper's last issue before it, and is nobody else's."""
    _, findings = read({"a": article()}, numbers=numbers)
    assert ids(findings) == fault


def test_an_issue_does_not_take_its_own_number() -> None:
    """An issue in an undated folder may stand among the numbers itself."""
    values = {"paper": "gazette", "number": 412, "date": dt.date(2026, 11, 27)}
    fields = Fields(Where("issue.yaml", 1, 1), values, {})
    assert list(check_number("special", fields, {"special": ("gazette", 412)})) == []
    assert len(list(check_number("special", fields, {"summer": ("gazette", 412)}))) == 1


def test_duplicate_slug() -> None:
    """Two articles of one slug: the first stays, the finding names both files."""
    issue, findings = read({"a": article(), "b": article(slug="a")})
    assert issue is not None
    assert [story.where.path for story in issue.stories] == [f"{FOLDER}/articles/a.md"]
    assert ids(findings) == ["intake/duplicate-slug"]
    assert "a.md" in findings[0].message
    assert "b.md" in findings[0].message


def test_held_copy() -> None:
    """Held and killed copy is listed; only when named among the stories it is a warning. Its pictures can wait."""
    articles = {"a": article(), "b": article(status="hold", pictures="[{file: x.jpg}]"), "c": article(status="kill")}
    issue, findings = read(articles, ISSUE + "stories: [b, a]\n")
    assert issue is not None
    assert [story.slug for story in issue.stories] == ["a"]
    assert [story.slug for story in issue.held] == ["b", "c"]
    assert [(finding.id, finding.severity) for finding in findings] == [
        ("intake/held-copy", Severity.WARNING),
        ("intake/held-copy", Severity.INFO),
    ]


def test_empty_issue() -> None:
    """An issue without ready copy is a warning, and an issue."""
    issue, findings = read({"a": article(status="hold")})
    assert issue is not None
    assert issue.stories == ()
    assert "intake/empty-issue" in ids(findings)


def test_a_broken_article_is_left_out() -> None:
    """An article that cannot be read is reported once, and the others run."""
    articles = {"a": article(), "b": "no front matter", "c": "---\nheadline: [\n---\n", "d": article()}
    issue, findings = read(articles, ISSUE + "stories: [d, c, b, a]\n")
    assert issue is not None
    assert [story.slug for story in issue.stories] == ["d", "a"]
    assert ids(findings) == ["intake/missing-headline", "intake/bad-yaml"]


def test_other_files() -> None:
    """A dummy and text among the articles are not passed over in silence."""
    _, findings = read({"a": article()}, others={"dummy.yaml": "schema: 1", "articles/b.txt": "Text."})
    assert ids(findings) == ["intake/not-an-article", "intake/missing-key"]


@pytest.mark.parametrize(
    "file",
    ["../../x.jpg", "/etc/passwd", "FILE:///etc/passwd", "https://e.org/x.jpg", "pictures/../../x.jpg", "a\\..\\x.jpg"],
)
def test_pictures_stay_inside(file: str) -> None:
    """A picture's path that leaves the issue's folder is refused, and nobody is asked to open it."""
    asked: list[str] = []

    def open_picture(path: str, _where: Where) -> Outcome[bytes | None]:
        asked.append(path)
        return Outcome(None)

    text = article(pictures=f"[{{file: '{file}'}}]")
    files = {f"{FOLDER}/issue.yaml": ISSUE.encode(), f"{FOLDER}/articles/a.md": text.encode()}
    outcome = read_issue(files, ID, layout(), open_picture, {})
    assert ids(outcome.findings) == ["intake/picture-outside"]
    assert asked == []


def test_pictures_are_asked_for_by_workspace_path() -> None:
    """A picture is looked for in the issue's folder, from its place in the article."""
    asked: list[tuple[str, Where]] = []

    def open_picture(path: str, where: Where) -> Outcome[bytes | None]:
        asked.append((path, where))
        return Outcome(None)

    text = article(pictures="[{file: pictures/b.jpg}]")
    files = {f"{FOLDER}/issue.yaml": ISSUE.encode(), f"{FOLDER}/articles/a.md": text.encode()}
    outcome = read_issue(files, ID, layout(), open_picture, {})
    assert asked == [(f"{FOLDER}/pictures/b.jpg", Where(f"{FOLDER}/articles/a.md", 4, 19))]
    assert ids(outcome.findings) == ["intake/missing-picture"]


def test_pull_quotes_stand_between_paragraphs() -> None:
    """Pull quotes of the front matter are spread over the text, away from crossheads."""
    body = "One.\n\nTwo.\n\n## Cross\n\nThree.\n\nFour.\n\nFive."
    issue, _ = read({"a": article(body=body, pull_quotes="[First, {text: Second, source: Ann}]")})
    assert issue is not None
    blocks = issue.stories[0].blocks
    assert [isinstance(block, PullQuote) for block in blocks] == [False, True, False, False, False, True, False, False]
    assert isinstance(blocks[0], Paragraph)
    assert issue.stories[0].words == 6


def test_paper_of() -> None:
    """The paper is known before the layout is, from an issue with other faults too."""
    files = {f"{FOLDER}/issue.yaml": b"schema: 1\npaper: gazette\nnumber: x\n"}
    paper = paper_of(files, ID)
    assert paper.findings == ()
    assert paper.value is not None
    assert (paper.value.text, paper.value.where) == ("gazette", Where(f"{FOLDER}/issue.yaml", 2, 8))


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, "intake/missing-issue-file"),
        ({f"{FOLDER}/issue.yaml": b""}, "intake/empty-file"),
        ({f"{FOLDER}/issue.yaml": b"a: ["}, "intake/bad-yaml"),
        ({f"{FOLDER}/issue.yaml": b"schema: 1\ndate: 2026-11-27\nnumber: 1"}, "intake/missing-key"),
    ],
)
def test_no_paper(files: dict[str, bytes], fault: str) -> None:
    """Where no paper is named, the findings of the file say why."""
    paper = paper_of(files, ID)
    assert paper.value is None
    assert ids(paper.findings) == [fault]


WITH = "with"


@pytest.mark.parametrize(
    ("companions", "says"),
    [
        ({"a": "b"}, []),
        ({"a": "held"}, []),
        ({"a": "none"}, ["a belongs beside none, which is no story of the issue"]),
        ({"a": "a"}, ["a belongs beside itself"]),
        ({"a": "b", "b": "c"}, ["a belongs beside b, which itself belongs beside c"]),
        (
            {"a": "b", "b": "a"},
            ["a belongs beside b, which itself belongs beside a", "b belongs beside a, which itself belongs beside b"],
        ),
    ],
)
def test_companions(companions: dict[str, str], says: list[str]) -> None:
    """A story belongs beside one that stands for itself; anything else is an error at the story."""
    articles = {slug: article(**({WITH: companions[slug]} if slug in companions else {})) for slug in "abc"}
    issue, findings = read({**articles, "held": article(status="hold")})
    assert issue is not None
    found = [finding for finding in findings if finding.id == "intake/unknown-companion"]
    assert [finding.message for finding in found] == says
    assert all(finding.severity is Severity.ERROR and finding.hint for finding in found)


def test_held_copy_may_have_any_companion() -> None:
    """What is wrong with held copy can wait until it runs."""
    _, findings = read({"a": article(), "b": article(status="kill", **{WITH: "nix"})})
    assert ids(findings) == ["intake/held-copy"]


def test_a_companion_of_held_copy_stands_alone() -> None:
    """A warning at the story that runs, beside the note of what does not."""
    _, findings = read({"a": article(**{WITH: "b"}), "b": article(status="hold")})
    told = [finding for finding in findings if finding.severity is Severity.WARNING]
    assert [(finding.id, finding.message) for finding in told] == [
        ("intake/held-copy", "a belongs beside b, whose status is hold; it stands alone")
    ]


@pytest.mark.parametrize("name", ["2026-11-20", "'2026-11-20'", "evening"])
def test_copy_names_an_issue(name: str) -> None:
    """An issue's name may look like a date."""
    assert "intake/yaml-surprise" not in ids(read({"a": article()}, ISSUE + f"copy: {name}\n")[1])


@pytest.mark.parametrize("name", ["false", "12", "1:30"])
def test_copy_that_yaml_takes_for_something_else(name: str) -> None:
    """What is no text to other programs needs quotes."""
    _, findings = read({"a": article()}, ISSUE + f"copy: {name}\n")
    assert ids(findings) == ["intake/yaml-surprise"]


@pytest.mark.parametrize("name", ["a.csv", "A.CSV"])
def test_tables_of_the_issue(name: str) -> None:
    """A story finds the CSV files of its issue, however their ending is written."""
    text = article(body=f"::: table tables/{name}\n:::")
    assert read({"a": text}, others={f"tables/{name}": "a,b\n1,2\n"})[1] == ()
