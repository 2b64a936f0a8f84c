"""QR codes in a page's pixels: their words, and whether a telephone will find them in newsprint.

zxing reads the whole page. Each code is then laid square, eight pixels to a module, with seven modules of what surrounds it, and
measured there: the side of a module between the outer edges of the finder patterns (ISO/IEC 18004), to a hundredth of a
millimetre; the white by growing a frame until it meets ink; the inks in the middle of the three finder patterns.

Measured on planted codes: upright ones come out exactly from 0.4 mm on, wherever between pixels they stand; of codes turned by 15
degrees and under 0.5 mm one in five is told with too little white. A hairline against a code's very edge is not seen.
"""

from collections.abc import Iterator

import zxingcpp
from PIL import Image

from stonehand.engines.plates.hills import Extent
from stonehand.engines.plates.plate import FULL, Plate, total
from stonehand.model.drawn import Area
from stonehand.model.plates import Code
from stonehand.model.units import Mm

_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_FINE = 8
"""Pixels to a module, laid square."""

_ROUND = 7
"""Modules of surroundings: one more than is measured, since edges are soft."""

_SOFT = 1.5
"""Pixels of the page outside a code's edge that may still hold some of its ink: one by drawing, a half by zxing's rounding."""

_LEVEL = 2
"""Pixels by which two corners of an upright code may be told apart."""

_MOST_WHITE = 6
_FINDER = 7
_MIDDLE = 3.5
"""Modules from the corner to the middle of a finder pattern, which is 7 wide."""

_INK = 26
"""A tenth of one ink, of 255: paper is white below."""

Point = tuple[float, float]


def codes(plate: Plate) -> tuple[Code, ...]:
    """Read all QR codes of a page, in the order they stand, from the top."""
    found = zxingcpp.read_barcodes(
        plate.image.convert("L"), formats=_QR, text_mode=zxingcpp.TextMode.Plain, try_invert=False
    )
    told = (_code(plate, code) for code in found)
    return tuple(sorted((code for code in told if code), key=lambda code: (code.area.top, code.area.left)))


def _code(plate: Plate, found: zxingcpp.Barcode) -> Code | None:
    modules = _modules(found)
    if modules is None:
        return None
    corners = _corners(found.position)
    square = _Square(plate.image, corners, modules)
    return Code(found.text, _area(plate, corners), square.module(plate.side), square.quiet(), square.inks())


def _corners(told: zxingcpp.Position) -> list[Point]:
    """Upper left, lower left, lower right and upper right, as print has them: with parallel sides, and level where all but level.

    zxing tells whole pixels, and guesses the lower right corner, where there is no finder pattern, up to two pixels off.
    """
    first, below, beside = ([float(at.x), float(at.y)] for at in (told.top_left, told.bottom_left, told.top_right))
    for axis in (0, 1):
        for other in (below, beside):
            if abs(first[axis] - other[axis]) <= _LEVEL:
                first[axis] = other[axis] = (first[axis] + other[axis]) / 2
    last = (below[0] + beside[0] - first[0], below[1] + beside[1] - first[1])
    return [(first[0], first[1]), (below[0], below[1]), last, (beside[0], beside[1])]


def _modules(found: zxingcpp.Barcode) -> int | None:
    """How many modules a side has, by its version; micro and rectangular codes (`M3`) are left out, no newspaper prints them."""
    told = found.extra
    version = str(told.get("Version", "")) if isinstance(told, dict) else ""
    return 17 + 4 * int(version) if version.isdigit() else None


def _area(plate: Plate, corners: list[Point]) -> Area:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return plate.area((min(across), min(down), max(across), max(down)))


