"""Type in black alone that is too small for the press."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Limit, PressProfile
from stonehand.model.units import pt
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import printed
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the smallest black text of each page that is under the profile's size; a lone mark need only print."""
    limit = profile.limits.black_text
    for page in looked.facts.pages:
        texts = [text for text in printed(page, Text) if text.paint.is_black_alone]
        words = lowest((text for text in texts if not _is_mark(text)), lambda text: text.size, limit)
        marks = lowest((text for text in texts if _is_mark(text)), lambda text: text.size, Limit(error=limit.error))
        worst = max(filter(None, (marks, words)), key=lambda found: found.level, default=None)
        if worst is not None:
            yield Seen(
                f"page {page.label} has black text of {worst.value:.3g} pt{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} pt at least",
                on_page(looked, page, worst.item.area),
                "set it larger",
                worst.level,
            )


def _is_mark(text: Text) -> bool:
    """Tell a superior figure or a sign from words: it is hardly wider than it is high."""
    return pt(text.area.width) <= _MARK * text.size


_MARK = 1.0

CHECK = Check(
    Fault(
        "preflight/small-text",
        "Text is too small for the press",
        "Ink spreads in newsprint, and the counters of small letters fill in. What a reader can still read on the screen is a grey "
        "line on paper. A lone mark, such as the figure of a note, is looked up and not read, so it is held to the graver number "
        "alone.",
        "T1; NIAD and Vincentz 6 pt, Guardian and Tribune 7 pt",
    ),
    Severity.WARNING,
    look,
    numbers=("black_text",),
)
