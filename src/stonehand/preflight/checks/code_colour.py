"""QR codes that are printed in anything but black alone."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.plates import Code
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.printed import INK_NAMES
from stonehand.preflight.worst import and_more

_BLACK = 0.85
_TRACE = 0.05
"""Five per cent: no press prints less, and the edges of pixels are off by as much."""


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find the QR codes of each page that have another ink, or too little black."""
    for page, ink in inked_pages(looked):
        codes = [code for code in ink.codes if _is_off(code)]
        if codes:
            yield Seen(
                f"the QR code of {codes[0].text} on page {page.label} prints in {_words(codes[0])}{and_more(len(codes) - 1)}; "
                "it wants black alone",
                on_page(looked, page, codes[0].area),
                "draw it in black alone, on white paper",
            )


def _is_off(code: Code) -> bool:
    *colours, black = code.inks
    return black < _BLACK or max(colours) > _TRACE


def _words(code: Code) -> str:
    shares = [f"{name} {100 * ink:.0f} %" for name, ink in zip(INK_NAMES, code.inks, strict=True) if ink > _TRACE]
    return ", ".join(shares)


CHECK = Check(
    Fault(
        "preflight/code-colour",
        "A QR code is not printed in black alone",
        "A telephone looks for dark and light. Four inks that do not meet blur the edges of its modules, and one colour alone is "
        "hardly darker than the paper.",
        "Q1; IZ: QR in black and white, not in four colours; our simulation: 80 to 92 % read in four inks, 93 to 96 % in "
        "black",
    ),
    Severity.ERROR,
    look,
    ink=True,
)
