"""A column of a galley sheet as HTML: the lines as a page's leg has them, a number beside each, marks where lines found no place.

A column drawn smaller than it is set says so at the foot of its sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, repeat

from stonehand.compose.galley_blocks import Story
from stonehand.compose.galley_columns import Column, Stretch
from stonehand.compose.lines import leg_matter
from stonehand.model.units import Mm, Pt

NUMBERS, MARKS = Mm(9.0), Mm(18.0)
"""Room for the numbers left of a column, and the least for marks right of it."""

NUMBER_SIZE = Pt(5.5)
NOTE = Mm(287.0)
"""How far down the sheet a column says that it is drawn smaller."""

_GAP = Mm(2.0)

Numbers = Sequence[tuple[int, ...]]
"""The numbers of each line of a galley."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a column stands on its sheet: its left in millimetres, its top in points, its scale."""

    left: Mm
    top: Pt
    scale: float


def column_matter(column: Column, story: Story, numbers: Numbers, box: Box, drop: Pt) -> str:
    """Write a column: its lines, their numbers, the marks of what found no place.

    `drop` is how far a number is moved down to stand on its line's baseline.
    """
    width = NUMBERS + story.galley.measure + story.chase.layout.grid.gutter
    inner = "".join(_stretch(stretch, story, numbers, drop) for stretch in column.stretches)
    place = f"left:{box.left:.4f}mm;top:{box.top:.3f}pt;width:{width:.4f}mm"
    if box.scale == 1:
        return f'<div class="deep" style="{place}">{inner}</div>'
    foot = f"left:{box.left + NUMBERS:.4f}mm;top:{NOTE:g}mm;width:{story.galley.measure:.4f}mm"
    return (
        f'<div class="deep" style="{place};transform:scale({box.scale:.5f})"><div class="whole">{inner}</div></div>'
        f'<p class="said" style="{foot}">drawn at {box.scale:.0%}</p>'
    )


def _stretch(stretch: Stretch, story: Story, numbers: Numbers, drop: Pt) -> str:
    galley, grid = story.galley, story.chase.layout.grid
    lines = galley.lines[stretch.start : stretch.stop]
    top = stretch.top * grid.leading
    leg = f"left:{NUMBERS:g}mm;top:{top:.3f}pt;width:{galley.measure + grid.gutter / 2:.4f}mm"
    beside = f"left:0;top:{top + drop:.3f}pt;width:{NUMBERS - _GAP:g}mm"
    rows = "\n".join(
        chain.from_iterable(_rows(stretch, number, story, numbers) for number in range(stretch.start, stretch.stop))
    )
    mark = _overset(stretch, story) if stretch.overset else ""
    return (
        f'{mark}<div class="leg own" style="{leg}">{leg_matter(lines, frozenset(), story.worn)}</div>'
        f'<div class="numbers" style="{beside}">{rows}</div>'
    )


def _rows(stretch: Stretch, number: int, story: Story, numbers: Numbers) -> Iterator[str]:
    """Give the rows of the number column beside a line, the white above it with it."""
    line = story.galley.lines[number]
    if number > stretch.start:
        yield from repeat("", line.above)
    yield from islice(chain(map(str, numbers[number]), ("quote",) if line.repeat else (), repeat("")), line.depth)


def _overset(stretch: Stretch, story: Story) -> str:
    """Mark lines that found no place: a rule and the word over them, a bar beside them."""
    leading, measure = story.chase.layout.grid.leading, story.galley.measure
    lines = story.galley.lines[stretch.start : stretch.stop]
    depth = sum(line.depth + line.above for line in lines) - lines[0].above
    top = (stretch.top - 1) * leading
    over = f"left:{NUMBERS:g}mm;top:{top:.3f}pt;width:{measure:.4f}mm"
    bar = f"left:{NUMBERS + measure + _GAP:.4f}mm;top:{top + leading:.3f}pt;height:{depth * leading:.3f}pt"
    return f'<p class="said over" style="{over}">OVERSET: no place on a page</p><div class="mark" style="{bar}"></div>'
