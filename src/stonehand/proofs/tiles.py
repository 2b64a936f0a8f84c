"""Tiles: rectangles of a sheet with a name and a few words in them, set only as far as there is room.

The name comes first, then the words in the order they are given; each may be said in several lengths.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Label
from stonehand.model.units import Dots
from stonehand.proofs.palette import LEAST, MUTED, SMALL

PADDING = 4
_APART = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """A rectangle of pixels on the sheet."""

    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> tuple[Dots, Dots, Dots, Dots]:
        """Left, top, width and height as a shape takes them."""
        return Dots(self.left), Dots(self.top), Dots(self.width), Dots(self.height)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words in several lengths; the first that has room is set."""

    ways: tuple[str, ...]
    colour: str = MUTED
    bold: bool = False

    @property
    def size(self) -> int:
        """The type's size."""
        return SMALL if self.bold else LEAST

    def label(self, easel: Easel, left: int, top: int, room: int) -> Label | None:
        """Set the longest way that has room; nothing where none has."""
        fits = (way for way in self.ways if easel.measure(way, self.size, bold=self.bold) <= room)
        way = next(fits, "")
        return easel.label(left, top, way, self.size, bold=self.bold, colour=self.colour) if way else None


def words_in(easel: Easel, tile: Tile, name: str, told: Iterable[Words]) -> Iterator[Label]:
    """Set name and words one below the other; what has no room below stands beside the last line, or nowhere."""
    left, room, foot = tile.left + PADDING, tile.width - 2 * PADDING, tile.top + tile.height - 1
    words_told, last = tuple(told), None
    for last in _name(easel, name, Tile(left, tile.top + 1, room - _kept(easel, tile, words_told), tile.height - 2)):
        yield last
    for words in words_told:
        if last is None:
            return
        height = easel.height(words.size, bold=words.bold)
        below = last.top + last.height
        beside = last.left + last.width + _APART
        if below + height <= foot:
            label = words.label(easel, left, below, room)
        else:
            label = words.label(easel, beside, last.top + max(0, last.height - height), left + room - beside)
        if label is not None and label.top + label.height <= foot:
            yield (last := label)


def _kept(easel: Easel, tile: Tile, told: Sequence[Words]) -> int:
    """Keep room beside the name in a tile one line deep, for the first words if they matter."""
    first = told[0] if told and told[0].bold else None
    if first is None or tile.height - 2 >= easel.height(SMALL, bold=True) + easel.height(first.size, bold=True):
        return 0
    return easel.measure(first.ways[-1], first.size, bold=True) + _APART


def _name(easel: Easel, name: str, tile: Tile) -> Iterator[Label]:
    """Set a name on two lines at most, smaller where only that keeps it whole; what is longer still is shortened."""
    ways = ((size, easel.wrap(name, size, tile.width, bold=True)) for size in (SMALL, LEAST))
    whole = ((size, lines) for size, lines in ways if len(lines) <= _most(easel, size, tile) and _is_whole(lines))
    size, lines = next(whole, (LEAST, ()))
    if not lines:
        lines = _shortened(easel, name, tile)
    height = easel.height(size, bold=True)
    for number, line in enumerate(lines):
        yield easel.label(tile.left, tile.top + number * height, line, size, bold=True)


def _most(easel: Easel, size: int, tile: Tile) -> int:
    return min(2, tile.height // easel.height(size, bold=True))


def _is_whole(lines: Sequence[str]) -> bool:
    """Tell whether a name is broken only after hyphens and at spaces; a character by itself at a line's end is no break."""
    return all(line[-1] in "-/_" for line in lines[:-1])


def _shortened(easel: Easel, name: str, tile: Tile) -> tuple[str, ...]:
    most = _most(easel, LEAST, tile)
    if most < 1:
        return ()
    first = easel.wrap(name, LEAST, tile.width, bold=True)[: most - 1]
    rest = name.removeprefix("".join(first)).lstrip()
    return tuple(line for line in (*first, easel.shorten(rest, LEAST, tile.width, bold=True)) if line)
