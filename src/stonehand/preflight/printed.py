"""What of a page reaches the reader: items of one kind that show ink or paper inside the trim, in the order they are drawn.

Printers' marks and colour bars stand outside the trim and are the printer's own; text in no ink is there for search alone.
"""

from collections.abc import Iterator
from typing import TypeVar

from stonehand.model.drawn import Area, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.units import Mm, Pt, mm, pt

D = TypeVar("D", Text, Shape, Picture, Shade)

THICKEST_RULE = Pt(4.0)
"""A fill up to here is a rule, a wider one a flat: Torstar's sheet counts rules up to 4 points."""

INK_NAMES = ("cyan", "magenta", "yellow", "black")

_SLENDER = 4.0
"""How many times as long as it is strong a fill must be to be a rule: a full stop is none."""

_FEW_PIXELS = 16
"""GWG 2022 R0032: a patch of colour is no picture."""

_GREY_SPACES = frozenset({"DeviceGray", "CalGray", "ICCBased1"})


def printed(page: PageFacts, kind: type[D]) -> Iterator[D]:
    """Give the items of a kind that are seen inside the trim."""
    return (item for item in all_printed(page) if isinstance(item, kind))


def all_printed(page: PageFacts) -> Iterator[Drawn]:
    """Give all that is seen inside the trim."""
    trim = trim_area(page)
    return (item for item in page.drawn if is_seen(item, trim))


def is_seen(item: Drawn, trim: Area) -> bool:
    """Tell whether any of an item stands inside the trim, in ink or in white."""
    area = item.area
    inside = area.left < trim.right and area.right > 0 and area.top < trim.bottom and area.bottom > 0
    return inside and not (isinstance(item, Text) and item.hidden)


def trim_area(page: PageFacts) -> Area:
    """Give the page as it is cut; places are told on the page before it is turned."""
    trim, unit = page.trim, page.user_unit
    return Area(Mm(0.0), Mm(0.0), mm(Pt((trim.right - trim.left) * unit)), mm(Pt((trim.top - trim.bottom) * unit)))


def what(item: Drawn) -> str:
    """Name the kind of an item as a sentence has it."""
    match item:
        case Text():
            return "text"
        case Picture(mask=False):
            return "a picture"
        case Shade():
            return "a gradient"
        case _:
            return "a shape"


def space(item: Drawn) -> str:
    """Give the kind of the colour space an item is painted in; a stencil is painted, not a picture."""
    match item:
        case Text(paint=paint) | Shape(paint=paint) | Picture(mask=True, paint=Paint() as paint):
            return paint.space
        case Picture(space=kind) | Shade(space=kind):
            return kind


def ink_names(item: Drawn) -> tuple[str, ...]:
    """Give the names of an item's inks, where its colour space names them."""
    match item:
        case Text(paint=paint) | Shape(paint=paint) | Picture(mask=True, paint=Paint() as paint):
            return paint.names
        case Picture(inks=names):
            return names
        case Shade():
            return ()


def is_rule(shape: Shape) -> bool:
    """Tell a stroke, or a fill that is long for its strength: borders are often drawn as rings with all but one side cut off."""
    longest = pt(Mm(max(shape.area.width, shape.area.height)))
    return shape.stroke or longest >= _SLENDER * shape.strength


def is_flat(shape: Shape) -> bool:
    """Tell a fill wider than a rule."""
    return not shape.stroke and shape.strength > THICKEST_RULE


def is_grey(paint: Paint) -> bool:
    """Tell a colour of a grey space, whose black overprints nothing on a press of four inks."""
    return paint.space in _GREY_SPACES


def in_words(paint: Paint) -> str:
    """Name the inks of a colour with their per cent, such as `cyan 40 %, black 100 %`; of a colour without inks its space."""
    names = INK_NAMES if paint.cmyk is not None else paint.names
    values = paint.cmyk if paint.cmyk is not None else paint.values
    shares = [f"{name} {100 * value:.3g} %" for name, value in zip(names, values, strict=False) if value > 0]
    return ", ".join(shares) or paint.space


def judged_pictures(page: PageFacts) -> Iterator[Picture]:
    """Give the pictures whose resolution matters: more than 16 pixels wide or high."""
    return (picture for picture in printed(page, Picture) if max(picture.width, picture.height) > _FEW_PIXELS)


def is_line_art(picture: Picture) -> bool:
    """Tell a picture of black and white alone."""
    return picture.bits == 1 or picture.mask
