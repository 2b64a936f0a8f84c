"""Headlines: one headline at every size its schedule allows, in as few rows as it needs, and in one more where that is balanced.

In come the headline's words and an entry of the schedule, out parts for the head group. Words are measured once, at the size of the
style, and broken once for each number of rows: at a smaller size the same rows are only narrower. Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stonehand.galleys.balance import Row, Token, balance, balance_into, fewest_rows, tokens_of
from stonehand.galleys.head_group import Part, head_lines
from stonehand.galleys.stick import Stick, copy_for
from stonehand.galleys.words import Copy
from stonehand.model.article import Runs
from stonehand.model.galley import HeadKind
from stonehand.model.layout import HeadSize
from stonehand.model.units import Columns, pt

LINE_HEIGHT = 1.05
"""A headline's leading over its size."""

LEAST_FILL = 0.45
"""The share of its span a headline in more rows than it needs must take."""

LEAST_ROW, LEAST_LAST = 0.6, 0.4
"""The share of its widest row that any other, and the last, must take in such a headline."""

_KICKER_TUCK = 0.08
_TOO_WIDE = 1_000


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline's words, measured at the size of its style."""

    copy: Copy
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A span to set a headline over: its width in points, and the rows the words were broken into so far, unscaled."""

    span: Columns
    width: float
    broken: dict[int, tuple[Row, ...]] = field(default_factory=dict, repr=False)


def take_headline(stick: Stick, runs: Runs) -> Headline:
    """Measure a headline's words."""
    copy = copy_for(stick, stick.sheet.headline, runs, stick.article.where)
    return Headline(copy, tokens_of(copy) if copy.text else ())


def over(stick: Stick, span: Columns) -> Measure:
    """Make ready to set headlines over so many columns."""
    return Measure(span, pt(stick.layout.grid.width(span)))


def fitting_sizes(stick: Stick, headline: Headline, entry: HeadSize) -> tuple[float, ...]:
    """Give the sizes of the schedule at which the headline keeps to its rows."""
    measure = over(stick, entry.span)
    return tuple(size for size in entry.sizes if rows_needed(stick, headline, measure, size) <= entry.max_lines)


def rows_needed(stick: Stick, headline: Headline, measure: Measure, size: float) -> int:
    """Count the rows a headline needs at a size; a word wider than the span fits no size."""
    room = measure.width * stick.sheet.headline.size / size
    if any(token.width > room for token in headline.tokens):
        return len(headline.tokens) + _TOO_WIDE
    return fewest_rows(headline.tokens, room)


def settings(stick: Stick, headline: Headline, entry: HeadSize, sizes: tuple[float, ...]) -> Iterator[Part]:
    """Set a headline at each of these sizes, in as few rows as it needs and, where that is balanced, in one more."""
    measure = over(stick, entry.span)
    for size in sizes:
        fewest = rows_needed(stick, headline, measure, size)
        yield set_headline(stick, headline, measure, size, fewest)
        if fewest < min(entry.max_lines, len(headline.tokens)):
            looser = set_headline(stick, headline, measure, size, fewest + 1)
            if looser.longest >= LEAST_FILL * measure.width and _is_even(looser):
                yield looser


def _is_even(part: Part) -> bool:
    """Tell whether the rows of a headline are of about one width."""
    rows = [line.width for line in part.lines]
    return min(rows[:-1], default=part.longest) >= LEAST_ROW * part.longest and rows[-1] >= LEAST_LAST * part.longest


def set_headline(stick: Stick, headline: Headline, measure: Measure, size: float, rows: int) -> Part:
    """Set a headline at a size in so many rows, or in as many as it takes where a word must be divided."""
    own = stick.sheet.headline
    scale = size / own.size
    broken = _broken(headline, measure, scale, rows)
    leading = round(size * max(LINE_HEIGHT, own.leading / own.size), 2)
    scaled = (replace(row, width=row.width * scale) for row in broken)
    lines = head_lines(headline.copy, scaled)
    return Part(HeadKind.HEADLINE, lines, size, leading, measure.width, -_KICKER_TUCK * size)


def _broken(headline: Headline, measure: Measure, scale: float, rows: int) -> tuple[Row, ...]:
    room = measure.width / scale
    if rows > len(headline.tokens):
        return balance(headline.tokens, room)
    if any(row.width > room for row in measure.broken.get(rows, ())) or rows not in measure.broken:
        measure.broken[rows] = balance_into(headline.tokens, room, rows)
    return measure.broken[rows]
