"""A press file read as a RIP reads it: which glyphs stand where, what is painted, in which ink.

In comes a PDF's bytes, out come its pages in points from the trim's top left corner. It reads content streams itself, with
pikepdf's parser and nothing of ours, so that what it measures does not depend on what it is to judge (ISO 32000-2, 9.4.4).
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

_BFCHAR = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_BFRANGE = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(r"<([0-9a-fA-F]+)>")
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """What one text operator shows: its text, font and size in points, where its baseline begins, and where its last glyph's
    advance ends."""

    text: str
    font: str
    size: float
    x: float
    y: float
    end: float
    ink: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: what is written on it in the order it is painted, and the box of every filled path."""

    width: float
    height: float
    written: tuple[Written, ...]
    filled: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Paint:
    """An operator that sets a colour or a colour space, or an object that has one, with the page it was found on."""

    page: int
    operator: str
    operands: tuple[Any, ...]


@dataclass(slots=True)
class _State:
    matrix: Matrix = _UNIT
    font: str = ""
    size: float = 0
    ink: tuple[float, ...] = ()


@dataclass(slots=True)
class _Reading:
    """A content stream on its way; text matrix and path are not part of what `q` saves."""

    state: _State
    saved: list[_State] = field(default_factory=list)
    text: Matrix = _UNIT
    path: list[tuple[float, float]] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    filled: list[Box] = field(default_factory=list)


@cache
def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Read all pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return tuple(_sheet(page) for page in document.pages)


