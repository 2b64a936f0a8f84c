"""White text on a ground too light to read it on."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import grounds
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the white text of each page on the lightest flat that is under the profile's ground; paper is none."""
    for page in looked.facts.pages:
        white = [
            (text, ground.darkness)
            for text, ground in grounds(page, Text, lambda text: text.paint.is_white)
            if ground.darkness
        ]
        worst = lowest(white, lambda pair: pair[1], profile.limits.type_out_of)
        if worst is not None:
            yield Seen(
                f"page {page.label} has white text on a ground as dark as black of {worst.value:.3g} %{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} % at least",
                on_page(looked, page, worst.item[0].area),
                "make the ground darker, or the text black",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/type-out-of",
        "White text stands on a light ground",
        "Paper is grey and ink spreads into it, so white letters are narrower and duller than on a screen. A light ground leaves "
        "nothing to tell them from it; full yellow is a light ground.",
        "C11; Tribune: reverse on 70 % or more; inks weighed by ITU-R BT.601",
    ),
    Severity.WARNING,
    look,
    numbers=("type_out_of",),
)
