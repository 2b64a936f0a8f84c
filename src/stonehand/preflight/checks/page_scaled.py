"""Pages that count in another unit than points."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages with a UserUnit."""
    pages = [page for page in looked.facts.pages if page.user_unit != 1]
    if pages:
        yield Seen(
            f"{looked.name} is scaled by a UserUnit of {pages[0].user_unit:g} on {pages_listed(pages)}",
            on_page(looked, pages[0]),
            "save it at full size without a UserUnit",
        )


CHECK = Check(
    Fault(
        "preflight/page-scaled",
        "The page is scaled by its unit",
        "Programs older than PDF 1.6 do not know the unit and show the page at a fraction of its size. The same file then has "
        "two sizes, by the program that opens it.",
        "G2; GWG 2022: no UserUnit",
    ),
    Severity.ERROR,
    look,
)
