"""Black that holds other inks, and whether a page prints in colour at all; both from cells of half a millimetre.

An area is connected in a grid of 2.5 mm: cells that are at least half rich black hang together, and what rich black lies in the
cells round them counts as well. So lines of text, which fill no such cell by half, are no area, and a flat is measured to about
1 % of 25 cm2.
"""

from PIL import Image, ImageChops

from stonehand.engines.plates.hills import Extent, extent, neighbours, spread
from stonehand.engines.plates.plate import FULL, padded

_BLACK = 217
"""K of 85 %, of 255."""

_OTHER = 13
"""More than 5 %, of 255."""

_ANY = 3
"""More than 1 %, of 255."""

_GRID = 5
"""Cells to 2.5 mm."""

_CM2 = 0.0625
"""Of a square of the grid."""

_MORE_THAN_1_MM2 = 4
"""Cells."""


def richest(cells: Image.Image) -> tuple[float, Extent | None]:
    """Give the largest area of rich black in cm2, and its left, top, right and bottom in cells."""
    rich = padded(_rich(cells), _GRID)
    shares = rich.reduce(_GRID)
    grid = {(at % shares.width, at // shares.width): share / FULL for at, share in enumerate(shares.tobytes()) if share}
    best, place = 0.0, None
    left = {cell for cell, share in grid.items() if share >= 1 / 2}
    while left:
        body = spread(min(left), left)
        left -= body
        ring = {beside for cell in body for beside in neighbours(*cell) if beside in grid}
        size = sum(grid[cell] for cell in body | ring) * _CM2
        if size > best:
            best, place = size, extent(body | ring, _GRID)
    return round(best, 1), place and _close(rich, place)


def prints_colour(cells: Image.Image) -> bool:
    """Tell whether cyan, magenta or yellow prints on more than 1 mm2."""
    return sum(_coloured(cells).histogram()[_ANY:]) > _MORE_THAN_1_MM2


def _rich(cells: Image.Image) -> Image.Image:
    black = cells.getchannel("K").point([FULL * (value >= _BLACK) for value in range(FULL + 1)])
    others = _coloured(cells).point([FULL * (value >= _OTHER) for value in range(FULL + 1)])
    return ImageChops.darker(black, others)


def _coloured(cells: Image.Image) -> Image.Image:
    """The strongest of the three chromatic inks."""
    cyan, magenta, yellow, _black = cells.split()
    return ImageChops.lighter(ImageChops.lighter(cyan, magenta), yellow)


def _close(rich: Image.Image, place: Extent) -> Extent:
    left, top, *_ = place
    found = rich.crop(place).getbbox() or (0, 0, 0, 0)
    return left + found[0], top + found[1], left + found[2], top + found[3]
