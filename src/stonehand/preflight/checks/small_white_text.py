"""Small white text on a ground of ink.

The profile's size is for one ink. On two or more, where every plate must leave the same letter free, it is 1.2 times that, at
each level: 12 points for 10 in the sheets of TCM, Torstar and Tribune.
"""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import Ground, grounds
from stonehand.preflight.worst import lowest

_SEVERAL_INKS = 1.2


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the white text of each page that is farthest under the size its ground asks for."""
    for page in looked.facts.pages:
        white = list(grounds(page, Text, lambda text: text.paint.is_white))
        worst = lowest(white, lambda pair: pair[0].size / _factor(pair[1]), profile.limits.white_text)
        if worst is not None:
            text, ground = worst.item
            factor = _factor(ground)
            yield Seen(
                f"page {page.label} has white text of {text.size:.3g} pt{worst.and_more}; {profile.name} wants "
                f"{worst.number * factor:.3g} pt at least on {'two or more inks' if factor > 1 else 'one ink'}",
                on_page(looked, page, text.area),
                "set it larger or bolder, or the ground in black alone",
                worst.level,
            )


def _factor(ground: Ground) -> float:
    return _SEVERAL_INKS if ground.inks > 1 else 1.0


CHECK = Check(
    Fault(
        "preflight/small-white-text",
        "White text on ink is too small",
        "Ink spreads into the letters from all sides and closes their thin strokes. Where several inks make the ground, each plate "
        "that is off closes them further.",
        "T3; GWG 2022 R0016 10 pt; NIAD and Guardian 10 pt; TCM, Torstar and Tribune 12 pt out of several inks",
    ),
    Severity.WARNING,
    look,
    numbers=("white_text",),
)
