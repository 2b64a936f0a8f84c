"""Black text with other inks under it."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import in_words, printed
from stonehand.preflight.worst import highest, lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find each page's black text that has too many inks for its size, or too much of them at any size; the graver alone."""
    for page in looked.facts.pages:
        rich = [text for text in printed(page, Text) if text.paint.is_black and not text.paint.is_black_alone]
        small = lowest(rich, lambda text: text.size, profile.limits.rich_text_size)
        heavy = highest(rich, lambda text: text.paint.total, profile.limits.rich_text)
        if small is not None and (heavy is None or small.level >= heavy.level):
            worst, wants = small, f"black alone under {small.number:g} pt"
        elif heavy is not None:
            worst, wants = heavy, f"{heavy.number:g} % at most, added up"
        else:
            continue
        text = worst.item
        yield Seen(
            f"page {page.label} has black text of {text.size:.3g} pt in {in_words(text.paint)}{worst.and_more}; "
            f"{profile.name} wants {wants}",
            on_page(looked, page, text.area),
            "set it in black alone",
            worst.level,
        )


CHECK = Check(
    Fault(
        "preflight/rich-black-text",
        "Black text has other inks under it",
        "Four plates never meet exactly on newsprint, so each letter gets coloured edges and a reader sees it blurred. Black alone "
        "is as dark as text needs to be.",
        "C6; GWG 2022 R0015: 220 % where black is 85 % or more; Guardian: no rich black",
    ),
    Severity.WARNING,
    look,
    numbers=("rich_text", "rich_text_size"),
)
