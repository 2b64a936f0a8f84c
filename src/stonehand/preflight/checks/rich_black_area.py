"""Large black areas that hold other inks."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the largest rich black of each page that is over the profile's area."""
    for page, ink in inked_pages(looked):
        worst = highest([ink], lambda inked: inked.rich, profile.limits.rich_area)
        if worst is not None:
            yield Seen(
                f"page {page.label} has {worst.value:.4g} cm2 of black with other inks; {profile.name} wants black alone over "
                f"{worst.number:g} cm2",
                on_page(looked, page, ink.rich_at),
                "make the flat black alone",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/rich-black-area",
        "A large black area has other inks under it",
        "A large flat in several inks stays wet, and rubs off on the reader's hands and on the page opposite. White type in it "
        "fills with colour at the slightest misregister.",
        "C7; McLaren: 100 K only, though TCM allows 40 % of cyan under it",
    ),
    Severity.WARNING,
    look,
    numbers=("rich_area",),
    ink=True,
)
