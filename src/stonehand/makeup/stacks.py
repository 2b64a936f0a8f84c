"""Stacks: several stories one below the other in a rectangle, filled from its head to its foot. Fittings and a depth go in;
out come the shapes whose depths, with the white between them, add up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stonehand.makeup.exact import SLACK
from stonehand.makeup.fit import Fit, force, nothing
from stonehand.makeup.prices import GAPS, SHORT, WIDE_GAP
from stonehand.makeup.shapes import shape, shape_table
from stonehand.makeup.stands import Fitting


class Stacked(NamedTuple):
    """A story in a stack: the line it begins at, from the stack's head, and how it fits."""

    line: int
    fit: Fit


class _Pile(NamedTuple):
    """A stack as far as it has come: its price, the depths and gaps that made it."""

    cost: int
    depths: tuple[int, ...]
    lines: tuple[int, ...]


def stack(fittings: Sequence[Fitting], depth: int) -> tuple[Stacked, ...] | None:
    """Fill a rectangle with these stories in order; `None` if no choice of depths adds up."""
    if len(fittings) == 1:
        only = shape(fittings[0], depth)
        return (Stacked(0, Fit(only)),) if only else None
    piles: dict[int, _Pile] = {0: _Pile(0, (), ())}
    for number, fitting in enumerate(fittings):
        table = shape_table(fitting)
        ahead: dict[int, _Pile] = {}
        for foot, pile in piles.items():
            for gap in GAPS if number else (0,):
                for deep, one in table.items():
                    reached = foot + gap + deep
                    cost = pile.cost + one.cost + WIDE_GAP * (gap - GAPS[0] if number else 0)
                    if reached <= depth and (reached not in ahead or cost < ahead[reached].cost):
                        ahead[reached] = _Pile(cost, (*pile.depths, deep), (*pile.lines, foot + gap))
        piles = ahead
    ends = [(pile.cost + SHORT * (depth - foot), pile) for foot, pile in piles.items() if depth - foot <= SLACK]
    if not ends:
        return None
    _, best = min(ends, key=lambda end: end[0])
    shapes = (shape(fitting, deep) for fitting, deep in zip(fittings, best.depths, strict=True))
    return tuple(Stacked(line, Fit(one)) for line, one in zip(best.lines, shapes, strict=True))


def stack_anyhow(fittings: Sequence[Fitting], depth: int) -> tuple[Stacked, ...]:
    """Fill a rectangle as well as it goes: stories in order at depths that fit, white at the foot, the last ones overset."""
    placed: list[Stacked] = []
    line = 0
    for number, fitting in enumerate(fittings):
        top = line + (GAPS[0] if number else 0)
        last = number == len(fittings) - 1
        fit = _one(fitting, depth - top, last=last)
        placed.append(Stacked(top, fit))
        line = top + fit.depth if fit.shape else line
    return tuple(placed)


def _one(fitting: Fitting, room: int, *, last: bool) -> Fit:
    if room <= 0:
        return nothing(fitting)
    if last:
        return force(fitting, room)
    table = {deep: one for deep, one in shape_table(fitting).items() if deep <= room}
    return Fit(min(table.values(), key=lambda one: (one.cost, one.depth))) if table else force(fitting, room)
