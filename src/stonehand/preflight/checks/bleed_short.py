"""Bleed that does not go as far beyond the cut as the press wants."""

from collections.abc import Iterator

from stonehand.model.drawn import Drawn, Picture, Shade, Shape
from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import TOUCH, Leaf, box_area, distances, leaves
from stonehand.preflight.listing import pages_listed
from stonehand.preflight.printed import all_printed, what
from stonehand.preflight.worst import and_more


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find boxes that fall short of the bleed, once for the file, and on each page pictures and tints that reach the cut and do."""
    wanted = [(leaf.page, _wanted(leaf, profile)) for leaf in leaves(looked, profile)]
    boxes = [(page, sides) for page, sides in wanted if any(_box(page, sides))]
    if boxes:
        page, sides = boxes[0]
        missing, side = max(_box(page, sides))
        yield Seen(
            f"the BleedBox goes {max(0.0, sides[side] - missing):.1f} mm beyond the {side} edge on "
            f"{pages_listed(page for page, _sides in boxes)}; {profile.name} wants {sides[side]:.1f} mm",
            on_page(looked, page),
            "save it with the printer's bleed, on a sheet large enough to hold it",
        )
    for page, sides in wanted:
        short = list(_drawn(page, sides))
        if short:
            missing, side, item = max(short, key=lambda one: one[0])
            yield Seen(
                f"on page {page.label} {what(item)} goes {max(0.0, sides[side] - missing):.1f} mm beyond the {side} edge"
                f"{and_more(len(short) - 1)}; {profile.name} wants {sides[side]:.1f} mm",
                on_page(looked, page, item.area),
                "draw what reaches the edge on to the end of the bleed, or end it well inside the page",
            )


def _wanted(leaf: Leaf, profile: PressProfile) -> dict[str, Mm]:
    return {side: edge for side, edge in leaf.sides(profile.bleed).items() if edge > 0}


def _box(page: PageFacts, wanted: dict[str, Mm]) -> Iterator[tuple[float, str]]:
    """Give how much the box is short on which sides; the sheet's edge stands for a box that is not there."""
    inside = distances(box_area(page, page.bleed or page.media), page)
    for side, edge in wanted.items():
        if inside[side] > -edge + TOUCH:
            yield edge + min(inside[side], 0), side


def _drawn(page: PageFacts, wanted: dict[str, Mm]) -> Iterator[tuple[float, str, Drawn]]:
    for item in filter(_is_tint, all_printed(page)):
        inside = distances(item.area, page)
        for side, edge in wanted.items():
            if -edge + TOUCH < inside[side] <= TOUCH:
                yield edge + inside[side], side, item


def _is_tint(item: Drawn) -> bool:
    match item:
        case Shape(stroke=False, paint=paint):
            return not paint.is_white
        case Picture() | Shade():
            return True
        case _:
            return False


CHECK = Check(
    Fault(
        "preflight/bleed-short",
        "A picture stops at the cut",
        "The knife is never exact. Where a picture ends at the cut, a white line shows on some of the copies; a few "
        "millimetres beyond the cut hide it.",
        "G4; Newspaper Club mini: 5 mm on three edges, none at the spine; Lehtitehdas: 5 mm past the cut; no standard has a "
        "number",
    ),
    Severity.ERROR,
    look,
)
