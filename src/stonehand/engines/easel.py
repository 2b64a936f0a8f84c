"""The easel: measures words in a fixed set of faces and paints drawings, through Pillow.

In come font files, the first for choice and the rest for what it lacks; out go labels with measured boxes, and PNGs. No font of
the system is asked, Pillow's basic layout sets every line, and the PNG holds no date: the same drawing is the same picture. A
character none of the faces has is shown as the first face's empty box; nothing that is written makes the easel fail.
"""

import struct
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import groupby, pairwise
from math import ceil, hypot

import uharfbuzz as hb
from PIL import Image, ImageDraw, ImageFont

from stonehand.model.drawing import INK, Drawing, Label, Pasted, Shape, Stroke
from stonehand.model.units import Dots

ELLIPSIS = "…"

MOST_CHARACTERS = 2000
"""Characters of one line that are looked at: more stand on no sheet."""

_DEFLATE = 1
"""zlib's level: a sheet with a page on it takes half the default's CPU and comes out as small (81 ms and 1.08 MB; 160, 1.07)."""

_DASH, _GAP = 5, 4
_FINER = 4
"""How much finer slanting strokes are drawn before they are brought down, so that they have no steps."""


_SIZE, _SIZE_AT = struct.Struct(">II"), 16
"""How and where a PNG tells its width and height."""


def size_of(png: bytes) -> tuple[Dots, Dots]:
    """Give the width and height a PNG tells of itself."""
    across, down = _SIZE.unpack_from(png, _SIZE_AT)
    return Dots(across), Dots(down)


