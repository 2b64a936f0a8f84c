"""Paths of a content stream as boxes: where a path lies on the page, and how strong it is where it is a rule.

The engine draws a border as a filled ring, one box in another, through a clip of the one side it belongs to; a rule of half a
point is therefore seen only in the clip, or in the white between the two boxes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf, sqrt

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_LONGEST_RULE = 2500
"""Bytes of a path that can still be a rule or the ring of a border; a longer one is a drawing."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The box a path or a clip lies in, in points of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def shorter(self) -> float:
        """The shorter side; nothing, for a box without area."""
        return max(0.0, min(self.right - self.left, self.top - self.bottom))

    def within(self, other: "Extent") -> "Extent":
        """Give what of it lies in another."""
        return Extent(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def gap(self, inner: "Extent") -> float:
        """Give the widest white between it and a box inside; infinite where that one lies outside."""
        gaps = (
            inner.left - self.left,
            inner.bottom - self.bottom,
            self.right - inner.right,
            self.top - inner.top,
        )
        return max(gaps) if min(gaps) >= 0 else inf


EVERYWHERE = Extent(-inf, -inf, inf, inf)


def joined(matrix: Matrix, outer: Matrix) -> Matrix:
    """Give the matrix that maps by `matrix` first and by `outer` then (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = matrix
    k, l, m, n, o, p = outer  # noqa: E741 - the letters of a matrix
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)


def scale(matrix: Matrix) -> float:
    """Give how much larger a length comes out."""
    return sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def hull(path: bytes, matrix: Matrix) -> Extent:
    """Give the box round a whole path."""
    return _hull(_boxes(path, matrix))


def strength(path: bytes, matrix: Matrix, clip: Extent, *, even_odd: bool) -> float:
    """Give the strength of a filled path as a rule: its shorter side as far as the clip shows it, or that of its ring."""
    if len(path) > _LONGEST_RULE:
        return inf
    boxes = _boxes(path, matrix)
    side = _hull(boxes).within(clip).shorter
    return min(side, _ring(boxes)) if even_odd else side


def _ring(boxes: list[Extent]) -> float:
    """Give the widest ring of boxes one inside the other; infinite where they are none."""
    nested = sorted(boxes, key=lambda box: (box.right - box.left) * (box.top - box.bottom))
    if len(nested) % 2:
        return inf
    gaps = [outer.gap(inner) for inner, outer in pairwise(nested)]
    return max(gaps[::2]) if gaps and max(gaps) < inf else inf


def _hull(boxes: Iterable[Extent]) -> Extent:
    left, bottom, right, top = inf, inf, -inf, -inf
    for box in boxes:
        left, bottom, right, top = (
            min(left, box.left),
            min(bottom, box.bottom),
            max(right, box.right),
            max(top, box.top),
        )
    return Extent(left, bottom, right, top)


def _boxes(path: bytes, matrix: Matrix) -> list[Extent]:
    """Give the box of each subpath; control points count as points."""
    boxes: list[Extent] = []
    numbers: list[float] = []
    points: list[tuple[float, float]] = []
    for token in path.split():
        if token in (b"m", b"re") and points:
            boxes.append(_extent(points, matrix))
            points = []
        if token == b"re":
            x, y, width, height = numbers[-4:]
            points = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        elif token in _DRAWS:
            points += zip(numbers[::2], numbers[1::2], strict=False)
        if token.isalpha() or token.endswith(b"*"):
            numbers = []
        else:
            numbers.append(float(token))
    return [*boxes, _extent(points, matrix)] if points else boxes


_DRAWS = frozenset({b"m", b"l", b"c", b"v", b"y"})


def _extent(points: list[tuple[float, float]], matrix: Matrix) -> Extent:
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x, y in points]
    up = [b * x + d * y + f for x, y in points]
    return Extent(min(across), min(up), max(across), max(up))
