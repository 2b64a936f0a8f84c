"""Nothing of the copy is ever lost: every word of a story built from known words stands in its blocks, once and in order."""

import csv
import io
import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from stonehand.intake.csv_table import Tables
from stonehand.intake.importing import import_copy
from stonehand.intake.markdown import read_body
from stonehand.intake.quotes import marks_of
from stonehand.intake.typography import Piece, set_plain, set_right
from stonehand.model.article import Block, Paragraph, Table, plain
from stonehand.model.finding import Severity

INLINE = [
    "{}",
    "*{}*",
    "**{}**",
    "`{}`",
    "[{}](https://example.org)",
    '"{}"',
    "<sc>{}</sc>",
    "<u>{}</u>",
    "({})",
    "{}--",
    "{}...",
    "{{page:{}}}",
]
BLOCKS = [
    "{}",
    "## {}",
    "> {}",
    "> > {}",
    "- {}",
    "1. {}",
    "- - {}",
    "1. > {}",
    "\t{}",
    "<p>{}</p>",
    "```\n{}\n```",
    "|{}|\n|-|",
    "> - {}",
    "## {} {{optional}}",
]
HOSTILE = st.text(st.sampled_from(list("ab1 \n\t*_`[]()<>!#>-+.:|\"'^~&;\\=/{}")), max_size=120)


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """The known words in the blocks, in order; markers and marks are not among them."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(plain(block.runs))
        elif isinstance(block, Table):
            texts += [plain(cell) for row in (*block.head, *block.rows) for cell in row]
    return re.findall(r"w\d+", " ".join(texts))


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, int]:
    """A story of numbered words in random constructs, and how many words it has."""
    parts, count = [], 0
    for block in draw(st.lists(st.sampled_from(BLOCKS), max_size=8)):
        inline = draw(st.lists(st.sampled_from(INLINE), min_size=1, max_size=6))
        line = " ".join(mark.format(f"w{count + at}") for at, mark in enumerate(inline))
        parts.append(block.format(line))
        count += len(inline)
    joined = "".join(part + draw(st.sampled_from(["\n\n", "\n\n\n", "\n\n<!-- x -->\n\n"])) for part in parts)
    return joined, count


@settings(deadline=None, max_examples=120)
@given(stories(), st.sampled_from(["en", "fr", "de", "ar", "ja"]))
def test_intake_copy_no_word_is_lost(story: tuple[str, int], lang: str) -> None:
    """Whatever stands around a word, it comes through."""
    text, count = story
    body = read_body(text, "a.md", 1, lang).value
    assert words_of(body.blocks) == [f"w{at}" for at in range(count)]
    last = text.count("\n") + 1
    assert all(1 <= (block.where.line or 0) <= last for block in body.blocks)


@settings(deadline=None, max_examples=150)
@given(HOSTILE)
def test_intake_copy_hostile_text_never_raises(text: str) -> None:
    """Anything typed gives blocks, whose runs are tidy."""
    for block in read_body(text, "a.md", 1, "fr").value.blocks:
        if isinstance(block, Paragraph):
            words = plain(block.runs)
            assert words == words.strip(" \n\t")
            assert "  " not in words
            assert all(run.text for run in block.runs)


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.lists(st.sampled_from(INLINE), min_size=1, max_size=5), min_size=2, max_size=6), st.sampled_from(",;\t")
)
def test_intake_copy_no_word_of_a_csv_file_is_lost(rows: list[list[str]], delimiter: str) -> None:
    """However long its rows, and whatever stands in its cells, each word is set once, in its order."""
    numbers = itertools.count()
    cells = [[mark.format(f"w{next(numbers)}") for mark in row] for row in rows]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(cells)
    tables = Tables("i", {"i/a.csv": file.getvalue().encode()})
    body = read_body("::: table a.csv\n:::\n", "a.md", 1, "en", tables).value
    assert words_of(body.blocks) == [f"w{at}" for at in range(next(numbers))]


@settings(deadline=None, max_examples=150)
@given(HOSTILE.map(str.encode) | st.binary(max_size=80))
def test_intake_copy_hostile_csv_never_raises(content: bytes) -> None:
    """Whatever the file holds gives a table or an error, at the line that names it."""
    read = read_body("\n::: table a.csv\n:::\n", "a.md", 1, "fr", Tables("i", {"i/a.csv": content}))
    assert read.value.blocks or any(finding.severity is Severity.ERROR for finding in read.findings)
    assert all(str(finding.where).startswith("a.md:2") for finding in read.findings)


@settings(deadline=None, max_examples=150)
@given(
    st.text(st.sampled_from(list("ab1 5-.'\"«»;!?:…(),—\u00a0é")), max_size=40),
    st.sampled_from(["en", "fr", "de", "sv", "fr-CA"]),
)
def test_intake_copy_typography_is_done_once(text: str, lang: str) -> None:
    """Set copy stays as it is."""
    once = set_plain(text, lang)
    assert set_plain(once, lang) == once


@settings(deadline=None, max_examples=100)
@given(st.lists(st.builds(Piece, st.text(st.sampled_from(list("ab 1-.'\"!")), max_size=8), st.booleans()), max_size=6))
def test_intake_copy_pieces_join_to_the_whole(pieces: list[Piece]) -> None:
    """No piece gains or loses letters to another, and verbatim marks stay."""
    texts = set_right(pieces, "en")
    for piece, text in zip(pieces, texts, strict=True):
        assert re.findall("[ab1]", piece.text) == re.findall("[ab1]", text)
        if piece.verbatim:
            assert piece.text.replace(" ", "") == text.replace(" ", "")


PLAIN_BLOCK = st.lists(
    st.sampled_from(
        [
            "w",
            "*w*",
            "#",
            "1914.",
            "-",
            "+",
            "[w]:",
            "<w>",
            "&amp;",
            "`",
            "_w_",
            "|",
            "---",
            "===",
            "> w",
            "w\\",
            "!",
            "~~~",
            ":::",
            "2)",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(deadline=None, max_examples=120)
@given(st.lists(PLAIN_BLOCK, min_size=1, max_size=5))
def test_intake_copy_import_keeps_every_word(blocks: list[str]) -> None:
    """What was imported and read back has the words of the text, in order."""
    text = "QR Code\nhttps://example.org/a\n\n" + "\n\n".join(blocks)
    made = import_copy(text.encode(), "a.txt").value
    assert made is not None
    read = read_body(made.text.split("---\n", 2)[2], "a.md", 1, "ja").value
    back = " ".join(plain(block.runs) for block in read.blocks if isinstance(block, Paragraph)).split()
    assert back == " ".join(blocks).split()


def test_intake_copy_marks_differ_between_opening_and_closing() -> None:
    """The known words above never contain a mark of any language."""
    assert all(
        not any(map(str.isalnum, "".join((*marks_of(lang).double, *marks_of(lang).single))))
        for lang in ("en", "fr", "ru")
    )
