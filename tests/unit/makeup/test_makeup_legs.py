"""Leg breaking: slack, prices, forbidden breaks, opened crossheads, solid matter."""

from dataclasses import replace

from makeup_specimens import a_crosshead, a_paragraph, solid, some_copy

from stonehand.makeup.legs import GIVING, LEVEL, Cut, Rule, cuts_of, fill, fill_to_end, leg_depth, opened_lines
from stonehand.makeup.matter import after, copy_lines, rest, weigh
from stonehand.model.galley import Kind, Line
from stonehand.model.units import Lines

DEEP = Lines(100)


def plain(count: int) -> tuple[Line, ...]:
    """Give lines that may be parted anywhere for nothing."""
    return tuple(replace(line, break_after=0) for line in a_paragraph(count))


def test_legs_without_a_spare_line_are_full() -> None:
    """12 lines fill three legs of 4 exactly."""
    filled = fill_to_end(weigh(plain(12), DEEP), 0, (4, 4, 4))
    assert filled is not None
    assert cuts_of(filled) == (Cut(0, 4, 0), Cut(4, 8, 0), Cut(8, 12, 0))


def test_legs_do_not_come_out_with_more_white_than_a_line_each() -> None:
    """8 lines in three legs of 4 would leave one leg short by two at least: 3 x 4 - 8 = 4 > 3."""
    assert fill_to_end(weigh(plain(8), DEEP), 0, (4, 4, 4)) is None


def test_a_spare_line_is_spent_to_avoid_a_widow() -> None:
    """A paragraph of 5 after one of 6: a leg of 10 would leave its last line alone, so the leg takes 9 (widow 10 > short 2)."""
    lines = (*a_paragraph(6), *a_paragraph(5, 1), *a_paragraph(6, 2))
    filled = fill_to_end(weigh(lines, DEEP), 0, (10, 8))
    assert filled is not None
    assert cuts_of(filled)[0] == Cut(0, 9, 0)


def test_no_leg_ends_with_a_crosshead() -> None:
    """Ten lines and a crosshead with its white: a leg of 12 may not end after it, and ends before it when it may be shorter."""
    lines = (*plain(10), a_crosshead(), *plain(12))
    assert all(cuts_of(way)[0].stop != 11 for way in fill(weigh(lines, DEEP), 0, (12, 12), Rule(slack=2)))
    assert fill(weigh(lines, DEEP), 0, (12, 12), Rule(slack=0, opens=False)) == ()


def test_white_above_the_first_line_of_a_leg_is_dropped() -> None:
    """A leg that begins with a crosshead is 1 + 4 lines deep, not 2 + 4."""
    matter = weigh((*plain(5), a_crosshead(), *plain(4)), DEEP)
    filled = fill_to_end(matter, 0, (5, 5))
    assert filled is not None
    assert [leg_depth(matter, cut) for cut in cuts_of(filled)] == [5, 5]


def test_a_crosshead_is_opened_where_a_leg_is_two_lines_short() -> None:
    """5 + (1 + 1) + 5 = 12 lines in a leg of 14: one line of slack, and one opened above the crosshead."""
    matter = weigh((*plain(5), a_crosshead(), *plain(5)), DEEP)
    filled = fill_to_end(matter, 0, (14,))
    assert filled is not None
    (cut,) = cuts_of(filled)
    assert opened_lines(matter, cut) == (5,)
    assert leg_depth(matter, cut) == 13


def test_solid_matter_is_never_cut() -> None:
    """A table of 6 lines does not go into the 3 lines left of a leg; where legs may give, it begins the next."""
    matter = weigh((*plain(7), solid(6), *plain(2)), DEEP)
    assert fill_to_end(matter, 0, (10, 10), LEVEL) is None
    filled = fill_to_end(matter, 0, (10, 10), GIVING)
    assert filled is not None
    assert cuts_of(filled) == (Cut(0, 7, 0), Cut(7, 10, 0))


def test_matter_deeper_than_any_leg_is_passed_over() -> None:
    """The legs go on after it, and it is not counted in what is left."""
    matter = weigh((*plain(3), solid(20), *plain(3)), Lines(10))
    assert matter.barriers == (3,)
    assert after(matter, 3) == 4
    assert rest(matter, 0) == 6
    filled = fill_to_end(matter, 0, (3, 3))
    assert filled is not None
    assert cuts_of(filled) == (Cut(0, 3, 0), Cut(4, 7, 0))


def test_lines_kept_together_deeper_than_a_leg_may_be_parted() -> None:
    """Six lines no leg may cut, legs of four: they are parted at a price rather than lost."""
    kept = tuple(replace(line, break_after=10_000) for line in a_paragraph(6))
    assert fill_to_end(weigh(kept, Lines(4)), 0, (3, 3)) is not None
    assert fill_to_end(weigh(kept, Lines(6)), 0, (3, 3)) is None


def test_a_story_shorter_than_its_legs_leaves_the_last_ones_empty() -> None:
    """Three lines in five legs of one line: two stay empty, and that is level."""
    filled = fill_to_end(weigh(plain(3), DEEP), 0, (1,) * 5)
    assert filled is not None
    assert [cut.stop - cut.start for cut in cuts_of(filled)] == [1, 1, 1, 0, 0]


def test_repeats_do_not_count_as_copy() -> None:
    """A pull quote of 4 lines adds nothing to 7 lines of copy."""
    assert copy_lines((*plain(7), solid(4, Kind.PULL_QUOTE, repeat=True))) == 7


def test_copy_specimen_has_its_lines() -> None:
    """The specimen gives as many lines as asked for, crossheads aside."""
    assert sum(line.kind is Kind.BODY for line in some_copy(50)) == 50
