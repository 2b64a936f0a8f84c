"""Two pages held against each other as pixels, through pdfium: how much of them differs, and where.

Both are drawn in the trim box, and their difference is taken at half the resolution. What differs by more than `LEAST` of 255 in
any of red, green and blue counts. It is gathered in spots: what lies within four millimetres is one.

pdfium puts every glyph on a whole pixel, so that type which another version of a library set a thousandth of a point aside may hop
by one (measured: 1.1 % of a page's pixels). A `loose` comparison lets it: a pixel counts that is darker or lighter by more than
`LEAST_LOOSE` than all of the nine round its place on the other page.
"""

from collections.abc import Callable, Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from stonehand.engines.opened_pdf import opened
from stonehand.engines.pictured import page_image
from stonehand.model.changes import PixelDifference
from stonehand.model.drawn import Area
from stonehand.model.units import Mm, Pt, mm

LEAST = 12
"""How far a pixel must be from the other, of 255: a tint that changes by five hundredths is seen."""

LEAST_LOOSE = 24
"""The same for a loose comparison: measured, type that hopped differs by less."""

MOST_SPOTS = 12

_HALF = 2
_MANY = 80
_CELL = Mm(4.0)
_SAME_SIZE = 0.2

_Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels or in cells."""


def compare(
    before: bytes, after: bytes, pairs: Sequence[tuple[int, int]], ppi: int, *, loose: bool = False
) -> list[PixelDifference]:
    """Compare pairs of pages of two PDFs, counted from 1, drawn in so many pixels to the inch.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open, or have no such page.
    """
    with opened(before) as old, opened(after) as new:
        return [_difference(old, new, pair, ppi, loose=loose) for pair in pairs]


def _difference(
    old: pdfium.PdfDocument, new: pdfium.PdfDocument, pair: tuple[int, int], ppi: int, *, loose: bool
) -> PixelDifference:
    first, scale = page_image(old, pair[0], ppi)
    second, other_scale = page_image(new, pair[1], ppi)
    before, after = _size(first, scale), _size(second, other_scale)
    if any(abs(length - its) > _SAME_SIZE for length, its in zip(before, after, strict=True)):
        return PixelDifference(1.0, (), before, after)
    size = min(first.width, second.width), min(first.height, second.height)
    mask = _mask(first.crop((0, 0, *size)), second.crop((0, 0, *size)), loose=loose)
    share = mask.histogram()[255] / (mask.width * mask.height)
    # Both have the size of the first: a page is not another for a hair of rounding.
    return PixelDifference(round(share, 7), tuple(_spots(mask, scale / _HALF)), before, before)


def _size(image: Image.Image, scale: float) -> tuple[Mm, Mm]:
    return (Mm(round(mm(Pt(image.width / scale)), 2)), Mm(round(mm(Pt(image.height / scale)), 2)))


def _mask(first: Image.Image, second: Image.Image, *, loose: bool) -> Image.Image:
    """Give white where two pictures differ, black where they do not, at half their resolution."""
    differs = _beyond_a_hop(first, second) if loose else ImageChops.difference(first, second)
    red, green, blue = differs.reduce(_HALF).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = LEAST_LOOSE if loose else LEAST
    return most.point([0] * (least + 1) + [255] * (255 - least))


def _beyond_a_hop(first: Image.Image, second: Image.Image) -> Image.Image:
    """Give by how much each pixel of either is lighter or darker than all those round its place on the other."""
    found = Image.new(first.mode, first.size)
    for one, other in ((first, second), (second, first)):
        lightest, darkest = _around(other, ImageChops.lighter), _around(other, ImageChops.darker)
        found = ImageChops.lighter(found, ImageChops.subtract(one, lightest))
        found = ImageChops.lighter(found, ImageChops.subtract(darkest, one))
    return found


def _around(image: Image.Image, choose: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """Give for each pixel the one of the nine round it that is chosen."""
    for across, down in ((1, 0), (0, 1)):
        before, behind = ImageChops.offset(image, across, down), ImageChops.offset(image, -across, -down)
        image = choose(choose(image, before), behind)
    return image


def _spots(mask: Image.Image, scale: float) -> Iterator[Area]:
    """Gather what differs: cells of the mask that touch each other, and of those as much as differs."""
    side = max(1, round(_CELL / mm(Pt(1 / scale))))
    boxes = [_tight(mask, tuple(edge * side for edge in group)) for group in _groups(mask, side)]
    for left, top, right, bottom in _few(boxes):
        lengths = (left, top, right - left, bottom - top)
        yield Area.sized(*(Mm(round(mm(Pt(length / scale)), 1)) for length in lengths))


def _groups(mask: Image.Image, side: int) -> Iterator[_Box]:
    """Give boxes, in cells, round all cells in which anything differs and that touch by an edge or corner."""
    wide, high = -(-mask.width // side), -(-mask.height // side)
    # A box filter would let a single pixel of a large cell sink to nothing; so each cell is asked by itself, row by row.
    waiting = {
        (x, y)
        for y in range(high)
        if mask.crop((0, y * side, mask.width, min(mask.height, (y + 1) * side))).getbbox()
        for x in range(wide)
        if mask.crop((x * side, y * side, min(mask.width, (x + 1) * side), min(mask.height, (y + 1) * side))).getbbox()
    }
    while waiting:
        reached = [min(waiting, key=lambda cell: (cell[1], cell[0]))]
        waiting.discard(reached[0])
        for x, y in reached:
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & waiting
            waiting -= near
            reached += sorted(near)
        across, down = [x for x, _ in reached], [y for _, y in reached]
        yield min(across), min(down), max(across) + 1, max(down) + 1


def _tight(mask: Image.Image, box: tuple[int, ...]) -> _Box:
    left, top, right, bottom = box
    found = mask.crop((left, top, min(mask.width, right), min(mask.height, bottom))).getbbox()
    if found is None:
        return left, top, right, bottom
    return left + found[0], top + found[1], left + found[2], top + found[3]


def _few(boxes: Sequence[_Box]) -> list[_Box]:
    """Bring boxes down to a few, joining those first whose common box is the least larger than they are."""
    left = list(boxes)
    if len(left) > _MANY:
        left = _banded(left)
    while len(left) > MOST_SPOTS:
        pairs = ((one, other) for place, one in enumerate(left) for other in left[place + 1 :])
        one, other = min(pairs, key=lambda pair: _area(_round(*pair)) - _area(pair[0]) - _area(pair[1]))
        left.remove(one)
        left.remove(other)
        left.append(_round(one, other))
    return sorted(left, key=lambda box: (box[1], box[0]))


def _banded(boxes: Sequence[_Box]) -> list[_Box]:
    """Join neighbours in the order they stand until few enough are left to be compared one with another."""
    size = -(-len(boxes) // _MANY)
    joined = []
    for start in range(0, len(boxes), size):
        box = boxes[start]
        for other in boxes[start + 1 : start + size]:
            box = _round(box, other)
        joined.append(box)
    return joined


def _round(one: _Box, other: _Box) -> _Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _area(box: _Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
