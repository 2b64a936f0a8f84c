"""Type in black alone that is too small for the press."""

from collections.abc import Iterator

from stonehand.model.facts import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the smallest black text of each page that is under the profile's size."""
    for page in looked.facts.pages:
        texts = [
            item for item in page.drawn if isinstance(item, Text) and not item.hidden and item.paint.is_black_alone
        ]
        smallest = min(texts, key=lambda text: text.size, default=None)
        missed = profile.limits.black_text.below(smallest.size) if smallest else None
        if smallest is not None and missed is not None:
            yield Seen(
                f"page {page.label} has black text of {smallest.size:.1f} pt; {profile.name} wants {missed[1]:g} pt at least",
                on_page(looked, page, smallest.area),
                "set it larger",
                missed[0],
            )


CHECK = Check(
    Fault(
        "preflight/small-text",
        "Text is too small for the press",
        "Ink spreads in newsprint, and the counters of small letters fill in. What a reader can still read on the screen is a grey "
        "line on paper.",
        "T1; NIAD and Vincentz 6 pt, Guardian and Tribune 7 pt",
    ),
    Severity.WARNING,
    look,
    numbers=("black_text",),
)
