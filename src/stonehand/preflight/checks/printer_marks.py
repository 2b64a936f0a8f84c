"""Marks outside the page, where the printer wants none."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed
from stonehand.preflight.outside import marks


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find what stands outside the page and its bleed."""
    found = [(page, areas) for page in looked.facts.pages if (areas := list(marks(page)))]
    if found and not profile.marks:
        pages = [page for page, _areas in found]
        yield Seen(
            f"{looked.name} has marks outside the page on {pages_listed(pages)}; {profile.name} wants none",
            on_page(looked, pages[0], found[0][1][0]),
            "save it again without printer's marks",
        )


CHECK = Check(
    Fault(
        "preflight/printer-marks",
        "There are printers' marks",
        "The shop sets its own marks on the plate. Yours make the page larger than its place, and print within the neighbour's "
        "margin.",
        "G9; Guardian: never crop or printer marks; NIAD, Newspaper Club: no marks",
    ),
    Severity.ERROR,
    look,
)
