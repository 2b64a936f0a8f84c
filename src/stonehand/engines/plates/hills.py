"""Hills: the places of an image that stand out, neighbours taken together, from the highest down.

A hill is its highest point and all that hangs together with it at three quarters of its height or more, looked at in blocks; so a
dark picture is one hill, and its slopes are not told as others. In come whole numbers, out go places in them.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from PIL import Image, ImageMath

MOST = 8
"""More are of no use to anybody: the first are repaired, and the page is looked at again."""

_SLOPE = 0.75

Cell = tuple[int, int]
Extent = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Hill:
    """Its height, a point that is as high, and left, top, right and bottom of all that belongs to it."""

    height: int
    at: Cell
    extent: Extent


def hills(image: Image.Image, block: int) -> tuple[Hill, ...]:
    """Give at most eight hills of an image of mode I; `block` is how near, in pixels, is a neighbour."""
    return tuple(islice(_hills(image, block), MOST))


def spread(start: Cell, within: Collection[Cell]) -> frozenset[Cell]:
    """Give all cells that hang together with `start`, corners included."""
    reached, edge = {start}, [start]
    while edge:
        x, y = edge.pop()
        fresh = [cell for cell in neighbours(x, y) if cell in within and cell not in reached]
        reached.update(fresh)
        edge.extend(fresh)
    return frozenset(reached)


def neighbours(x: int, y: int) -> tuple[Cell, ...]:
    """Give the eight cells round a cell."""
    return tuple((x + dx, y + dy) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy)


def extent(cells: Collection[Cell], block: int = 1) -> Extent:
    """Give left, top, right and bottom of cells, each so many pixels wide."""
    across, down = [x for x, _ in cells], [y for _, y in cells]
    return min(across) * block, min(down) * block, (max(across) + 1) * block, (max(down) + 1) * block


def _hills(image: Image.Image, block: int) -> Iterator[Hill]:
    heights = _heights(image, block)
    free = set(heights)
    for top in sorted(heights, key=lambda cell: (-heights[cell], cell[1], cell[0])):
        height = heights[top]
        if top not in free or not height:
            continue
        floor = height * _SLOPE
        region = spread(top, {cell for cell in free if heights[cell] >= floor})
        free -= region
        x, y, *_ = _close(image, extent([top], block), height)
        yield Hill(height, (x, y), _close(image, extent(region, block), floor))


def _heights(image: Image.Image, block: int) -> Mapping[Cell, int]:
    """The highest number of each block."""
    width, cells = image.width, array("i", image.tobytes())
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    found: dict[Cell, int] = {}
    for down in range(0, len(rows), block):
        # Twice the first row, since a last block may be one row alone.
        highest = list(map(max, rows[down], *rows[down : down + block]))
        for across in range(0, width, block):
            found[across // block, down // block] = max(highest[across : across + block])
    return found


def _close(image: Image.Image, region: Extent, floor: float) -> Extent:
    """Draw a region close round the numbers from `floor` up; where a whole row of them is highest, left and top are its first."""
    left, top, right, bottom = region
    piece = image.crop((left, top, min(right, image.width), min(bottom, image.height)))
    over = ImageMath.lambda_eval(lambda of: of["convert"](of["piece"] >= of["floor"], "L"), piece=piece, floor=floor)
    near = over.getbbox()
    return left + near[0], top + near[1], left + near[2], top + near[3]
