"""Advertisements: booked sizes in millimetres go in, boxes of whole columns and lines come out, stacked from a page's foot
at its outer edge. An advertisement is never scaled: it stands in the smallest box that holds it.
"""

from collections.abc import Iterator, Sequence

from stonehand.makeup.spaces import AIR
from stonehand.model.issue import Ad
from stonehand.model.layout import Grid
from stonehand.model.page import Box, PlacedAd
from stonehand.model.units import Columns, Lines


def stack_ads(
    ads: Sequence[Ad], taken: Sequence[PlacedAd], room: Box, grid: Grid, *, recto: bool
) -> tuple[PlacedAd, ...]:
    """Stack a page's advertisements, the widest at the foot; those that find no room are not in the result."""
    placed = list(taken)
    sized = [(ad, size) for ad in ads if (size := grid.cells(ad.width, ad.height)) is not None]
    for ad, (columns, lines) in sorted(sized, key=lambda one: (-one[1][0], -one[1][1], one[0].id)):
        at_right = recto != ad.inner
        box = next(_places(columns, lines, [one.box for one in placed], room, at_right=at_right), None)
        if box is not None:
            placed.append(PlacedAd(box, ad))
    return tuple(placed)


def _places(columns: int, lines: int, taken: Sequence[Box], room: Box, *, at_right: bool) -> Iterator[Box]:
    """Give the free places of a box, the lowest first, and of those the outermost; a line above each is for its word."""
    edges = sorted({room.foot, *(box.line - AIR for box in taken)}, reverse=True)
    for foot in edges:
        starts = range(room.column, room.right - columns + 1)
        for column in reversed(starts) if at_right else starts:
            box = Box(Columns(column), Lines(foot - lines), Columns(columns), Lines(lines))
            if room.holds(box) and not any(_close(box, other) for other in taken):
                yield box


def _close(one: Box, other: Box) -> bool:
    """Tell whether two boxes share a cell, or stand on each other without a line of white between."""
    return _with_air(one).meets(other) or one.meets(_with_air(other))


def _with_air(box: Box) -> Box:
    return Box(box.column, Lines(box.line - AIR), box.columns, Lines(box.lines + AIR))
