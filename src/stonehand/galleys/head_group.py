"""Head groups: parts put one below the other so that the group is a whole number of lines.

In come parts with their lines and the white wanted above each, out a `Head`. It ends with one line of white: byline and white stand
on the grid, what rounding gives stands above the head. Lengths are points.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from stonehand.galleys.balance import Row
from stonehand.galleys.stick import Stick
from stonehand.galleys.words import Copy, pieces_of
from stonehand.model.galley import Head, HeadKind, HeadLine, HeadPart
from stonehand.model.units import Columns, Lines, Pt, pt

_UNDER_HEADLINE = 0.14
_HAIR = 1e-6
_FOOT_LINES = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part before it has its place: `gap` is the white wanted above it."""

    kind: HeadKind
    lines: tuple[HeadLine, ...]
    size: float
    leading: float
    width: float
    gap: float

    @property
    def depth(self) -> float:
        """The depth of its lines."""
        return len(self.lines) * self.leading

    @property
    def longest(self) -> float:
        """The width of its longest line."""
        return max((line.width for line in self.lines), default=0.0)


def head_lines(copy: Copy, rows: Iterable[Row]) -> tuple[HeadLine, ...]:
    """Make a part's lines of the rows its copy is broken into."""
    set_rows = tuple(rows)
    joined = (*(row.stop == below.start for row, below in pairwise(set_rows)), False)
    return tuple(
        HeadLine(pieces_of(copy, row.start, row.stop), Pt(round(row.width, 3)), on)
        for row, on in zip(set_rows, joined, strict=False)
    )


def assemble(stick: Stick, span: Columns, size: float, group: Iterable[Part], without: tuple[str, ...] = ()) -> Head:
    """Give the parts their places from the foot up, so that what the grid leaves over stands above the head."""
    grid = stick.layout.grid
    by_kind = {part.kind: part for part in group}
    parts = [by_kind[kind] for kind in HeadKind if kind in by_kind]
    if parts:
        parts[0] = replace(parts[0], gap=0.0)
    parts = [_under_headline(part, before) for part, before in zip(parts, [None, *parts], strict=False)]
    natural = sum(part.gap + part.depth for part in parts)
    lines = -int(-(natural - _HAIR) // grid.leading)
    top, placed = lines * grid.leading - natural, []
    for part in parts:
        top += part.gap
        placed.append(
            HeadPart(part.kind, part.lines, Pt(part.size), Pt(part.leading), Pt(round(top, 3)), Pt(part.width))
        )
        top += part.depth
    longest = by_kind[HeadKind.HEADLINE].longest if HeadKind.HEADLINE in by_kind else 0.0
    fill = min(1.0, longest / pt(grid.width(span)))
    return Head(span, Pt(size), tuple(placed), Lines(lines + _FOOT_LINES if parts else 0), fill, without)


def _under_headline(part: Part, before: Part | None) -> Part:
    """Keep a headline's descenders off what follows it."""
    if before is None or before.kind is not HeadKind.HEADLINE:
        return part
    return replace(part, gap=max(part.gap, _UNDER_HEADLINE * before.size))
