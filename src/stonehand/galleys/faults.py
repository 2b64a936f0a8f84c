"""What can be found wrong while galleys are set, and why each is a fault."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "galleys/address-beyond-qr",
        "An address no QR code holds",
        "The largest QR code at error correction M holds 2,331 bytes. A longer address gets no code at all.",
        "ISO/IEC 18004:2024, table 7",
    ),
    Fault(
        "galleys/forced-break",
        "A word broken where no rule allows it",
        "A word wider than the column has no place on the page unless it is broken. It is broken where the line ends, without a "
        "hyphen, which may be a wrong place.",
        "Measured: words of 500 letters in a 45 mm column",
    ),
    Fault(
        "galleys/long-headline",
        "A headline too long for its schedule",
        "The headline fits no size the schedule gives at any width, so the smallest is set in more lines than wanted. It costs "
        "room that body copy needs, and a head of many lines is not read.",
        "House rule",
    ),
    Fault(
        "galleys/missing-face",
        "Emphasis the family has no face for",
        "An engine asked for a bold or italic that is not in the closed set draws the upright regular without a word: the emphasis "
        "would be lost on the page.",
        "Measured with WeasyPrint 70.0",
    ),
    Fault(
        "galleys/missing-glyph",
        "A character the face does not have",
        "An engine takes such a character from another face, or prints an empty box; neither says so.",
        "Measured with WeasyPrint 70.0",
    ),
    Fault(
        "galleys/no-hyphenation",
        "A language without hyphenation patterns",
        "Without hyphens a narrow column gets loose lines. Most often the article's language tag is wrong.",
        "pyphen's dictionaries",
    ),
    Fault(
        "galleys/no-small-caps",
        "Small capitals the face does not have",
        "An engine ignores the feature silently and prints plain letters.",
        "Measured with WeasyPrint 70.0",
    ),
    Fault(
        "galleys/qr-module-too-small",
        "QR modules too small for newsprint",
        "Ink spreads on newsprint by some hundredths of a millimetre; modules under 0.45 mm begin to close, and under 0.40 mm "
        "cameras fail.",
        "Measured: codes decoded from a raster with newsprint's dot gain",
    ),
    Fault(
        "galleys/qr-too-wide",
        "A QR code wider than the column",
        "A code never takes more than one column. A code that is cut cannot be read.",
        "House rule",
    ),
)