@cache
def paints(pdf: bytes) -> tuple[Paint, ...]:
    """Give every colour a file asks for: in content streams of pages, forms, patterns and masks, in pictures and shadings."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return tuple(paint for number, page in enumerate(document.pages, 1) for paint in _paints(number, page))


def streams(page: pikepdf.Page) -> Iterator[tuple[Any, Any]]:
    """Give every stream a page can draw, each with its resources, and each once."""
    waiting: list[tuple[Any, Any]] = [(page.obj, page.resources)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        stream, resources = waiting.pop()
        yield stream, resources
        inner = [drawn for kind in ("/XObject", "/Pattern") for drawn in resources.get(kind, Dictionary()).values()]
        masks = (state.get("/SMask") for state in resources.get("/ExtGState", Dictionary()).values())
        inner += [mask.G for mask in masks if isinstance(mask, Dictionary)]
        for drawn in inner:
            if isinstance(drawn, Stream) and drawn.get("/Subtype") != Name.Image and drawn.objgen not in seen:
                seen.add(drawn.objgen)
                waiting.append((drawn, drawn.get("/Resources", Dictionary())))


def pictures(page: pikepdf.Page) -> Iterator[Any]:
    """Give every picture a page can draw, soft masks left aside: they are no paint."""
    for _, resources in streams(page):
        for drawn in resources.get("/XObject", Dictionary()).values():
            if drawn.get("/Subtype") == Name.Image:
                yield drawn


def space_names(space: Any) -> tuple[str, ...]:
    """Give all names in a colour space, the bases of indexed and special ones included."""
    if isinstance(space, Array):
        return tuple(name for part in space for name in space_names(part))
    return (str(space),) if isinstance(space, Name) else ()


def _paints(number: int, page: pikepdf.Page) -> Iterator[Paint]:
    for stream, resources in streams(page):
        spaces = resources.get("/ColorSpace", Dictionary())
        for operands, operator in _operators(stream, "rg RG g G k K cs CS sc SC scn SCN sh BI"):
            named = tuple(value if isinstance(value, Name) else float(value) for value in operands)
            yield Paint(number, operator, named)
        for space in spaces.values():
            yield Paint(number, "space", space_names(space))
        for shading in resources.get("/Shading", Dictionary()).values():
            yield Paint(number, "shading", space_names(shading.ColorSpace))
        if "/Group" in stream:
            yield Paint(number, "group", space_names(stream.Group.get("/CS")))
    for picture in pictures(page):
        yield Paint(number, "picture", space_names(picture.get("/ColorSpace")))


def _operators(stream: Any, wanted: str = "") -> Iterator[tuple[Any, str]]:
    for instruction in pikepdf.parse_content_stream(stream, wanted):
        yield instruction.operands, str(instruction.operator)


def _sheet(page: pikepdf.Page) -> Sheet:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    reading = _Reading(_State((1, 0, 0, -1, -left, top)))
    _read(page.obj, page.resources, reading)
    return Sheet(right - left, top - bottom, tuple(reading.written), tuple(reading.filled))


def _read(stream: Any, resources: Any, reading: _Reading) -> None:
    fonts = {name: _font(font) for name, font in resources.get("/Font", Dictionary()).items()}
    for operands, operator in _operators(stream):
        match operator:
            case "q":
                state = reading.state
                reading.saved.append(_State(state.matrix, state.font, state.size, state.ink))
            case "Q":
                reading.state = reading.saved.pop()
            case "cm":
                reading.state.matrix = times(_numbers(operands), reading.state.matrix)
            case "Do":
                _draw(resources.XObject[str(operands[0])], resources, reading)
            case "k" | "scn" | "rg" | "g" | "sc":
                reading.state.ink = tuple(float(number) for number in operands if not isinstance(number, Name))
            case "m" | "l" | "c" | "v" | "y" | "re" | "f" | "F" | "f*" | "B" | "B*" | "b" | "n" | "S" | "s" as name:
                _path(name, operands, reading)
            case name:
                _text(name, operands, fonts, reading)


def _draw(drawn: Any, resources: Any, reading: _Reading) -> None:
    if drawn.get("/Subtype") != Name.Form:
        return
    state = reading.state
    matrix = times(_numbers(drawn.get("/Matrix", _UNIT)), state.matrix)
    reading.state = _State(matrix, state.font, state.size, state.ink)
    _read(drawn, drawn.get("/Resources", resources), reading)
    reading.state = state


def _path(name: str, operands: Any, reading: _Reading) -> None:
    numbers = [float(number) for number in operands]
    if name == "re":
        x, y, width, height = numbers
        numbers = [x, y, x + width, y + height]
    if numbers:
        points = zip(numbers[::2], numbers[1::2], strict=True)
        reading.path += [moved(point, reading.state.matrix) for point in points]
        return
    if name not in {"n", "S", "s"} and reading.path:
        across, down = zip(*reading.path, strict=True)
        reading.filled.append((min(across), min(down), max(across), max(down)))
    reading.path.clear()


_PLAIN = {"Tc": 0, "Tw": 0, "Ts": 0, "Tz": 100}


def _text(name: str, operands: Any, fonts: dict[str, "_Font"], reading: _Reading) -> None:
    state = reading.state
    match name:
        case "BT":
            reading.text = _UNIT
        case "Tf":
            state.font, state.size = str(operands[0]), float(operands[1])
        case "Tm":
            reading.text = _numbers(operands)
        case "TJ" | "Tj":
            shown = operands[0] if name == "TJ" else [operands[0]]
            reading.written.append(_written(shown, fonts[state.font], reading))
        case "Tc" | "Tw" | "Ts" | "Tz" if float(operands[0]) == _PLAIN[name]:
            return
        case "Td" | "TD" | "T*" | "Tc" | "Tw" | "Tz" | "Ts" | "'" | '"':
            message = f"this reader does not know the text operator {name}"
            raise NotImplementedError(message)
        case _:
            return


def _written(shown: Any, font: "_Font", reading: _Reading) -> Written:
    at = end = 0.0
    text = ""
    size = reading.state.size
    for part in shown:
        if not isinstance(part, pikepdf.String):
            at -= float(part) / 1000 * size
            continue
        codes = bytes(part)
        for code in (int.from_bytes(codes[index : index + 2]) for index in range(0, len(codes), 2)):
            text += font.text.get(code, "\ufffd")
            at += font.widths.get(code, 1000.0) / 1000 * size
            end = at
    matrix = times(reading.text, reading.state.matrix)
    (x, y), (right, _) = moved((0, 0), matrix), moved((end, 0), matrix)
    return Written(text, font.name, round(size * abs(matrix[3]), 3), x, y, right, reading.state.ink)


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    text: dict[int, str]
    widths: dict[int, float]


def _font(font: Any) -> _Font:
    widths: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].W)
    while entries:
        first, then = int(entries.pop(0)), entries.pop(0)
        if isinstance(then, Array):
            widths |= {first + index: float(width) for index, width in enumerate(then)}
        else:
            widths |= dict.fromkeys(range(first, int(then) + 1), float(entries.pop(0)))
    return _Font(
        str(font.BaseFont).partition("+")[2], _characters(font.ToUnicode.read_bytes().decode("latin-1")), widths
    )


def _characters(cmap: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in _BFCHAR.findall(cmap):
        codes = _HEX.findall(block)
        found |= {int(code, 16): _utf16(to) for code, to in zip(codes[::2], codes[1::2], strict=True)}
    for block in _BFRANGE.findall(cmap):
        codes = _HEX.findall(block)
        for first, last, to in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = int(first, 16)
            found |= {code: chr(int(to, 16) + code - start) for code in range(start, int(last, 16) + 1)}
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in operands)
    return a, b, c, d, e, f


def times(one: Matrix, other: Matrix) -> Matrix:
    """Multiply two matrices: what the first maps the second maps on."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
    """Map a point."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
