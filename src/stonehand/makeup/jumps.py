"""Jumps: a story cut between two frames, both filled exactly. The story's fitting for the first frame goes in; out come the
ways to fill that frame and turn, the cheapest first, each with the line the story goes on from.

At most one jump a story; the trade's minima (24 lines before, 18 after) and its bans (no cut after a hyphen or at a
paragraph's end) hold in every way given.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from stonehand.makeup.areas import Ends, Pour
from stonehand.makeup.exact import turns_exactly
from stonehand.makeup.prices import LEAST_BEFORE, PICTURE_WAITS
from stonehand.makeup.shapes import Shape, cells_above
from stonehand.makeup.stands import Fitting, Stand, stands
from stonehand.makeup.variants import Variant

_MOST_TRIED = 700
_TURN_LINE = 1


class Turned(NamedTuple):
    """The first frame filled: its shape, the line before which the story turns, and how many of its pictures stand in it."""

    shape: Shape
    line: int
    shown: int


def turns(fitting: Fitting, depth: int) -> Iterator[Turned]:
    """Give the ways to fill a frame of this depth and turn; each line of each variant once, roughly by price.

    Pictures may wait for the second part, the last one first.
    """
    known: set[tuple[int, int, int, int]] = set()
    filled: set[tuple[int, int, int, int]] = set()
    for cost, shown, stand, variant in _tries(fitting, depth)[:_MOST_TRIED]:
        foot = depth - stand.top
        key = (id(stand.ground), variant.quotes, variant.crossheads, foot)
        if key in filled:
            continue
        filled.add(key)
        pour = Pour(variant.matter, fitting.line, stand.ground, Ends(fitting.resumed, _TURN_LINE))
        for area in turns_exactly(pour, foot):
            place = (variant.quotes, variant.crossheads, area.line, shown)
            if place not in known:
                known.add(place)
                price = cost - stand.ground.cost + area.cost
                yield Turned(Shape(fitting.columns, depth, price, stand, variant, area), area.line, shown)


def _tries(fitting: Fitting, depth: int) -> list[tuple[int, int, Stand, Variant]]:
    """Give what may be tried, by price: stands with room for the lines that must stand before a turn."""
    found = [
        (stand.cost + variant.cost + PICTURE_WAITS * (len(fitting.shots) - shown), shown, stand, variant)
        for shown in range(len(fitting.shots), -1, -1)
        for stand in stands(replace(fitting, shots=fitting.shots[:shown], known={}))
        if stand.kind != "beside"
        and stand.ground.floor <= depth - stand.top
        and cells_above(stand.ground, depth - stand.top) > LEAST_BEFORE
        for variant in fitting.variants
    ]
    return sorted(found, key=lambda one: one[:2])
