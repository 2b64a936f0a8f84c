"""Black text on a ground too dark to read it on."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import grounds
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the black text of each page on the darkest flat that is over the profile's tint."""
    for page in looked.facts.pages:
        black = [
            (text, ground.darkness)
            for text, ground in grounds(page, Text, lambda text: text.paint.is_black)
            if ground.darkness
        ]
        worst = highest(black, lambda pair: pair[1], profile.limits.type_on_tint)
        if worst is not None:
            yield Seen(
                f"page {page.label} has black text on a ground as dark as black of {worst.value:.3g} %{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} % at most",
                on_page(looked, page, worst.item[0].area),
                "make the ground lighter, or the text white",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/type-on-tint",
        "Black text stands on a dark tint",
        "A tint prints a good quarter darker than it is written, and black text loses what it stands out from. Yellow is light at "
        "any strength, so what counts is how dark the ground looks.",
        "C11; USA Today 30 %, Tribune 25 %; inks weighed by ITU-R BT.601",
    ),
    Severity.WARNING,
    look,
    numbers=("type_on_tint",),
)
