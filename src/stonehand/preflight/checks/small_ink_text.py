"""Small text in two or more inks."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import in_words, printed
from stonehand.preflight.worst import lowest

_TWO = 2


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the smallest text of each page in two or more inks that is under the profile's size."""
    for page in looked.facts.pages:
        texts = [text for text in printed(page, Text) if len(text.paint.inks) >= _TWO]
        worst = lowest(texts, lambda text: text.size, profile.limits.ink_text)
        if worst is not None:
            yield Seen(
                f"page {page.label} has text of {worst.value:.3g} pt in {in_words(worst.item.paint)}{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} pt at least in two or more inks",
                on_page(looked, page, worst.item.area),
                "set it in one ink, or larger",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/small-ink-text",
        "Small text is printed in several inks",
        "Each ink has its plate, and plates shift by up to two rows of dots. The strokes of small letters are thinner than that: "
        "they come apart into coloured ghosts.",
        "T2; GWG 2022 R0017 10 pt; NIAD 10 pt, USA Today 14, Tribune 18; TCM on register",
    ),
    Severity.WARNING,
    look,
    numbers=("ink_text",),
)
