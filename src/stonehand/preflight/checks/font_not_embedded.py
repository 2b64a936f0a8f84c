"""Fonts that are not in the file."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.typefaces import drawn_with


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which fonts are missing; a Type 3 font is drawings, and always there."""
    yield from drawn_with(
        looked,
        lambda font: not font.embedded and font.kind != "Type3",
        "draws with fonts that are not in it:",
        "embed all fonts when saving, those of every reader's machine too",
    )


CHECK = Check(
    Fault(
        "preflight/font-not-embedded",
        "A font is not embedded",
        "The shop does not have your fonts. Its programs set another in its place, lines run over, and letters are missing or "
        "come out as boxes.",
        "F1; PDF/X (ISO 15930) as public checkers have it: all fonts embedded, the base 14 too",
    ),
    Severity.ERROR,
    look,
)
