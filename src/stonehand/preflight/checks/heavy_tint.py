"""Flats so strong that their dots run together."""

from collections.abc import Iterator

from stonehand.model.drawn import Shape
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import in_words, is_flat, printed
from stonehand.preflight.worst import highest

_SOLID = 0.995
"""From here on an ink has no dots that could fill in: half a per cent is less than eight bits and a screen tell apart."""


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the flat of each page with the strongest tint, short of a solid, that is over the profile's number."""
    for page in looked.facts.pages:
        flats = [shape for shape in printed(page, Shape) if is_flat(shape)]
        worst = highest(flats, _strongest, profile.limits.heavy)
        if worst is not None:
            yield Seen(
                f"page {page.label} has a flat of {in_words(worst.item.paint)}{worst.and_more}; "
                f"{profile.name} fills in what is over {worst.number:g} %",
                on_page(looked, page, worst.item.area),
                "make the tint lighter, or a solid of 100 %",
                worst.level,
            )


def _strongest(shape: Shape) -> float:
    return 100 * max((ink for ink in shape.paint.inks if ink < _SOLID), default=0.0)


CHECK = Check(
    Fault(
        "preflight/heavy-tint",
        "A tint is so strong that it prints solid",
        "Every dot grows on newsprint, and the small white gaps of a strong tint close. It looks like the full ink beside it, with "
        "blotches.",
        "C8; Petit Press 85 %, Telegram and Torstar 80 %, IZ 90 %; dot gain of 26 to 30 %",
    ),
    Severity.INFO,
    look,
    numbers=("heavy",),
)
