"""Small grey or black text in a grey space, over a colour: no overprint can save it."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import grounds
from stonehand.preflight.printed import is_grey
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the smallest text of each page that is in a grey space and stands on a colour."""
    for page in looked.facts.pages:
        texts = [text for text, ground in grounds(page, Text, _in_grey) if ground.coloured]
        worst = lowest(texts, lambda text: text.size, profile.limits.knockout_text)
        if worst is not None:
            yield Seen(
                f"page {page.label} has text of {worst.value:.3g} pt in {worst.item.paint.space} on a colour{worst.and_more}; "
                f"{profile.name} wants text under {worst.number:g} pt to overprint, and grey does not",
                on_page(looked, page, worst.item.area),
                "set it in black ink (DeviceCMYK, black alone) and let it overprint",
                worst.level,
            )


def _in_grey(text: Text) -> bool:
    return is_grey(text.paint) and not text.paint.is_white


CHECK = Check(
    Fault(
        "preflight/grey-text",
        "Small text in DeviceGray stands on a colour",
        "Grey is not the black ink: many RIPs cut it out of what is under it even where it is told to overprint. Small text then "
        "shows white edges.",
        "C12; GWG 2022 R0011: no DeviceGray text under 12 pt over visible objects",
    ),
    Severity.WARNING,
    look,
    numbers=("knockout_text",),
)
