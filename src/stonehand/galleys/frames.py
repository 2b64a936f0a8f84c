"""Frames with legs of their own: the layout a story is set by where its frame does not keep to the page's columns.

In come a layout and pairs of columns and legs, out a layout for each measure these make: its grid is the frame's, and what the
headline schedule says of the frame's columns it says of the frame's legs, which are just as wide together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.model.article import Priority
from stonehand.model.layout import HeadSize, Layout
from stonehand.model.units import Columns

_HAIR = 1e-6


def framed_layouts(layout: Layout, pairs: Iterable[tuple[int, int]]) -> tuple[Layout, ...]:
    """Give the layouts for frames of so many columns in so many legs: one for each measure that is not the page's."""
    by_measure: dict[float, list[tuple[int, int]]] = {}
    for columns, legs in dict.fromkeys(pairs):
        measure = layout.grid.within(0, columns, legs).measure
        if abs(measure - layout.grid.measure) > _HAIR:
            by_measure.setdefault(round(measure, 6), []).append((columns, legs))
    return tuple(_framed(layout, alike) for alike in by_measure.values())


def _framed(layout: Layout, pairs: list[tuple[int, int]]) -> Layout:
    widest = max(pairs, key=lambda pair: pair[1])
    schedule = (entry for columns, legs in pairs for entry in _schedule(layout, columns, legs))
    return replace(layout, grid=layout.grid.within(0, *widest), headlines=tuple(schedule))


def _schedule(layout: Layout, columns: int, legs: int) -> Iterator[HeadSize]:
    """Take what the schedule says of so many columns, or, lest a head be lost, of the span nearest to them."""
    for role in Priority:
        entries = [entry for entry in layout.headlines if entry.role is role]
        if entries:
            nearest = min(entries, key=lambda entry: (abs(entry.span - columns), entry.span))
            yield replace(nearest, span=Columns(legs))