class _Square:
    """A code laid square, with what surrounds it."""

    def __init__(self, image: Image.Image, corners: list[Point], modules: int) -> None:
        self._modules = modules
        self._sides = _sides(corners)
        size = (modules + 2 * _ROUND) * _FINE
        spread = tuple(value for point in _grown(corners, _ROUND / modules) for value in point)
        self._inks, self._sharp = (
            image.transform((size, size), Image.Transform.QUAD, spread, by)
            for by in (Image.Resampling.BILINEAR, Image.Resampling.NEAREST)
        )
        self._pixel = modules * _FINE / min(self._sides)
        self._edges = self._found_edges()

    def module(self, side: float) -> Mm:
        """The side of a module: the mean of both directions, between the outer edges of two finder patterns."""
        left, top, right, bottom = self._edges
        said = self._modules * _FINE
        pixels = (self._sides[0] * (right - left) + self._sides[1] * (bottom - top)) / said / 2
        return Mm(round(pixels * side / self._modules, 2))

    def quiet(self) -> float:
        """The modules of white at the narrowest side, in whole modules, at most six."""
        inked = total(self._sharp).convert("L").point([FULL * (value >= _INK) for value in range(FULL + 1)])
        inked.paste(0, self._framed(max(_FINE / 2, _SOFT * self._pixel)))
        for step in range(1, _MOST_WHITE * _FINE):
            if inked.crop(self._framed(step)).getbbox():
                # Ink that is drawn soft reaches half a pixel further than it is.
                return float(round((step - 1 + self._pixel / 2) / _FINE))
        return float(_MOST_WHITE)

    def inks(self) -> tuple[float, float, float, float]:
        """The inks in the middle of the finder patterns, as shares."""
        cyan, magenta, yellow, black = (sum(values) / len(values) for values in zip(*self._middles(), strict=True))
        return _share(cyan), _share(magenta), _share(yellow), _share(black)

    def _framed(self, by: float) -> Extent:
        left, top, right, bottom = self._edges
        return round(left - by), round(top - by), round(right + by), round(bottom + by)

    def _middles(self) -> Iterator[tuple[float, ...]]:
        near, far = _ROUND + _MIDDLE, _ROUND + self._modules - _MIDDLE
        for x, y in ((near, near), (far, near), (near, far)):
            left, top, right, bottom = (round(value * _FINE) for value in (x - 1, y - 1, x + 1, y + 1))
            pixel = self._inks.resize((1, 1), Image.Resampling.BOX, box=(left, top, right, bottom)).getpixel((0, 0))
            assert isinstance(pixel, tuple)  # noqa: S101 - the picture has four channels
            yield pixel

    def _found_edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the code, where zxing told whole pixels of the page."""
        grey = self._inks.convert("L")
        across, down = _profile(grey), _profile(grey.transpose(Image.Transpose.TRANSPOSE))
        near, far = _ROUND * _FINE, grey.width - _ROUND * _FINE
        left, top, right, bottom = (
            min(self._pixel, max(-self._pixel, _edge(line))) for line in (across, down, across[::-1], down[::-1])
        )
        return near - left, near - top, far + right, far + bottom


def _profile(grey: Image.Image) -> list[int]:
    """The light along a line through the middles of the two upper finder patterns."""
    row = round((_ROUND + _MIDDLE) * _FINE)
    strip = grey.crop((0, row - _FINE // 2, grey.width, row + _FINE // 2))
    return list(strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes())


def _edge(light: list[int]) -> float:
    """How many pixels further out, or in where negative, the first dark bar begins than was said."""
    said = _ROUND * _FINE
    paper, dark = max(light[said - _FINE : said]), min(light[said : said + _FINE])
    if paper <= dark:
        return 0.0
    covered = sum((paper - value) / (paper - dark) for value in light[said - _FINE : said + _FINE // 2])
    return covered - _FINE / 2


def _sides(corners: list[Point]) -> tuple[float, float]:
    """The mean length of the sides across and down, in pixels."""
    upper_left, lower_left, lower_right, upper_right = corners
    across = _distance(upper_left, upper_right) + _distance(lower_left, lower_right)
    down = _distance(upper_left, lower_left) + _distance(upper_right, lower_right)
    return across / 2, down / 2


def _distance(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _grown(corners: list[Point], share: float) -> Iterator[Point]:
    """Move each corner outwards along both its sides, by a share of their length."""
    for at, (x, y) in enumerate(corners):
        (before_x, before_y), (after_x, after_y) = corners[at - 1], corners[(at + 1) % len(corners)]
        yield x + share * (2 * x - before_x - after_x), y + share * (2 * y - before_y - after_y)


def _share(value: float) -> float:
    return round(value / FULL, 3)
