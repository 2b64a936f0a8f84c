"""A content stream as it is gone through: its state, path and text matrices, and the streams it draws inside it.

An operator whose operands are wrong, or that nobody knows, does nothing, as on a press: what stands behind it is still drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.canvas import Canvas
from stonehand.engines.pdf_facts.paths import Path
from stonehand.engines.pdf_facts.plane import (
    IDENTITY,
    Matrix,
    Rect,
    area,
    around,
    common,
    corners,
    placed,
    times,
    upright,
)
from stonehand.engines.pdf_facts.resources import Resources
from stonehand.engines.pdf_facts.state import State
from stonehand.engines.pdf_facts.tokens import Operand, instructions
from stonehand.model.drawn import Area

_DEEPEST = 8
_EVERYWHERE: Rect = (-1e7, -1e7, 1e7, 1e7)
_SIX = 6
_FOUR = 4
_MOST_KEPT = 512
_STEPS_OF_A_FORM = 50
_WRONG = (IndexError, TypeError, ValueError, ArithmeticError)

Operator = Callable[["Run", Sequence[Operand]], None]


@dataclass(slots=True)
class Run:
    """A content stream that is being gone through.

    `base` is the matrix it began with, `inside` are the streams it stands in; `clips` tells that the path will clip.
    """

    canvas: Canvas
    operators: Mapping[bytes, Operator]
    resources: Resources
    state: State
    base: Matrix
    inside: tuple[tuple[int, int], ...] = ()
    kept: list[State] = field(default_factory=list)
    path: Path = field(default_factory=Path)
    clips: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY

    def play(self, content: bytes) -> None:
        """Go through a stream's bytes.

        Raises:
            Enough: it draws more than anybody would look at.
        """
        known, step = self.operators.get, self.canvas.step
        for name, operands in instructions(content):
            step()
            operator = known(name)
            if operator is not None:
                try:
                    operator(self, operands)
                except _WRONG:
                    continue

    def keep(self) -> None:
        """Keep the state, to come back to it."""
        if len(self.kept) < _MOST_KEPT:
            self.kept.append(self.state.kept())

    def come_back(self) -> None:
        """Come back to the state kept last."""
        if self.kept:
            self.state = self.kept.pop()

    def place(self, rect: Rect) -> Area:
        """Give the place of what was drawn in a rectangle."""
        return area(self.state.stamp or rect)

    def form(self, stream: object) -> None:
        """Draw a form: its stream, inside its own box and by its own matrix."""
        matrix = times(_matrix(stream), self.state.matrix)
        self._draw(stream, replace(self.state, matrix=matrix))

    def cell(self, pattern: object, rect: Rect) -> None:
        """Draw the cell of a pattern once, as what fills a rectangle."""
        matrix = times(_matrix(pattern), self.base)
        ink = self.state.ink
        self._draw(pattern, State(matrix, _EVERYWHERE, fill=ink, stroke=ink, stamp=self.state.stamp or rect))

    def glyph(self, stream: object, resources: object, matrix: Matrix, rect: Rect) -> None:
        """Draw a glyph that brings its own colours, as what fills a rectangle."""
        stamp = self.state.stamp or rect
        self._draw(stream, replace(self.state, matrix=matrix, clip=_EVERYWHERE, stamp=stamp), resources)

    def _draw(self, stream: object, state: State, resources: object = None) -> None:
        identity = peek.identity(stream)
        if identity is None or identity in self.inside:
            return
        if len(self.inside) >= _DEEPEST:
            self.canvas.whole = False
            return
        self.canvas.step(_STEPS_OF_A_FORM)
        content = peek.read(stream)
        if content is None:
            self.canvas.whole = False
            return
        box = peek.numbers(peek.entry(stream, "/BBox"), _FOUR)
        if box:
            bounds = around(placed(corners(*box), state.matrix))
            state.clip, state.clip_is_box = common(state.clip, bounds), state.clip_is_box and upright(state.matrix)
        own = peek.entry(stream, "/Resources")
        own = resources if own is None else own
        names = self.resources if own is None else Resources(own)
        inner = Run(self.canvas, self.operators, names, state, state.matrix, (*self.inside, identity))
        inner.play(content)


def _matrix(stream: object) -> Matrix:
    a = peek.numbers(peek.entry(stream, "/Matrix"), _SIX)
    return (a[0], a[1], a[2], a[3], a[4], a[5]) if a else IDENTITY


def floats(operands: Sequence[Operand], count: int) -> list[float]:
    """Give the last operands as numbers.

    Raises:
        ValueError: there are not so many numbers.
    """
    found = [value for value in operands if isinstance(value, float)][-count:]
    if len(found) != count:
        raise ValueError
    return found
