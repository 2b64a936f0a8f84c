"""What lies beyond the trim: the bleed, and printers' marks outside it on the sheet.

A mark stands wholly outside the trim and sticks out of the bleed; what begins on the page and runs beyond the cut is bleed, however
far it goes. Nothing outside the sheet is printed.
"""

from collections.abc import Iterator

from stonehand.model.drawn import Area, Box, Text
from stonehand.model.facts import PageFacts
from stonehand.preflight.leaves import TOUCH, box_area
from stonehand.preflight.printed import trim_area


def bleed_box(page: PageFacts) -> Box:
    """Give the bleed box, or where there is none the trim."""
    return page.bleed or page.trim


def bleed_area(page: PageFacts) -> Area:
    """Give the page with its bleed, in millimetres from the trim's top left."""
    return box_area(page, bleed_box(page))


def marks(page: PageFacts) -> Iterator[Area]:
    """Give the places of all that is printed outside the page and its bleed, yet on the sheet."""
    trim, bleed, sheet = trim_area(page), bleed_area(page), box_area(page, page.media)
    drawn = [item.area for item in page.drawn if not (isinstance(item, Text) and item.hidden)]
    noted = [note.area for note in page.annotations if note.kind == "PrinterMark"]
    for area in (*drawn, *noted):
        if meets(area, sheet) and not meets(area, trim) and not _within(area, bleed):
            yield area


def meets(area: Area, other: Area) -> bool:
    """Tell whether two areas have more than an edge in common."""
    return (
        area.left < other.right - TOUCH
        and area.right > other.left + TOUCH
        and area.top < other.bottom - TOUCH
        and area.bottom > other.top + TOUCH
    )


def _within(area: Area, other: Area) -> bool:
    return (
        area.left >= other.left - TOUCH
        and area.right <= other.right + TOUCH
        and area.top >= other.top - TOUCH
        and area.bottom <= other.bottom + TOUCH
    )
