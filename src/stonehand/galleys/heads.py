"""Head groups: kicker, headline, standfirst and byline, for every span and size of the headline schedule.

In come a story's head matter and the schedule; out a `Head` for each size at which the headline fits in its lines, broken
balanced at real glyph widths. The group is a whole number of lines and ends with one line of white: byline and white stand
on the grid, what rounding gives is shared as air between the parts. Where no size of a span fits, the smallest is set in more
lines; that is a fault where it is so at every span. Lengths are points.
"""

from dataclasses import dataclass, replace

from stonehand.galleys.balance import Row, Token, balance, balance_into, divide_wide, fewest_rows, tokens_of
from stonehand.galleys.stick import Stick, copy_for
from stonehand.galleys.words import Copy, pieces_of
from stonehand.model.article import Run, Runs
from stonehand.model.finding import warning
from stonehand.model.galley import Head, HeadKind, HeadLine, HeadPart
from stonehand.model.layout import HeadSize
from stonehand.model.type import TypeStyle
from stonehand.model.units import Columns, Lines, Pt, pt

LINE_HEIGHT = 1.05
"""A headline's leading over its size."""

STANDFIRST_SHARE = 0.62
"""A standfirst is narrower than its head: this share of the columns, in whole columns, from three columns on."""

_WIDE_SPAN = 3
_KICKER_TUCK = 0.08
_UNDER_HEADLINE = 0.14
_UNDER_STANDFIRST = 4.0
_HAIR = 1e-6
_FOOT_LINES = 1


@dataclass(frozen=True, slots=True)
class _Part:
    """A part before it has its place: `gap` is the white wanted above it."""

    kind: HeadKind
    lines: tuple[HeadLine, ...]
    size: float
    leading: float
    width: float
    gap: float

    @property
    def depth(self) -> float:
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class _Matter:
    """A story's head matter, shaped once: the headline's tokens at the size of its style."""

    copy: Copy
    tokens: tuple[Token, ...]


def set_heads(stick: Stick, byline: Runs) -> tuple[Head, ...]:
    """Set a story's head groups; `byline` may carry the dateline."""
    article = stick.article
    copy = copy_for(stick, stick.sheet.headline, article.headline, article.where)
    matter = _Matter(copy, tokens_of(copy) if copy.text else ())
    entries = [entry for entry in stick.layout.headlines if entry.role is article.priority]
    heads: list[Head] = []
    fits = False
    for entry in entries:
        around = _around(stick, byline, entry.span)
        fitting = [size for size in entry.sizes if _rows_needed(stick, matter, entry.span, size) <= entry.max_lines]
        for size in fitting or entry.sizes[-1:]:
            headline = _headline(stick, matter, entry.span, size)
            heads.append(_assemble(stick, entry.span, size, headline, around))
        fits = fits or bool(fitting)
    if entries and not fits:
        _report_long(stick, matter, max(entries, key=lambda entry: entry.span))
    return tuple(heads)


def _rows_needed(stick: Stick, matter: _Matter, span: Columns, size: float) -> int:
    """Count the lines a headline needs at a size; a word wider than the span fits no size."""
    scale = size / stick.sheet.headline.size
    measure = pt(stick.layout.grid.width(span)) / scale
    if any(token.width > measure for token in matter.tokens):
        return len(matter.tokens) + 1_000
    return fewest_rows(matter.tokens, measure)


def _headline(stick: Stick, matter: _Matter, span: Columns, size: float) -> _Part | None:
    if not matter.tokens:
        return None
    measure = pt(stick.layout.grid.width(span))
    scale = size / stick.sheet.headline.size
    rows = balance(matter.tokens, measure, scale)
    leading = round(size * max(LINE_HEIGHT, stick.sheet.headline.leading / stick.sheet.headline.size), 2)
    return _Part(HeadKind.HEADLINE, _lines(matter.copy, rows), size, leading, measure, -_KICKER_TUCK * size)


