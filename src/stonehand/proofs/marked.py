"""A marked proof: a page's picture with every finding drawn where it is, numbered, and a list beside it that tells them.

In: a page's picture and its marks. Out: a drawing. Numbers that would lie on one another are moved apart; the list is broken into
lines and, where it is longer than the page, into columns, and never cut.
"""

from collections.abc import Iterator, Sequence

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Drawing, Label, Pasted, Shape, Stroke
from stonehand.model.drawn import Area
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage
from stonehand.model.units import Dots
from stonehand.proofs.badges import Badge, place_badges
from stonehand.proofs.heading import heading
from stonehand.proofs.legend import legend
from stonehand.proofs.marks import Mark
from stonehand.proofs.palette import DESK, MARGIN, RULE, SEVERITY
from stonehand.proofs.tiles import Tile

LEAST_WIDTH = 560
"""Pixels of the page's picture on a marked proof, whatever it was drawn in: numbers and boxes must be told apart."""

FINEST = 120
"""Pixels per inch it is brought down to: in a finer picture the words of the list would look small beside it."""

_MM_PER_INCH = 25.4
_CROSS = 14
_CLEAR = 4, 1
"""Pixels beside and above the type in a box."""
_BETWEEN = 28

Item = Shape | Stroke | Label | Pasted


def marked_proof(  # noqa: PLR0913, PLR0917 - what a marked proof shows
    easel: Easel, layout: Layout, issue: Issue, page: MadeUpPage, png: bytes, marks: Sequence[Mark], dpi: int
) -> Drawing:
    """Draw a page with its marks."""
    form = layout.format
    scale = max(min(dpi, FINEST) / _MM_PER_INCH, LEAST_WIDTH / form.width)
    size = round(form.width * scale), round(form.height * scale)
    words = legend(easel, marks, size[1])
    width = 2 * MARGIN + size[0] + _BETWEEN + words.width
    told = f"page {page.id}" + (f", {page.section}" if page.section else "")
    head = heading(easel, layout, issue, "Marked proof", told, width)
    top = head.foot + 24
    tile = Tile(MARGIN, top, *size)
    items: list[Item] = [*head.items, Pasted(*tile.box, png), Shape(*tile.box, "", RULE)]
    items += [item for mark in reversed(marks) for spot in mark.spots for item in _outline(spot, mark, tile, scale)]
    items += _numbers(easel, marks, tile, scale)
    items += words.at(MARGIN + size[0] + _BETWEEN, top)
    return Drawing(Dots(width), Dots(top + max(size[1], words.height) + MARGIN), tuple(items), DESK)


def _outline(spot: Area, mark: Mark, tile: Tile, scale: float) -> Iterator[Item]:
    """Draw a box round a spot, or a cross-hair on a point; what reaches beyond the page is drawn as far as its edge."""
    colour = SEVERITY[mark.finding.severity]
    box = _pixels(spot, tile, scale)
    if spot.width and spot.height:
        yield Shape(*_clear(box, tile).box, "", colour, Dots(2))
        return
    x, y = box.left, box.top
    for ends in (((x - _CROSS, y), (x + _CROSS, y)), ((x, y - _CROSS), (x, y + _CROSS))):
        (left, up), (right, down) = (_held(point, tile) for point in ends)
        yield Stroke(((Dots(left), Dots(up)), (Dots(right), Dots(down))), colour, Dots(2))
    ring = Tile(x - 5, y - 5, 11, 11)
    yield Shape(*ring.box, "", colour)


def _clear(box: Tile, page: Tile) -> Tile:
    """Draw a box clear of the type in it, on the page."""
    left, top = _held((box.left - _CLEAR[0], box.top - _CLEAR[1]), page)
    right, foot = _held((box.left + box.width + _CLEAR[0], box.top + box.height + _CLEAR[1]), page)
    return Tile(left, top, right - left, foot - top)


def _numbers(easel: Easel, marks: Sequence[Mark], tile: Tile, scale: float) -> Iterator[Item]:
    """Number every spot; where a number had to be moved, a line leads to its spot."""
    wanted = [
        Badge(mark.number, SEVERITY[mark.finding.severity], _clear(_pixels(spot, tile, scale), tile))
        for mark in marks
        for spot in mark.spots
    ]
    yield from place_badges(easel, wanted, tile)


def _pixels(spot: Area, tile: Tile, scale: float) -> Tile:
    left, top = _held((tile.left + round(spot.left * scale), tile.top + round(spot.top * scale)), tile)
    right, foot = (
        tile.left + round((spot.left + spot.width) * scale),
        tile.top + round((spot.top + spot.height) * scale),
    )
    right, foot = _held((right, foot), tile)
    return Tile(left, top, max(3, right - left), max(3, foot - top))


def _held(point: tuple[int, int], tile: Tile) -> tuple[int, int]:
    """Keep a point on the page's picture."""
    x = min(max(point[0], tile.left), tile.left + tile.width - 1)
    return x, min(max(point[1], tile.top), tile.top + tile.height - 1)
