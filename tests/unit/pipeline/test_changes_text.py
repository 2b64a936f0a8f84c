"""What changed as text for people, whole and hostile."""

import re
import unicodedata
from dataclasses import replace

import pytest
from changes_told import ALL, BRIDGE, CHANGED, HEADLINE, NASTY, STRANGERS
from hypothesis import given, settings
from hypothesis import strategies as st

from stonehand.model.changes import Changes, Edit
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.pipeline.reporting.changes.as_text import COLUMNS, changes_as_text
from stonehand.pipeline.reporting.changes.stretches import wrapped

TOLD = """\
main -> out/x
press: office -> gazette
libraries: pango 1.56 -> 1.57, weasyprint none -> 70.0
note: Page 3 was 289.0 x 380.0 mm, and is 280.0 x 380.0 mm.

page 3  changed  1.2 %                bridge, bridge.jpg
page 4  removed                       fair
page 4  was 5
page 5  added                         pool, bakery
page 6  was 7    pixels not compared  roof
page 8  changed  less than 0.1 %      bakery

bridge  Bridge opens in May  changed  page 3 -> 3, 4
  headline  issues/x/articles/bridge.md:2:11
    …opens in [-June-]{+May+}
  body  issues/x/articles/bridge.md:9
    …said so. [-It rains.-] Later the…
  caption  issues/x/articles/bridge.md:30
    {+The new bridge+}
  body  issues/x/articles/bridge.md:20  moved here
    one two three four five six seven eight nine ten eleven twelve …
  pictures: bridge.jpg

roof  Roof leaks  changed  page 6
  set anew: same words, other lines or type

pool  Pool fills  added  page 5

fair  removed  was on pages 4, 5

choir  Choir sings  moved  page 2 -> 7

sources
  issues/x/articles/bridge.md
  a/pool.md

6 pages and 5 stories differ"""


def edit(gone: str, come: str, before: str = "", behind: str = "") -> Edit:
    return Edit("body", gone, come, before, behind, Where("a.md", 1))


def test_every_kind_of_change_is_told() -> None:
    """What both are, pages with a line each, stories with their words, files, and how much in all."""
    assert changes_as_text(ALL) == TOLD


def test_where_nothing_changed_there_is_one_line() -> None:
    """Nothing follows what the two are called."""
    assert changes_as_text(Changes("main", "out/x")) == "main -> out/x: nothing changed"


def test_what_is_to_be_said_of_equals_is_said() -> None:
    """Sources may differ in what no page shows, and a note is never kept back."""
    told = changes_as_text(Changes("a", "b", sources=("x.md",), notes=("One is a PDF.",)))
    assert told == "a -> b\nnote: One is a PDF.\n\nsources\n  x.md\n\nnothing changed"


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        (Changes("a", "b", (CHANGED,)), "1 page differs"),
        (Changes("a", "b", (), (BRIDGE,)), "1 story differs"),
        (Changes("a", "b", (CHANGED,), (BRIDGE,)), "1 page and 1 story differ"),
        (Changes("a", "b", press=("x", "y")), "only the press profile differs"),
    ],
)
def test_the_last_line_counts(changes: Changes, last: str) -> None:
    """One is told as one, and what is not there is not told."""
    assert changes_as_text(changes).splitlines()[-1] == last


def test_words_gone_are_red_and_words_come_green() -> None:
    """The signs stay, so that colour carries nothing alone; every colour ends on its line."""
    told = changes_as_text(ALL, colour=True)
    assert "    …opens in \x1b[31m[-June-]\x1b[0m\x1b[32m{+May+}\x1b[0m\n" in told
    assert re.sub(r"\x1b\[\d+m", "", told) == TOLD


def test_a_page_read_from_a_pdf_tells_its_words() -> None:
    """They stand under their page, and are written nowhere."""
    page = replace(CHANGED, edits=(replace(HEADLINE, what="text", where=Where("")),))
    lines = changes_as_text(Changes("a.pdf", "b.pdf", (page,))).splitlines()
    assert lines[2:5] == ["page 3  changed  1.2 %  bridge, bridge.jpg", "  text", "    …opens in [-June-]{+May+}"]


