"""Operators that set colours (ISO 32000-1, 8.6.8)."""

from collections.abc import Mapping, Sequence

from stonehand.engines.pdf_facts.run import Operator, Run, floats
from stonehand.engines.pdf_facts.spaces import CMYK, GREY, RGB, Space
from stonehand.engines.pdf_facts.state import BLACK
from stonehand.engines.pdf_facts.tokens import Operand, called
from stonehand.model.drawn import Paint


def _device(space: Space, *, stroke: bool) -> Operator:
    def set_colour(run: Run, operands: Sequence[Operand]) -> None:
        _set(run, space, space.paint(floats(operands, space.channels)), stroke=stroke)

    return set_colour


def _space(*, stroke: bool) -> Operator:
    def set_space(run: Run, operands: Sequence[Operand]) -> None:
        space = run.resources.space(called(operands[-1]))
        _set(run, space, space.first(), stroke=stroke)

    return set_space


def _colour(*, stroke: bool) -> Operator:
    def set_colour(run: Run, operands: Sequence[Operand]) -> None:
        space = run.state.stroke_space if stroke else run.state.fill_space
        values = [value for value in operands if isinstance(value, float)]
        last = operands[-1]
        pattern = called(last) if isinstance(last, bytes) else ""
        if not pattern and len(values) < space.channels:
            return
        if pattern:
            run.state.ink = space.under.paint(values) if space.under and values else BLACK
        _set(run, space, space.paint(values), stroke=stroke, pattern=pattern)

    return set_colour


def _set(run: Run, space: Space, paint: Paint, *, stroke: bool, pattern: str = "") -> None:
    state = run.state
    if stroke:
        state.stroke_space, state.stroke, state.stroke_pattern = space, paint, pattern
    else:
        state.fill_space, state.fill, state.pattern = space, paint, pattern


OPERATORS: Mapping[bytes, Operator] = {
    b"g": _device(GREY, stroke=False),
    b"G": _device(GREY, stroke=True),
    b"rg": _device(RGB, stroke=False),
    b"RG": _device(RGB, stroke=True),
    b"k": _device(CMYK, stroke=False),
    b"K": _device(CMYK, stroke=True),
    b"cs": _space(stroke=False),
    b"CS": _space(stroke=True),
    b"sc": _colour(stroke=False),
    b"scn": _colour(stroke=False),
    b"SC": _colour(stroke=True),
    b"SCN": _colour(stroke=True),
}
