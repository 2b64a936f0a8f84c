"""Front matter: keys and body, and the number of the body's first line."""

import pytest

from stonehand.intake.encoding import read_text
from stonehand.intake.front_matter import FrontMatter, read_front_matter
from stonehand.intake.reading import Written
from stonehand.model.article import Priority, Status
from stonehand.model.finding import Finding, Severity, Where

PATH = "issues/2026-11-27/articles/harbour-bridge.md"


def read(text: str, path: str = PATH) -> tuple[FrontMatter | None, list[str], tuple[Finding, ...]]:
    outcome = read_front_matter(path, text)
    return outcome.value, [finding.id for finding in outcome.findings], outcome.findings


def test_whole() -> None:
    """Every key comes through raw, with its place, and the body with its first line."""
    matter, found, _ = read(
        "---\nheadline: Bridge *reopens*\nkicker: Transport\nstandfirst: Over.\nbyline: Marta Linde\nsection: news\n"
        "priority: lead\nstatus: hold\nlang: de-AT\nurl: none\npictures:\n"
        "  - {file: pictures/b.jpg, caption: A bus, span: 3, crop: [0.1, 0, 0.9, 1]}\n"
        "pull_quotes: [Words, {text: More, source: Ann}]\nmay_drop: [kicker]\nwith: tides\njump_head: Bridge\n"
        "run: briefs\n---\n\nThe first line.\n"
    )
    assert found == []
    assert matter is not None
    assert (matter.slug, matter.headline.text, matter.headline.where) == (
        "harbour-bridge",
        "Bridge *reopens*",
        Where(PATH, 2, 11),
    )
    assert (matter.priority, matter.status, matter.lang) == (Priority.LEAD, Status.HOLD, "de-AT")
    assert matter.url is not None
    assert (matter.url.text, matter.url.where.line) == ("none", 10)
    assert matter.pictures[0].crop == (0.1, 0.0, 0.9, 1.0)
    assert matter.pictures[0].where == Where(PATH, 12, 12)
    assert [(lifted.quote.text, lifted.quote.where.column, lifted.source) for lifted in matter.pull_quotes] == [
        ("Words", 15, ""),
        ("More", 29, "Ann"),
    ]
    assert matter.may_drop == {"kicker"}
    assert (matter.companion, matter.jump_head, matter.run) == (
        "tides",
        "Bridge",
        Written("briefs", Where(PATH, 17, 6)),
    )
    assert (matter.body, matter.body_line) == ("\nThe first line.\n", 19)


def test_defaults() -> None:
    """A headline is enough."""
    matter, found, _ = read("---\nheadline: x\n---\n")
    assert matter is not None
    assert (matter.priority, matter.status, matter.url, matter.body) == (Priority.SECOND, Status.READY, None, "")
    assert found == ["intake/missing-byline"]


def test_windows_file() -> None:
    """A byte order mark, CRLF and a blank first line change no line number."""
    text = read_text(PATH, b"\xef\xbb\xbf\r\n---\r\nheadline: x\r\nbyline: y\r\n---\r\nText.\r\n").value
    assert text is not None
    matter, found, _ = read(text)
    assert found == []
    assert matter is not None
    assert (matter.headline.where.line, matter.body_line, matter.body) == (3, 6, "Text.\n")


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("---\nheadline: x\n\nText.\n", "intake/unclosed-front-matter", 1),
        ("+++\nheadline = 'x'\n+++\n", "intake/toml-front-matter", 1),
        ("Text only.\n", "intake/missing-headline", 1),
        ("---\nkicker: x\nbyline: y\n---\nText.\n", "intake/missing-headline", 2),
        ("---\nheadline:\nbyline: y\n---\nText.\n", "intake/missing-headline", 2),
        ("---\n---\nText.\n", "intake/missing-headline", 1),
        ("---\nheadline: [x\n---\nText.\n", "intake/bad-yaml", None),
    ],
)
def test_no_article(text: str, fault: str, line: int | None) -> None:
    """Without front matter or headline there is no article, and the finding says where."""
    matter, found, findings = read(text)
    assert matter is None
    assert fault in found
    (finding,) = (finding for finding in findings if finding.id == fault)
    assert finding.severity is Severity.ERROR
    assert isinstance(finding.where, Where)
    assert line is None or finding.where.line == line
    assert finding.hint


def test_unclosed_front_matter_says_where_to_close_it() -> None:
    """The hint names the first blank line, where most keys end."""
    assert "line 3" in read("---\nheadline: x\n\nText.\n")[2][0].hint


@pytest.mark.parametrize(
    ("keys", "fault", "severity"),
    [
        ("headline: " + "word " * 400, "intake/long-headline", Severity.WARNING),
        ("headline: x\nworking_headline: true", "intake/working-headline", Severity.WARNING),
        ("headline: x\nrun: brief", "intake/bad-value", Severity.ERROR),
        ("headline: x\npriority: laed", "intake/bad-value", Severity.ERROR),
        ("headline: x\nbyline: no", "intake/yaml-surprise", Severity.ERROR),
        ("headline: x\npages: 3", "intake/unknown-key", Severity.ERROR),
        ("headline: x\npictures: [{file: b.jpg, crop: [0.9, 0, 0.1, 1]}]", "intake/bad-crop", Severity.ERROR),
        ("headline: x\npictures: [{caption: A bus}]", "intake/missing-key", Severity.ERROR),
        ("headline: x\nslug: Harbour Bridge", "intake/bad-value", Severity.ERROR),
    ],
)
def test_the_story_goes_on(keys: str, fault: str, severity: Severity) -> None:
    """Other faults are reported, and the story is still there to be looked at."""
    matter, found, findings = read(f"---\n{keys}\n---\nText.\n")
    assert matter is not None
    assert fault in found
    assert next(finding.severity for finding in findings if finding.id == fault) is severity


def test_a_long_headline_is_cut_in_its_message() -> None:
    """The message gives the length, and not the headline's 2,000 characters."""
    message = next(
        f.message for f in read("---\nheadline: " + "word " * 400 + "\n---\n")[2] if f.id == "intake/long-headline"
    )
    assert "1999 characters" in message  # 400 words and 399 spaces
    assert len(message) < 150


@pytest.mark.parametrize(
    ("name", "slug", "fault"),
    [
        ("tide-2.md", "tide-2", None),
        ("Harbour Bridge.md", "harbour-bridge", "intake/bad-slug"),
        ("桥.md", None, "intake/bad-slug"),
    ],
)
def test_slug_from_the_file_name(name: str, slug: str | None, fault: str | None) -> None:
    """The slug is the file's name; another is made of a name that is none, and said."""
    matter, found, _ = read("---\nheadline: x\nbyline: y\n---\n", f"articles/{name}")
    assert (matter.slug if matter else None) == slug
    assert found == ([fault] if fault else [])
