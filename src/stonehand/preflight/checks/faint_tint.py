"""Flats so weak that the press does not hold their dots."""

from collections.abc import Iterator

from stonehand.model.drawn import Shape
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import in_words, is_flat, printed
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the flat of each page with the weakest ink that is under the profile's number."""
    for page in looked.facts.pages:
        flats = [shape for shape in printed(page, Shape) if is_flat(shape) and shape.paint.inks]
        worst = lowest(flats, lambda shape: 100 * min(shape.paint.inks), profile.limits.faint)
        if worst is not None:
            yield Seen(
                f"page {page.label} has a flat of {in_words(worst.item.paint)}{worst.and_more}; "
                f"{profile.name} holds no tint under {worst.number:g} %",
                on_page(looked, page, worst.item.area),
                "make the tint stronger, or take the ink out",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/faint-tint",
        "A tint is so weak that it may not print",
        "The smallest dots of a screen do not reach the paper. A box in such a tint comes out white, or in patches.",
        "C8; Petit Press and IZ 3 %, Telegram and Torstar 5 %",
    ),
    Severity.INFO,
    look,
    numbers=("faint",),
)
