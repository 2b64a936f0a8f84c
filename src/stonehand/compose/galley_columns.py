"""A story's lines in the columns of its galley sheets: each line once, as it is set, with a number; what found no place marked.

In: the lines of a galley, which of them stand on no page, and the room of each column in lines. Out: columns of stretches. A line
is numbered as the report counts: by its depth, so that a table's row of two lines has two numbers; a repeat has none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from stonehand.model.galley import Kind, Line
from stonehand.model.page import MadeUpPage

_NOTICE = 1
"""Lines the word over a stretch that is overset takes."""

_GAP = 1
"""Lines of white over it, but at a column's head."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines `start` to `stop` (exclusive) of a galley, one below the other from `top` in their column; the word over a stretch that
    is `overset` stands in the line above.
    """

    start: int
    stop: int
    top: int
    overset: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column, and its depth in lines: more than its room only where one line by itself is deeper than that."""

    stretches: tuple[Stretch, ...]
    depth: int


def columns(lines: Sequence[Line], overset: Sequence[bool], rooms: Iterator[int]) -> tuple[Column, ...]:
    """Part a galley's lines into columns; `rooms` gives the depth of one column after the other."""
    made: list[Column] = []
    stretches: list[Stretch] = []
    start, top, depth, room = 0, 0, 0, next(rooms, 0)
    for number, line in enumerate(lines):
        parted = number > 0 and overset[number] != overset[number - 1]
        before = _before(overset[number], line, parted=parted or number == start == 0, at_head=depth == 0)
        if depth and depth + before + _needs(lines, number) > room:
            made.append(Column((*stretches, *_stretch(start, number, top, overset)), depth))
            stretches, start, depth, room = [], number, 0, next(rooms)
            before = _before(overset[number], line, parted=True, at_head=True)
            top = before
        elif parted:
            stretches += _stretch(start, number, top, overset)
            start, top = number, depth + before
        elif number == 0:
            top = before
        depth += before + line.depth
    last = (*stretches, *_stretch(start, len(lines), top, overset))
    return (*made, Column(last, depth)) if last else tuple(made)


def _before(overset: bool, line: Line, *, parted: bool, at_head: bool) -> int:  # noqa: FBT001 - what the line is
    """Count the lines between a line and what stands above it: its own white, or the word and the white round it."""
    if not parted:
        return 0 if at_head else line.above
    return (0 if at_head else _GAP) + (_NOTICE if overset else 0)


def _needs(lines: Sequence[Line], number: int) -> int:
    """Count the lines a line wants: a drop cap hangs down beside the next, a crosshead or a table's head stands over one."""
    line = lines[number]
    follows = lines[number + 1 : number + 2] if line.kind is Kind.CROSSHEAD or line.head else ()
    return max(line.depth, line.cap.lines if line.cap else 0) + sum(after.above + 1 for after in follows)


def _stretch(start: int, stop: int, top: int, overset: Sequence[bool]) -> Iterator[Stretch]:
    if stop > start:
        yield Stretch(start, stop, top, overset[start])


def numbered(lines: Sequence[Line]) -> tuple[tuple[int, ...], ...]:
    """Give each line its numbers: as many as it is deep, none for a repeat."""
    numbers = count(1)
    return tuple(() if line.repeat else tuple(next(numbers) for _ in range(line.depth)) for line in lines)


def unplaced(slug: str, lines: Sequence[Line], pages: Sequence[MadeUpPage]) -> tuple[bool, ...]:
    """Tell of each line whether it stands in no leg of any page."""
    placed = {
        number
        for page in pages
        for part in page.parts
        if part.slug == slug
        for leg in part.legs
        for number in range(leg.start, leg.stop)
    }
    return tuple(number not in placed for number in range(len(lines)))
