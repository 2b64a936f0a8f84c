"""Variants: one galley with all its pull quotes and optional crossheads, and with fewer. A galley goes in; out come the
runs of lines that may stand in its place, each weighed, the fullest first.

A pull quote is a repeat and an optional crosshead is the copy's own offer, so leaving one out loses nothing. The paragraph
that stood under it is swapped for its setting without (`Galley.instead`).
"""

from collections.abc import Iterator
from typing import NamedTuple

from stonehand.makeup.matter import FEW_WHITES, MANY_WHITES, Matter, weigh
from stonehand.makeup.prices import CROSSHEAD_OUT, QUOTE_OUT
from stonehand.model.galley import Galley, Kind, Line
from stonehand.model.units import Lines


class Variant(NamedTuple):
    """A galley's lines with so many pull quotes and optional crossheads, and what leaving the others out costs."""

    quotes: int
    crossheads: int
    lines: tuple[Line, ...]
    matter: Matter
    cost: int


def variants(galley: Galley, deepest: Lines) -> tuple[Variant, ...]:
    """Give every variant worth trying: crossheads are left out one by one from the last up, pull quotes with all crossheads
    standing or none.
    """
    quotes, crossheads = _paragraphs(galley, Kind.PULL_QUOTE), _paragraphs(galley, Kind.CROSSHEAD)
    return tuple(
        _variant(galley, quotes[:kept], crossheads[:standing], quotes[kept:] + crossheads[standing:], deepest)
        for kept in range(len(quotes), -1, -1)
        for standing in range(len(crossheads), -1, -1)
        if kept == len(quotes) or standing in {0, len(crossheads)}
    )


def without(galley: Galley, left_out: frozenset[int]) -> tuple[Line, ...]:
    """Give a galley's lines without the paragraphs named."""
    return tuple(_lines(galley, left_out)) if left_out else galley.lines


def _paragraphs(galley: Galley, kind: Kind) -> tuple[int, ...]:
    found = (line.paragraph for line in galley.lines if line.kind is kind and (line.repeat or line.optional))
    return tuple(dict.fromkeys(found))


def _variant(
    galley: Galley, quotes: tuple[int, ...], crossheads: tuple[int, ...], left_out: tuple[int, ...], deepest: Lines
) -> Variant:
    lines = without(galley, frozenset(left_out))
    lost = {line.paragraph: line for line in galley.lines if line.paragraph in left_out}
    cost = sum(QUOTE_OUT if line.repeat else CROSSHEAD_OUT for line in lost.values())
    return Variant(
        len(quotes),
        len(crossheads),
        lines,
        weigh(lines, deepest, opens=MANY_WHITES if galley.run else FEW_WHITES),
        cost,
    )


def _lines(galley: Galley, left_out: frozenset[int]) -> Iterator[Line]:
    """Walk the lines, swapping each paragraph that stood right under one left out."""
    instead = dict(galley.instead)
    before, swapped = -1, -1
    for line in galley.lines:
        if line.paragraph in left_out:
            before = line.paragraph
            continue
        if line.paragraph == swapped:
            continue
        if before >= 0 and line.index == 0 and line.paragraph in instead:
            swapped = line.paragraph
            yield from instead[swapped]
        else:
            yield line
        before = -1
