"""Units: what goes in and out of the product is millimetres and points; make-up counts whole columns and lines.

Each unit has a type of its own, so that a length never travels without its unit. `Mm` and `Pt` are the lengths a printer
speaks of, `Lines` and `Columns` the integers of the grid, `Px` the CSS pixel (1/96 inch) that only the edges know, `Dots` the
pixels of a picture, of whatever resolution.
"""

import re
from typing import NewType

Mm = NewType("Mm", float)
Pt = NewType("Pt", float)
Px = NewType("Px", float)
Dots = NewType("Dots", int)
Lines = NewType("Lines", int)
Columns = NewType("Columns", int)

PT_PER_MM = 72 / 25.4
PX_PER_PT = 96 / 72

_LENGTH = re.compile(r"(?P<number>-?\d+(?:\.\d+)?) ?(?P<unit>mm|cm|in|pt)")
_PT_PER_UNIT = {"mm": PT_PER_MM, "cm": 10 * PT_PER_MM, "in": 72.0, "pt": 1.0}


def pt(length: Mm) -> Pt:
    """Convert millimetres to points (1 pt = 1/72 inch)."""
    return Pt(length * PT_PER_MM)


def mm(length: Pt) -> Mm:
    """Convert points to millimetres."""
    return Mm(length / PT_PER_MM)


def px(length: Pt) -> Px:
    """Convert points to CSS pixels."""
    return Px(length * PX_PER_PT)


def parse_length(text: str) -> Pt:
    """Read a length with its unit, such as `48.2mm` or `10pt`.

    Raises:
        ValueError: the text has no number, no unit, or another unit than mm, cm, in and pt.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        message = f"{text!r} is no length: write a number and mm, cm, in or pt, such as '48.2mm'"
        raise ValueError(message)
    return Pt(float(match["number"]) * _PT_PER_UNIT[match["unit"]])
