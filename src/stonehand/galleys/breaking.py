"""Total-fit line breaking: the cheapest way to break a whole paragraph, after Knuth and Plass (1981).

In come the places where lines may end (`Points`), as running sums in points so that any line is a difference of two of
them, and the measure of each line; out the places chosen. Three things differ from TeX, all measured in a 45 mm column:
tracking stretches and shrinks lines beside the word spaces; once it is used up, only the spaces count as stretched; and
the run of hyphens is part of a node's key, so that the cap on hyphens in a row is hard.
"""

from dataclasses import dataclass, field

SPACE_STRETCH = 0.5
SPACE_SHRINK = 0.25

_TOLERANCES = (2.0, 4.0, 1e9)
_LINE_PRICE = 10.0
_BADNESS = 100.0
_MOST_RATIO = 60.0
_HAIR = 1e-6
_UNLIKE_NEIGHBOURS = 3_000.0
_SECOND_HYPHEN = 9_000.0
_STUB = 4e6
_FRAGMENT = 1e8
_OVERFULL = 1e12
_SHORTEST_LAST = 0.12
_RUNT = 20_000.0
_RUNT_UNDER = 0.2


@dataclass(slots=True)
class Points:
    """The places where a line may end or begin, place 0 being the paragraph's start and the last its end.

    A line from place `a` to place `b` is `ends[b] - starts[a]` wide and has `white_ends[b] - white_starts[a]` of word space in
    it; the sums of what it can stretch and shrink by are kept likewise. `words` is the word a place stands in or before.
    `limits` are characters of the copy: where the line before ends, where the next begins.
    """

    ends: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    white_ends: list[float] = field(default_factory=list)
    white_starts: list[float] = field(default_factory=list)
    stretch_ends: list[float] = field(default_factory=list)
    stretch_starts: list[float] = field(default_factory=list)
    shrink_ends: list[float] = field(default_factory=list)
    shrink_starts: list[float] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)
    hyphens: list[bool] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    limits: list[tuple[int, int]] = field(default_factory=list)


_State = tuple[float, int, int, int, "_State | None"]
"""Demerits, fitness class, hyphens in a row, place, and the state before."""

_Group = tuple[int, int, list[_State]]
"""Place, line number (as far as measures differ), and the states that end a line there."""


def total_fit(points: Points, measures: tuple[float, ...], hyphens_in_a_row: int) -> list[int]:
    """Choose the places where the lines end, the paragraph's end included.

    `measures` are points for the first lines; the last one holds for all that follow. Every stretch between two places fits
    the narrowest measure by itself, so the last, boundless tolerance always finds a way; should one not fit for all that, the
    line is overfull and the caller squeezes it.
    """
    for tolerance in _TOLERANCES:
        last = _fit(points, measures, hyphens_in_a_row, tolerance)
        if last is not None:
            break
    chosen: list[int] = []
    while last is not None and last[4] is not None:
        chosen.append(last[3])
        last = last[4]
    return chosen[::-1]


def _fit(points: Points, measures: tuple[float, ...], cap: int, tolerance: float) -> _State | None:  # noqa: C901, PLR0912, PLR0915 - the one hot loop: calls in here double its time
    ends, starts = points.ends, points.starts
    white_ends, white_starts = points.white_ends, points.white_starts
    stretch_ends, stretch_starts = points.stretch_ends, points.stretch_starts
    shrink_ends, shrink_starts = points.shrink_ends, points.shrink_starts
    prices, hyphens = points.prices, points.hyphens
    final, last_measure = len(ends) - 1, len(measures) - 1
    # lines only widen after the first, so a line too loose from here is looser still from any later place
    steady = last_measure <= 1
    active: list[_Group] = [(0, 0, [(0.0, 1, 0, 0, None)])]
    for place in range(1, final + 1):
        end, hyphen, price = ends[place], hyphens[place], prices[place]
        price *= price
        best: dict[tuple[int, int, int], _State] = {}
        spent = 0
        for group in active:
            begin, line, states = group
            gap = measures[line] - end + starts[begin]
            if gap >= 0.0:
                room = stretch_ends[place] - stretch_starts[begin]
                if place == final:
                    ratio = 0.0
                elif gap <= room:
                    ratio = gap / room if room else 0.0
                else:
                    white = (white_ends[place] - white_starts[begin]) * SPACE_STRETCH
                    ratio = 1.0 + (gap - room) / white if white > _HAIR else _MOST_RATIO
                    if ratio > tolerance:
                        if steady:
                            break
                        continue
                    ratio = min(ratio, _MOST_RATIO)
            else:
                room = shrink_ends[place] - shrink_starts[begin]
                if -gap > room + _HAIR:
                    if not hyphen:
                        spent += 1
                    continue
                ratio = gap / room if room > _HAIR else 0.0
            badness = _LINE_PRICE + _BADNESS * (ratio if ratio > 0.0 else -ratio) ** 3
            cost = badness * badness + price
            if place == final:
                cost += _last_line_cost(points, begin, gap, measures[line])
            fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1.0 else 3  # noqa: PLR2004 - TeX's classes
            below = line + 1 if line < last_measure else last_measure
            for state in states:
                demerits = cost + state[0]
                run = 0
                if hyphen:
                    run = state[2] + 1
                    if run > cap:
                        continue
                    if run > 1:
                        demerits += _SECOND_HYPHEN
                if fitness - state[1] > 1 or state[1] - fitness > 1:
                    demerits += _UNLIKE_NEIGHBOURS
                key = (below, fitness, run)
                found = best.get(key)
                if found is None or demerits < found[0]:
                    best[key] = (demerits, fitness, run, place, state)
        if spent == len(active) and not best and tolerance == _TOLERANCES[-1]:
            begin, line, states = active[-1]
            state = min(states, key=_demerits)
            best[min(line + 1, last_measure), 0, 0] = (state[0] + _OVERFULL, 0, 0, place, state)
        if spent:
            active = [group for group in active if not _too_long(points, group, place, measures)]
        if place == final:
            return min(best.values(), key=_demerits) if best else None
        if best:
            for below in sorted({key[0] for key in best}):
                active.append((place, below, [best[key] for key in best if key[0] == below]))
        elif not active:
            return None
    return None


def _demerits(state: _State) -> float:
    return state[0]


def _too_long(points: Points, group: _Group, place: int, measures: tuple[float, ...]) -> bool:
    begin, line, _ = group
    gap = measures[line] - points.ends[place] + points.starts[begin]
    return -gap > points.shrink_ends[place] - points.shrink_starts[begin] + _HAIR and not points.hyphens[place]


def _last_line_cost(points: Points, begin: int, gap: float, measure: float) -> float:
    """Price a paragraph's last line: the rest of a broken word, or a stub shorter than the next paragraph's indent."""
    if begin and points.inside[begin] and points.words[begin] == points.words[-1]:
        return _FRAGMENT
    if not begin or measure - gap >= _RUNT_UNDER * measure:
        return 0.0
    return _STUB if measure - gap < _SHORTEST_LAST * measure else _RUNT
