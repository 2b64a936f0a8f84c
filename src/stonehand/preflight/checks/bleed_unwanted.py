"""Bleed where the press has none."""

from collections.abc import Iterator

from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed
from stonehand.preflight.outside import bleed_area
from stonehand.preflight.printed import trim_area


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find pages whose BleedBox is larger than their trim."""
    pages = [page for page in looked.facts.pages if page.bleed is not None and not page.bleed.inside(page.trim)]
    if pages and not profile.bleed.most:
        beyond = _beyond(pages[0])
        yield Seen(
            f"{looked.name} has a bleed of {beyond:.1f} mm on {pages_listed(pages)}; {profile.name} prints none",
            on_page(looked, pages[0]),
            "save it with the BleedBox equal to the TrimBox",
        )


def _beyond(page: PageFacts) -> float:
    area, trim = bleed_area(page), trim_area(page)
    return max(-area.left, -area.top, area.right - trim.right, area.bottom - trim.bottom)


CHECK = Check(
    Fault(
        "preflight/bleed-unwanted",
        "There is bleed, and this press prints none",
        "A newspaper is not trimmed, or not on every edge: its paper has a border no plate reaches. A page with bleed was made "
        "for another printer, and what was to be cut off will stand in the border or be missing.",
        "G3; Newspaper Club: tabloids and broadsheets cannot be full bleed; Petit Press: not possible",
    ),
    Severity.WARNING,
    look,
)
