"""Operators that set and show text (ISO 32000-1, 9.3-9.4)."""

import math
from collections.abc import Callable, Mapping, Sequence

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.faces import Face
from stonehand.engines.pdf_facts.path_operators import patterned
from stonehand.engines.pdf_facts.plane import (
    IDENTITY,
    Matrix,
    Rect,
    around,
    common,
    corners,
    placed,
    points,
    shows,
    times,
)
from stonehand.engines.pdf_facts.run import Operator, Run, floats
from stonehand.engines.pdf_facts.tokens import Operand, called, shown, string
from stonehand.model.drawn import Text

_SIX = 6
_EM = 1000.0
_SPACE = 32
_STROKED = frozenset((1, 5))
_HIDDEN = frozenset((3, 7))


def _begin(run: Run, _operands: Sequence[Operand]) -> None:
    run.text = run.line = IDENTITY


def _font(run: Run, operands: Sequence[Operand]) -> None:
    run.state.face, run.state.size = run.resources.face(called(operands[-2])), floats(operands, 1)[0]


def _matrix(run: Run, operands: Sequence[Operand]) -> None:
    a, b, c, d, e, f = floats(operands, _SIX)
    run.text = run.line = (a, b, c, d, e, f)


def _move(run: Run, operands: Sequence[Operand]) -> None:
    across, up = floats(operands, 2)
    run.text = run.line = times((1.0, 0.0, 0.0, 1.0, across, up), run.line)


def _move_and_lead(run: Run, operands: Sequence[Operand]) -> None:
    run.state.leading = -floats(operands, 2)[1]
    _move(run, operands)


def _next_line(run: Run, _operands: Sequence[Operand]) -> None:
    _move(run, (0.0, -run.state.leading))


def _setting(name: str, turned: Callable[[float], float] = float) -> Operator:
    def set_it(run: Run, operands: Sequence[Operand]) -> None:
        setattr(run.state, name, turned(floats(operands, 1)[0]))

    return set_it


def _show(run: Run, operands: Sequence[Operand]) -> None:
    _set_text(run, _bytes(operands[-1]), 0.0)


def _show_next(run: Run, operands: Sequence[Operand]) -> None:
    _next_line(run, ())
    _show(run, operands)


def _show_spaced(run: Run, operands: Sequence[Operand]) -> None:
    run.state.word_space, run.state.tracking = floats(operands, 2)
    _show_next(run, operands)


def _show_array(run: Run, operands: Sequence[Operand]) -> None:
    array = operands[-1] if operands else b""
    if isinstance(array, bytes) and array.startswith(b"["):
        _set_text(run, *shown(array))
        return
    # An array that was cut, for it holds what an array of strings and numbers does not.
    codes = b"".join(string(part) for part in operands if isinstance(part, bytes) and part[:1] in (b"(", b"<"))
    _set_text(run, codes, sum(part for part in operands if isinstance(part, float)))


def _bytes(operand: Operand) -> bytes:
    if not isinstance(operand, bytes) or operand[:1] not in (b"(", b"<"):
        raise TypeError
    return string(operand)


def _set_text(run: Run, shown_bytes: bytes, kerned: float) -> None:
    state = run.state
    face, size = state.face, state.size
    codes = face.codes(shown_bytes)
    spaces = shown_bytes.count(_SPACE) if face.bytes_per_code == 1 else 0
    advance = (face.width(codes) - kerned) / _EM * size + len(codes) * state.tracking + spaces * state.word_space
    advance *= state.stretch
    matrix = times(run.text, state.matrix)
    run.text = times((1.0, 0.0, 0.0, 1.0, advance, 0.0), run.text)
    if codes:
        _tell(run, face, codes, matrix, advance)


def _tell(run: Run, face: Face, codes: Sequence[int], matrix: Matrix, advance: float) -> None:
    state = run.state
    run.canvas.draws_with(face)
    low, high = face.descent * state.size + state.rise, face.ascent * state.size + state.rise
    rect = common(around(placed(corners(0.0, low, advance, high), matrix)), state.clip)
    size = points(abs(state.size) * face.em * math.hypot(matrix[2], matrix[3]))
    if not shows(rect) or not math.isfinite(size):
        return
    stroke, hidden = state.mode in _STROKED, state.mode in _HIDDEN
    paint = state.stroke if stroke else state.fill
    overprint = state.stroke_overprints() if stroke else state.fill_overprints()
    run.canvas.text(Text(run.place(rect), size, paint, face.name, overprint, hidden))
    if hidden:
        return
    face.used.update(codes)
    patterned(run, state.stroke_pattern if stroke else state.pattern, rect)
    if face.kind == "Type3":
        _glyphs(run, face, codes, matrix, rect)


def _glyphs(run: Run, face: Face, codes: Sequence[int], matrix: Matrix, rect: Rect) -> None:
    """Draw those glyphs of a Type 3 font that bring their own colours; the others are stencils, and text in every way."""
    size = run.state.size
    scaled = times(face.matrix, times((size * run.state.stretch, 0.0, 0.0, size, 0.0, run.state.rise), matrix))
    for code in dict.fromkeys(codes):
        glyph = face.coloured(code)
        if glyph is not None:
            run.glyph(glyph, peek.entry(face.font, "/Resources"), scaled, rect)


OPERATORS: Mapping[bytes, Operator] = {
    b"BT": _begin,
    b"Tf": _font,
    b"Tm": _matrix,
    b"Td": _move,
    b"TD": _move_and_lead,
    b"T*": _next_line,
    b"Tc": _setting("tracking"),
    b"Tw": _setting("word_space"),
    b"Tz": _setting("stretch", lambda percent: percent / 100),
    b"TL": _setting("leading"),
    b"Ts": _setting("rise"),
    b"Tr": _setting("mode", int),
    b"Tj": _show,
    b"TJ": _show_array,
    b"'": _show_next,
    b'"': _show_spaced,
}
