"""Lint, turns: pairs, direction, number, and the line a story is cut at. Part 1 fills page 1, part 2 page 2."""

from dataclasses import replace

import pytest
from lint_pages import a_box, a_page, a_part, a_second_part, found, ids, only, plain_copy, turned
from makeup_specimens import a_galley, some_copy

from stonehand.model.finding import Severity
from stonehand.model.galley import Piece
from stonehand.model.page import MadeUpPage, Placed

WHOLE = (0, 3, 5, 57)
FIRST = turned(a_part("bridge", WHOLE))
SECOND = a_second_part("bridge", WHOLE, FIRST)
CUT = FIRST.legs[-1].stop
"""The line of the galley the story is cut before: 5 legs of 51 lines, one taken by the turn line."""


def two_pages() -> tuple[MadeUpPage, MadeUpPage]:
    """A story on two pages, each filled by its part."""
    return a_page(FIRST), a_page(SECOND, number=2)


def test_a_story_on_two_pages_has_no_flaw() -> None:
    """Turn line and from-line name each other's page."""
    assert found(*two_pages()) == []


@pytest.mark.parametrize("page", ["3", "12"])
def test_a_turn_line_to_another_page_is_unpaired(page: str) -> None:
    """Page 12 is not page 2, though a 2 is in it."""
    wrong = turned(a_part("bridge", WHOLE), page)
    (flaw,) = only("turn-unpaired", found(a_page(wrong), a_page(SECOND, number=2)))
    assert flaw.finding.severity is Severity.ERROR
    assert flaw.finding.message == (
        f"bridge on page 1 ends with 'Continued on page {page}' where 'Continued on page 2' belongs"
    )
    # The turn line stands in the fifth column's last line: 16 + 4 x 52.3 mm, 16 + 59 lines of 10 pt.
    assert str(flaw.finding.where) == "page 1, bridge, 225.2 mm from the left, 224.1 mm from the top"


def test_a_turn_line_without_a_mate_and_a_mate_without_one_are_unpaired() -> None:
    """A part that goes nowhere, one that comes from nowhere, one whose lines are missing."""
    assert ids(found(a_page(FIRST))) == {"turn-unpaired"}
    assert "turn-unpaired" in ids(found(a_page(SECOND)))
    assert len(only("turn-unpaired", found(a_page(replace(FIRST, turn=None)), a_page(SECOND, number=2)))) == 1
    assert len(only("turn-unpaired", found(a_page(FIRST), a_page(replace(SECOND, resumed=None), number=2)))) == 1


def test_a_story_that_goes_on_before_it_begins_turns_backwards() -> None:
    """Part 1 on page 2, part 2 on page 1."""
    first = turned(a_part("bridge", WHOLE), "1")
    second = replace(SECOND, resumed=Placed(a_box(0, 9, 1, 1), "From page 2"))
    (flaw,) = found(a_page(second), a_page(first, number=2))
    assert flaw.finding.id == "makeup/turn-backwards"
    assert flaw.finding.message == "bridge turns from page 2 back to page 1"
    left, right = turned(a_part("bridge", (0, 3, 2, 57)), "1"), a_second_part("bridge", (2, 3, 3, 57), FIRST)
    assert "turn-backwards" in ids(found(a_page(left, right)))


def test_a_second_jump_is_one_too_many_unless_the_story_fills_whole_pages() -> None:
    """Three parts: alone on page 2 it could go no other way; beside another story it could."""
    middle = replace(turned(SECOND), turn=Placed(a_box(4, 59, 1, 1), "Continued on page 3"))
    last = replace(a_second_part("bridge", (0, 3, 5, 57), middle), resumed=Placed(a_box(0, 9, 1, 1), "From page 2"))
    galley = a_galley("bridge", plain_copy(900))
    assert found(a_page(FIRST), a_page(middle, number=2), a_page(last, number=3), galleys=[galley]) == []
    middle = turned(a_second_part("bridge", (0, 3, 3, 57), FIRST), "3")
    pages = a_page(FIRST), a_page(middle, a_part("ferry", (3, 3, 2, 57), size=12), number=2)
    last = replace(a_second_part("bridge", WHOLE, middle), resumed=Placed(a_box(0, 9, 1, 1), "From page 2"))
    (flaw,) = found(*pages, a_page(last, number=3), galleys=[galley])
    assert flaw.finding.id == "makeup/second-jump"


