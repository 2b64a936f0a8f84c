"""Runs, optional crossheads, companions, jump heads: what the article says of itself comes through to make-up."""

import pytest

from stonehand.intake.article_file import Ground, read_article
from stonehand.model.article import Article, Items, Paragraph, Role, plain
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.model.units import Mm

GROUND = Ground("issues/i", "en", None, {}, Mm(0.5), lambda _path, _where: Outcome(None))


def read(body: str, keys: str = "") -> tuple[Article, list[Finding]]:
    text = f"---\nheadline: x\nbyline: y\n{keys}---\n{body}"
    outcome = read_article("issues/i/articles/a.md", text.encode(), GROUND)
    assert outcome.value is not None
    return outcome.value, list(outcome.findings)


def heads(article: Article) -> list[tuple[str, bool]]:
    paragraphs = (block for block in article.blocks if isinstance(block, Paragraph))
    return [(plain(one.runs), one.optional) for one in paragraphs if one.role is Role.CROSSHEAD]


def test_intake_copy_keys_reach_the_article() -> None:
    """`with`, `jump_head` and `run` are kept, the jump head in the language's marks."""
    article, found = read("## A\n\nx", "with: tides\njump_head: Bridge's end\nrun: letters\n")
    assert (article.companion, article.jump_head, article.run) == ("tides", "Bridge\u2019s end", Items.LETTERS)
    assert found == []


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("## A crack {optional}", "A crack"),
        ("## A *crack* {optional}", "A crack"),
        ("A crack {optional}\n---", "A crack"),
        ("<h2>A crack {optional}</h2>", "A crack"),
    ],
)
def test_intake_copy_optional_crosshead(heading: str, text: str) -> None:
    """The mark is taken off, and only the crosshead that bears it is optional."""
    assert heads(read(f"{heading}\n\nx\n\n## B")[0]) == [(text, True), ("B", False)]


def test_intake_copy_braces_elsewhere_are_copy() -> None:
    """An escaped mark, one in the midst of a heading, and one in a paragraph are set as they stand."""
    article, found = read("## A \\{optional}\n\n## B {optional} c\n\nx {optional}")
    assert heads(article) == [("A {optional}", False), ("B {optional} c", False)]
    assert isinstance(article.blocks[-1], Paragraph)
    assert plain(article.blocks[-1].runs) == "x {optional}"
    assert found == []


@pytest.mark.parametrize("heading", ["A {optinal}", "A {Optional}", "{optional}"])
def test_intake_copy_unknown_mark(heading: str) -> None:
    """Other braces at a heading's end are reported and set, and so is a mark without a heading."""
    article, (finding,) = read(f"## {heading}")
    assert heads(article) == [(heading, False)]
    assert (finding.id, finding.severity) == ("intake/unknown-mark", Severity.WARNING)
    assert finding.hint


def test_intake_copy_items_keep_their_heads() -> None:
    """In a run the mark goes, with a warning: every head begins an item."""
    article, (finding,) = read("## A {optional}\n\nx", "run: briefs\n")
    assert heads(article) == [("A", False)]
    assert (finding.id, str(finding.where)) == ("intake/optional-in-run", "issues/i/articles/a.md:6")


def test_intake_copy_run_needs_items() -> None:
    """A run without a head is an error at its key; one without any text, and held copy, are not looked at."""
    (finding,) = read("x", "run: briefs\n")[1]
    assert (finding.id, finding.severity) == ("intake/run-without-items", Severity.ERROR)
    assert str(finding.where) == "issues/i/articles/a.md:4:6"
    assert [one.id for one in read("", "run: briefs\n")[1]] == ["intake/no-text"]
    assert read("x\n\n::: table", "run: briefs\nstatus: hold\n")[1] == []


def test_intake_copy_tables_come_from_the_ground() -> None:
    """The ground's files are those by workspace path, and the article names them from its issue's folder."""
    files = {"issues/i/tables/a.csv": b"a\n1\n"}
    ground = Ground("issues/i", "en", None, {}, Mm(0.5), GROUND.open_picture, files)
    text = b"---\nheadline: x\nbyline: y\n---\n::: table tables/a.csv\n:::\n"
    outcome = read_article("issues/i/articles/a.md", text, ground)
    assert outcome.value is not None
    assert [type(block).__name__ for block in outcome.value.blocks] == ["Table"]
    assert outcome.findings == ()
