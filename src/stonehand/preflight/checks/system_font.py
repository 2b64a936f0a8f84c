"""Fonts that stand in where the right one was not there."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.typefaces import drawn_with

_COURIER = ("Courier", "CourierNew", "CourierStd")
_BASE = frozenset(
    {
        *("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique", "Symbol", "ZapfDingbats"),
        *("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    }
)


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which fonts are Courier or another of the fourteen every reader has, embedded or not."""
    yield from drawn_with(
        looked,
        lambda font: font.name in _BASE or font.name.replace(" ", "").startswith(_COURIER),
        "draws with fonts every machine has, which are often stand-ins:",
        "see on a proof that it is the font you meant, and set the words again if it is not",
    )


CHECK = Check(
    Fault(
        "preflight/system-font",
        "A font of every machine is used",
        "When a program does not find a font it takes Courier or Helvetica and says nothing. What was set in your own type is "
        "then in theirs, with other widths.",
        "F2; PDF 1.7 (ISO 32000-1), 9.6.2.2: the standard 14 fonts; house rule",
    ),
    Severity.WARNING,
    look,
)
