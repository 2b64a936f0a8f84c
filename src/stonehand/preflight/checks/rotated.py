"""Pages that are turned when they are shown."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages with a Rotate."""
    pages = [page for page in looked.facts.pages if page.rotate % 360]
    if pages:
        yield Seen(
            f"{looked.name} is turned by {pages[0].rotate} degrees on {pages_listed(pages)}",
            on_page(looked, pages[0]),
            "make the page upright; do not turn it in the reader",
        )


CHECK = Check(
    Fault(
        "preflight/rotated",
        "The page is turned",
        "Turning is a wish to the screen. Some placing programs follow it and some do not, so the page may stand on its side on "
        "the plate.",
        "G2; GWG 2022 WebCMYKNews: no Rotate",
    ),
    Severity.ERROR,
    look,
)
