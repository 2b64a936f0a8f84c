"""Operators of the graphics state: matrix, line, and the settings of `gs` (ISO 32000-1, 8.4.4-8.4.5)."""

from collections.abc import Mapping, Sequence

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.faces import read_face
from stonehand.engines.pdf_facts.plane import times
from stonehand.engines.pdf_facts.run import Operator, Run, floats
from stonehand.engines.pdf_facts.tokens import Operand, called

_SIX = 6


def _save(run: Run, _operands: Sequence[Operand]) -> None:
    run.keep()


def _restore(run: Run, _operands: Sequence[Operand]) -> None:
    run.come_back()


def _concatenate(run: Run, operands: Sequence[Operand]) -> None:
    a, b, c, d, e, f = floats(operands, _SIX)
    run.state.matrix = times((a, b, c, d, e, f), run.state.matrix)


def _line_width(run: Run, operands: Sequence[Operand]) -> None:
    run.state.line = floats(operands, 1)[0]


def _line_cap(run: Run, operands: Sequence[Operand]) -> None:
    run.state.cap = int(floats(operands, 1)[0])


def _settings(run: Run, operands: Sequence[Operand]) -> None:
    settings, state = run.resources.settings(called(operands[-1])), run.state
    line, mode = peek.number(peek.entry(settings, "/LW")), peek.number(peek.entry(settings, "/OPM"))
    state.line = state.line if line is None else line
    state.overprint_mode = state.overprint_mode if mode is None else int(mode)
    state.cap = peek.whole(peek.entry(settings, "/LC"), state.cap)
    stroke, fill = peek.entry(settings, "/OP"), peek.entry(settings, "/op")
    if isinstance(stroke, bool):
        # Without its small brother, OP stands for both.
        state.overprint_stroke = state.overprint_fill = stroke
    if isinstance(fill, bool):
        state.overprint_fill = fill
    font = peek.items(peek.entry(settings, "/Font"))
    if len(font) > 1:
        state.face, state.size = read_face(font[0]), peek.number(font[1]) or 0.0


OPERATORS: Mapping[bytes, Operator] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _concatenate,
    b"w": _line_width,
    b"J": _line_cap,
    b"gs": _settings,
}
