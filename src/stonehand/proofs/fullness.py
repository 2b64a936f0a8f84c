"""Fullness: how much of its room a frame or a page takes, counted in whole lines of single columns.

What a reader sees as white is counted: the lines below the last matter of each column of a frame, and on a page what lies under
no frame and no advertisement. The white between neighbours, which a layout wants, is none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stonehand.model.layout import Layout
from stonehand.model.page import Box, MadeUpPage, Part

BETWEEN = 3
"""Lines of white between two frames that are meant to be there."""

LEVEL = 1
"""Lines a leg may end above its frame's foot and still count as full."""


@dataclass(frozen=True, slots=True)
class Fullness:
    """Lines of room and of white in them, over all columns; `copy` are the lines of text that stand there."""

    room: int
    white: int
    copy: int = 0

    @property
    def percent(self) -> int:
        """How much of the room is taken; 100 only where all of it is."""
        if not self.room:
            return 100
        return 100 if not self.white else min(99, round(100 * (self.room - self.white) / self.room))


def part_fullness(part: Part) -> Fullness:
    """Measure a part in its frame."""
    columns = part.columns or part.frame.columns
    first, foot = part.frame.column, part.frame.foot
    white = (foot - _foot(part, column) for column in range(first, first + columns))
    copy = sum(leg.stop - leg.start for leg in part.legs)
    return Fullness(columns * part.frame.lines, sum(lines for lines in white if lines > LEVEL), copy)


def page_fullness(page: MadeUpPage, layout: Layout) -> Fullness:
    """Measure a page below its master's furniture."""
    grid, top = layout.grid, furniture(page, layout)
    boxes = [part.frame for part in page.parts] + [placed.box for placed in page.ads]
    bare = sum(sum(_holes(boxes, column, top, grid.lines)) for column in range(grid.columns))
    inside = sum(_share(part) for part in page.parts)
    return Fullness(grid.columns * (grid.lines - top), bare + inside)


def furniture(page: MadeUpPage, layout: Layout) -> int:
    """Give the lines a page's furniture takes from the top of its type area."""
    master = layout.masters.get(page.master) or (layout.front if page.number == 1 else layout.inside)
    return min(layout.grid.lines, master.furniture)


def _foot(part: Part, column: int) -> int:
    """Give the line matter ends at in a column; turn line and code at the frame's foot reach up to what stands above them."""
    boxes = [leg.box for leg in part.legs] + [picture.box for picture in part.pictures]
    captions = {picture.box: picture.setting.caption_depth for picture in part.pictures}
    boxes += [box for box in (part.head_box, part.resumed.box if part.resumed else None) if box]
    feet = (box.foot + captions.get(box, 0) for box in boxes if box.column <= column < box.right)
    tails = (placed.box.lines for placed in (part.turn, part.qr) if placed and placed.box.column == column)
    return min(part.frame.foot, max(feet, default=part.frame.line) + sum(tails))


def _share(part: Part) -> int:
    """Give a part's white in columns of the page."""
    columns = part.columns or part.frame.columns
    return round(part_fullness(part).white * part.frame.columns / columns)


def _holes(boxes: Iterable[Box], column: int, top: int, foot: int) -> Iterator[int]:
    """Give the depths of white in a column of the page that nobody left there on purpose."""
    met = top
    for box in sorted((box for box in boxes if box.column <= column < box.right), key=lambda box: box.line):
        if box.line - met > BETWEEN:
            yield box.line - met
        met = max(met, box.foot)
    if foot - met > LEVEL:
        yield foot - met
