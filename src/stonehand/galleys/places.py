"""The places where a paragraph's lines may end: words, their hyphens, and, in need, any letter.

In comes a paragraph's copy, out the running sums the line breaker works on. What no place divides and no measure holds (a
word of 500 letters, an address without a stop) is given a place at every letter, at a price no other break costs.
"""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from stonehand.galleys.breaking import SPACE_SHRINK, SPACE_STRETCH, Points
from stonehand.galleys.case import steps, width
from stonehand.galleys.words import Copy, Rules, Shape, clings, cut_at, shape_of, width_of

PRICE_FORCED = 3_000.0
_SEVERAL_LINES = 1.5


@dataclass(slots=True)
class _Sums:
    """Where the paragraph has got to: advance, word space and characters so far."""

    at: float = 0.0
    white: float = 0.0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class _Walk:
    """A paragraph being passed word by word; `stretch` and `shrink` are how far a character may be tracked, in points."""

    copy: Copy
    rules: Rules
    narrowest: float
    stretch: float
    shrink: float
    points: Points
    sums: _Sums


@dataclass(frozen=True, slots=True)
class _Place:
    """A place found: its word, the characters it parts, and what breaking there costs."""

    word: int
    limits: tuple[int, int]
    price: float = 0.0
    hyphen: bool = False
    inside: bool = False


def places_of(copy: Copy, rules: Rules, size: float, narrowest: float, tail: float) -> Points:
    """Find every place where a line may end.

    `size` is the style's, for tracking; `narrowest` the least measure of any line; `tail` room kept after the last word, all in
    points.
    """
    setting = rules.setting
    points, sums = Points(), _Sums()
    walk = _Walk(copy, rules, narrowest, setting.stretch_tracking * size, setting.shrink_tracking * size, points, sums)
    _mark(walk, _Place(0, (0, 0)), sums, sums)
    spans = _word_spans(copy.text)
    for index, (start, stop) in enumerate(spans):
        if index:
            _pass_space(walk, index, spans[index - 1][1], (start, stop))
        _pass_word(walk, index, start, stop)
    sums.at += tail
    end = len(copy.text)
    _mark(walk, _Place(len(spans) - 1, (end, end)), sums, sums)
    return points


def _word_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for word in text.split(" "):
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


def _mark(walk: _Walk, place: _Place, before: _Sums, after: _Sums) -> None:
    """Note a place: the sums up to where the line before it ends, and from where the line after it begins."""
    points, stretch, shrink = walk.points, walk.stretch, walk.shrink
    points.ends.append(before.at)
    points.starts.append(after.at)
    points.white_ends.append(before.white)
    points.white_starts.append(after.white)
    # tracking acts between the characters of a line: one time less than it has characters
    points.stretch_ends.append(before.white * SPACE_STRETCH + (before.steps - 1) * stretch)
    points.stretch_starts.append(after.white * SPACE_STRETCH + after.steps * stretch)
    points.shrink_ends.append(before.white * SPACE_SHRINK + (before.steps - 1) * shrink)
    points.shrink_starts.append(after.white * SPACE_SHRINK + after.steps * shrink)
    points.prices.append(place.price)
    points.hyphens.append(place.hyphen)
    points.words.append(place.word)
    points.inside.append(place.inside)
    points.limits.append(place.limits)


def _pass_space(walk: _Walk, index: int, space: int, word: tuple[int, int]) -> None:
    """Pass the space before a word: a place, unless the word clings to the one before and both fit a line."""
    copy, sums = walk.copy, walk.sums
    start, stop = word
    wide = cut_at(copy, space).space
    after = _Sums(sums.at + wide, sums.white + wide, sums.steps + 1)
    with_word = sums.at + width_of(copy, space, stop) - walk.points.starts[-1] if clings(copy.text[start:stop]) else 0.0
    if not 0.0 < with_word <= walk.narrowest:
        _mark(walk, _Place(index, (space, start)), sums, after)
    sums.at, sums.white, sums.steps = after.at, after.white, after.steps


def _pass_word(walk: _Walk, index: int, start: int, stop: int) -> None:
    """Pass a word: a place at each break inside it, at each letter where it is wider than the measure."""
    copy, sums = walk.copy, walk.sums
    shape = shape_of(copy, start, stop, walk.rules)
    breaks = shape.breaks
    # a word of several lines must not depend on hyphens, of which only so many may follow each other
    of_several_lines = shape.width > _SEVERAL_LINES * walk.narrowest and any(found[-1] for found in shape.breaks)
    if of_several_lines or _widest_part(sums.at, shape, walk.points.starts[-1]) > walk.narrowest:
        breaks = _forced(copy, start, stop, shape.breaks)
    solid = "\u00a0" in copy.text[start:stop]
    for offset, before, counted, rest, price, hyphen in breaks:
        place = start + offset
        white = sums.white + (_white_in(copy, start, place) if solid else 0.0)
        left = _Sums(sums.at + before, white, sums.steps + counted)
        right = _Sums(sums.at + shape.width - rest, white, sums.steps + counted - hyphen)
        _mark(walk, _Place(index, (place, place), price, hyphen, inside=True), left, right)
    sums.at += shape.width
    sums.white += _white_in(copy, start, stop) if solid else 0.0
    sums.steps += shape.steps


def _widest_part(at: float, shape: Shape, since: float) -> float:
    """Give the widest part of a word no break divides, with what is glued before it."""
    widest = 0.0
    for _, before, _, rest, _, _ in shape.breaks:
        widest = max(widest, at + before - since)
        since = at + shape.width - rest
    return max(widest, at + shape.width - since)


def _white_in(copy: Copy, start: int, stop: int) -> float:
    """Sum the no-break spaces of a word: they stretch with the others, as CSS `word-spacing` has it."""
    return sum(cut_at(copy, place).space for place in range(start, stop) if copy.text[place] == "\u00a0")


def _forced(
    copy: Copy, start: int, stop: int, breaks: tuple[tuple[int, float, int, float, float, bool], ...]
) -> tuple[tuple[int, float, int, float, float, bool], ...]:
    """Add a break at every letter; the advances are sums of single letters, and the line is measured again once it is chosen."""
    own = {found[0]: found for found in breaks}
    word = copy.text[start:stop]
    reached, advances = 0.0, [0.0]
    for place, letter in enumerate(word, start):
        reached += width(cut_at(copy, place), letter)
        advances.append(reached)
    whole = advances[-1]
    counted = [steps(letter) for letter in word]
    found, so_far = [], 0
    for offset, (before, after) in enumerate(pairwise(word), 1):
        so_far += counted[offset - 1]
        if offset in own:
            found.append(own[offset])
        elif _divisible(before, after):
            found.append((offset, advances[offset], so_far, whole - advances[offset], PRICE_FORCED, False))
    return tuple(found)


def _divisible(before: str, after: str) -> bool:
    """Tell whether a line may end between two letters: never at a space, nor before a mark that belongs to the letter."""
    if before.isspace() or after.isspace() or before == "\u200d" or after == "\u200d":
        return False
    return unicodedata.category(after) not in {"Mn", "Mc", "Me", "Cf"}
