"""Areas: the pictures and text of one part of a story, without its head. A ground and a run of lines go in; out come areas
that end the story in level legs, or fill a given depth and turn.

Everything is counted from the area's own top left corner. The from-line takes the first line of the first leg, the turn
line or the QR block the last lines of the last leg.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stonehand.makeup.grounds import Ground
from stonehand.makeup.legs import GIVING, LEVEL, LOOSE, Cut, Filled, Rule, cuts_of, fill, fill_to_end, leg_depth
from stonehand.makeup.matter import Matter, rest
from stonehand.makeup.prices import (
    GIVE,
    LEAST_AFTER,
    LEAST_BEFORE,
    LEAST_LEG,
    SHALLOW_LEG,
    THIN_LEG,
    TURN,
    TURN_ON_HYPHEN,
    TURN_ON_PARAGRAPH,
    WHITE,
)


class Room(NamedTuple):
    """A leg's room: its column, the line its text begins at, and how many lines it holds."""

    column: int
    top: int
    depth: int


class Area(NamedTuple):
    """Pictures and legs of a part: its depth and price, rooms with their cuts, and where the story goes on (`line`).

    `lead` is where the from-line stands, `tail` where the turn line or QR block begins (column, line); `short` is by how many
    lines the shallowest leg misses its foot.
    """

    depth: int
    cost: int
    ground: Ground
    legs: tuple[tuple[Room, Cut], ...]
    line: int
    lead: tuple[int, int] | None
    tail: tuple[int, int] | None
    short: int


class Ends(NamedTuple):
    """What stands at an area's ends besides text: is it `resumed` under a from-line, and the lines kept at the last foot."""

    resumed: bool
    tail: int


class Pour(NamedTuple):
    """What an area is made of: a story's lines from `line` on, the ground they are poured over, and what stands at the ends."""

    matter: Matter
    line: int
    ground: Ground
    ends: Ends

    @property
    def left(self) -> int:
        """The depth of what is left of the story, as one leg."""
        return rest(self.matter, self.line)


def close(pour: Pour, limit: int) -> tuple[Area, ...]:
    """Place all that is left of the story over this ground, in legs that end level: the shallowest area, and one a line deeper
    where whites can be opened.

    Legs are uneven only where matter that may not be cut leaves no other way. Empty if it is deeper than `limit` lines.
    """
    if pour.left == 0 and not any(pour.ends):
        area = area_of(pour, pour.ground.floor, (), Filled(0, pour.matter.end))
        return (area,) if area.depth <= limit else ()
    for closing in (_level, _thin, _code_alone, _loose, _giving):
        found = tuple(area for area in closing(pour, limit) if area.depth <= limit)
        if found:
            return found
    return ()


def turn(pour: Pour, depth: int) -> Area | None:
    """Fill an area of just this depth and turn at a good line; `None` if the trade's minima cannot be kept."""
    rooms = rooms_to(pour, depth, LEAST_LEG)
    if not rooms or pour.ground.floor > depth or any(depth - room.top < LEAST_LEG for room in rooms):
        return None
    depths = [room.depth for room in rooms]
    if sum(depths) < LEAST_BEFORE or pour.left < sum(depths) + LEAST_AFTER - len(depths):
        return None
    filled = fill(pour.matter, pour.line, depths)
    return _turned(pour, depth, rooms, [way for way in filled if rest(pour.matter, way.line) >= LEAST_AFTER])


def turn_anyhow(pour: Pour, depth: int) -> Area | None:
    """Fill an area of at most this depth as well as it goes, whatever is left after it; `None` if no turn line fits."""
    if pour.ground.floor > depth:
        return None
    for foot in range(depth, max(pour.ground.floor, depth - GIVE) - 1, -1):
        area = _poured(pour, foot, LEVEL, going_on=True)
        if area is not None:
            return area
    closed = close(pour, depth) if pour.left else ()
    if closed:
        return closed[0]._replace(cost=closed[0].cost + TURN)
    return _poured(pour, depth, LOOSE, going_on=False) or _poured(pour, depth, GIVING, going_on=False)


def _poured(pour: Pour, depth: int, rule: Rule, *, going_on: bool) -> Area | None:
    """Fill an area and turn, with a line left to turn over if the story must be `going_on`."""
    rooms = rooms_to(pour, depth, LEAST_LEG) or rooms_to(pour, depth, 1)
    if not rooms:
        return None
    filled = fill(pour.matter, pour.line, [room.depth for room in rooms], rule)
    unfinished = [way for way in filled if way.line < pour.matter.end]
    return _turned(pour, depth, rooms, unfinished if going_on or unfinished else filled)


def _turned(pour: Pour, depth: int, rooms: Sequence[Room], filled: Sequence[Filled]) -> Area | None:
    priced = [way._replace(cost=way.cost + _turn_price(pour.matter, way.line)) for way in filled]
    best = min(priced, key=lambda way: (way.cost, -way.line), default=None)
    return best and area_of(pour, depth, rooms, best)


def _turn_price(matter: Matter, line: int) -> int:
    if not 0 < line < matter.end:
        return TURN
    last = matter.lines[line - 1]
    return TURN + TURN_ON_HYPHEN * last.hyphen + TURN_ON_PARAGRAPH * (last.left == 1)


