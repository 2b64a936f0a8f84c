"""A page that is one picture, its words among the pixels."""

from collections.abc import Iterator

from stonehand.model.drawn import Area, Picture, Text
from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_line_art, judged_pictures, printed, trim_area
from stonehand.preflight.worst import lowest

_SLACK = 1.0
"""Millimetres a scan may fall short of the trim and still be the page."""


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find pages without text of their own under a picture as large as the trim that is under the profile's resolution."""
    for page in looked.facts.pages:
        worst = lowest(_whole(page), lambda picture: picture.ppi, profile.limits.scanned_page)
        if worst is not None:
            yield Seen(
                f"page {page.label} is one picture at {worst.value:.4g} pixels per inch; "
                f"{profile.name} wants {worst.number:g} at least where words are pixels",
                on_page(looked, page, worst.item.area),
                "send the page as type and drawings, not as a picture",
                worst.level,
            )


def _whole(page: PageFacts) -> list[Picture]:
    trim = trim_area(page)
    whole = [picture for picture in judged_pictures(page) if not is_line_art(picture) and _covers(picture.area, trim)]
    return whole if whole and next(printed(page, Text), None) is None else []


def _covers(area: Area, trim: Area) -> bool:
    beside = max(area.left - trim.left, trim.right - area.right)
    return max(beside, area.top - trim.top, trim.bottom - area.bottom) <= _SLACK


CHECK = Check(
    Fault(
        "preflight/page-is-picture",
        "A page is one picture",
        "Type that has become pixels is screened like a photograph: its edges fray, and small print cannot be read. Real type is "
        "drawn at the full fineness of the plate.",
        "I4; GWG 2022 R0033: 449 ppi where a picture is the page",
    ),
    Severity.WARNING,
    look,
    numbers=("scanned_page",),
)
