"""White that overprints what it stands on, and so does not show."""

from collections.abc import Iterator

from stonehand.model.drawn import Area, Drawn, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_seen, trim_area
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find white items that overprint something drawn before them, once for each page."""
    for page in looked.facts.pages:
        lost = list(_lost(page))
        if lost:
            kind = "text" if isinstance(lost[0], Text) else "a shape"
            yield Seen(
                f"page {page.label} has white {kind} that overprints{and_more(len(lost) - 1)}; it will not show",
                on_page(looked, page, lost[0].area),
                "switch overprint off for it",
            )


def _lost(page: PageFacts) -> Iterator[Text | Shape]:
    trim = trim_area(page)
    for order, item in enumerate(page.drawn):
        if isinstance(item, Text | Shape) and item.overprint and item.paint.is_white and is_seen(item, trim):
            below = page.drawn[:order]
            if any(_shows(other) and _meet(item.area, other.area) for other in below):
                yield item


def _shows(item: Drawn) -> bool:
    match item:
        case Picture() | Shade():
            return True
        case Text(hidden=True):
            return False
        case _:
            return not item.paint.is_white


def _meet(one: Area, other: Area) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


CHECK = Check(
    Fault(
        "preflight/white-overprint",
        "White is set to overprint",
        "White is paper left free, and overprinting leaves nothing free: the words vanish in print while the screen shows them. It "
        "happens when black text is made white and keeps its setting.",
        "C9; GWG 2022, overprint over visible objects only",
    ),
    Severity.ERROR,
    look,
)
