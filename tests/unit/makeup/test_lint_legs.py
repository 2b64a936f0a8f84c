"""Lint, legs and art: rectangles, depths, feet, and where pictures stand."""

from dataclasses import replace

import pytest
from lint_pages import Rectangle, a_box, a_page, a_part, an_ad, found, only
from makeup_specimens import a_code, a_galley, solid, some_copy

from stonehand.model.galley import NEVER
from stonehand.model.page import Placed

WHOLE = (0, 3, 5, 57)


def test_a_leg_that_begins_lower_under_nothing_makes_a_dog_leg() -> None:
    """The third leg begins ten lines below the others, and nothing stands over it."""
    legs = [(0, 9, 51), (1, 9, 51), (2, 19, 41), (3, 9, 51), (4, 9, 51)]
    (flaw,) = only("dog-leg", found(a_page(a_part("bridge", WHOLE, legs=legs))))
    assert flaw.finding.message == (
        "bridge stands in a dog-leg: its leg in column 3 begins 10 lines below the others with nothing over it"
    )


@pytest.mark.parametrize(("lower", "count"), [(2, 0), (3, 1)])
def test_two_lines_of_white_need_no_reason(lower: int, count: int) -> None:
    """A crosshead's white and a caption's may stand over a leg."""
    legs = [(0, 9, 51), (1, 9 + lower, 51 - lower)]
    assert len(only("dog-leg", found(a_page(a_part("bridge", (0, 3, 2, 57), legs=legs))))) == count


@pytest.mark.parametrize(
    ("picture", "count"), [((1, 9, 1, 9), 0), ((1, 9, 1, 6), 1), ((0, 9, 1, 10), 1), ((2, 9, 1, 10), 1)]
)
def test_only_what_stands_over_a_leg_explains_it(picture: Rectangle, count: int) -> None:
    """A picture that ends a caption and a line above the second leg does; one five lines above, or beside it, does not."""
    legs = [(0, 20, 40) if picture[0] == 0 else (0, 9, 51), (1, 20, 40), (2, 20, 40) if picture[0] == 2 else (2, 9, 51)]
    part = a_part("bridge", (0, 3, 3, 57), legs=legs, pictures=[picture])
    assert len(only("dog-leg", found(a_page(part)))) == count


def test_a_leg_right_under_a_caption_is_no_dog_leg() -> None:
    """No white between caption and text: ugly, and still a rectangle."""
    part = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 51), (1, 19, 41)], pictures=[(1, 9, 1, 9)])
    assert only("dog-leg", found(a_page(part))) == []


def test_a_leg_under_a_picture_or_a_head_is_no_dog_leg() -> None:
    """A picture of nine lines with its caption and a line of white over the third leg; a head over four of five columns."""
    legs = [(0, 9, 51), (1, 9, 51), (2, 20, 40), (3, 20, 40), (4, 9, 51)]
    under_picture = a_part("bridge", WHOLE, legs=legs, pictures=[(2, 9, 2, 9)])
    wing = a_part(
        "bridge",
        WHOLE,
        head=(0, 3, 4, 15),
        legs=[*((n, 18, 42) for n in range(4)), (4, 25, 35)],
        pictures=[(4, 3, 1, 20)],
    )
    for part in (under_picture, wing):
        assert found(a_page(part)) == []


def test_an_advertisement_in_a_corner_makes_a_dog_leg() -> None:
    """The last leg ends above an advertisement that stands inside the frame."""
    legs = [*((n, 9, 51) for n in range(4)), (4, 9, 30)]
    flaws = only("dog-leg", found(a_page(a_part("bridge", WHOLE, legs=legs), ads=[an_ad("bakery", (4, 40, 1, 20))])))
    assert [flaw.finding.message for flaw in flaws] == [
        "bridge stands in a dog-leg: the advertisement bakery cuts a corner out of its frame"
    ]


def test_an_advertisement_beside_a_frame_cuts_nothing() -> None:
    """A frame of four columns with a column of advertisements at its right."""
    page = a_page(a_part("bridge", (0, 3, 4, 57)), ads=[an_ad("bakery", (4, 3, 1, 57))])
    assert found(page) == []


@pytest.mark.parametrize(("lines", "count"), [(5, 1), (6, 0)])
def test_a_leg_beside_others_has_six_lines(lines: int, count: int) -> None:
    """Five lines in five columns are too few; six will do."""
    part = a_part("brief", (0, 3, 5, 6 + lines))
    flaws = only("shallow-leg", found(a_page(part)))
    assert len(flaws) == count
    assert [flaw.amount for flaw in flaws] == [5] * count


def test_a_single_leg_may_be_shallow_but_not_under_a_picture() -> None:
    """A brief of four lines in one column; the same under a picture."""
    brief = a_part("brief", (0, 3, 1, 10), legs=[(0, 9, 4)])
    under = a_part("brief", (0, 3, 1, 21), legs=[(0, 20, 4)], pictures=[(0, 9, 1, 9)])
    assert only("shallow-leg", found(a_page(brief))) == []
    assert len(only("shallow-leg", found(a_page(under)))) == 1
    beside = a_part("brief", (0, 3, 2, 20), legs=[(0, 9, 4)], pictures=[(1, 9, 1, 9)])
    assert only("shallow-leg", found(a_page(beside))) == []


