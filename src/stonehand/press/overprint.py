"""Overprint: black type and thin black rules print on what lies beneath, everything else knocks it out.

In comes a stream in CMYK operators, as `ink` leaves it; out goes the same stream with the state `Overprint` round what is black
ink alone and full, and `Knockout` before whatever follows it in the same breath. In the mode of 1 a channel of nought leaves
the plate as it is (ISO 32000-1, 8.6.7): black keeps its own value and cyan beneath it stays, so that a plate out of
register shows no white halo. White would vanish that way, and a picture take a ground's colour, so nothing else is ever set to it.

The stream is searched and not parsed: operators stand after white space, and only those that are no part of a path are met. A
stream that has both states already comes back as it was.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from stonehand.model.units import Pt
from stonehand.press.ink import cut
from stonehand.press.path import EVERYWHERE, IDENTITY, Extent, Matrix, hull, joined, scale, strength

OVERPRINT, KNOCKOUT = "Overprint", "Knockout"
"""The names of the two graphics states, which the stream's resources must hold."""

_OPERATOR = re.compile(rb"\s(?!(?:[mlcvyh]|re|W\*?)[\s])([A-Za-z'\"][A-Za-z0-9]*\*?)(?=[\s/\[<(]|\Z)")
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)\Z")
_FULL = 0.9995
"""What counts as all of the black, and its rest as none of another ink: half a step of a device of ten bits."""

_FILLED = frozenset({0, 2, 4, 6})
_STROKED = frozenset({1, 2, 5, 6})
"""Text rendering modes that fill, and that stroke (ISO 32000-1, table 106)."""


@dataclass(slots=True)
class _State:
    """As much of the graphics state as overprinting goes by."""

    matrix: Matrix = IDENTITY
    clip: Extent = EVERYWHERE
    fill: bool = False
    stroke: bool = False
    width: float = 1.0
    mode: int = 0
    on: bool = False


def overprint(content: bytes, thin: Pt) -> bytes:
    """Set black type to overprint, and black rules weaker than `thin`."""
    walk = _Walk(thin)
    return b"".join(walk.plain(piece) if plain else walk.opaque(piece) for piece, plain in cut(content))


class _Walk:
    """A way through a stream from operator to operator."""

    def __init__(self, thin: Pt) -> None:
        self._thin = thin
        self._state = _State()
        self._kept: list[_State] = []

    def plain(self, content: bytes) -> bytes:
        """Go through a piece that may be searched."""
        spaced = b"\n" + content
        pieces: list[bytes] = []
        done = last = 0
        for operator in _OPERATOR.finditer(spaced):
            name = operator[1]
            if name in _STATES:
                self._set(name, spaced[last : operator.start()])
            elif (wanted := self._wants(name, spaced[last : operator.start()])) not in (None, self._state.on):
                pieces += (spaced[done:last], _switch(on=bool(wanted)))
                done, self._state.on = last, bool(wanted)
            last = operator.end()
        return b"".join((*pieces, spaced[done:])).removeprefix(b"\n")

    def opaque(self, written: bytes) -> bytes:
        """Go through one operator with a literal string, a dictionary or an inline image."""
        name = written.rsplit(maxsplit=1)[-1]
        wanted = self._wants(name, b"")
        if wanted in (None, self._state.on):
            return written
        self._state.on = bool(wanted)
        return _switch(on=bool(wanted)).lstrip() + b"\n" + written

    def _set(self, name: bytes, before: bytes) -> None:
        """Follow an operator that changes the state."""
        state = self._state
        if name == b"q":
            self._kept.append(replace(state))
        elif name == b"Q":
            self._state = self._kept.pop() if self._kept else state
        elif name == b"gs":
            state.on = {_NAMES[0]: True, _NAMES[1]: False}.get(before.split()[-1], state.on)
        else:
            _STATES[name](state, before)

    def _wants(self, name: bytes, before: bytes) -> bool | None:
        """Tell whether what an operator paints must overprint; `None` for one that paints nothing."""
        state = self._state
        if name in _TEXT:
            fills, strokes = state.mode in _FILLED, state.mode in _STROKED
            return (state.fill or not fills) and (state.stroke or not strokes) if fills or strokes else None
        if name in _KNOCKS_OUT:
            return False
        if name not in _PATHS:
            return None
        wanted = self._is_rule(_PATHS[name], before, even_odd=name.endswith(b"*"))
        path = before.rstrip()
        if path.endswith((b"W", b"W*")):
            state.clip = hull(path, state.matrix).within(state.clip)
        return wanted

    def _is_rule(self, parts: str, path: bytes, *, even_odd: bool) -> bool | None:
        if not parts:
            return None
        state = self._state
        strong = 0.0
        if "stroke" in parts:
            if not state.stroke:
                return False
            strong = state.width * scale(state.matrix)
        if "fill" in parts:
            if not state.fill:
                return False
            strong += strength(path, state.matrix, state.clip, even_odd=even_odd)
        return strong < self._thin


def _switch(*, on: bool) -> bytes:
    return b"\n" + _NAMES[0 if on else 1] + b" gs"


def _is_black(before: bytes) -> bool:
    *colours, black = (float(number) for number in before.split()[-4:])
    return black >= _FULL and max(colours) <= 1 - _FULL


def _transform(state: _State, before: bytes) -> None:
    a, b, c, d, e, f = (float(number) for number in before.split()[-6:])
    state.matrix = joined((a, b, c, d, e, f), state.matrix)


def _paint(state: _State, before: bytes, *, stroke: bool, cmyk: bool = False) -> None:
    setattr(state, "stroke" if stroke else "fill", cmyk and _is_black(before))


def _width(state: _State, before: bytes) -> None:
    state.width = float(before.split()[-1])


def _mode(state: _State, before: bytes) -> None:
    state.mode = int(before.split()[-1])


def _painter(name: bytes) -> Callable[[_State, bytes], None]:
    return lambda state, before: _paint(state, before, stroke=name.isupper(), cmyk=name in (b"k", b"K"))


def _leave(_state: _State, _before: bytes) -> None:
    """`q`, `Q` and `gs` concern the stack and the states' names."""


_NAMES = (f"/{OVERPRINT}".encode(), f"/{KNOCKOUT}".encode())
_COLOURS = (b"k", b"K", b"g", b"G", b"rg", b"RG", b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN")
_STATES: Mapping[bytes, Callable[[_State, bytes], None]] = {
    **{name: _painter(name) for name in _COLOURS},
    **dict.fromkeys((b"q", b"Q", b"gs"), _leave),
    b"cm": _transform,
    b"w": _width,
    b"Tr": _mode,
}
_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})
_KNOCKS_OUT = frozenset({b"Do", b"sh", b"EI"})
_PATHS = {
    **dict.fromkeys((b"f", b"F", b"f*"), "fill"),
    **dict.fromkeys((b"S", b"s"), "stroke"),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), "fill stroke"),
    b"n": "",
}
