"""Glyphs as outlines, through fontTools: a line of text as a PDF path, for the few words that must need no font.

Without kerning and shaping: it is for names, numbers and dates in the margin of a sheet.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from stonehand.model.type import Face

_PointPair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of text as the operators of a path, in ems from its left end on the baseline, and its width in ems."""

    path: bytes
    width: float


@lru_cache(maxsize=256)
def outline(text: str, face: Face) -> Outline:
    """Draw a line of text; a character the face does not have is left out."""
    font = _opened(face)
    glyphs, cmap, unit = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    pen = _PathPen(glyphs, unit)
    for name in (cmap[ord(character)] for character in text if ord(character) in cmap):
        glyphs[name].draw(pen)
        pen.left += glyphs[name].width
    return Outline("\n".join(pen.written).encode(), pen.left / unit)


@lru_cache(maxsize=2)
def _opened(face: Face) -> TTFont:
    return TTFont(io.BytesIO(face.data), lazy=True)


class _PathPen(BasePen):  # type: ignore[misc] # fontTools has no types
    """Writes PDF's path operators; BasePen turns quadratic curves into cubic ones and takes composites apart."""

    def __init__(self, glyphs: object, unit: int) -> None:
        super().__init__(glyphs)
        self.left = 0
        self.written: list[str] = []
        self._unit = unit

    def _moveTo(self, point: _PointPair) -> None:  # noqa: N802 - fontTools' names
        self._write("m", point)

    def _lineTo(self, point: _PointPair) -> None:  # noqa: N802 - fontTools' names
        self._write("l", point)

    def _curveToOne(self, first: _PointPair, second: _PointPair, end: _PointPair) -> None:  # noqa: N802 - fontTools' names
        self._write("c", first, second, end)

    def _closePath(self) -> None:  # noqa: N802 - fontTools' names
        self.written.append("h")

    def _write(self, operator: str, *points: _PointPair) -> None:
        self.written.append(" ".join((*self._numbers(points), operator)))

    def _numbers(self, points: tuple[_PointPair, ...]) -> Iterator[str]:
        for x, y in points:
            yield f"{(x + self.left) / self._unit:.3f}"
            yield f"{y / self._unit:.3f}"
