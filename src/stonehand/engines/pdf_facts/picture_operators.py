"""Pictures and forms: `Do`, and pictures that stand in the stream itself (ISO 32000-1, 8.9-8.10)."""

import math
from collections.abc import Mapping, Sequence

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.path_operators import patterned
from stonehand.engines.pdf_facts.plane import Rect, around, common, corners, placed, shows
from stonehand.engines.pdf_facts.run import Operator, Run
from stonehand.engines.pdf_facts.tokens import INLINE, Operand, called, inline
from stonehand.model.drawn import Picture

_MM_PER_INCH = 25.4
_DIGITS = 2
_FILTERS = {
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}


def _do(run: Run, operands: Sequence[Operand]) -> None:
    drawing = run.resources.drawing(called(operands[-1]))
    kind = peek.name(peek.entry(drawing, "/Subtype"))
    if kind == "Image":
        _picture(run, drawing)
    elif kind == "Form":
        run.form(drawing)


def _inline(run: Run, operands: Sequence[Operand]) -> None:
    head = operands[0]
    if isinstance(head, bytes):
        _picture(run, inline(head))


def _picture(run: Run, image: object) -> None:
    width, height = (peek.whole(_either(image, *keys)) for keys in (("/Width", "/W"), ("/Height", "/H")))
    matrix = run.state.matrix
    rect = common(around(placed(corners(0.0, 0.0, 1.0, 1.0), matrix)), run.state.clip)
    across, down = math.hypot(*matrix[:2]), math.hypot(*matrix[2:4])
    if not shows(rect) or across <= 0 or down <= 0 or width <= 0 or height <= 0:
        return
    ppi = min(width / across, height / down) * _MM_PER_INCH
    if math.isfinite(ppi):
        run.canvas.add(_told(run, image, (width, height), round(ppi, _DIGITS), rect))


def _told(run: Run, image: object, pixels: tuple[int, int], ppi: float, rect: Rect) -> Picture:
    mask = _either(image, "/ImageMask", "/IM") is True
    space = run.resources.space_of(image, "/ColorSpace", "/CS")
    if mask:
        patterned(run, run.state.pattern, rect)
    return Picture(
        run.place(rect),
        *pixels,
        ppi,
        space="" if mask else space.own,
        bits=1 if mask else peek.whole(_either(image, "/BitsPerComponent", "/BPC")),
        filters=filters(_either(image, "/Filter", "/F")),
        mask=mask,
        soft_mask=peek.entry(image, "/SMask") is not None,
        paint=run.state.fill if mask else None,
        inks=() if mask else space.inks,
    )


def filters(value: object) -> tuple[str, ...]:
    """Give the names of a stream's filters, in full."""
    names = peek.items(value) or (value,)
    return tuple(_FILTERS.get(name, name) for each in names if (name := peek.name(each)))


def _either(image: object, *keys: str) -> object:
    return next((value for key in keys if (value := peek.entry(image, key)) is not None), None)


OPERATORS: Mapping[bytes, Operator] = {b"Do": _do, INLINE: _inline}
