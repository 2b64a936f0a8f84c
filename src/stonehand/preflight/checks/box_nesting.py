"""Page boxes that do not lie one within the other."""

from collections.abc import Iterator
from itertools import pairwise

from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages whose trim, bleed, crop and media box are not nested."""
    faults = {page.number: fault for page in looked.facts.pages if (fault := _fault(page))}
    pages = [page for page in looked.facts.pages if page.number in faults]
    if pages:
        first = pages[0]
        yield Seen(
            f"page {first.label} has {faults[first.number]}{and_more(len(pages) - 1)}; "
            "trim lies within bleed, bleed within crop, crop within media",
            on_page(looked, first),
            "set the page boxes anew where the page was made, and save it as PDF/X",
        )


def _fault(page: PageFacts) -> str:
    boxes = {"TrimBox": page.trim, "BleedBox": page.bleed, "CropBox": page.crop, "MediaBox": page.media}
    named = [(name, box) for name, box in boxes.items() if box is not None]
    for (name, box), (outer_name, outer) in pairwise(named):
        if not box.inside(outer):
            return f"a {name} that goes beyond its {outer_name}"
    return ""


CHECK = Check(
    Fault(
        "preflight/box-nesting",
        "The page boxes are not nested",
        "The shop's programs place pages by these boxes. When they contradict one another each program takes another one, and "
        "the page is shifted on the plate.",
        "G2; PDF/X (ISO 15930) as public checkers have it, CGATS notes: Trim inside Bleed inside Crop inside Media",
    ),
    Severity.ERROR,
    look,
)
