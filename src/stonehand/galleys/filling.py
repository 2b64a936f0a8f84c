"""Filling lines: a paragraph broken, and each line given the word space and tracking that bring it to its measure.

In come copy and measures, out `SetLine`s in points, rounded to a thousandth so that what compose writes is what was summed.
Tracking follows every character of a line, the last one too, as CSS has it; the edge the eye sees is that of the last glyph, so
a line of n characters is tracked n - 1 times (as WeasyPrint and browsers do).
"""

from dataclasses import dataclass

from stonehand.galleys.breaking import SPACE_SHRINK, SPACE_STRETCH, Points, total_fit
from stonehand.galleys.case import steps
from stonehand.galleys.places import PRICE_FORCED, places_of
from stonehand.galleys.words import Copy, Rules, cut_at, hyphen_width, width_of

_DIGITS = 3
_MOST_TRACKING = 0.03
_NEGLIGIBLE = 1e-9


@dataclass(frozen=True, slots=True)
class SetLine:
    """Characters `start` to `stop` of a copy as one line; spaces in points, added to the font's own.

    `forced` tells that the line ends inside a word no rule divides.
    """

    start: int
    stop: int
    word_space: float
    letter_space: float
    hyphen: bool
    forced: bool
    width: float


@dataclass(frozen=True, slots=True)
class _Job:
    copy: Copy
    rules: Rules
    size: float


def fill(copy: Copy, rules: Rules, size: float, measures: tuple[float, ...], tail: float = 0.0) -> tuple[SetLine, ...]:
    """Break a copy into justified lines.

    `size` is the style's, `measures` those of the first lines (the last holds on), `tail` room kept after the last word: points.
    """
    points = places_of(copy, rules, size, min(measures), tail)
    chosen = total_fit(points, measures, rules.setting.hyphens_in_a_row)
    job, lines, begin = _Job(copy, rules, size), [], 0
    for number, place in enumerate(chosen):
        measure = measures[min(number, len(measures) - 1)]
        last = place == len(points.ends) - 1
        lines.append(_fill_line(job, points, (begin, place), measure - (tail if last else 0.0)))
        begin = place
    return tuple(lines)


def _fill_line(job: _Job, points: Points, span: tuple[int, int], measure: float) -> SetLine:
    copy, size = job.copy, job.size
    begin, place = span
    start, stop = points.limits[begin][1], points.limits[place][0]
    last, hyphen = place == len(points.ends) - 1, points.hyphens[place]
    natural = _natural(copy, points, span) - (0.0 if hyphen else _tracked(copy, stop))
    spaces = copy.text.count(" ", start, stop) + copy.text.count("\u00a0", start, stop)
    white = points.white_ends[place] - points.white_starts[begin]
    gaps = steps(copy.text[start:stop]) + hyphen - 1
    gap = measure - natural
    if last:
        gap = min(gap, 0.0)
    setting = job.rules.setting
    ease = setting.stretch_tracking if gap > 0 else setting.shrink_tracking
    track = _tracking(gap, white, spaces, gaps * ease * size, gaps * _MOST_TRACKING * size)
    letter_space = round(track / gaps, _DIGITS) if gaps > 0 else 0.0
    rest = gap - letter_space * gaps
    word_space = round(rest / spaces, _DIGITS) if spaces else 0.0
    forced = points.prices[place] == PRICE_FORCED
    width = natural + letter_space * gaps + word_space * spaces
    return SetLine(start, stop, word_space, letter_space, hyphen, forced, width)


def _natural(copy: Copy, points: Points, span: tuple[int, int]) -> float:
    """Give a line's advance at its own spaces. Sums serve, but not where both ends lie in one word or a break was forced."""
    begin, place = span
    forced = PRICE_FORCED in (points.prices[begin], points.prices[place])
    same = points.inside[begin] and points.inside[place] and points.words[begin] == points.words[place]
    if not (forced or same):
        tail = points.ends[place] - points.starts[begin]
        return tail if place < len(points.ends) - 1 else _without_tail(copy, points, begin)
    start, stop = points.limits[begin][1], points.limits[place][0]
    return width_of(copy, start, stop) + (hyphen_width(copy, stop) if points.hyphens[place] else 0.0)


def _without_tail(copy: Copy, points: Points, begin: int) -> float:
    """Measure a last line itself: its sum holds the room kept after it."""
    return width_of(copy, points.limits[begin][1], points.limits[-1][0])


def _tracked(copy: Copy, stop: int) -> float:
    """Give the style's own tracking after the last character, which the eye does not see."""
    return cut_at(copy, stop - 1).tracking if stop else 0.0


def _tracking(gap: float, white: float, spaces: int, reach: float, most: float) -> float:
    """Give the tracking of a whole line in points: in step with the spaces up to its reach, then the spaces take the rest."""
    if not spaces:
        return min(gap, most) if gap > 0 else gap
    share = SPACE_STRETCH * white if gap > 0 else SPACE_SHRINK * white
    if reach + share < _NEGLIGIBLE:
        return 0.0
    tracked = min(abs(gap) * reach / (reach + share), reach)
    return tracked if gap > 0 else -tracked