def _level(pour: Pour, limit: int) -> Iterator[Area]:
    """Close in legs at most a line apart."""
    for area in _closings(pour, limit, LEVEL, spare=3):
        yield area
        if pour.matter.openable[-1] == pour.matter.openable[pour.line]:
            return


def _thin(pour: Pour, limit: int) -> Iterator[Area]:
    """Close level by letting legs under a picture be shallower than the trade likes."""
    if pour.ground.blocks:
        for area in islice(_closings(pour, limit, LEVEL, spare=3, least=1), 1):
            yield area._replace(cost=area.cost + THIN_LEG)


def _loose(pour: Pour, limit: int) -> Iterator[Area]:
    return islice(_closings(pour, limit, LOOSE, spare=5), 1)


def _giving(pour: Pour, limit: int) -> Iterator[Area]:
    return islice(_closings(pour, limit, GIVING, spare=limit), 1)


def _closings(pour: Pour, limit: int, rule: Rule, spare: int, least: int = LEAST_LEG) -> Iterator[Area]:
    """Give the areas in which the story comes out, the shallowest first and no other than the next deeper one after it;
    legs are not tried with more than `spare` lines of white in each.
    """
    deepest = limit
    for foot, rooms in _feet(pour, limit, least):
        if foot > deepest or sum(room.depth for room in rooms) > pour.left + spare * len(rooms):
            return
        filled = fill_to_end(pour.matter, pour.line, [room.depth for room in rooms], rule)
        if filled is not None:
            deepest = min(deepest, foot + 1)
            shallow = 0 if pour.ground.blocks else max(0, LEAST_LEG - foot)
            yield area_of(pour, foot, rooms, filled._replace(cost=filled.cost + SHALLOW_LEG * shallow))


def _code_alone(pour: Pour, limit: int) -> Iterator[Area]:
    """Close a story shallower than its QR block: the block has the last column to itself, the text the others."""
    ground, tail = pour.ground, pour.ends.tail
    if not tail or (len(ground.tops) == 1 and (pour.left or pour.ends.resumed)):
        return
    columns = len(ground.tops) - 1
    narrower = ground._replace(tops=ground.tops[:-1], feet=ground.feet[:-1])
    for area in close(pour._replace(ground=narrower, ends=pour.ends._replace(tail=0)), limit):
        depth = max(area.depth, ground.tops[-1] + tail)
        cost = area.cost + WHITE * (depth - area.depth) * columns
        yield area._replace(depth=depth, cost=cost, ground=ground, tail=(columns, depth - tail))


def _feet(pour: Pour, limit: int, least: int) -> Iterator[tuple[int, tuple[Room, ...]]]:
    """Give the feet at which what is left may come out, from the highest down, with the rooms above each."""
    tops = pour.ground.tops
    white = pour.matter.white
    first = highest_foot(tops, pour.left + pour.ends.tail - (len(tops) - 1) * white)
    for foot in range(max(1, first), limit + 1):
        rooms = rooms_to(pour, foot, least)
        if rooms and sum(room.depth for room in rooms) >= pour.left - (len(rooms) - 1) * white:
            yield foot, rooms


def highest_foot(tops: Sequence[int], cells: int) -> int:
    """Give the highest foot with so many lines between it and the columns' tops."""
    above = foot = 0
    for used, top in enumerate(sorted(tops), start=1):
        if used > 1 and foot <= top:
            break
        above += top
        foot = -(-(cells + above) // used)
    return foot


def rooms_to(pour: Pour, foot: int, least: int) -> tuple[Room, ...]:
    """Give the rooms of legs down to this foot: under a picture none shallower than `least`. Empty if the ends do not fit."""
    ground, ends = pour.ground, pour.ends
    rooms = [
        Room(column, top, foot - top)
        for column, top in enumerate(ground.tops)
        if foot - top >= (least if ground.feet[column] else 1)
    ]
    if not rooms:
        return ()
    if ends.resumed:
        rooms[0] = Room(rooms[0].column, rooms[0].top + 1, rooms[0].depth - 1)
    rooms[-1] = rooms[-1]._replace(depth=rooms[-1].depth - ends.tail)
    return tuple(rooms) if rooms[-1].depth >= 0 else ()


def area_of(pour: Pour, foot: int, rooms: Sequence[Room], filled: Filled) -> Area:
    """Make the area of rooms that have been filled."""
    ground, ends = pour.ground, pour.ends
    depth = max(foot, ground.floor)
    used = {room.column for room in rooms}
    ends_at = [foot if column in used else low for column, low in enumerate(ground.feet)]
    white = sum(depth - end for end in ends_at) if ground.blocks else 0
    legs = tuple(zip(rooms, cuts_of(filled), strict=True)) if rooms else ()
    return Area(
        depth=depth,
        cost=ground.cost + filled.cost + WHITE * white,
        ground=ground,
        legs=tuple((room, cut) for room, cut in legs if cut.start < cut.stop),
        line=filled.line,
        lead=(rooms[0].column, rooms[0].top - 1) if ends.resumed and rooms else None,
        tail=(rooms[-1].column, foot - ends.tail) if ends.tail and rooms else None,
        short=max((room.depth - leg_depth(pour.matter, cut) for room, cut in legs), default=0),
    )