def _lines(copy: Copy, rows: tuple[Row, ...]) -> tuple[HeadLine, ...]:
    return tuple(HeadLine(pieces_of(copy, row.start, row.stop), Pt(round(row.width, 3))) for row in rows)


def _around(stick: Stick, byline: Runs, span: Columns) -> list[_Part]:
    """Set kicker, standfirst and byline for a span."""
    article, sheet, grid = stick.article, stick.sheet, stick.layout.grid
    full = pt(grid.width(span))
    narrow = grid.width(Columns(max(1, round(span * STANDFIRST_SHARE)))) if span >= _WIDE_SPAN else grid.width(span)
    kicker = (Run(article.kicker),) if article.kicker else ()
    parts = (
        _text(stick, (HeadKind.KICKER, sheet.kicker), kicker, full, 0.0),
        _text(stick, (HeadKind.STANDFIRST, sheet.standfirst), article.standfirst, pt(narrow), 0.0),
        _text(stick, (HeadKind.BYLINE, sheet.byline), byline, stick.measure, _UNDER_STANDFIRST),
    )
    return [part for part in parts if part is not None]


def _text(stick: Stick, kind: tuple[HeadKind, TypeStyle], runs: Runs, measure: float, gap: float) -> _Part | None:
    name, style = kind
    copy = copy_for(stick, style, runs, stick.article.where)
    if not copy.text:
        return None
    tokens = divide_wide(tokens_of(copy), measure)
    rows = balance_into(tokens, measure, fewest_rows(tokens, measure))
    return _Part(name, _lines(copy, rows), style.size, style.leading, measure, gap)


def _assemble(stick: Stick, span: Columns, size: float, headline: _Part | None, around: list[_Part]) -> Head:
    """Give the parts their places from the foot up, so that what the grid leaves over stands above the head."""
    leading = stick.layout.grid.leading
    by_kind = {part.kind: part for part in around}
    if headline is not None:
        by_kind[HeadKind.HEADLINE] = headline
    parts = [by_kind[kind] for kind in HeadKind if kind in by_kind]
    if parts:
        parts[0] = replace(parts[0], gap=0.0)
    parts = [_under_headline(part, before) for part, before in zip(parts, [None, *parts], strict=False)]
    natural = sum(part.gap + part.depth for part in parts)
    lines = -int(-(natural - _HAIR) // leading)
    top, placed = lines * leading - natural, []
    for part in parts:
        top += part.gap
        placed.append(
            HeadPart(part.kind, part.lines, Pt(part.size), Pt(part.leading), Pt(round(top, 3)), Pt(part.width))
        )
        top += part.depth
    longest = max((line.width for line in headline.lines), default=0.0) if headline is not None else 0.0
    depth = Lines(lines + _FOOT_LINES if parts else 0)
    return Head(span, Pt(size), tuple(placed), depth, min(1.0, longest / pt(stick.layout.grid.width(span))))


def _under_headline(part: _Part, before: _Part | None) -> _Part:
    """Keep a headline's descenders off what follows it."""
    if before is None or before.kind is not HeadKind.HEADLINE:
        return part
    return replace(part, gap=max(part.gap, _UNDER_HEADLINE * before.size))


def _report_long(stick: Stick, matter: _Matter, entry: HeadSize) -> None:
    size = entry.sizes[-1]
    measure = pt(stick.layout.grid.width(entry.span))
    scale = size / stick.sheet.headline.size
    needed = fewest_rows(divide_wide(matter.tokens, measure / scale), measure / scale)
    wide = sum(token.space + token.width for token in matter.tokens) * scale
    room = measure * entry.max_lines
    found = warning(
        "galleys/long-headline",
        f'the headline of "{stick.article.slug}" needs {needed} lines of {size:g} pt over {entry.span} columns; the '
        f"schedule allows {entry.max_lines}",
        stick.article.where,
        hint=f"cut the headline to about {max(1, int(len(matter.copy.text) * room / max(wide, 1.0) * 0.95))} characters",
        more=f"{len(matter.copy.text)} characters, {wide:.0f} pt wide in {room:.0f} pt of room",
    )
    stick.findings.append(found)
