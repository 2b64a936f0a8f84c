"""Inspection: what make-up promises, broken one promise at a time on pages put together by hand."""

from dataclasses import replace

import pytest
from lint_pages import LAYOUT, a_page, a_part, a_second_part, some_pages, turned

from stonehand.makeup.inspection import check
from stonehand.model.page import MakeUp, Part
from stonehand.model.units import Lines

WHOLE = (0, 3, 5, 57)
BRIDGE = a_part("bridge", WHOLE)


def made(*parts: Part) -> MakeUp:
    """Give pages of one part each, whose galleys hold just the lines that stand."""
    makeup, _ = some_pages(*(a_page(part, number=number) for number, part in enumerate(parts, start=1)))
    stop = max(leg.stop for part in parts for leg in part.legs)
    return replace(makeup, galleys=tuple(replace(galley, lines=galley.lines[:stop]) for galley in makeup.galleys))


def ids(makeup: MakeUp, *, level: bool = False) -> list[str]:
    """Give the ids of what the inspection finds."""
    return [finding.id.removeprefix("makeup/") for finding in check(makeup, makeup.galleys, LAYOUT, level=level)]


def test_sound_pages_break_no_promise() -> None:
    """A story on one page, and one turned to a second."""
    first = turned(BRIDGE)
    assert ids(made(BRIDGE), level=True) == []
    assert ids(made(first, a_second_part("bridge", WHOLE, first)), level=True) == []


def test_a_leg_is_as_deep_as_its_lines() -> None:
    """Its box says a line less, its lines stand all the same."""
    *legs, last = BRIDGE.legs
    short = replace(last, box=replace(last.box, lines=Lines(last.box.lines - 1)))
    assert ids(made(replace(BRIDGE, legs=(*legs, short)))) == ["leg-depth"]


def test_no_line_is_lost_or_stands_twice() -> None:
    """A leg left out loses its lines; two legs exchanged are out of order; overset lines count as told."""
    assert ids(made(replace(BRIDGE, legs=BRIDGE.legs[1:]))) == ["lines-lost"]
    one, other, *legs = BRIDGE.legs
    swapped = (
        replace(one, start=other.start, stop=other.stop),
        replace(other, start=one.start, stop=one.stop),
        *legs,
    )
    assert ids(made(replace(BRIDGE, legs=swapped))) == ["out-of-order"]
    over = made(replace(BRIDGE, legs=BRIDGE.legs[1:]))
    assert ids(replace(over, overset=(("bridge", BRIDGE.legs[0].stop),))) == []


@pytest.mark.parametrize(("level", "broken"), [(True, ["ragged-feet"]), (False, [])])
def test_legs_end_level_only_where_that_is_promised(level: bool, broken: list[str]) -> None:  # noqa: FBT001 - a case
    """A last leg two lines short: a fault where make-up chose the depth, none in a frame that was given."""
    legs = [*((n, 9, 51) for n in range(4)), (4, 9, 49)]
    assert ids(made(a_part("bridge", WHOLE, legs=legs)), level=level) == broken


def test_what_the_lint_calls_an_error_breaks_a_promise() -> None:
    """Overlap, matter outside, a turn without a mate."""
    assert ids(made(a_part("bridge", (0, 2, 5, 58)))) == ["outside"]
    assert ids(made(turned(BRIDGE))) == ["turn-unpaired"]
    makeup, _ = some_pages(a_page(BRIDGE, a_part("ferry", WHOLE, legs=[])))
    galleys = tuple(replace(galley, lines=galley.lines[: BRIDGE.legs[-1].stop]) for galley in makeup.galleys)
    found = ids(replace(makeup, galleys=galleys, overset=(("ferry", BRIDGE.legs[-1].stop),)))
    assert found == ["overlap"]
