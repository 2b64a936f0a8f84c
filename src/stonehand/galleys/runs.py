"""Runs: briefs, letters, small ads set as one galley, in which a leg ends only between two items.

In come a run's lines, out the same lines with other prices. Each item begins with its crosshead. A short one is never cut; a
longer one is cut by the usual prices, but never near its ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from stonehand.model.galley import NEVER, Kind, Line, depth_of

WHOLE = 6
"""Lines of an item, its head included, that is never cut."""

AT_EITHER_END = 2
"""Lines of a longer item that stay together under its head and at its end."""


def price_run(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Price the leg ends of a run."""
    found = tuple(lines)
    starts = (number for number, line in enumerate(found) if line.kind is Kind.CROSSHEAD and line.index == 0)
    edges = sorted({0, *starts, len(found)})
    return tuple(line for start, stop in pairwise(edges) for line in _price_item(found[start:stop]))


def _price_item(item: tuple[Line, ...]) -> Iterator[Line]:
    short = depth_of(item) <= WHOLE
    for number, line in enumerate(item):
        if number == len(item) - 1:
            yield replace(line, break_after=0)
        elif short or _text(item[: number + 1]) < AT_EITHER_END or _text(item[number + 1 :]) < AT_EITHER_END:
            yield replace(line, break_after=NEVER)
        else:
            yield line


def _text(lines: Sequence[Line]) -> int:
    """Count lines of an item, but for those of its head."""
    return sum(line.depth for line in lines if line.kind is not Kind.CROSSHEAD)
