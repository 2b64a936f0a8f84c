"""Edited words with those round them, as `…the [-old-]{+new+} bridge…`, wrapped to a measure.

A line never begins with what the runner of a build machine takes for an order.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stonehand.model.changes import Edit
from stonehand.pipeline.reporting.changes.phrases import one_line

RED, GREEN = 31, 32

Run = tuple[str, int]
"""Text in one colour; 0 is none."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, its colour, and whether a space stands before it."""

    text: str
    colour: int = 0
    apart: bool = True


def marked(edit: Edit) -> str:
    """Give an edit's words on one line."""
    return _text(_runs(_pieces(edit)))


def wrapped(edit: Edit, measure: int, *, colour: bool) -> Iterator[str]:
    """Give an edit's words as lines of at most `measure` columns."""
    for line in _lines(_pieces(edit), measure):
        runs = _runs(line)
        guard = "\\" if _text(runs).startswith("::") else ""
        yield guard + ("".join(_painted(run) for run in runs) if colour else _text(runs))


def _pieces(edit: Edit) -> list[_Piece]:
    before, gone, come, behind = (one_line(text) for text in (edit.before, edit.gone, edit.come, edit.behind))
    changed = _words(f"{{+{come}+}}", GREEN, apart=not gone) if come else []
    return [
        *(_words(f"…{before}") if before else ()),
        *(_words(f"[-{gone}-]", RED) if gone else ()),
        *changed,
        *(_words(f"{behind}…") if behind else ()),
    ]


def _words(text: str, colour: int = 0, *, apart: bool = True) -> list[_Piece]:
    return [_Piece(word, colour, apart or number > 0) for number, word in enumerate(text.split(" "))]


def _lines(pieces: Iterable[_Piece], measure: int) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    used = 0
    for piece in _cut(pieces, measure):
        space = 1 if piece.apart and line else 0
        if line and used + space + _columns(piece.text) > measure:
            yield line
            line, used, space = [], 0, 0
        line.append(piece)
        used += space + _columns(piece.text)
    if line:
        yield line


def _cut(pieces: Iterable[_Piece], measure: int) -> Iterator[_Piece]:
    """Cut what is longer than a line: an address, or a script without spaces."""
    for piece in pieces:
        part, used, apart = "", 0, piece.apart
        for sign in piece.text:
            if part and used + _columns(sign) > measure:
                yield _Piece(part, piece.colour, apart)
                part, used, apart = "", 0, False
            part, used = part + sign, used + _columns(sign)
        yield _Piece(part, piece.colour, apart)


def _runs(pieces: Sequence[_Piece]) -> list[Run]:
    """Join pieces of a colour; the space before a run has none."""
    runs: list[Run] = []
    for colour, same in groupby(pieces, key=lambda piece: piece.colour):
        first, *others = same
        if runs and first.apart:
            runs.append((" ", 0))
        runs.append((first.text + "".join(f"{' ' * piece.apart}{piece.text}" for piece in others), colour))
    return runs


def _text(runs: Iterable[Run]) -> str:
    return "".join(text for text, _ in runs)


def _painted(run: Run) -> str:
    text, colour = run
    return f"\x1b[{colour}m{text}\x1b[0m" if colour else text


def _columns(text: str) -> int:
    """Count the columns of a terminal a text takes: ideographs take two, what stands over a letter none."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(s) in "WF" else 0 if unicodedata.combining(s) else 1 for s in text)
