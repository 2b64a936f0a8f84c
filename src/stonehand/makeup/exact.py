"""Exact filling: an area whose every leg comes down to one foot, with at most a line of white in each. Text, ground and a
depth go in, the area comes out or nothing does.
"""

from collections.abc import Sequence

from stonehand.makeup.areas import Area, Pour, Room, area_of, rooms_to
from stonehand.makeup.legs import LEVEL, Filled, fill, fill_to_end
from stonehand.makeup.matter import rest
from stonehand.makeup.prices import LEAST_AFTER, LEAST_BEFORE, LEAST_LEG, TURN

SLACK = 1
"""Lines by which a leg, or a picture without text under it, may miss the foot."""


def close_exactly(pour: Pour, foot: int) -> Area | None:
    """Place all that is left of a story down to just this foot; `None` if it does not come out."""
    rooms = rooms_for(pour, foot)
    if rooms is None or not may_hold(pour, rooms):
        return None
    filled = fill_to_end(pour.matter, pour.line, [room.depth for room in rooms], LEVEL)
    return filled and area_of(pour, foot, rooms, filled)


def turns_exactly(pour: Pour, foot: int) -> tuple[Area, ...]:
    """Fill down to just this foot and turn: an area for every line at which the trade lets a story be cut, the cheapest first.

    A cut is neither on a hyphen nor at a paragraph's end, 24 lines stand before it and 18 after.
    """
    rooms = rooms_for(pour, foot)
    if rooms is None or sum(room.depth for room in rooms) < LEAST_BEFORE:
        return ()
    filled = fill(pour.matter, pour.line, [room.depth for room in rooms], LEVEL)
    cuts = sorted((way for way in filled if _may_turn(pour, way)), key=lambda way: (way.cost, -way.line))
    return tuple(area_of(pour, foot, rooms, way._replace(cost=way.cost + TURN)) for way in cuts)


def rooms_for(pour: Pour, foot: int) -> tuple[Room, ...] | None:
    """Give the legs' rooms down to a foot; `None` where a picture would hang above it, reach under it, or leave a shallow
    leg.
    """
    ground = pour.ground
    if ground.floor > foot:
        return None
    rooms = rooms_to(pour, foot, LEAST_LEG)
    used = {room.column for room in rooms}
    hangs = any(foot - low > SLACK for column, low in enumerate(ground.feet) if column not in used)
    return None if hangs or not rooms else rooms


def may_hold(pour: Pour, rooms: Sequence[Room]) -> bool:
    """Tell by sums alone whether the text can come out in these rooms; most depths are ruled out here."""
    matter = pour.matter
    cells = sum(room.depth for room in rooms)
    whites = matter.openable[-1] - matter.openable[pour.line]
    most = (
        pour.left
        + len(rooms) * SLACK
        + min(whites, matter.opens * len(rooms))
        + max(matter.repeated) * (len(rooms) - 1)
    )
    return pour.left - (len(rooms) - 1) * matter.white <= cells <= most


def _may_turn(pour: Pour, way: Filled) -> bool:
    matter = pour.matter
    if not 0 < way.line < matter.end or rest(matter, way.line) < LEAST_AFTER:
        return False
    last = matter.lines[way.line - 1]
    return not last.hyphen and last.left > 1
