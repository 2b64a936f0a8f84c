"""Raw HTML in copy: a few tags are emphasis, the others go and are told, their words stay; dangerous ones go whole."""

import pytest

from stonehand.intake.markdown import read_body
from stonehand.intake.sanitise import DEEPEST, clean, followable
from stonehand.model.article import Emphasis, Paragraph, Role, Run, Table, plain


def read(text: str) -> tuple[list[str], list[tuple[str, int | None]]]:
    """The text of the paragraphs, and id and line of each finding."""
    made = read_body(text, "a.md", 1, "en")
    texts = [plain(block.runs) for block in made.value.blocks if isinstance(block, Paragraph)]
    return texts, [(found.id, getattr(found.where, "line", None)) for found in made.findings]


def test_intake_copy_house_tags_are_emphasis() -> None:
    """Small capitals, superiors and inferiors have no mark in Markdown."""
    block = read_body("<sc>nato</sc> m<sup>2</sup> CO<sub>2</sub><br>x", "a.md", 1, "en").value.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("nato", Emphasis.SMALL_CAPS),
        Run(" m"),
        Run("2", Emphasis.SUPERIOR),
        Run(" CO"),
        Run("2", Emphasis.INFERIOR),
        Run(" x"),
    )
    assert not read("<sc>nato</sc> <i>a</i>")[1]


def test_intake_copy_other_tags_go_and_are_told_with_their_line() -> None:
    """One finding for each paragraph, at its first tag."""
    assert read("one\ntwo <span>three</span>\n\nfour <u>five</u>") == (
        ["one two three", "four five"],
        [("intake/raw-html", 2), ("intake/raw-html", 4)],
    )


@pytest.mark.parametrize(
    "text",
    [
        "a <script>alert(1)</script> b",
        "a <iframe src=x>no</iframe> b",
        "<script>\nalert(1)\n</script>\n\na b",
        "<style>\nno\n</style>\n\na b",
        "<object data=x>no</object>\n\na b",
        "<svg><use href='#a'/>no</svg>\n\na b",
    ],
)
def test_intake_copy_dangerous_elements_go_whole(text: str) -> None:
    """Their content is no copy; the words around it are."""
    texts, found = read(text)
    assert " ".join(texts).split() == ["a", "b"]
    assert [id_ for id_, _ in found] == ["intake/unsafe-html"]


@pytest.mark.parametrize("tag", ['<b onclick="x()">', '<a href="javascript:x()">', "<p onload=x>"])
def test_intake_copy_dangerous_attributes_are_told(tag: str) -> None:
    """What runs by itself is an error even on a harmless element."""
    texts, found = read(f"one {tag}two")
    assert texts == ["one two"]
    assert found == [("intake/unsafe-html", 1)]


def test_intake_copy_html_blocks_keep_their_parts() -> None:
    """Headings, items, quotes and paragraphs of a fragment become what they are."""
    text = "<div><h2>Head</h2><p>One <b>two</b></p><ul><li>three</li></ul><blockquote>four</blockquote></div>"
    blocks = read_body(text, "a.md", 1, "en").value.blocks
    assert [(block.role, plain(block.runs)) for block in blocks if isinstance(block, Paragraph)] == [
        (Role.CROSSHEAD, "Head"),
        (Role.BODY, "One two"),
        (Role.ITEM, "three"),
        (Role.QUOTE, "four"),
    ]


def test_intake_copy_html_table_over_an_empty_line_is_one_table() -> None:
    """An empty line ends a block of HTML to CommonMark; spans keep their words in the first place."""
    text = "<table><tr><th>a<th>b</tr>\n<tr><td colspan=2>c</td></tr>\n\n<tr><td>d</td><td>e</td></tr></table>"
    made = read_body(text, "a.md", 1, "en")
    table = made.value.blocks[0]
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in (*table.head, *table.rows)] == [["a", "b"], ["c", ""], ["d", "e"]]
    assert [found.id for found in made.findings] == ["intake/raw-html", "intake/table-span"]


def test_intake_copy_rowspan_leaves_the_place_below_empty() -> None:
    """The cell after it moves one column on."""
    text = "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    table = read_body(text, "a.md", 1, "en").value.blocks[0]
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [["a", "b"], ["", "c"]]


@pytest.mark.parametrize("span", ["colspan=99999999", "rowspan=9999999", "colspan=13", "rowspan=501"])
def test_intake_copy_span_bombs_are_refused(span: str) -> None:
    """A span beyond 12 columns or 500 rows is an error, and the words stay."""
    texts, found = read(f"<table><tr><td {span}>word</td></tr></table>")
    assert texts == ["word"]
    assert ("intake/table-too-large", 1) in found


def test_intake_copy_deep_html_is_stripped() -> None:
    """A cleaner quadratic in depth never sees 20,000 levels."""
    texts, found = read("<div>" * 20_000 + "word")
    assert texts == ["word"]
    assert ("intake/nested-too-deep", 1) in found
    assert "<" not in clean("<div>" * (DEEPEST + 1) + "word")
    assert "<" in clean("<div>" * DEEPEST + "word")


def test_intake_copy_loose_cells_stay_apart() -> None:
    """Rows without their table do not run together into one word."""
    block = read_body("<tr><td>a</td><td>b</td></tr>", "a.md", 1, "en").value.blocks[0]
    assert isinstance(block, Table)


def test_intake_copy_comments_are_no_copy() -> None:
    """A comment is told of; one that never ends takes the rest of the story with it and is an error."""
    assert read("a <!-- no --> b") == (["a b"], [("intake/html-comment", 1)])
    assert read("a\n\n<!-- no\n\nb") == (["a"], [("intake/unclosed-comment", 3)])
    assert read("<![CDATA[ no ]]>\n\na") == (["a"], [("intake/html-comment", 1)])


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        (" HTTPS://a.example/ ", "HTTPS://a.example/"),
        ("tel:+44123", "tel:+44123"),
        ("other.md", None),
        ("JavaScript:x()", None),
    ],
)
def test_an_address_is_followed_by_its_scheme(written: str, followed: str | None) -> None:
    """In letters of either case, and without the white space round it, which would hide the scheme from the reader's PDF."""
    assert followable(written) == followed
