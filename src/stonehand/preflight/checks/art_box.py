"""Pages that do not say with one box where they are cut."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages with an ArtBox beside the TrimBox, and pages without a TrimBox."""
    both = [page for page in looked.facts.pages if page.has_trim and page.art is not None]
    none = [page for page in looked.facts.pages if not page.has_trim]
    for pages, fault in ((both, "an ArtBox beside the TrimBox"), (none, "no TrimBox")):
        if pages:
            yield Seen(
                f"{looked.name} has {fault} on {pages_listed(pages)}; one TrimBox says where a page is cut",
                on_page(looked, pages[0]),
                "save it as PDF/X with the TrimBox alone",
            )


CHECK = Check(
    Fault(
        "preflight/art-box",
        "It is not clear where the page is cut",
        "The TrimBox is the line of the knife. Without it, or with a second box that says the same otherwise, the shop places "
        "the page by the edge of the file.",
        "G2; PDF/X (ISO 15930) as public checkers have it: TrimBox or ArtBox, not both; newspaper sheets ask for TrimBox",
    ),
    Severity.ERROR,
    look,
)
