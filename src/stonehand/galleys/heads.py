"""Head groups: kicker, headline, standfirst and byline, for every span and size of the headline schedule.

In come a story's head matter and the schedule; out a `Head` for each size at which the headline fits in its lines, broken
balanced at real glyph widths, and the same heads without what the article lets go. Where no size of a span fits, the smallest is
set in more lines; that is a fault where it is so at every span. Lengths are points.
"""

from collections.abc import Iterator

from stonehand.galleys.balance import balance_into, divide_wide, fewest_rows, tokens_of
from stonehand.galleys.head_group import Part, assemble, head_lines
from stonehand.galleys.headlines import Headline, fitting_sizes, over, settings, take_headline
from stonehand.galleys.stick import Stick, copy_for
from stonehand.model.article import Run, Runs
from stonehand.model.finding import warning
from stonehand.model.galley import Head, HeadKind
from stonehand.model.layout import HeadSize
from stonehand.model.type import TypeStyle
from stonehand.model.units import Columns, pt

STANDFIRST_SHARE = 0.62
"""A standfirst is narrower than its head: this share of the columns, in whole columns, from three columns on."""

_WIDE_SPAN = 3
_UNDER_STANDFIRST = 4.0
_DROPPABLE = (HeadKind.KICKER, HeadKind.STANDFIRST, HeadKind.BYLINE)

_Around = tuple[tuple[str, ...], tuple[Part, ...]]
"""What was left out, and the parts that stand round the headline."""


def set_heads(stick: Stick, byline: Runs, place: Runs) -> tuple[Head, ...]:
    """Set a story's head groups; `byline` may carry the dateline, `place` is what of it stays where the byline is dropped."""
    headline = take_headline(stick, stick.article.headline)
    entries = [entry for entry in stick.layout.headlines if entry.role is stick.article.priority]
    heads: list[Head] = []
    fits = False
    for entry in entries:
        sizes = fitting_sizes(stick, headline, entry)
        fits = fits or bool(sizes)
        around = list(_around(stick, byline, place, entry.span))
        if not headline.tokens:
            heads += [assemble(stick, entry.span, sizes[-1], parts, without) for without, parts in around]
            continue
        for part in settings(stick, headline, entry, sizes or entry.sizes[-1:]):
            heads += [assemble(stick, entry.span, part.size, (part, *parts), without) for without, parts in around]
    if entries and not fits:
        _report_long(stick, headline, max(entries, key=lambda entry: entry.span))
    return tuple(heads)


def _around(stick: Stick, byline: Runs, place: Runs, span: Columns) -> Iterator[_Around]:
    """Set kicker, standfirst and byline for a span: all of them, then without those that may be dropped."""
    whole = tuple(_parts(stick, byline, span))
    yield (), whole
    loose = {kind for kind in _DROPPABLE if kind.value in stick.article.may_drop}
    if byline == place:  # there is no byline, only the place of the dateline
        loose.discard(HeadKind.BYLINE)
    without = tuple(part.kind.value for part in whole if part.kind in loose)
    if without:
        kept = tuple(part for part in whole if part.kind not in loose)
        left = _byline(stick, place) if HeadKind.BYLINE in loose else None
        yield without, (*kept, left) if left else kept


def _parts(stick: Stick, byline: Runs, span: Columns) -> Iterator[Part]:
    article, sheet, grid = stick.article, stick.sheet, stick.layout.grid
    narrow = grid.width(Columns(max(1, round(span * STANDFIRST_SHARE)))) if span >= _WIDE_SPAN else grid.width(span)
    kicker = (Run(article.kicker),) if article.kicker else ()
    parts = (
        _text(stick, (HeadKind.KICKER, sheet.kicker), kicker, pt(grid.width(span)), 0.0),
        _text(stick, (HeadKind.STANDFIRST, sheet.standfirst), article.standfirst, pt(narrow), 0.0),
        _byline(stick, byline),
    )
    yield from (part for part in parts if part is not None)


def _byline(stick: Stick, runs: Runs) -> Part | None:
    return _text(stick, (HeadKind.BYLINE, stick.sheet.byline), runs, stick.measure, _UNDER_STANDFIRST)


def _text(stick: Stick, kind: tuple[HeadKind, TypeStyle], runs: Runs, measure: float, gap: float) -> Part | None:
    name, style = kind
    copy = copy_for(stick, style, runs, stick.article.where)
    if not copy.text:
        return None
    tokens = divide_wide(tokens_of(copy), measure)
    rows = balance_into(tokens, measure, fewest_rows(tokens, measure))
    return Part(name, head_lines(copy, rows), style.size, style.leading, measure, gap)


def _report_long(stick: Stick, headline: Headline, entry: HeadSize) -> None:
    size = entry.sizes[-1]
    scale = size / stick.sheet.headline.size
    width = over(stick, entry.span).width
    needed = fewest_rows(divide_wide(headline.tokens, width / scale), width / scale)
    wide = sum(token.space + token.width for token in headline.tokens) * scale
    room = width * entry.max_lines
    letters = len(headline.copy.text)
    found = warning(
        "galleys/long-headline",
        f'the headline of "{stick.article.slug}" needs {needed} lines of {size:g} pt over {entry.span} columns; the '
        f"schedule allows {entry.max_lines}",
        stick.article.where,
        hint=f"cut the headline to about {max(1, int(letters * room / max(wide, 1.0) * 0.95))} characters",
        more=f"{letters} characters, {wide:.0f} pt wide in {room:.0f} pt of room",
    )
    stick.findings.append(found)
