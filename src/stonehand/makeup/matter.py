"""A galley weighed for the stone: a `Galley` goes in, sums over its lines come out, so that any leg costs one subtraction.

Two kinds of matter no page can hold are settled here, before any page is made up: solid matter deeper than the deepest leg
is a barrier, left out and reported; lines that belong together but are deeper than the deepest leg may be parted, at a price.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from stonehand.makeup.prices import PARTED
from stonehand.model.galley import NEVER, Kind, Line, heads_over
from stonehand.model.units import Lines

FEW_WHITES = 2
"""Crossheads of a leg whose white may be opened."""

MANY_WHITES = 8
"""Items of a run in a leg between which white may be opened: a list bears it."""


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """A story's lines as sums. `feet[i]` is the depth of the lines before `i` with the white above each (`above`, at most
    `white`); `price[i]` what a leg pays that ends before line `i`; `openable[i]` counts the crossheads before `i`; `barriers`
    names the lines left out; `repeated[i]` is the depth of the table heads set again over a leg that begins with line `i`.
    A leg may have `opens` of its whites opened by a line.
    """

    lines: tuple[Line, ...]
    feet: tuple[int, ...]
    above: tuple[int, ...]
    white: int
    price: tuple[int, ...]
    openable: tuple[int, ...]
    barriers: tuple[int, ...]
    repeated: tuple[int, ...]
    opens: int

    @property
    def end(self) -> int:
        """The number of lines: where the story is done."""
        return len(self.lines)


def weigh(lines: tuple[Line, ...], deepest: Lines, *, opens: int = FEW_WHITES) -> Matter:
    """Sum up the lines of a galley for legs that are at most `deepest` lines deep, and open so many whites."""
    feet = tuple(accumulate((line.above + line.depth for line in lines), initial=0))
    price = [0, *(line.break_after for line in lines[:-1]), 0] if lines else [0]
    barriers = tuple(number for number, line in enumerate(lines) if line.depth > deepest)
    for barrier in barriers:
        price[barrier] = price[barrier + 1] = 0
    for first, last in _groups(price):
        if feet[last] - feet[first] - lines[first].above > deepest:
            price[first + 1 : last] = [PARTED] * (last - first - 1)
    openings = (int(line.kind is Kind.CROSSHEAD and line.index == 0) for line in lines)
    return Matter(
        lines,
        feet,
        tuple(line.above for line in lines),
        max((line.above for line in lines), default=0),
        tuple(price),
        tuple(accumulate(openings, initial=0)),
        barriers,
        _repeated(lines),
        opens,
    )


def _repeated(lines: tuple[Line, ...]) -> tuple[int, ...]:
    if not any(line.head for line in lines):
        return (0,) * (len(lines) + 1)
    return tuple(sum(head.depth for head in heads_over(lines, number)) for number in range(len(lines) + 1))


def after(matter: Matter, line: int) -> int:
    """Give the first line from here on that is to be placed."""
    while line in matter.barriers:
        line += 1
    return line


def next_barrier(matter: Matter, line: int) -> int:
    """Give the line before which a leg that begins here must end: the next barrier, or the story's end."""
    if not matter.barriers:
        return matter.end
    place = bisect_left(matter.barriers, line)
    return matter.barriers[place] if place < len(matter.barriers) else matter.end


def rest(matter: Matter, line: int) -> int:
    """Give the depth in lines from here to the story's end, as one leg."""
    left_out = sum(matter.feet[barrier + 1] - matter.feet[barrier] for barrier in matter.barriers if barrier >= line)
    return matter.feet[-1] - matter.feet[line] - left_out - (matter.above[line] if line < matter.end else 0)


def copy_lines(lines: tuple[Line, ...]) -> int:
    """Count lines of copy for the balance set = placed + overset: depth without white, and without repeats."""
    return sum(line.depth for line in lines if not line.repeat)


def _groups(price: list[int]) -> Iterator[tuple[int, int]]:
    """Give the runs of lines no leg may cut, as first line and the line after the last."""
    first = 0
    for line in range(1, len(price)):
        if price[line] < NEVER:
            yield first, line
            first = line