def test_a_first_jump_from_a_page_shared_with_others_is_none_too_many() -> None:
    """It begins beside another story, and ends on a page of its own."""
    first = turned(a_part("bridge", (0, 3, 3, 57)))
    pages = (
        a_page(first, a_part("ferry", (3, 3, 2, 57), size=12)),
        a_page(a_second_part("bridge", WHOLE, first), number=2),
    )
    assert found(*pages) == []


def test_a_turn_never_cuts_a_word() -> None:
    """A hyphen of ours, or one of the copy's, before the turn line."""
    lines = plain_copy()
    broken, written = replace(lines[CUT - 1], hyphen=True), replace(lines[CUT - 1], pieces=(Piece("well-"),))
    for last in (broken, written):
        galley = a_galley("bridge", (*lines[: CUT - 1], last, *lines[CUT:]))
        (flaw,) = found(*two_pages(), galleys=[galley])
        assert flaw.finding.id == "makeup/turn-on-hyphen"
        assert "-'" in flaw.finding.message


def test_a_turn_never_stands_at_a_paragraphs_end() -> None:
    """The paragraph ends with the last line before the turn; a line later is fine."""
    ends, goes_on = some_copy(CUT, [CUT]), some_copy(CUT + 1, [CUT + 1])
    rest = plain_copy()
    assert ids(found(*two_pages(), galleys=[a_galley("bridge", (*ends, *rest))])) == {"turn-at-paragraph-end"}
    assert found(*two_pages(), galleys=[a_galley("bridge", (*goes_on, *rest))]) == []


@pytest.mark.parametrize(("lines", "count"), [(25, 0), (24, 1)])
def test_24_lines_stand_before_a_turn(lines: int, count: int) -> None:
    """A leg of 25 lines, one of them the turn line, is enough; one of 24 is not."""
    first = turned(a_part("bridge", (0, 3, 1, 6 + lines)))
    second = a_second_part("bridge", WHOLE, first)
    flaws = only("short-turn", found(a_page(first), a_page(second, number=2)))
    assert [flaw.amount for flaw in flaws] == [1] * count


@pytest.mark.parametrize(("lines", "count"), [(18, 0), (17, 1)])
def test_18_lines_stand_after_a_turn(lines: int, count: int) -> None:
    """A second part of 18 lines is enough, one of 17 is not."""
    second = a_second_part("bridge", (0, 3, 1, 7 + lines), FIRST)
    galley = a_galley("bridge", some_copy(CUT + lines, [1000]))
    flaws = only("short-turn", found(a_page(FIRST), a_page(second, number=2), galleys=[galley]))
    assert [flaw.finding.message for flaw in flaws] == [
        f"bridge turns from page 1 to 2 after 254 lines, before {lines}"
    ] * count


def test_what_is_missing_on_both_sides_adds_up() -> None:
    """A line too few before, three after: four lines of fault. Legs a line short count with the room they have."""
    first = turned(a_part("bridge", (0, 3, 2, 18), legs=[(0, 9, 12), (1, 9, 11)]))
    second = a_second_part("bridge", (0, 3, 1, 22), first)
    galley = a_galley("bridge", some_copy(first.legs[-1].stop + 15, [1000]))
    (flaw,) = only("short-turn", found(a_page(first), a_page(second, number=2), galleys=[galley]))
    assert flaw.finding.message == "bridge turns from page 1 to 2 after 23 lines, before 15"
    assert flaw.amount == 1 + 3