def test_a_long_stretch_is_wrapped_with_its_colour_on_each_line() -> None:
    """A line that is broken within words gone is red to its end, and the next from its beginning."""
    assert list(wrapped(edit("aaaa bbbb cccc", "dd"), 10, colour=True)) == [
        "\x1b[31m[-aaaa\x1b[0m",
        "\x1b[31mbbbb\x1b[0m",
        "\x1b[31mcccc-]\x1b[0m",
        "\x1b[32m{+dd+}\x1b[0m",
    ]


def test_what_just_fits_is_not_broken() -> None:
    """Words come stand close to words gone, without the space that parts others."""
    assert list(wrapped(edit("b", "c", "a", "d"), 18, colour=False)) == ["…a [-b-]{+c+} d…"]
    assert list(wrapped(edit("b", "c", "a"), 13, colour=False)) == ["…a [-b-]{+c+}"]


def test_a_script_without_spaces_is_cut_by_columns() -> None:
    """An ideograph that would stand half outside goes to the next line."""
    assert list(wrapped(edit("", "橋を渡る人"), 7, colour=False)) == ["{+橋を", "渡る人+", "}"]


def test_text_is_a_hundred_columns_wide() -> None:
    """Indents count; the lines are as full as they can be."""
    story = replace(BRIDGE, edits=(edit("", "x" * 500), edit("ab " * 99, "")))
    widths = [len(line) for line in changes_as_text(Changes("a", "b", (), (story,))).splitlines()]
    assert max(widths) == COLUMNS


def test_one_long_label_moves_no_other_page() -> None:
    """The table is as wide as what is of common width; the label is told whole."""
    long = replace(CHANGED, before=PageId("x" * 50), after=PageId("x" * 50))
    lines = changes_as_text(Changes("a", "b", (CHANGED, long))).splitlines()
    assert lines[2] == "page 3  changed  1.2 %  bridge, bridge.jpg"
    assert lines[3].startswith(f"page {'x' * 50}  changed  1.2 %")


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(s) in "WF" else 1 for s in text if not unicodedata.combining(s))


@given(st.text("ab 橋を渡る", max_size=200), st.text("ab 橋é́", max_size=200), st.integers(8, 40))
def test_no_line_is_wider_than_its_measure(gone: str, come: str, measure: int) -> None:
    """Ideographs take two columns, and what has no spaces is cut; all words are there, in their order."""
    lines = list(wrapped(edit(gone, come, "x", "y"), measure, colour=False))
    assert all(columns(line) <= measure for line in lines)
    words = "".join(
        f"{sign}{''.join(text.split())}{end}"
        for sign, text, end in (("[-", gone, "-]"), ("{+", come, "+}"))
        if text.split()
    )
    assert "".join("".join(lines).split()) == f"…x{words}y…"


@settings(deadline=None)
@given(STRANGERS, st.booleans())
def test_no_text_steers_a_terminal_or_a_runner(changes: Changes, colour: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    """No control character but our own colours, no order at a line's beginning or within it."""
    told = re.sub(r"\x1b\[(?:31|32|0)m", "", changes_as_text(changes, colour=colour))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]", told)
    assert not any(line.strip().startswith("::") for line in told.split("\n"))
    assert "##[" not in told


@pytest.mark.parametrize("nasty", NASTY)
def test_no_text_makes_a_line_of_its_own(nasty: str) -> None:
    """A headline with line feeds is one line, whatever they are; edited words take only the lines they need."""
    story = replace(BRIDGE, headline=nasty, edits=(), pictures=())
    assert len(changes_as_text(Changes("a", "b", (), (story,))).splitlines()) == 5
    assert all(len(line) <= COLUMNS for line in wrapped(edit(nasty, nasty), COLUMNS - 1, colour=False))


def test_pages_keep_their_names_however_long() -> None:
    """A page of anybody's PDF is named even where every label is wider than the table's columns."""
    label = PageId("Supplement of the shipping news, page 1")
    told = changes_as_text(replace(ALL, pages=(replace(CHANGED, before=label, after=label),), stories=()))
    assert f"page {label}  changed  1.2 %  bridge, bridge.jpg" in told
