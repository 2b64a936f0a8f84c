"""Pages without the marks the printer asks for."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import listed, pages_listed
from stonehand.preflight.outside import marks


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find pages with nothing outside the page and its bleed."""
    pages = [page for page in looked.facts.pages if not any(True for _mark in marks(page))]
    if profile.marks and pages:
        wanted = listed(sorted(f"{mark.value.replace('-', ' ')} marks" for mark in profile.marks))
        yield Seen(
            f"{looked.name} has no marks outside the page on {pages_listed(pages)}; {profile.name} wants {wanted}",
            on_page(looked, pages[0]),
            "save it with printer's marks, on a sheet large enough to hold them",
        )


CHECK = Check(
    Fault(
        "preflight/marks-missing",
        "Printers' marks are missing",
        "This printer cuts and registers by the marks in the file. Without them somebody measures by hand, or guesses.",
        "G9; the printer's own sheet, `marks` in the profile",
    ),
    Severity.WARNING,
    look,
)
