"""Matrices and rectangles of a page, in plain tuples: a page has thousands of points.

A matrix is `(a, b, c, d, e, f)` as PDF writes it; a rectangle is left, top, right, bottom in millimetres, downwards.
"""

import math
from collections.abc import Iterable, Sequence

from stonehand.model.drawn import Area
from stonehand.model.units import PT_PER_MM, Mm, Pt

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_DIGITS = 4
"""Facts are told to a ten-thousandth of a millimetre or point, so that they do not depend on the machine."""


def times(first: Matrix, then: Matrix) -> Matrix:
    """Give the matrix that does `first`, and `then` the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def placed(points: Iterable[Point], by: Matrix) -> list[Point]:
    """Give points where a matrix puts them."""
    a, b, c, d, e, f = by
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def around(points: Sequence[Point]) -> Rect:
    """Give the rectangle round points."""
    across, down = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(down), max(across), max(down)


def corners(left: float, low: float, right: float, high: float) -> tuple[Point, Point, Point, Point]:
    """Give a rectangle's corners, one after the other."""
    return (left, low), (right, low), (right, high), (left, high)


def common(one: Rect, other: Rect) -> Rect:
    """Give what two rectangles share; it is turned inside out where they share nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def shows(rect: Rect) -> bool:
    """Tell whether anything of it is left; never for what is no number."""
    return rect[0] < rect[2] and rect[1] < rect[3]


def touches(rect: Rect) -> bool:
    """Tell whether a rectangle that may be as thin as a line is left."""
    return rect[0] <= rect[2] and rect[1] <= rect[3]


def upright(matrix: Matrix) -> bool:
    """Tell whether a rectangle stays one: no skew, and turned by right angles only."""
    a, b, c, d = (abs(value) for value in matrix[:4])
    slack = 1e-6 * max(a, b, c, d)
    return (b <= slack and c <= slack) or (a <= slack and d <= slack)


def scale(matrix: Matrix) -> float:
    """Give how much lengths grow on the whole."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def shorter(rect: Rect) -> float:
    """Give a rectangle's shorter side."""
    return min(rect[2] - rect[0], rect[3] - rect[1])


def area(rect: Rect) -> Area:
    """Give a rectangle as facts have it."""
    return Area(*(Mm(round(value, _DIGITS)) for value in rect))


def points(millimetres: float) -> Pt:
    """Give a length on the page in points."""
    return Pt(round(millimetres * PT_PER_MM, _DIGITS))
