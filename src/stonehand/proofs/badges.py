"""Badges: numbers on a page's picture, each as near its spot as there is room, none on another.

In: the spots in pixels and the page. Out: what is to be drawn. A number that had to be moved away is tied to its spot by a line. On
a page so full of them that no place is left a number is not drawn; the list beside the page still has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Label, Shape, Stroke
from stonehand.model.units import Dots
from stonehand.proofs.palette import PAPER, SMALL
from stonehand.proofs.tiles import Tile

_PADDING, _APART = 5, 2


@dataclass(frozen=True, slots=True)
class Badge:
    """A number in its colour, and the spot it belongs to."""

    number: int
    colour: str
    spot: Tile


def place_badges(easel: Easel, badges: Sequence[Badge], page: Tile) -> Iterator[Shape | Stroke | Label]:
    """Draw the badges of a page inside its picture."""
    height = easel.height(SMALL, bold=True)
    placed: list[Tile] = []
    ties: list[Stroke] = []
    drawn: list[Shape | Label] = []
    left_over: dict[tuple[Tile, tuple[int, int]], Iterator[Tile]] = {}
    for badge in badges:
        words = easel.measure(str(badge.number), SMALL, bold=True)
        size = max(words + 2 * _PADDING, height), height
        # What was taken for one number at a spot is taken for the next there as well.
        places = left_over.setdefault((badge.spot, size), _places(badge.spot, size, page))
        tile = next((tile for tile in places if not any(_meet(tile, other) for other in placed)), None)
        if tile is None:
            continue
        placed.append(tile)
        if not _touch(tile, badge.spot):
            ties.append(_tie(tile, badge))
        drawn.append(Shape(*tile.box, badge.colour))
        left = tile.left + (tile.width - words) // 2
        drawn.append(easel.label(left, tile.top, str(badge.number), SMALL, bold=True, colour=PAPER))
    yield from ties
    yield from drawn


def _places(spot: Tile, size: tuple[int, int], page: Tile) -> Iterator[Tile]:
    """Give places for a badge, the best first: at the spot's corner, along its edges, then ever farther from it."""
    width, height = size
    for left, top in _corners(spot, size):
        if (tile := Tile(left, top, width, height)) == _inside(tile, page):
            yield tile
    across, down = width + _APART, height + _APART
    for ring in range(max(page.width // across, page.height // down) + 2):
        for column in range(-ring, ring + 1):
            rows = range(-ring, ring + 1) if abs(column) == ring else (-ring, ring)
            for row in rows:
                tile = Tile(spot.left + column * across, spot.top + row * down, width, height)
                if tile == _inside(tile, page) or not ring:
                    yield _inside(tile, page)


def _corners(spot: Tile, size: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    width, height = size
    right, foot = spot.left + spot.width, spot.top + spot.height
    return (
        (spot.left - width, spot.top),
        (spot.left, spot.top - height),
        (right, spot.top),
        (right - width, spot.top - height),
        (spot.left, foot),
        (right - width, foot),
    )


def _inside(tile: Tile, page: Tile) -> Tile:
    left = min(max(tile.left, page.left), page.left + page.width - tile.width)
    top = min(max(tile.top, page.top), page.top + page.height - tile.height)
    return Tile(left, top, tile.width, tile.height)


def _meet(one: Tile, other: Tile) -> bool:
    return (
        one.left < other.left + other.width + _APART
        and other.left < one.left + one.width + _APART
        and one.top < other.top + other.height + _APART
        and other.top < one.top + one.height + _APART
    )


def _touch(tile: Tile, spot: Tile) -> bool:
    """Tell whether a badge lies at its spot, so that no line is needed."""
    near = Tile(spot.left - _APART, spot.top - _APART, spot.width + 2 * _APART, spot.height + 2 * _APART)
    return _meet(tile, near)


def _tie(tile: Tile, badge: Badge) -> Stroke:
    start = Dots(tile.left + tile.width // 2), Dots(tile.top + tile.height // 2)
    return Stroke((start, (Dots(badge.spot.left), Dots(badge.spot.top))), badge.colour)
