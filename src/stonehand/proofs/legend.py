"""The list beside a marked page: for each number how grave it is, its id, its sentence, what to do, and where it is written.

In: marks. Out: labels and plates from a corner of their own, with their size. Sentences are broken into lines and never cut; what
is longer than the page goes on in a further column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Label, Shape
from stonehand.model.finding import Where
from stonehand.model.units import Dots
from stonehand.proofs.marks import Mark
from stonehand.proofs.palette import BODY, INK, MUTED, PAPER, SEVERITY, SEVERITY_WORDS, SMALL

MEASURE = 380
"""Pixels of a column of the list."""

_INDENT, _BETWEEN, _APART, _PADDING = 36, 28, 14, 5

Item = Label | Shape


@dataclass(frozen=True, slots=True)
class Legend:
    """What is drawn, from a corner at 0, and how much room it takes."""

    items: tuple[Item, ...]
    width: int
    height: int

    def at(self, left: int, top: int) -> tuple[Item, ...]:
        """Give what is drawn, moved to a place on the sheet."""
        return tuple(_moved(item, left, top) for item in self.items)


def legend(easel: Easel, marks: Sequence[Mark], depth: int) -> Legend:
    """List the marks in as many columns as a page of this depth asks for."""
    entries = [tuple(_entry(easel, mark)) for mark in marks]
    items: list[Item] = []
    column, top, deepest = 0, 0, 0
    for entry in entries:
        height = max(item.top + item.height for item in entry)
        if top and top + height > depth:
            column, top = column + 1, 0
        items += (_moved(item, column * (MEASURE + _BETWEEN), top) for item in entry)
        deepest = max(deepest, top + height)
        top += height + _APART
    return Legend(tuple(items), (column + 1) * MEASURE + column * _BETWEEN, deepest)


def _entry(easel: Easel, mark: Mark) -> Iterator[Item]:
    """Set one finding: its number on a plate, then id, sentence, hint and place, each on lines of its own."""
    finding, colour = mark.finding, SEVERITY[mark.finding.severity]
    number = easel.label(0, 0, str(mark.number), SMALL, bold=True, colour=PAPER)
    plate = max(number.width + 2 * _PADDING, number.height)
    yield Shape(Dots(0), Dots(0), Dots(plate), number.height, colour)
    yield replace(number, left=Dots((plate - number.width) // 2))
    indent = max(_INDENT, plate + 8)
    top = 0
    told = (
        (f"{SEVERITY_WORDS[finding.severity]} · {finding.id}", SMALL, colour, True),
        (finding.message, BODY, INK, False),
        (finding.more, SMALL, MUTED, False),
        (finding.hint and f"hint: {finding.hint}", SMALL, MUTED, False),
        (str(finding.where) if isinstance(finding.where, Where) else "", SMALL, MUTED, False),
        ("" if mark.spots else "of the whole page", SMALL, MUTED, False),
    )
    for text, size, paint, bold in told:
        for line in easel.wrap(text, size, MEASURE - indent, bold=bold):
            label = easel.label(indent, top, line, size, bold=bold, colour=paint)
            yield label
            top += label.height


def _moved(item: Item, left: int, top: int) -> Item:
    return replace(item, left=Dots(item.left + left), top=Dots(item.top + top))
