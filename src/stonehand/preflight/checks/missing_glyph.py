"""Letters a font does not have."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.typefaces import drawn_with


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which fonts draw their sign for a missing letter."""
    yield from drawn_with(
        looked,
        lambda font: font.notdef,
        "draws letters its fonts do not have:",
        "find the empty boxes on a proof, and set them in a font that has the letter",
    )


CHECK = Check(
    Fault(
        "preflight/missing-glyph",
        "A letter is missing in its font",
        "A font draws an empty box, or nothing, for a letter it does not have. It is most often in a name, and always noticed "
        "by the one who bears it.",
        "F2; .notdef as glyph 0 of OpenType; house rule",
    ),
    Severity.WARNING,
    look,
)
