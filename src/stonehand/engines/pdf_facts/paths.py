"""Paths: where they lie, whether one is a plain box, and how thin its thinnest part is.

WeasyPrint draws a border as a filled ring, often inside a clip that leaves one side of it; a printer's rule may as well be a
filled box. So strength is told of what a fill covers inside its clip.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from stonehand.engines.pdf_facts.plane import (
    Matrix,
    Point,
    Rect,
    around,
    common,
    corners,
    placed,
    shorter,
    shows,
    touches,
)

_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")
_SLACK = 0.001
_CORNERS = 4
_RING = 2


@dataclass(slots=True)
class Sub:
    """A piece of a path from one `m` to the next: its points, and whether only straight lines join them."""

    points: list[Point]
    straight: bool = True

    @property
    def is_box(self) -> bool:
        """Tell whether it is a rectangle that stands straight."""
        points = self.points[:-1] if len(self.points) == _CORNERS + 1 else self.points
        if not self.straight or len(points) != _CORNERS or not _same(self.points[-1], self.points[0], points):
            return False
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
        lying = _near(ay, by) and _near(bx, cx) and _near(cy, dy) and _near(dx, ax)
        return lying or (_near(ax, bx) and _near(by, cy) and _near(cx, dx) and _near(dy, ay))


@dataclass(slots=True)
class Path:
    """The path that is being built, on the page."""

    subs: list[Sub] = field(default_factory=list)

    def box(self, left: float, low: float, width: float, height: float, matrix: Matrix) -> None:
        """Add a rectangle."""
        self.subs.append(Sub(placed(corners(left, low, left + width, low + height), matrix)))

    def run(self, run: bytes, matrix: Matrix) -> None:
        """Add a run of path operators, uncut: what comes before an `m` ends with the point it begins at."""
        pieces = run.split(b"m")
        for place, piece in enumerate(pieces):
            numbers = list(map(float, _NUMBER.findall(piece)))
            straight = not (b"c" in piece or b"v" in piece or b"y" in piece)
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            begins = [points.pop()] if place < len(pieces) - 1 else []
            self.add(points, matrix, straight=straight)
            if begins:
                self.subs.append(Sub(placed(begins, matrix)))

    def add(self, points: Sequence[Point], matrix: Matrix, *, straight: bool) -> None:
        """Go on from the last point to others."""
        if not points:
            return
        if not self.subs:
            self.subs.append(Sub([]))
        self.subs[-1].points += placed(points, matrix)
        self.subs[-1].straight &= straight

    def bounds(self) -> Rect | None:
        """Give the rectangle round all of it."""
        points = [point for sub in self.subs for point in sub.points]
        return around(points) if points else None

    @property
    def is_box(self) -> bool:
        """Tell whether it is one plain rectangle."""
        return len(self.subs) == 1 and self.subs[0].is_box


@dataclass(frozen=True, slots=True)
class Filled:
    """What a fill covers inside a clip: the rectangle round it, its thinnest part's strength, whether it is the whole rectangle."""

    rect: Rect
    strength: float
    box: bool


def filled(path: Path, clip: Rect, *, clip_is_box: bool, even_odd: bool) -> Filled | None:
    """Tell what filling a path covers; `None` where nothing of it is in the clip."""
    bounds = path.bounds()
    if bounds is None:
        return None
    if shorter(bounds) <= 0:
        # A fill without any width is still drawn, as thin as the device can.
        thin = common(bounds, clip)
        return Filled(thin, 0.0, box=False) if touches(thin) and bounds[:2] != bounds[2:] else None
    boxes = all(sub.is_box for sub in path.subs)
    sides = list(_ring(path)) if even_odd and len(path.subs) == _RING else []
    parts = sides or ([around(sub.points) for sub in path.subs] if boxes else [bounds])
    seen = [part for whole in parts if shows(part := common(whole, clip))]
    if not seen:
        return None
    rect = around([point for part in seen for point in (part[:2], part[2:])])
    return Filled(rect, min(map(shorter, seen)), box=path.is_box and clip_is_box)


def stroked(path: Path, width: float, clip: Rect, *, butt: bool) -> tuple[Rect, float] | None:
    """Give the rectangle a stroke covers inside a clip, and its strength there."""
    bounds = path.bounds()
    if bounds is None:
        return None
    left, top, right, bottom = bounds
    half = width / 2
    # A straight line with blunt ends grows to its sides only.
    across = 0.0 if butt and bottom - top <= _SLACK < right - left else half
    down = 0.0 if butt and right - left <= _SLACK < bottom - top else half
    seen = common((left - across, top - down, right + across, bottom + down), clip)
    if not touches(seen) or (width > 0 and not shows(seen)):
        return None
    return seen, min(width, shorter(seen)) if width > 0 else 0.0


def clipped(path: Path, clip: Rect, *, clip_is_box: bool) -> tuple[Rect, bool]:
    """Give a clip after it was cut to a path, and whether it still is a plain rectangle."""
    bounds = path.bounds()
    if bounds is None:
        return clip, clip_is_box
    return common(clip, bounds), clip_is_box and path.is_box


def _ring(path: Path) -> Iterator[Rect]:
    """Give the four sides of a ring without its corners, where one piece of the path lies inside the other."""
    one, other = (around(sub.points) for sub in path.subs)
    outer, inner = (one, other) if common(one, other) == other else (other, one)
    if common(outer, inner) != inner:
        return
    left, top, right, bottom = inner
    yield left, outer[1], right, top
    yield right, top, outer[2], bottom
    yield left, bottom, right, outer[3]
    yield outer[0], top, left, bottom


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _SLACK


def _same(last: Point, first: Point, points: Sequence[Point]) -> bool:
    """Tell whether a fifth point closes the rectangle; four are closed by the fill."""
    return last is points[-1] or (_near(last[0], first[0]) and _near(last[1], first[1]))
