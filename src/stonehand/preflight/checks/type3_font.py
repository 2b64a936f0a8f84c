"""Fonts whose letters are little drawings."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.typefaces import drawn_with


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which fonts are of Type 3."""
    yield from drawn_with(
        looked,
        lambda font: font.kind == "Type3",
        "draws with Type 3 fonts:",
        "set the words in an OpenType or TrueType font",
    )


CHECK = Check(
    Fault(
        "preflight/type3-font",
        "Letters are drawings (Type 3)",
        "Such letters come from converters and bitmaps. They print heavier than type, have no hinting at small sizes, and are "
        "often pixels of too few.",
        "F2; house rule",
    ),
    Severity.WARNING,
    look,
)
