"""Operators that build, fill, stroke and clip paths, and gradients (ISO 32000-1, 8.5, 8.7.4)."""

from collections.abc import Mapping, Sequence

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.paths import Path, clipped, filled, stroked
from stonehand.engines.pdf_facts.plane import Rect, around, common, corners, placed, points, scale, shows
from stonehand.engines.pdf_facts.run import Operator, Run, floats
from stonehand.engines.pdf_facts.tokens import PATH, Operand, called
from stonehand.model.drawn import Shade, Shape

_BOX = 4
_SHADING = 2


def _run(run: Run, operands: Sequence[Operand]) -> None:
    pieces = operands[0]
    if isinstance(pieces, bytes):
        run.path.run(pieces, run.state.matrix)


def _segment(run: Run, operator: bytes, operands: Sequence[Operand], count: int) -> None:
    """Take a piece of a path that stands by itself: the last of a stream, or with numbers no run would take."""
    run.path.run(b" ".join(b"%f" % value for value in floats(operands, count)) + b" " + operator, run.state.matrix)


def _box(run: Run, operands: Sequence[Operand]) -> None:
    left, low, width, height = floats(operands, _BOX)
    run.path.box(left, low, width, height, run.state.matrix)


def _clip(run: Run, _operands: Sequence[Operand]) -> None:
    run.clips = True


def _painting(*, fill: bool = False, stroke: bool = False, even_odd: bool = False) -> Operator:
    def paint(run: Run, _operands: Sequence[Operand]) -> None:
        try:
            if fill:
                _fill(run, even_odd=even_odd)
            if stroke:
                _stroke(run)
        finally:
            _end(run)

    return paint


def _end(run: Run) -> None:
    state = run.state
    if run.clips:
        state.clip, state.clip_is_box = clipped(run.path, state.clip, clip_is_box=state.clip_is_box)
    run.clips, run.path = False, Path()


def _fill(run: Run, *, even_odd: bool) -> None:
    state = run.state
    seen = filled(run.path, state.clip, clip_is_box=state.clip_is_box, even_odd=even_odd)
    if seen is None:
        return
    overprint = state.fill_overprints()
    strength = points(seen.strength)
    run.canvas.add(Shape(run.place(seen.rect), state.fill, strength, stroke=False, box=seen.box, overprint=overprint))
    patterned(run, state.pattern, seen.rect)


def _stroke(run: Run) -> None:
    state = run.state
    width = abs(state.line) * scale(state.matrix)
    seen = stroked(run.path, width, state.clip, butt=state.cap == 0)
    if seen is None:
        return
    rect, strength = seen
    overprint = state.stroke_overprints()
    run.canvas.add(Shape(run.place(rect), state.stroke, points(strength), stroke=True, box=False, overprint=overprint))
    patterned(run, state.stroke_pattern, rect)


def patterned(run: Run, pattern: str, rect: Rect) -> None:
    """Tell of what a pattern brings to a place it fills: its gradient, or all its cell draws."""
    if not pattern:
        return
    found = run.resources.pattern(pattern)
    if peek.whole(peek.entry(found, "/PatternType")) == _SHADING:
        _shade(run, peek.entry(found, "/Shading"), rect)
    else:
        run.cell(found, rect)


def _gradient(run: Run, operands: Sequence[Operand]) -> None:
    shading, state = run.resources.shading(called(operands[-1])), run.state
    box = peek.numbers(peek.entry(shading, "/BBox"), _BOX)
    rect = common(state.clip, around(placed(corners(*box), state.matrix))) if box else state.clip
    if shows(rect):
        _shade(run, shading, rect)


def _shade(run: Run, shading: object, rect: Rect) -> None:
    run.canvas.add(Shade(run.place(rect), run.resources.space_of(shading, "/ColorSpace").own))


OPERATORS: Mapping[bytes, Operator] = {
    PATH: _run,
    b"m": lambda run, operands: _segment(run, b"m", operands, 2),
    b"l": lambda run, operands: _segment(run, b"l", operands, 2),
    b"c": lambda run, operands: _segment(run, b"c", operands, 6),
    b"v": lambda run, operands: _segment(run, b"v", operands, 4),
    b"y": lambda run, operands: _segment(run, b"y", operands, 4),
    b"re": _box,
    b"W": _clip,
    b"W*": _clip,
    b"n": _painting(),
    b"f": _painting(fill=True),
    b"F": _painting(fill=True),
    b"f*": _painting(fill=True, even_odd=True),
    b"S": _painting(stroke=True),
    b"s": _painting(stroke=True),
    b"B": _painting(fill=True, stroke=True),
    b"B*": _painting(fill=True, stroke=True, even_odd=True),
    b"b": _painting(fill=True, stroke=True),
    b"b*": _painting(fill=True, stroke=True, even_odd=True),
    b"sh": _gradient,
}