class Easel:
    """Paints with regular and bold faces; of each the first is for choice, the others for the characters it lacks."""

    def __init__(self, regular: Sequence[bytes], bold: Sequence[bytes]) -> None:
        self._files = {False: tuple(regular), True: tuple(bold)}
        self._casts = {
            weight: tuple(hb.Font(hb.Face(hb.Blob(file))) for file in files) for weight, files in self._files.items()
        }
        self._faces: dict[bool, dict[str, int]] = {False: {}, True: {}}
        self._opened: dict[tuple[bool, int, int], ImageFont.FreeTypeFont] = {}

    def measure(self, text: str, size: int, *, bold: bool = False) -> Dots:
        """Give the width of a line of words."""
        return Dots(ceil(sum(font.getlength(run) for font, run in self._runs(text, size, bold=bold))))

    def height(self, size: int, *, bold: bool = False) -> Dots:
        """Give the height of a line of this size, from the highest ascender to the lowest descender."""
        return Dots(sum(self._font(0, size, bold=bold).getmetrics()))

    def shorten(self, text: str, size: int, room: int, *, bold: bool = False) -> str:
        """Give the text, or as much of it as `room` takes with an ellipsis after it; nothing where not even that has room."""
        text = _spoken(text)
        if self.measure(text, size, bold=bold) <= room:
            return text
        low, high = -1, len(text) - 1
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.measure(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + ELLIPSIS if low >= 0 else ""

    def wrap(self, text: str, size: int, room: int, *, bold: bool = False) -> tuple[str, ...]:
        """Break a text into lines no wider than `room`: between words, and inside one only where it is wider by itself."""

        def fits(line: str) -> bool:
            return self.measure(line, size, bold=bold) <= room

        lines = [""]
        for word in _spoken(text).split():
            for piece in _pieces(word, fits):
                longer = f"{lines[-1]} {piece}" if lines[-1] else piece
                if fits(longer):
                    lines[-1] = longer
                else:
                    lines.append(piece)
        return tuple(line for line in lines if line)

    def label(  # noqa: PLR0913 - what a label is
        self,
        left: int,
        top: int,
        text: str,
        size: int,
        *,
        bold: bool = False,
        colour: str = INK,
        room: int | None = None,
    ) -> Label:
        """Make a label with its measured box; with `room`, shortened to it."""
        shown = _spoken(text) if room is None else self.shorten(text, size, room, bold=bold)
        width, height = self.measure(shown, size, bold=bold), self.height(size, bold=bold)
        return Label(Dots(left), Dots(top), width, height, shown, Dots(size), bold, colour)

    def paint(self, drawing: Drawing) -> bytes:
        """Paint a drawing: a PNG in RGB."""
        sheet = Image.new("RGB", (drawing.width, drawing.height), drawing.ground)
        pen = ImageDraw.Draw(sheet)
        for item in drawing.items:
            match item:
                case Shape():
                    _paint_shape(pen, item)
                case Stroke():
                    _paint_stroke(sheet, pen, item)
                case Label():
                    self._write(pen, item)
                case Pasted():
                    sheet.paste(_picture(item), (item.left, item.top))
        out = BytesIO()
        sheet.save(out, "PNG", compress_level=_DEFLATE)
        return out.getvalue()

    def _write(self, pen: ImageDraw.ImageDraw, label: Label) -> None:
        baseline = label.top + self._font(0, label.size, bold=label.bold).getmetrics()[0]
        left = float(label.left)
        for font, run in self._runs(label.text, label.size, bold=label.bold):
            pen.text((left, baseline), run, label.colour, font, anchor="ls")
            left += font.getlength(run)

    def _runs(self, text: str, size: int, *, bold: bool) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Cut a text into runs that one face has all characters of."""
        for face, run in groupby(_spoken(text), lambda character: self._face_of(character, bold=bold)):
            yield self._font(face, size, bold=bold), "".join(run)

    def _face_of(self, character: str, *, bold: bool) -> int:
        """Give the number of the first face that has a character; the first of all where none has."""
        known = self._faces[bold]
        if character not in known:
            casts = enumerate(self._casts[bold])
            known[character] = next((n for n, cast in casts if cast.get_nominal_glyph(ord(character)) is not None), 0)
        return known[character]

    def _font(self, face: int, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        key = bold, face, size
        if key not in self._opened:
            file = BytesIO(self._files[bold][face])
            self._opened[key] = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
        return self._opened[key]


def _spoken(text: str) -> str:
    """Give a text as one line that can be shown: control characters are spaces."""
    return "".join(map(_shown, text[:MOST_CHARACTERS]))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " "
        case "Cf":
            return ""
        case _:
            return character


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Cut a word that is too wide for a line into as many characters as fit, one at least; after a hyphen where there is one."""
    while not fits(word) and len(word) > 1:
        length = next((n for n in range(len(word) - 1, 1, -1) if fits(word[:n])), 1)
        length = max(word.rfind(mark, 1, length) for mark in "-/_") + 1 or length
        yield word[:length]
        word = word[length:]
    yield word


def _paint_shape(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    if shape.width <= 0 or shape.height <= 0:
        return
    right, foot = shape.left + shape.width - 1, shape.top + shape.height - 1
    if shape.dashed:
        pen.rectangle((shape.left, shape.top, right, foot), shape.paint or None)
        for dash in _dashes(shape):
            pen.rectangle(dash, shape.outline or None)
    elif shape.paint or shape.outline:
        pen.rectangle((shape.left, shape.top, right, foot), shape.paint or None, shape.outline or None, shape.thickness)


def _dashes(shape: Shape) -> Iterator[tuple[int, int, int, int]]:
    """Give the dashes of an outline, left top right foot, each inside the shape."""
    right, foot, thick = shape.left + shape.width - 1, shape.top + shape.height - 1, shape.thickness - 1
    for start in range(shape.left, right + 1, _DASH + _GAP):
        stop = min(start + _DASH - 1, right)
        yield start, shape.top, stop, shape.top + thick
        yield start, foot - thick, stop, foot
    for start in range(shape.top, foot + 1, _DASH + _GAP):
        stop = min(start + _DASH - 1, foot)
        yield shape.left, start, shape.left + thick, stop
        yield right - thick, start, right, stop


def _paint_stroke(sheet: Image.Image, pen: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    if _is_even(stroke) and not stroke.arrow:
        pen.line([(x, y) for x, y in stroke.points], stroke.colour, stroke.thickness)
        return
    margin = 4 * stroke.thickness + 8
    left, top = (min(point[axis] for point in stroke.points) - margin for axis in (0, 1))
    right, foot = (max(point[axis] for point in stroke.points) + margin for axis in (0, 1))
    mask = Image.new("L", ((right - left) * _FINER, (foot - top) * _FINER))
    points = [((x - left + 0.5) * _FINER, (y - top + 0.5) * _FINER) for x, y in stroke.points]
    fine = ImageDraw.Draw(mask)
    fine.line(points, 255, stroke.thickness * _FINER, joint="curve")
    if stroke.arrow and len(points) > 1:
        fine.polygon(_head(points[-2], points[-1], (2 * stroke.thickness + 5) * _FINER), 255)
    sheet.paste(stroke.colour, (left, top), mask.reduce(_FINER))


def _is_even(stroke: Stroke) -> bool:
    """Tell whether a stroke has no steps as it is: upright, level, or a hairline at half a right angle."""
    runs = [(abs(right - left), abs(foot - top)) for (left, top), (right, foot) in pairwise(stroke.points)]
    return all(0 in run or (run[0] == run[1] and stroke.thickness == 1) for run in runs)


def _head(start: tuple[float, float], tip: tuple[float, float], length: float) -> list[tuple[float, float]]:
    """Give the three corners of an arrow's head at `tip`, pointing away from `start`."""
    run = hypot(tip[0] - start[0], tip[1] - start[1]) or 1.0
    along, across = (tip[0] - start[0]) / run * length, (tip[1] - start[1]) / run * length
    foot = tip[0] - along, tip[1] - across
    half = 0.4
    return [tip, (foot[0] - across * half, foot[1] + along * half), (foot[0] + across * half, foot[1] - along * half)]


def _picture(pasted: Pasted) -> Image.Image:
    picture: Image.Image = Image.open(BytesIO(pasted.png), formats=("PNG",))
    size = max(1, pasted.width), max(1, pasted.height)
    picture = picture.convert("RGB")
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
