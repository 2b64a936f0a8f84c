"""Colour on a page that is printed in black alone."""

from collections.abc import Iterator

from stonehand.model.drawn import Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.leaves import centre, leaves
from stonehand.preflight.printed import all_printed, what
from stonehand.preflight.worst import and_more

_CMY = 3
_TRACE = 0.001
_COLOURLESS = frozenset({"Black", "None"})


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find pages with colour at places of the book that have no colour units."""
    plates = {page.number: ink for page, ink in inked_pages(looked)}
    for leaf in leaves(looked, profile) if profile.colour_pages else ():
        places = {leaf.place, leaf.place + leaf.double}
        plate = plates.get(leaf.page.number)
        if places & _allowed(profile, leaf.count) or (plate is not None and not plate.colour):
            continue
        items = [item for item in all_printed(leaf.page) if _is_coloured(item)]
        if items:
            yield Seen(
                f"page {leaf.page.label}, place {leaf.place} of {leaf.count}, has {what(items[0])} in colour"
                f"{and_more(len(items) - 1)}; {profile.name} has colour at {_words(profile, leaf.count)} only",
                on_page(looked, leaf.page, items[0].area),
                "print it in black alone, or move it to a page with colour",
            )


def _allowed(profile: PressProfile, count: int) -> set[int]:
    places: set[int] = set()
    for place in profile.colour_pages:
        places |= set(centre(count)) if place == 0 else {place if place > 0 else count + 1 + place}
    return places


def _words(profile: PressProfile, count: int) -> str:
    return f"places {', '.join(str(place) for place in sorted(_allowed(profile, count)) if 0 < place <= count)}"


def _is_coloured(item: Drawn) -> bool:
    match item:
        case Picture(mask=True, paint=Paint() as paint) | Text(paint=paint) | Shape(paint=paint):
            return _is_colour(paint)
        case Picture(inks=names) if names:
            return not set(names) <= _COLOURLESS
        case Picture(space=space) | Shade(space=space):
            return space not in {"DeviceGray", "CalGray", "ICCBased1"}


def _is_colour(paint: Paint) -> bool:
    if paint.cmyk is not None:
        return max(paint.cmyk[:_CMY]) > _TRACE
    if paint.names:
        return bool(paint.inks) and not set(paint.names) <= _COLOURLESS
    return paint.space == "Pattern" or len(set(paint.values)) > 1


CHECK = Check(
    Fault(
        "preflight/colour-position",
        "There is colour where the press prints black alone",
        "A web has colour units on some pages only. A colour picture elsewhere prints from its black plate alone and comes out "
        "washed away.",
        "G10; UT Texas TSP: colour on 1, n/2, n/2 + 1 and n; `colour_pages` in the profile",
    ),
    Severity.ERROR,
    look,
)