def test_the_shallowest_leg_is_named_by_its_column_in_the_frame() -> None:
    """In a frame from column 2 on: three lines in its second column, four in its third."""
    part = a_part("brief", (2, 3, 3, 16), legs=[(2, 9, 10), (3, 16, 3), (4, 15, 4)], pictures=[(3, 9, 2, 4)])
    (flaw,) = only("shallow-leg", found(a_page(part)))
    assert flaw.finding.message == "brief has 2 legs of fewer than 6 lines, the shallowest of 3 in column 2"


def test_a_code_under_a_leg_counts_as_depth() -> None:
    """Two lines of text over a code of seven are nine lines of leg."""
    part = a_part("brief", (0, 3, 2, 15), legs=[(0, 9, 9), (1, 9, 2)], qr=Placed(a_box(1, 11, 1, 7), a_code(7)))
    assert only("shallow-leg", found(a_page(part))) == []
    assert len(only("shallow-leg", found(a_page(replace(part, qr=None))))) == 1


@pytest.mark.parametrize(("lines", "apart"), [(50, 0), (49, 2)])
def test_feet_stand_at_most_a_line_apart(lines: int, apart: int) -> None:
    """A line is forgiven, two are ragged."""
    legs = [*((n, 9, 51) for n in range(4)), (4, 9, lines)]
    flaws = only("ragged-feet", found(a_page(a_part("bridge", WHOLE, legs=legs))))
    assert sum(flaw.amount for flaw in flaws) == apart
    assert all(flaw.told for flaw in flaws)
    # The short leg is the fifth, its text begins at line 9.
    spot = "page 1, bridge, 225.2 mm from the left, 47.8 mm from the top"
    assert [str(flaw.finding.where) for flaw in flaws] == ([spot] if apart else [])


def test_a_code_at_a_foot_makes_it_level() -> None:
    """44 lines of text and a code of seven end level with 51 lines."""
    legs = [*((n, 9, 51) for n in range(4)), (4, 9, 44)]
    part = a_part("bridge", WHOLE, legs=legs, qr=Placed(a_box(4, 53, 1, 7), a_code(7)))
    assert found(a_page(part)) == []


def test_matter_that_cannot_be_cut_excuses_ragged_feet() -> None:
    """A table row of ten lines that found no room in the leg before, or lines that must stay with the next: make-up tells of such
    legs itself. What comes two lines later excuses nothing.
    """
    legs = [(0, 9, 51), (1, 9, 41)]
    lines = (*some_copy(51, [100]), solid(10), *some_copy(31, [100]))
    part = a_part("bridge", (0, 3, 2, 57), legs=legs)
    short = replace(part, legs=(part.legs[0], replace(part.legs[1], start=51, stop=83)))
    assert only("ragged-feet", found(a_page(short), galleys=[a_galley("bridge", lines)])) == []
    assert len(only("ragged-feet", found(a_page(part)))) == 1
    kept = [
        replace(line, break_after=NEVER) if number == 91 else line for number, line in enumerate(some_copy(200, [100]))
    ]
    late = [
        replace(line, break_after=NEVER) if number == 93 else line for number, line in enumerate(some_copy(200, [100]))
    ]
    assert only("ragged-feet", found(a_page(part), galleys=[a_galley("bridge", kept)])) == []
    assert len(only("ragged-feet", found(a_page(part), galleys=[a_galley("bridge", late)]))) == 1


def test_a_picture_under_text_stands_in_its_way() -> None:
    """At the foot of its leg, and in the middle of one."""
    at_foot = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 51), (1, 9, 40)], pictures=[(1, 50, 1, 9)])
    middle = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 51), (1, 9, 20), (1, 40, 20)], pictures=[(1, 30, 1, 8)])
    beside = a_part("bridge", (0, 3, 3, 57), legs=[(0, 9, 51), (1, 9, 40), (2, 9, 51)], pictures=[(1, 50, 1, 9)])
    assert len(only("art-at-foot", found(a_page(beside)))) == 1
    (foot,), (between,) = (only("art-at-foot", found(a_page(part))) for part in (at_foot, middle))
    assert foot.finding.message == "the picture bridge.jpg of bridge stands at the foot of a leg of its text"
    assert between.finding.message == "the picture bridge.jpg of bridge stands in the middle of a leg of its text"


def test_a_picture_over_beside_or_across_its_text_does_not() -> None:
    """Over a leg; squared off beside the legs, down to the foot; as wide as its frame; alone."""
    over = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 51), (1, 20, 40)], pictures=[(1, 9, 1, 9)])
    beside = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 51)], pictures=[(1, 9, 1, 50)])
    across = a_part("bridge", (0, 3, 2, 57), legs=[(0, 9, 30), (1, 9, 30)], pictures=[(0, 40, 2, 19)])
    alone = a_part("bridge", (0, 3, 2, 57), legs=[], pictures=[(0, 9, 2, 50)])
    for part in (over, beside, across, alone):
        assert only("art-at-foot", found(a_page(part))) == []
