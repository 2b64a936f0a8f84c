"""Much ink over a whole area, even where no single spot is over the limit of spots."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the square of 15 mm with most ink on each page, where it is over the profile's number."""
    for page, ink in inked_pages(looked):
        worst = highest(ink.squares, lambda square: square.total, profile.limits.ink_area)
        if worst is not None:
            yield Seen(
                f"page {page.label} has {worst.value:.4g} % of ink on average in a square of 15 mm{worst.and_more}; "
                f"{profile.name} takes {worst.number:g} % at most",
                on_page(looked, page, worst.item.area),
                "convert the picture through the press profile, or make the flat lighter",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/ink-area",
        "Too much ink over an area",
        "A small dark spot dries; a large one keeps the paper wet, which stretches, cockles and sets off on the page "
        "opposite.",
        "C5; GWG 2022 R0026: 245 % on average in any square of 15 mm",
    ),
    Severity.ERROR,
    look,
    numbers=("ink_area",),
    ink=True,
)
