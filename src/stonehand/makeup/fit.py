"""Fitting: one story into one frame. The cheapest shape that fills it exactly; else the story stands short of the frame's
foot, or runs over it, and the fit says by how many lines.
"""

from typing import NamedTuple

from stonehand.makeup.areas import Area, Pour, area_of, rooms_to
from stonehand.makeup.legs import GIVING, LEVEL, Filled, Rule, fill, leg_depth
from stonehand.makeup.matter import copy_lines
from stonehand.makeup.prices import LEAST_LEG
from stonehand.makeup.shapes import Shape, depths_near, ends_of, shape
from stonehand.makeup.stands import Fitting, Stand, mismatch, stands
from stonehand.makeup.variants import Variant


class Fit(NamedTuple):
    """How a story stands in a frame: its shape, `None` where not even its head has room; the lines of white under it, over
    all its columns, and the first line that runs over with the lines of copy from there on.
    """

    shape: Shape | None
    under: int = 0
    cut: int = 0
    over: int = 0

    @property
    def depth(self) -> int:
        """Lines it takes."""
        return self.shape.depth if self.shape else 0


def fit(fitting: Fitting, depth: int) -> Fit:
    """Fit a story into a frame of this depth."""
    exact = shape(fitting, depth)
    return Fit(exact) if exact else force(fitting, depth)


def force(fitting: Fitting, depth: int) -> Fit:
    """Let a story that fills no such frame stand short in it, or run over."""
    under, _ = depths_near(fitting, depth + 1)
    if under is not None:
        return Fit(shape(fitting, under), under=(depth - under) * fitting.columns)
    runs_over = _overset(fitting, depth)
    return runs_over or nothing(fitting)


def nothing(fitting: Fitting) -> Fit:
    """Give the fit of a story with no room at all: every line runs over."""
    return Fit(None, cut=fitting.line, over=copy_lines(fitting.variants[-1].lines[fitting.line :]))


def _overset(fitting: Fitting, depth: int) -> Fit | None:
    """Fill the frame with as much as it holds: the shortest variant under the shallowest stand."""
    shortest = fitting.variants[-1]
    reached: list[tuple[int, int, Stand, Area]] = []
    for stand in stands(fitting):
        if mismatch(stand, depth - stand.top) is None:
            continue
        deep = stand.head_at[1] + stand.head.depth if stand.head else 0
        area = _filled(fitting, stand, shortest, depth - stand.top) if deep <= depth else None
        if area is not None:
            reached.append((-area.line, stand.cost + area.cost, stand, area))
    if not reached:
        return None
    _, cost, stand, area = min(reached, key=lambda one: one[:2])
    over = copy_lines(shortest.lines[area.line :])
    shape = Shape(fitting.columns, depth, cost, stand, shortest, area)
    return Fit(shape, cut=area.line, over=over) if over else Fit(shape, under=_white(area, shortest))


def _white(area: Area, variant: Variant) -> int:
    """Count the lines of white under legs that do not come down to the foot, beyond the line each may miss it by."""
    short = sum(room.depth - leg_depth(variant.matter, cut) for room, cut in area.legs)
    return max(1, short - len(area.legs))


def _filled(fitting: Fitting, stand: Stand, variant: Variant, foot: int) -> Area | None:
    pour = Pour(variant.matter, fitting.line, stand.ground, ends_of(fitting))
    rooms = rooms_to(pour, foot, LEAST_LEG)
    if not rooms or stand.ground.floor > foot:
        return None
    depths = [room.depth for room in rooms]
    best = _furthest(pour, depths, LEVEL) or _furthest(pour, depths, GIVING)
    return best and area_of(pour, foot, rooms, best)


def _furthest(pour: Pour, depths: list[int], rule: Rule) -> Filled | None:
    ways = fill(pour.matter, pour.line, depths, rule)
    return max(ways, key=lambda way: (way.line, -way.cost), default=None)
