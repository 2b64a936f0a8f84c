"""Shapes: the rectangles a story can fill exactly. A story at a width goes in; out comes, for each depth it can fill, the
cheapest recipe: head, pictures, pull quotes, crossheads, and the legs themselves.

Sums alone rule out most depths; legs are broken only for what is left, in order of price, until nothing cheaper can come.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, cast

from stonehand.makeup.areas import Area, Ends, Pour, highest_foot
from stonehand.makeup.exact import SLACK, close_exactly
from stonehand.makeup.grounds import Ground
from stonehand.makeup.matter import rest
from stonehand.makeup.prices import GOOD_ENOUGH, LEAST_LEG
from stonehand.makeup.stands import Fitting, Stand, mismatch, stands
from stonehand.makeup.variants import Variant

_FEET = 3
"""Feet tried from the highest possible one down, beside those that whites opened may give."""


_LEAST = itemgetter(0)


class Shape(NamedTuple):
    """A rectangle filled exactly: its size, its price, and how."""

    columns: int
    depth: int
    cost: int
    stand: Stand
    variant: Variant
    area: Area


class _Try(NamedTuple):
    """What may fill a depth, before its legs are broken: the least it can cost, and where the text's foot is."""

    least: int
    stand: Stand
    variant: Variant
    foot: int


_Length = tuple[Variant, int, int, int]
"""A variant, its depth as one leg, the white a leg's head may drop, and the lines it may open or repeat."""


def shape(fitting: Fitting, depth: int) -> Shape | None:
    """Give the cheapest way to fill just this depth; `None` if there is none."""
    shapes = cast("dict[int, Shape | None]", fitting.known.setdefault("shapes", {}))
    if depth not in shapes:
        shapes[depth] = _cheapest(fitting, depth)
    return shapes[depth]


def shape_table(fitting: Fitting) -> Mapping[int, Shape]:
    """Give the cheapest shape for each depth that can be filled, the shallowest first."""
    found = ((depth, shape(fitting, depth)) for depth in sorted(_tries(fitting)))
    return {depth: filled for depth, filled in found if filled is not None}


def depths_near(fitting: Fitting, depth: int) -> tuple[int | None, int | None]:
    """Give the nearest depths under and over this one that can be filled."""
    possible = sorted(_tries(fitting))
    under = next((one for one in reversed(possible) if one < depth and shape(fitting, one)), None)
    over = next((one for one in possible if one > depth and shape(fitting, one)), None)
    return under, over


def _cheapest(fitting: Fitting, depth: int) -> Shape | None:
    """Break legs in order of price until nothing left can be better by much."""
    best: Shape | None = None
    for least, stand, variant, foot in sorted(_tries(fitting).get(depth, ()), key=_LEAST):
        if best is not None and least + GOOD_ENOUGH >= best.cost:
            break
        area = _area(fitting, stand, variant, foot)
        if area is not None:
            cost = least - stand.ground.cost + area.cost
            if best is None or cost < best.cost:
                best = Shape(fitting.columns, depth, cost, stand, variant, area)
    return best


def _area(fitting: Fitting, stand: Stand, variant: Variant, foot: int) -> Area | None:
    """Break the legs of one try; stands that differ by their head alone share them."""
    areas = cast("dict[tuple[int, int, int, int], Area | None]", fitting.known.setdefault("areas", {}))
    key = (id(stand.ground), variant.quotes, variant.crossheads, foot)
    if key not in areas:
        areas[key] = close_exactly(Pour(variant.matter, fitting.line, stand.ground, ends_of(fitting)), foot)
    return areas[key]


def ends_of(fitting: Fitting) -> Ends:
    """Give what stands at the ends of a story's last part."""
    return Ends(fitting.resumed, fitting.tail)


def _tries(fitting: Fitting) -> dict[int, list[_Try]]:
    known = cast("dict[str, dict[int, list[_Try]]]", fitting.known)
    if "tries" not in known:
        tries: dict[int, list[_Try]] = {}
        for depth, one in _all_tries(fitting):
            tries.setdefault(depth, []).append(one)
        known["tries"] = tries
    return known["tries"]


def _all_tries(fitting: Fitting) -> Iterator[tuple[int, _Try]]:
    taken = fitting.tail + fitting.resumed
    lengths = [(variant, *_length(fitting, variant)) for variant in fitting.variants]
    for _, group in groupby(stands(fitting), key=lambda stand: id(stand.ground)):
        alike = tuple(group)
        for variant, foot in _feet(alike[0].ground, lengths, taken):
            for stand in alike:
                white = mismatch(stand, foot)
                if white is not None:
                    yield stand.top + foot, _Try(stand.cost + variant.cost + white, stand, variant, foot)


def _feet(ground: Ground, lengths: Sequence[_Length], taken: int) -> Iterator[tuple[Variant, int]]:
    """Give the feet at which each variant may come out over a ground, by sums alone."""
    tops, floor = ground.tops, max(1, ground.floor)
    level, columns = sum(tops), len(tops)
    for variant, text, dropped, opened in lengths:
        most = text + taken + columns * SLACK + opened
        first = max(floor, highest_foot(tops, text + taken - dropped * (columns - 1)))
        for foot in range(first, first + _FEET + variant.matter.opens):
            # deep under every picture all columns count, whose sum needs no walk over them
            cells = columns * foot - level if foot >= floor + LEAST_LEG else cells_above(ground, foot)
            if cells > most:
                break
            yield variant, foot


def _length(fitting: Fitting, variant: Variant) -> tuple[int, int, int]:
    """Give a variant's depth as one leg, the white a leg's head may drop, and the lines it may open or repeat."""
    matter = variant.matter
    opened = matter.openable[-1] - matter.openable[fitting.line] + max(matter.repeated) * fitting.columns
    return rest(matter, fitting.line), matter.white, opened


def cells_above(ground: Ground, foot: int) -> int:
    """Count the lines for text above a foot: under a picture none where there would be too few."""
    cells = 0
    for top, low in zip(ground.tops, ground.feet, strict=True):
        room = foot - top
        if room >= (LEAST_LEG if low else 1):
            cells += room
    return cells
