"""More ink on a spot than the paper takes."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the heaviest spot of each page that is over the profile's ink."""
    for page, ink in inked_pages(looked):
        worst = highest(ink.heaviest, lambda spot: spot.total, profile.limits.ink)
        if worst is not None:
            yield Seen(
                f"page {page.label} has {worst.value:.4g} % of ink at its heaviest spot{worst.and_more}; "
                f"{profile.name} takes {worst.number:g} % at most",
                on_page(looked, page, worst.item.area),
                "convert the picture through the press profile, or take colour out of the flat",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/ink-total",
        "Too much ink on one spot",
        "Newsprint takes so much ink and no more. What is over it does not dry: it sets off on the page opposite, shows through, "
        "and in the worst case the web breaks.",
        "C4; ISO 12647-3: 240 %; sheets ask for 200 % (Gazette Press) to 260 % (IZ)",
    ),
    Severity.WARNING,
    look,
    numbers=("ink",),
    ink=True,
)
