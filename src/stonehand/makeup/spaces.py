"""Spaces: what is free of a rectangle once other boxes have been taken out of it. Boxes go in, boxes come out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stonehand.model.page import Box
from stonehand.model.units import Columns, Lines

AIR = 1
"""Lines of white above an advertisement."""

BETWEEN = 2
"""Lines of white between two stories, one below the other."""


def above_ads(box: Box, ads: Iterable[Box]) -> tuple[Box, ...]:
    """Give what advertisements leave of a rectangle: first what is free over its whole width, then what is free beside them."""
    tops = [_top(box, column, ads) for column in range(box.column, box.right)]
    return tuple(_steps(box, tops))


def _top(box: Box, column: int, ads: Iterable[Box]) -> int:
    """Give the line at which a column of the rectangle ends: above the highest advertisement under its head."""
    lines = [
        ad.line - AIR for ad in ads if ad.column <= column < ad.right and ad.line < box.foot and ad.foot > box.line
    ]
    return max(box.line, min([*lines, box.foot]))


def _steps(box: Box, tops: list[int]) -> Iterator[Box]:
    level = min(tops)
    if level > box.line:
        yield Box(box.column, box.line, box.columns, Lines(level - box.line))
    column = int(box.column)
    for deep, run in groupby(tops):
        columns = len(list(run))
        begin = level + BETWEEN if level > box.line else level
        if deep > begin:
            yield Box(Columns(column), Lines(begin), Columns(columns), Lines(deep - begin))
        column += columns


def holes(room: Box, taken: Sequence[Box], least: int) -> tuple[Box, ...]:
    """Give the empty rectangles of a page: as wide as they can be, at least so many lines deep, the topmost first."""
    free = {
        column: _free_runs(room, [box for box in taken if box.column <= column < box.right], least)
        for column in range(room.column, room.right)
    }
    found: list[Box] = []
    for column, runs in free.items():
        for start, stop in runs:
            beside = next((box for box in found if (box.right, box.line, box.foot) == (column, start, stop)), None)
            if beside is not None:
                found.remove(beside)
            left, wide = (beside.column, beside.columns + 1) if beside else (Columns(column), 1)
            found.append(Box(left, Lines(start), Columns(wide), Lines(stop - start)))
    return tuple(sorted(found, key=lambda box: (box.line, box.column)))


def _free_runs(room: Box, taken: Sequence[Box], least: int) -> list[tuple[int, int]]:
    runs, line = [], int(room.line)
    for box in sorted(taken, key=lambda one: one.line):
        if box.line - line >= least:
            runs.append((line, int(box.line)))
        line = max(line, box.foot)
    if room.foot - line >= least:
        runs.append((line, room.foot))
    return runs
