"""Figures: frames, slack and leg breaks counted from pages put together by hand."""

from dataclasses import replace

from lint_pages import LAYOUT, a_box, a_page, a_part, a_second_part, plain_copy, some_pages, turned
from makeup_specimens import a_code, a_crosshead, a_galley, a_paragraph

from stonehand.makeup.figures import figures
from stonehand.model.galley import Galley
from stonehand.model.page import Placed

WHOLE = (0, 3, 5, 57)
PARAGRAPH = 51
"""Lines of a leg of a whole page under its head."""


def paragraphs(*lengths: int) -> Galley:
    """Give a story in paragraphs of so many lines, and enough more to fill the page."""
    lines = [line for number, length in enumerate(lengths) for line in a_paragraph(length, number)]
    return a_galley("bridge", (*lines, *plain_copy(300)))


def test_a_full_frame_is_filled_exactly() -> None:
    """Five legs down to the foot: one frame, four breaks, no white."""
    makeup, _ = some_pages(a_page(a_part("bridge", WHOLE)))
    counted = figures(makeup, LAYOUT)
    assert (counted.frames, counted.filled_exactly, counted.slack, counted.leg_breaks) == (1, 1, 0, 4)


def test_a_short_frame_and_an_overset_story_are_not() -> None:
    """A leg two lines short is slack, one line is none, a code counts as text; a story with lines overset fills nothing exactly."""
    legs = [*((n, 9, 51) for n in range(4)), (4, 9, 49)]
    short, _ = some_pages(a_page(a_part("bridge", WHOLE, legs=legs)))
    over, _ = some_pages(a_page(a_part("bridge", WHOLE)))
    assert (figures(short, LAYOUT).filled_exactly, figures(short, LAYOUT).slack) == (0, 2)
    level = a_part(
        "bridge", (0, 3, 3, 57), legs=[(0, 9, 51), (1, 9, 50), (2, 9, 44)], qr=Placed(a_box(2, 53, 1, 7), a_code(7))
    )
    both, _ = some_pages(a_page(level, a_part("ferry", (3, 3, 2, 57), legs=[(3, 9, 47), (4, 9, 47)])))
    assert (figures(both, LAYOUT).filled_exactly, figures(both, LAYOUT).slack) == (1, 4)
    counted = figures(replace(over, overset=(("bridge", 7),)), LAYOUT)
    assert (counted.filled_exactly, counted.overset_lines) == (0, 7)


def test_widows_orphans_and_crossheads_at_a_foot_are_counted() -> None:
    """Leg 1 leaves a paragraph's last line over, leg 2 ends with a first line: two bad breaks of four. A crosshead makes three."""
    makeup, _ = some_pages(a_page(a_part("bridge", WHOLE)), galleys=[paragraphs(52, 49, 60)])
    counted = figures(makeup, LAYOUT)
    assert (counted.widows, counted.orphans, counted.crossheads_at_foot, counted.bad_breaks_percent) == (1, 1, 0, 50.0)
    lines = makeup.galleys[0].lines
    third = 3 * PARAGRAPH - 1
    with_crosshead = replace(makeup.galleys[0], lines=(*lines[:third], a_crosshead(), *lines[third:]))
    counted = figures(replace(makeup, galleys=(with_crosshead,)), LAYOUT)
    assert (counted.crossheads_at_foot, counted.bad_breaks_percent) == (1, 75.0)


def test_a_paragraph_of_two_lines_torn_apart_is_both() -> None:
    """Its first line ends a leg, its last begins the next: one bad break of four."""
    makeup, _ = some_pages(a_page(a_part("bridge", WHOLE)), galleys=[paragraphs(50, 2, 60)])
    counted = figures(makeup, LAYOUT)
    assert (counted.widows, counted.orphans, counted.bad_breaks_percent) == (1, 1, 25.0)


def test_a_paragraph_of_one_line_is_neither_widow_nor_orphan() -> None:
    """It stands whole wherever it stands."""
    makeup, _ = some_pages(a_page(a_part("bridge", WHOLE)), galleys=[paragraphs(50, 1, 1, 60)])
    counted = figures(makeup, LAYOUT)
    assert (counted.widows, counted.orphans) == (0, 0)


def test_a_jump_is_a_break_too() -> None:
    """Two parts of five legs: nine breaks, the turn among them, and one jump."""
    first = turned(a_part("bridge", WHOLE))
    makeup, _ = some_pages(a_page(first), a_page(a_second_part("bridge", WHOLE, first), number=2))
    counted = figures(makeup, LAYOUT)
    assert (counted.leg_breaks, counted.jumps, counted.frames) == (9, 1, 2)


def test_looks_are_counted_as_the_lint_sees_them() -> None:
    """Butted heads on the front count, on a later page they do not; dog-legs count everywhere; so do pictures."""
    butted = (a_part("a", (0, 3, 3, 57)), a_part("b", (3, 3, 2, 57)))
    hanging = a_part("c", (0, 3, 2, 57), legs=[(0, 9, 51), (1, 29, 31)], pictures=[(0, 3, 1, 4)])
    front, _ = some_pages(a_page(*butted), a_page(hanging, number=2))
    later, _ = some_pages(a_page(hanging), a_page(*butted, number=2))
    assert [figures(makeup, LAYOUT).butted_heads_on_front for makeup in (front, later)] == [1, 0]
    assert [figures(makeup, LAYOUT).dog_legs for makeup in (front, later)] == [1, 1]
    assert figures(front, LAYOUT).pictures == 1
