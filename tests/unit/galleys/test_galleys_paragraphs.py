"""Paragraphs as lines: prices, caps, datelines, end marks, indents, hyphens and the places where lines may not end."""

from typing import Any

import galleys_ground as ground
import pytest

from stonehand.model.article import Block, Emphasis, Paragraph, PullQuote, Role, Run
from stonehand.model.finding import Severity
from stonehand.model.galley import NEVER, Kind, Line

LONG = (
    "The harbour board met on Thursday to hear why the repair of the swing bridge had taken eleven months and not the four it "
    "had promised, and it did not like what it heard from the engineers who had been asked to explain themselves."
)


def lines_of(*blocks: Block, cap: bool = False, **fields: Any) -> tuple[Line, ...]:
    return ground.galley(ground.article(*blocks, **fields), drop_cap=cap).value.lines


def copy(lines: tuple[Line, ...]) -> str:
    return " ".join(line.text for line in lines)


def test_prices_keep_widows_and_orphans_off_the_feet() -> None:
    """After the first line costs 40 (orphan), after the last but one 100 (widow), after the last nothing; a hyphen 20 more."""
    lines = lines_of(ground.body(LONG), ground.body(LONG))
    first = [line for line in lines if line.paragraph == 0]
    assert [line.break_after - 20 * line.hyphen for line in first] == [40, *[0] * (len(first) - 3), 100, 0]


def test_nothing_ends_a_leg_under_a_crosshead() -> None:
    """A crosshead has a line of white above it, never ends a leg, and wants two lines after it."""
    crosshead = Paragraph(Role.CROSSHEAD, ground.roman("Who pays"), ground.WHERE)
    lines = lines_of(ground.body(LONG), crosshead, ground.body(LONG))
    at = next(index for index, line in enumerate(lines) if line.kind is Kind.CROSSHEAD)
    assert (lines[at].above, lines[at].break_after) == (1, NEVER)
    assert lines[at + 1].break_after == 150 + 40 + 20 * lines[at + 1].hyphen
    assert not lines[at + 1].indent


def test_a_drop_cap_takes_its_quote_along_and_holds_its_lines_together() -> None:
    """The cap leaves the text; three lines stand beside it and no leg ends between them."""
    lines = lines_of(ground.body(f"“{LONG}"), cap=True)
    cap = lines[0].cap
    assert cap is not None
    assert (cap.text, cap.lines) == ("“T", 3)
    assert lines[0].text.startswith("he harbour")
    assert [line.indent == cap.width for line in lines[:4]] == [True, True, True, False]
    assert [line.break_after for line in lines[:2]] == [NEVER, NEVER]


def test_a_short_paragraph_has_no_drop_cap() -> None:
    """Two lines cannot stand beside a cap of three."""
    lines = lines_of(ground.body("A short first paragraph, no more than this."), ground.body(LONG), cap=True)
    assert lines[0].cap is None
    assert lines[0].text.startswith("A short")


def test_the_dateline_runs_into_the_text_in_small_capitals() -> None:
    """Without a cap the dateline opens the first paragraph; the dash clings to it."""
    lines = lines_of(ground.body(LONG), dateline="Port Haven")
    assert [(piece.text, piece.emphasis) for piece in lines[0].pieces[:1]] == [("Port Haven", Emphasis.SMALL_CAPS)]
    assert copy(lines).startswith("Port Haven — The harbour")


def test_with_a_cap_the_dateline_joins_the_byline() -> None:
    """A cap of a dateline would be none of the story's."""
    found = ground.article(
        ground.body(LONG), byline="Marta Linde", dateline="Port Haven", headline=ground.roman("A head")
    )
    galley = ground.galley(found, drop_cap=True).value
    byline = galley.heads[0].parts[-1]
    assert byline.lines[0].pieces[0].text == "Marta Linde · Port Haven"
    assert "Port" not in copy(galley.lines)


def test_the_end_mark_stands_after_the_text_and_before_the_notes() -> None:
    """The last line of the last paragraph that is no note has the mark, and room for it."""
    note = Paragraph(Role.NOTE, ground.roman("A note."), ground.WHERE, marker="1")
    lines = lines_of(ground.body(LONG), ground.body(LONG), note)
    assert [line.kind for line in lines if line.end] == [Kind.BODY]
    assert next(line for line in lines if line.end).left == 1
    assert next(line for line in lines if line.kind is Kind.NOTE).above == 1


def test_items_hang_their_markers() -> None:
    """All lines of a list stand clear of the widest marker."""
    items = [Paragraph(Role.ITEM, ground.roman(LONG), ground.WHERE, marker=f"{n}.", level=1) for n in (1, 10)]
    lines = lines_of(*items)
    assert len({line.indent for line in lines}) == 1
    assert [line.marker for line in lines if line.marker] == ["1.", "10."]


def test_quotes_are_set_in_on_both_sides() -> None:
    """A quoted paragraph takes more lines than the same words as body text."""
    quote = Paragraph(Role.QUOTE, ground.roman(LONG * 3), ground.WHERE, level=1)
    assert len(lines_of(quote)) > len(lines_of(ground.body(LONG * 3)))


