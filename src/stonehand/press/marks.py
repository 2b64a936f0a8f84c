"""Marks round a page, where the press asks for them: crop and register marks, a colour bar, a slug line.

In comes the sheet, out goes the content of the margin: nothing of it lies within the bleed, and the page's own drawing is
clipped to it. Crop and register marks are in the ink `All`, which is on every plate; the bar shows solids and half tints
of the inks the page has; the slug line is outlines in black, so that it needs no font.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stonehand.engines.outlines import outline
from stonehand.model.press import Mark
from stonehand.model.type import Face
from stonehand.model.units import Mm, Pt, pt
from stonehand.press.sheet import MARGIN, Sheet

INK = "Marks"
"""The name of the colour space the marks are in, which the page's resources must hold: the separation `All`."""

HAIRLINE = Pt(0.25)

_CLEAR, _LENGTH = pt(Mm(1)), pt(Mm(5))
_RADIUS, _ARM = pt(Mm(1.5)), pt(Mm(3))
_PATCH, _INDENT = pt(Mm(5)), pt(Mm(6))
_SLUG_SIZE = Pt(7)
_ROUND = 0.5523
"""How far the handles of four curves lie from the ends, in radii, that make a circle."""

_SOLIDS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1")
_TINTS = ("0.5 0 0 0", "0 0.5 0 0", "0 0 0.5 0", "0 0 0 0.5")


@dataclass(frozen=True, slots=True)
class _Corners:
    """Where trim and bleed end, in points."""

    trim: tuple[float, float, float, float]
    bleed: tuple[float, float, float, float]


def marks(sheet: Sheet, face: Face | None) -> bytes:
    """Draw the marks the profile asks for; `face` is what the slug line is set in."""
    boxes, asked = sheet.boxes, sheet.profile.marks
    corners = _Corners(boxes.trim, boxes.bleed)
    drawn = [f"/{INK} CS 1 SCN {HAIRLINE:g} w"]
    if Mark.CROP in asked:
        drawn += _crop(corners)
    if Mark.REGISTRATION in asked:
        drawn += _registration(corners)
    if Mark.COLOUR_BAR in asked:
        drawn += _colour_bar(corners, black_only=sheet.black_only)
    if Mark.SLUG_LINE in asked and face is not None:
        drawn += _slug(corners, _words(sheet), face)
    return "\n".join(("q", *drawn, "Q\n")).encode()


def _crop(corners: _Corners) -> Iterator[str]:
    """Two lines at each corner, along the trim and clear of the bleed."""
    left, bottom, right, top = corners.bleed
    for x in (corners.trim[0], corners.trim[2]):
        yield _line(x, top + _CLEAR, x, top + _CLEAR + _LENGTH)
        yield _line(x, bottom - _CLEAR, x, bottom - _CLEAR - _LENGTH)
    for y in (corners.trim[1], corners.trim[3]):
        yield _line(left - _CLEAR, y, left - _CLEAR - _LENGTH, y)
        yield _line(right + _CLEAR, y, right + _CLEAR + _LENGTH, y)


def _registration(corners: _Corners) -> Iterator[str]:
    """A circle with a cross in the middle of each edge."""
    left, bottom, right, top = corners.bleed
    half = pt(MARGIN) / 2
    x, y = (corners.trim[0] + corners.trim[2]) / 2, (corners.trim[1] + corners.trim[3]) / 2
    for across, up in ((x, top + half), (x, bottom - half), (left - half, y), (right + half, y)):
        yield _line(across - _ARM, up, across + _ARM, up)
        yield _line(across, up - _ARM, across, up + _ARM)
        yield _circle(across, up, _RADIUS)


def _colour_bar(corners: _Corners, *, black_only: bool) -> Iterator[str]:
    """Patches in a row at the foot, left of the middle."""
    inks = (_SOLIDS[-1], _TINTS[-1]) if black_only else (*_SOLIDS, *_TINTS)
    left, middle = corners.trim[0] + _INDENT, (corners.trim[0] + corners.trim[2]) / 2
    side = min(_PATCH, (middle - _ARM - _CLEAR - left) / len(inks))
    foot = corners.bleed[1] - (pt(MARGIN) + side) / 2
    for at, ink in enumerate(inks):
        yield f"{ink} k {_at(left + at * side, foot)} {side:.3f} {side:.3f} re f"


def _slug(corners: _Corners, words: str, face: Face) -> Iterator[str]:
    """A line at the head, left of the middle; a long one is set smaller."""
    drawn = outline(words, face)
    left, middle = corners.trim[0] + _INDENT, (corners.trim[0] + corners.trim[2]) / 2
    size = min(_SLUG_SIZE, (middle - _ARM - _CLEAR - left) / max(drawn.width, 1e-6))
    yield f"q 0 0 0 1 k {size:.4f} 0 0 {size:.4f} {_at(left, corners.bleed[3] + pt(MARGIN) / 2)} cm"
    yield drawn.path.decode()
    yield "f Q"


def _words(sheet: Sheet) -> str:
    plates = ["K"] if sheet.black_only else ["CMYK", *sorted(spot.name for spot in sheet.kept_spots.values())]
    return ", ".join((*filter(None, (sheet.paper,)), f"page {sheet.page}", " + ".join(plates)))


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{_at(x, y)} m {_at(to_x, to_y)} l S"


def _circle(x: float, y: float, radius: float) -> str:
    handle = radius * _ROUND
    curves = " ".join(
        f"{_at(x + ax * radius + bx * handle, y + ay * radius + by * handle)} "
        f"{_at(x + bx * radius + ax * handle, y + by * radius + ay * handle)} {_at(x + bx * radius, y + by * radius)} c"
        for (ax, ay), (bx, by) in zip(_QUARTERS, (*_QUARTERS[1:], _QUARTERS[0]), strict=True)
    )
    return f"{_at(x + radius, y)} m {curves} s"


_QUARTERS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def _at(x: float, y: float) -> str:
    return f"{x:.3f} {y:.3f}"
