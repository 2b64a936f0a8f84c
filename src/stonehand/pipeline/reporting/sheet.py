"""A page's picture, and where on it a finding is marked.

Places are millimetres from the trim's top left corner; marks are shares of the picture, so that a browser may show it at any size.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stonehand.model.finding import OnPage
from stonehand.model.units import Mm

_LEAST = 0.015
"""Share of the page's width a mark has at least: a rule of a quarter point would not be seen in a thumbnail."""

_RING = 0.035
"""Share of the page's width of the ring round a point."""


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """A page as a PNG, turned clockwise by so many quarters, and before that: its size, and how far the trim's top left corner lies
    from the picture's.
    """

    png: bytes = field(repr=False)
    width: Mm
    height: Mm
    left: Mm
    top: Mm
    quarters: int = 0

    @property
    def size(self) -> tuple[Mm, Mm]:
        """Width and height of the picture as it is seen."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)


Sheets = Mapping[tuple[str, str], SheetPicture]
"""Pictures by file and page label; a page of the issue's own has no file's name. In the order of the book."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in per cent of the picture's width and height; a ring goes round a point, a box round an area."""

    left: float
    top: float
    width: float
    height: float
    ring: bool


def mark_on(sheet: SheetPicture, place: OnPage) -> Mark | None:
    """Give the mark of a finding; `None` where it concerns the whole page."""
    if place.x is None or place.y is None:
        return None
    wide, high = place.width or 0.0, place.height or 0.0
    ring = not wide and not high
    least = sheet.width * (_RING if ring else _LEAST)
    left, width = _grown(sheet.left + place.x, wide, least, sheet.width)
    top, height = _grown(sheet.top + place.y, high, least, sheet.height)
    for _ in range(sheet.quarters):
        left, top, width, height = 100 - top - height, left, height, width
    return Mark(round(left, 2), round(top, 2), round(width, 2), round(height, 2), ring)


def _grown(start: float, length: float, least: float, whole: float) -> tuple[float, float]:
    """Give start and length in per cent, grown about the middle to the least, and brought onto the picture."""
    grown = min(whole, max(length, least))
    moved = min(max(0.0, start + length / 2 - grown / 2), whole - grown)
    return 100 * moved / whole, 100 * grown / whole