def test_nesting_two_hundred_levels_deep_keeps_a_measure() -> None:
    """However deep the copy is nested, two thirds of the measure are left."""
    deep = Paragraph(Role.QUOTE, ground.roman(LONG), ground.WHERE, level=200)
    assert 5 < len(lines_of(deep)) < 40


def test_no_line_begins_with_a_spaced_dash() -> None:
    """A dash belongs to the words before it."""
    lines = lines_of(ground.body(" \u2013 ".join(["some words"] * 60)))
    assert not any(line.text.startswith("\u2013") for line in lines)


def test_addresses_break_after_their_marks_and_without_a_hyphen() -> None:
    """A long address is broken at slashes and stops, and nothing is said of it."""
    address = "https://www.gazette.example.org/archive/1911/11/27/the-old-swing-bridge-opens?page=4&part=12"
    outcome = ground.galley(ground.article(ground.body(f"See {address} for the rest.")))
    assert not outcome.findings
    lines = outcome.value.lines
    assert not any(line.hyphen for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "").startswith(f"See{address}")
    assert all(line.text[-1] in "/.-?=&_r:" or " " in line.text for line in lines[:-1])


def test_a_word_of_500_letters_is_broken_and_reported() -> None:
    """It is set in full, over many lines, with a note saying so."""
    outcome = ground.galley(ground.article(ground.body("x" * 500)))
    assert [(found.id, found.severity) for found in outcome.findings] == [("galleys/forced-break", Severity.INFO)]
    assert "".join(line.text for line in outcome.value.lines) == "x" * 500


def test_soft_hyphens_are_honoured_and_leave_the_text() -> None:
    """The author's hyphen is used, and no invisible character reaches the page."""
    lines = lines_of(ground.body("xxxxxx\u00adyyyyyyyyyyyy " * 30))
    assert "\u00ad" not in copy(lines)
    assert all(line.text.endswith("xxxxxx") for line in lines if line.hyphen)
    assert any(line.hyphen for line in lines)


def test_a_missing_character_is_named_once() -> None:
    """The finding names the character, its number and the family, at the article's line."""
    outcome = ground.galley(ground.article(ground.body("snow \u2603 and \u2603 again")))
    assert [found.id for found in outcome.findings] == ["galleys/missing-glyph"]
    assert "U+2603" in outcome.findings[0].message
    assert outcome.findings[0].where == ground.WHERE


def test_a_missing_face_is_named_once_and_the_words_are_set() -> None:
    """Arabic has no italic: an error, once, and the copy is not lost."""
    runs = (Run("plain "), Run("slanted", Emphasis.ITALIC), Run(" and "), Run("again", Emphasis.ITALIC))
    outcome = ground.galley(ground.article(Paragraph(Role.BODY, runs, ground.WHERE), lang="ar"))
    lost = [found for found in outcome.findings if found.id == "galleys/missing-face"]
    assert len(lost) == 1
    assert copy(outcome.value.lines) == "plain slanted and again"
    assert all(piece.emphasis is Emphasis.ROMAN for line in outcome.value.lines for piece in line.pieces)


def test_a_language_without_patterns_is_told_once() -> None:
    """No hyphens, one note."""
    outcome = ground.galley(ground.article(ground.body(LONG), lang="tlh"))
    assert [found.id for found in outcome.findings] == ["galleys/no-hyphenation"]


@pytest.mark.parametrize("first", [True, False])
def test_pull_quotes_find_a_place_between_two_paragraphs(first: bool) -> None:  # noqa: FBT001 - pytest's parameter
    """Written before or after everything, a pull quote moves between two paragraphs of text; it is a repeat."""
    quote = PullQuote(ground.roman("It did not like what it heard"), ground.WHERE)
    texts = [ground.body(LONG) for _ in range(4)]
    blocks: tuple[Block, ...] = (quote, *texts) if first else (*texts, quote)
    lines = lines_of(*blocks)
    at = next(index for index, line in enumerate(lines) if line.kind is Kind.PULL_QUOTE)
    assert 0 < at < len(lines) - 1
    assert lines[at].repeat
    assert lines[at].depth == 2 + 2 * lines[at].markup.count('class="pl"')
    assert lines[at - 1].kind is lines[at + 1].kind is Kind.BODY


def test_a_line_knows_whether_its_word_goes_on() -> None:
    """Lines joined where they say so, and parted by a space elsewhere, are the copy: after its own hyphens too."""
    copy = "the well-known thirty-eight-year-old keeper of the to-and-fro half-hourly mail-boat on- and off-shore " * 6
    (galley,) = ground.galleys(ground.article(ground.body(copy.strip()))).value
    read = "".join(
        (line.cap.text if line.cap else "") + line.text + ("" if line.hyphen or line.joined else " ")
        for line in galley.lines
    )
    assert read.strip() == copy.strip()
    assert any(line.joined for line in galley.lines)
