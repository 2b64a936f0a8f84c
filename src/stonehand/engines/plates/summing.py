"""The ink of pages without any program: the inks of each operator added up, and the pictures' own pixels.

In come a file and its facts, out go the same measures as from plates, less exactly. It **misses what lies over each other**: a
tint under a picture, overprint, transparency; it takes a picture for as large as its place, whatever is clipped off; and it does
not see RGB turned into ink. Text counts from 20 points on, where a stem is a millimetre wide, a rule from a millimetre. QR codes
are read in pdfium's grey pixels; their inks are those of the last thing painted where they stand, and black
where that is a picture.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops

from stonehand.engines.plates.black import prints_colour, richest
from stonehand.engines.plates.codes import codes
from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.hills import MOST
from stonehand.engines.plates.measures import SQUARE, heaviest, squares
from stonehand.engines.plates.pixels import Album, is_inked
from stonehand.engines.plates.plain_copy import plain_copy, size_of
from stonehand.engines.plates.plate import HALF, PER_MM, Plate, plate_of, total
from stonehand.model.drawn import Area, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.plates import Code, InkFacts, Inks, Spot
from stonehand.model.units import PT_PER_MM, Mm

PROGRAM: Final = "operators and pictures"
"""What `Inks.program` says of such measures."""

_STEM = 20.0
"""Points of type whose stems are a millimetre wide."""

_OTHER, _ANY = 0.05, 0.01
_CELLS_TO_MM = PER_MM // HALF


def sum_inks(pdf: bytes, pages: tuple[PageFacts, ...]) -> Inks:
    """Add up the ink of every page.

    Raises:
        NotDrawn: the file cannot be opened, or a page or picture is too large or cannot be decoded.
    """
    with closing(Album(pdf)) as album, closing(_opened(plain_copy(pdf, pages).pdf)) as drawn:
        return Inks(PROGRAM, tuple(_page(page, album, drawn) for page in pages))


@dataclass(frozen=True, slots=True)
class _Part:
    """What one thing on the page takes of ink."""

    spots: tuple[Spot, ...] = ()
    squares: tuple[Spot, ...] = ()
    rich: float = 0.0
    rich_at: Area | None = None
    colour: bool = False


def _opened(pdf: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        message = f"the file cannot be opened: {fault}"
        raise NotDrawn(message) from fault


def _page(page: PageFacts, album: Album, drawn: pdfium.PdfDocument) -> InkFacts:
    parts = [part for item in page.drawn for part in _parts(page.number, item, album)]
    richest_part = max(parts, key=lambda part: part.rich, default=_Part())
    return InkFacts(
        page.number,
        _worst(spot for part in parts for spot in part.spots),
        _worst(spot for part in parts for spot in part.squares),
        richest_part.rich,
        richest_part.rich_at,
        any(part.colour for part in parts),
        tuple(replace(code, inks=_inks_at(page, code)) for code in _codes(page, drawn)),
    )


def _parts(number: int, item: Drawn, album: Album) -> Iterator[_Part]:
    if isinstance(item, Picture) and is_inked(item):
        yield from (_picture(number, item.area, pixels) for pixels in album.pixels(number, item))
    elif isinstance(item, Text | Shape):
        yield _painted(item)
    else:
        yield _Part(colour=_is_coloured(item))


def _picture(number: int, area: Area, pixels: Image.Image) -> _Part:
    size = max(1, round(area.width * _CELLS_TO_MM)), max(1, round(area.height * _CELLS_TO_MM))
    cells = pixels.resize(size, Image.Resampling.BOX)
    plate, added = Plate(number, cells, area.left, area.top), total(cells)
    rich, at = richest(cells)
    return _Part(
        heaviest(plate, added), squares(plate, added), rich, plate.area(at, HALF) if at else None, prints_colour(cells)
    )


def _painted(item: Text | Shape) -> _Part:
    paint, area = item.paint, item.area
    if isinstance(item, Text):
        return (
            _Part() if item.hidden else _Part(_spots(paint, area) if item.size >= _STEM else (), colour=_colours(paint))
        )
    spots = _spots(paint, area) if min(item.strength / PT_PER_MM, area.width, area.height) >= 1 else ()
    flat = spots if item.box and min(area.width, area.height) >= SQUARE else ()
    square = Area(area.left, area.top, Mm(area.left + SQUARE), Mm(area.top + SQUARE))
    rich = round(area.width * area.height / 100, 1) if item.box and _is_rich(paint) else 0.0
    return _Part(
        spots,
        tuple(replace(spot, area=square) for spot in flat),
        rich,
        area if rich else None,
        _colours(paint),
    )


def _spots(paint: Paint, area: Area) -> tuple[Spot, ...]:
    return (Spot(float(round(paint.total)), area),) if paint.total > 0 else ()


def _is_rich(paint: Paint) -> bool:
    return paint.is_black and paint.cmyk is not None and max(paint.cmyk[:3]) > _OTHER


def _is_coloured(item: Drawn) -> bool:
    """Tell whether a picture or gradient prints in colour, by its space alone."""
    if isinstance(item, Picture) and item.mask:
        return item.paint is not None and _colours(item.paint)
    return isinstance(item, Picture | Shade) and not item.space.startswith(("DeviceGray", "CalGray", "ICCBased1"))


def _colours(paint: Paint) -> bool:
    """Tell whether a paint prints in more than black; what is no ink is made of all of them."""
    return max(paint.cmyk[:3]) > _ANY if paint.cmyk is not None else not paint.is_white


def _worst(spots: Iterator[Spot]) -> tuple[Spot, ...]:
    """Take the worst spots, and of those that lie over each other the worst alone."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (-spot.total, spot.area.top, spot.area.left)):
        if len(kept) < MOST and not any(_meet(spot.area, other.area) for other in kept):
            kept.append(spot)
    return tuple(kept)


def _meet(one: Area, other: Area) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _codes(page: PageFacts, drawn: pdfium.PdfDocument) -> tuple[Code, ...]:
    leaf = drawn[page.number - 1]
    try:
        size_of(page)
        grey = leaf.render(scale=PER_MM / PT_PER_MM, grayscale=True, may_draw_forms=False).to_pil()
    finally:
        leaf.close()
    black = ImageChops.invert(grey.convert("L"))
    none = Image.new("L", black.size)
    return codes(plate_of(page, Image.merge("CMYK", (none, none, none, black))))


def _inks_at(page: PageFacts, code: Code) -> tuple[float, float, float, float]:
    """The inks of the last thing painted where a code stands; black, where its middle is in a picture."""
    x, y = (code.area.left + code.area.right) / 2, (code.area.top + code.area.bottom) / 2
    for item in reversed(page.drawn):
        if not _meet(item.area, code.area):
            continue
        paint = None if isinstance(item, Shade) else item.paint
        if paint is not None and paint.cmyk is not None and paint.inks:
            return paint.cmyk
        if isinstance(item, Picture) and item.area.holds(x, y):
            break
    return code.inks
