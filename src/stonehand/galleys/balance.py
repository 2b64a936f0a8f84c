"""Balanced lines: headlines, crossheads, pull quotes and captions broken at real glyph widths, never justified.

In come tokens (words with their widths) and a measure, out rows: as few as can be, and those as equal as can be. Among equals
the rows that end on a small word (a, the, of) lose. Words are not hyphenated; one wider than the measure is divided at the
measure, since a page cannot show what does not fit it. Lengths are in the unit of the tokens.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from stonehand.galleys.scripts import is_unspaced
from stonehand.galleys.words import Copy, clings, cut_at, width_of

_SMALL_WORDS = frozenset(
    {
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "as", "is", "with", "from", "no"),
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "und", "zu", "im", "am", "von", "für"),
        *("le", "la", "les", "un", "une", "de", "du", "et", "à", "au", "en"),
    }
)
_SMALL_WORD_COST = 0.02
_MARK_COST = 0.03
_MOST_TOKENS = 4_000
_AFTER_MARK = re.compile(r"(?<=\w[-\u2013\u2014/])(?=\w)")


@dataclass(frozen=True, slots=True)
class Token:
    """What no row divides: characters `start` to `stop`, its width, the space before it, and the cost of a row ending here."""

    start: int
    stop: int
    width: float
    space: float
    cost: float
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: characters `start` to `stop`, and its width."""

    start: int
    stop: int
    width: float


def tokens_of(copy: Copy) -> tuple[Token, ...]:
    """Cut a copy into tokens: words, the parts of words with a dash, single characters of scripts without spaces."""
    found: list[Token] = []
    start = 0
    for word in copy.text.split(" "):
        stop = start + len(word)
        space = cut_at(copy, start - 1).space if start else 0.0
        glued = bool(found) and (clings(word) or not word)
        for part_start, part_stop in _parts(word, start):
            cost = _cost(copy.text[part_start:part_stop], whole=part_stop == stop)
            if glued:
                before = found.pop()
                part_start, space = before.start, before.space  # noqa: PLW2901 - the token before takes this one in
            found.append(Token(part_start, part_stop, width_of(copy, part_start, part_stop), space, cost))
            space, glued = 0.0, False
        start = stop + 1
    return tuple(found)


def balance(tokens: tuple[Token, ...], measure: float, scale: float = 1.0) -> tuple[Row, ...]:
    """Break tokens into the fewest rows, as equal as can be. `scale` multiplies the tokens' widths."""
    fitted = divide_wide(tokens, measure / scale)
    rows = fewest_rows(fitted, measure / scale)
    return balance_into(fitted, measure / scale, rows, scale)


def divide_wide(tokens: tuple[Token, ...], measure: float) -> tuple[Token, ...]:
    """Divide what is wider than the measure into letters (of equal width, near enough)."""
    if all(token.width <= measure for token in tokens):
        return tokens
    found: list[Token] = []
    for token in tokens:
        letters = token.stop - token.start
        if token.width <= measure or letters < 2:  # noqa: PLR2004 - one letter cannot be divided
            found.append(token)
            continue
        each = token.width / letters
        most = max(1, int(measure / each * 0.9))
        for place in range(token.start, token.stop, most):
            stop = min(token.stop, place + most)
            space = token.space if place == token.start else 0.0
            found.append(Token(place, stop, each * (stop - place), space, 0.0, divided=True))
    return tuple(found)


def fewest_rows(tokens: tuple[Token, ...], measure: float) -> int:
    """Count the rows the tokens need when each is filled as far as it goes."""
    rows, reached = 0, measure + 1.0
    for token in tokens:
        if rows and reached + token.space + token.width <= measure:
            reached += token.space + token.width
        else:
            rows, reached = rows + 1, token.width
    return rows


def balance_into(tokens: tuple[Token, ...], measure: float, rows: int, scale: float = 1.0) -> tuple[Row, ...]:
    """Break tokens into exactly so many rows (fewer where there are not enough), minimising the squares of what is left white.

    Beyond some thousand tokens rows are filled one by one: such copy is a fault anyway, and must not cost minutes.
    """
    if not tokens or rows < 1:
        return ()
    if len(tokens) > _MOST_TOKENS:
        return _filled(tokens, measure, scale)
    target = _sum(tokens, 0, len(tokens)) / rows
    costs: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for row in range(1, rows + 1):
        costs.append(_next_row(tokens, (measure, target), costs[-1], last=row == rows))
    if len(tokens) not in costs[-1]:
        return _filled(tokens, measure, scale)
    ends, place = [], len(tokens)
    for row in range(rows, 0, -1):
        ends.append(place)
        place = costs[row][place][1]
    starts = [0, *ends[:0:-1]]
    return tuple(_row(tokens, start, stop, scale) for start, stop in zip(starts, ends[::-1], strict=True))


def _next_row(
    tokens: tuple[Token, ...], widths: tuple[float, float], before: dict[int, tuple[float, int]], *, last: bool
) -> dict[int, tuple[float, int]]:
    """Extend every way of setting the rows so far by one row; `widths` are the measure and what a row should have."""
    measure, target = widths
    found: dict[int, tuple[float, int]] = {}
    for start, (cost, _) in before.items():
        reached = -tokens[start].space if start < len(tokens) else 0.0
        for stop in range(start, len(tokens)):
            reached += tokens[stop].space + tokens[stop].width
            if reached > measure and stop > start:
                break
            ends = stop + 1 == len(tokens)
            if last and not ends:
                continue
            total = cost + ((reached - target) / measure) ** 2 + (0.0 if ends else tokens[stop].cost)
            if stop + 1 not in found or total < found[stop + 1][0]:
                found[stop + 1] = (total, start)
    return found


def _filled(tokens: tuple[Token, ...], measure: float, scale: float) -> tuple[Row, ...]:
    rows, start, reached = [], 0, 0.0
    for place, token in enumerate(tokens):
        if place > start and reached + token.space + token.width > measure:
            rows.append(_row(tokens, start, place, scale))
            start, reached = place, token.width
        else:
            reached += token.width + (token.space if place > start else 0.0)
    rows.append(_row(tokens, start, len(tokens), scale))
    return tuple(rows)


def _row(tokens: tuple[Token, ...], start: int, stop: int, scale: float) -> Row:
    return Row(tokens[start].start, tokens[stop - 1].stop, _sum(tokens, start, stop) * scale)


def _sum(tokens: tuple[Token, ...], start: int, stop: int) -> float:
    return sum(token.space + token.width for token in tokens[start:stop]) - tokens[start].space


def _parts(word: str, start: int) -> list[tuple[int, int]]:
    """Cut a word after its dashes and between characters that need no space."""
    cuts = {found.start() for found in _AFTER_MARK.finditer(word)}
    if not word.isascii():
        cuts |= {place for place, letter in enumerate(word) if place and _parts_before(word[place - 1], letter)}
    edges = [0, *sorted(cuts), len(word)]
    return [(start + left, start + right) for left, right in pairwise(edges)]


def _parts_before(before: str, letter: str) -> bool:
    unspaced = is_unspaced(before) and letter.isalnum()
    return unspaced or (is_unspaced(letter) and letter.isalnum() and before.isalnum())


def _cost(text: str, *, whole: bool) -> float:
    if not whole:
        return _MARK_COST
    return _SMALL_WORD_COST if text.lower() in _SMALL_WORDS else 0.0
