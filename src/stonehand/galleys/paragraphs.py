"""Paragraphs into lines: body text, quotes, items and notes justified; crossheads ragged; every line one line of the grid.

In come a paragraph and where it stands in its story; out its `Line`s with the price of ending a leg after each. Those prices
are the trade's habits: no orphan, no widow, no hyphen at a leg's end where it can be helped, and never a
crosshead or part of a drop cap at the foot.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from stonehand.galleys.balance import balance, tokens_of
from stonehand.galleys.cap import cut_cap
from stonehand.galleys.case import Cut, width
from stonehand.galleys.filling import SetLine, fill
from stonehand.galleys.stick import Stick, copy_for, plain_cut, say_once
from stonehand.galleys.words import Copy, is_address, pieces_of
from stonehand.model.article import Paragraph, Role, Run, Runs
from stonehand.model.finding import info
from stonehand.model.galley import NEVER, NO_LINES, ONE, DropCap, Kind, Line
from stonehand.model.type import TypeStyle
from stonehand.model.units import Lines, Pt, pt

ORPHAN = 40
WIDOW = 100
HYPHEN_AT_FOOT = 20
CLOSE_TO_CROSSHEAD = 150

END_MARK = 0.96
"""Ems kept free after a story's last word for the end mark, a square of 0.52 em and its space, which compose adds."""

KINDS = {
    Role.BODY: Kind.BODY,
    Role.CROSSHEAD: Kind.CROSSHEAD,
    Role.QUOTE: Kind.QUOTE,
    Role.ITEM: Kind.ITEM,
    Role.NOTE: Kind.NOTE,
}
_MARKER_GAP = 0.35
_SHORTEST_ORPHAN = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paragraph stands in its story: its number, whether it opens with a cap or ends with the mark, white above it.

    `hang` is what items and notes are set in by, in points, at least.
    """

    number: int
    cap: bool = False
    end: bool = False
    above: Lines = NO_LINES
    hang: float = 0.0
    flush: bool = False
    after_crosshead: bool = False


@dataclass(frozen=True, slots=True)
class _Insets:
    first: float
    left: float
    right: float


def set_paragraph(stick: Stick, paragraph: Paragraph, runs: Runs, standing: Standing) -> tuple[Line, ...]:
    """Set a paragraph; `runs` is its copy, which may open with the dateline."""
    if paragraph.role is Role.CROSSHEAD:
        return _set_crosshead(stick, paragraph, runs, standing)
    style = style_of(stick, paragraph)
    cap, rest = cut_cap(stick, style, runs, paragraph.where) if standing.cap else (None, runs)
    lines = _set_text(stick, paragraph, rest, standing, cap)
    if cap is not None and len(lines) < cap.lines:
        return _set_text(stick, paragraph, runs, replace(standing, cap=False), None)
    return lines


def style_of(stick: Stick, paragraph: Paragraph) -> TypeStyle:
    """Give the style a paragraph is set in."""
    if paragraph.role is Role.CROSSHEAD:
        return stick.sheet.crosshead
    return stick.sheet.note if paragraph.role is Role.NOTE else stick.sheet.body


def is_optional(stick: Stick, paragraph: Paragraph) -> bool:
    """Tell whether a crosshead may be left out: in a run it is an item's own head, and stays."""
    return paragraph.role is Role.CROSSHEAD and paragraph.optional and stick.article.run is None


def hang_of(stick: Stick, paragraph: Paragraph) -> float:
    """Give how far an item or note must be set in so that its marker can hang before it, in points."""
    if not paragraph.marker:
        return 0.0
    cut = _marker_cut(stick, paragraph)
    return width(cut, paragraph.marker) + _MARKER_GAP * cut.style.size


def price_after(line: Line, *, after_crosshead: bool) -> int:
    """Price a leg that ends after this line of running text."""
    if line.left == 1:
        return CLOSE_TO_CROSSHEAD if after_crosshead and line.index == 0 else 0
    price = HYPHEN_AT_FOOT if line.hyphen else 0
    if line.left == 2:  # noqa: PLR2004 - one line would be left over
        price += WIDOW
    if line.index == 0:
        price += CLOSE_TO_CROSSHEAD if after_crosshead else 0
        price += ORPHAN if line.left >= _SHORTEST_ORPHAN else 0
    return price


def _set_text(
    stick: Stick, paragraph: Paragraph, runs: Runs, standing: Standing, cap: DropCap | None
) -> tuple[Line, ...]:
    style = style_of(stick, paragraph)
    copy = copy_for(stick, style, runs, paragraph.where)
    if not copy.text:
        return ()
    insets = _insets(stick, paragraph, standing, cap)
    room = stick.measure - insets.right
    measures: tuple[float, ...] = (room - insets.left - insets.first, room - insets.left)
    if cap is not None:
        measures = (*(room - cap.width for _ in range(cap.lines)), room - insets.left)
    tail = END_MARK * style.size if standing.end else 0.0
    spans = fill(copy, stick.rules, style.size, measures, tail)
    lines = _make_lines(paragraph, copy, spans, standing, (insets, cap))
    _report_forced(stick, paragraph, copy, spans)
    return tuple(_with_prices(lines, standing, cap))


def _insets(stick: Stick, paragraph: Paragraph, standing: Standing, cap: DropCap | None) -> _Insets:
    """Find a paragraph's white at its sides; what deep nesting would take beyond a third of the measure is not given."""
    indent = pt(stick.sheet.indent)
    step = min(indent, stick.measure / 3 / max(1, paragraph.level))
    if paragraph.role is Role.QUOTE:
        deep = step * max(1, paragraph.level)
        return _Insets(0.0, deep, step)
    if paragraph.role is Role.ITEM:
        deep = step * max(0, paragraph.level - 1)
        return _Insets(0.0, deep + min(max(step, standing.hang), stick.measure / 3), 0.0)
    if paragraph.role is Role.NOTE:
        return _Insets(0.0, min(standing.hang, stick.measure / 3), 0.0)
    flush = standing.flush or paragraph.flush or cap is not None
    return _Insets(0.0 if flush else indent, 0.0, 0.0)


def _make_lines(
    paragraph: Paragraph,
    copy: Copy,
    spans: tuple[SetLine, ...],
    standing: Standing,
    opening: tuple[_Insets, DropCap | None],
) -> list[Line]:
    insets, cap = opening
    lines = []
    for index, span in enumerate(spans):
        indent = insets.left + (insets.first if index == 0 else 0.0)
        if cap is not None and index < cap.lines:
            indent = cap.width
        line = Line(
            kind=KINDS[paragraph.role],
            pieces=pieces_of(copy, span.start, span.stop),
            where=paragraph.where,
            paragraph=standing.number,
            index=index,
            left=len(spans) - index,
            indent=Pt(round(indent, 3)),
            word_space=Pt(span.word_space),
            letter_space=Pt(span.letter_space),
            hyphen=span.hyphen,
            above=standing.above if index == 0 else NO_LINES,
            marker=paragraph.marker if index == 0 else "",
            cap=cap if index == 0 else None,
            end=standing.end and index == len(spans) - 1,
            joined=index < len(spans) - 1 and spans[index + 1].start == span.stop,
        )
        lines.append(line)
    return lines


def _with_prices(lines: list[Line], standing: Standing, cap: DropCap | None) -> list[Line]:
    depth = cap.lines if cap is not None else 0
    return [
        replace(
            line,
            break_after=NEVER
            if line.index < depth - 1
            else price_after(line, after_crosshead=standing.after_crosshead),
        )
        for line in lines
    ]


def _set_crosshead(stick: Stick, paragraph: Paragraph, runs: Runs, standing: Standing) -> tuple[Line, ...]:
    style = stick.sheet.crosshead
    copy = copy_for(stick, style, runs, paragraph.where)
    rows = balance(tokens_of(copy), stick.measure)
    depth = Lines(max(1, -int(-style.leading // stick.layout.grid.leading)))
    return tuple(
        Line(
            kind=Kind.CROSSHEAD,
            pieces=pieces_of(copy, row.start, row.stop),
            where=paragraph.where,
            paragraph=standing.number,
            index=index,
            left=len(rows) - index,
            depth=depth,
            above=ONE if index == 0 else NO_LINES,
            break_after=NEVER,
            optional=is_optional(stick, paragraph),
            joined=index < len(rows) - 1 and rows[index + 1].start == row.stop,
        )
        for index, row in enumerate(rows)
    )


def _marker_cut(stick: Stick, paragraph: Paragraph) -> Cut:
    return plain_cut(stick, style_of(stick, paragraph))


def _report_forced(stick: Stick, paragraph: Paragraph, copy: Copy, spans: tuple[SetLine, ...]) -> None:
    """Tell of words broken at the measure; an address is expected to be."""
    for span, _ in pairwise(spans):
        if not span.forced:
            continue
        start = copy.text.rfind(" ", 0, span.stop) + 1
        word = copy.text[start:].split(" ", maxsplit=1)[0]
        if is_address(word):
            continue
        shown = word if len(word) <= 24 else f"{word[:20]}…"  # noqa: PLR2004 - as much of it as a message holds
        found = info(
            "galleys/forced-break",
            f"'{shown}' ({len(word)} characters) is wider than the column and was broken where the line ended",
            paragraph.where,
            hint="put a soft hyphen (U+00AD) where the word may be broken",
        )
        say_once(stick, found, str(paragraph.where), word)


def with_dateline(dateline: str, runs: Runs, run: Run) -> Runs:
    """Run a dateline into a paragraph: the place in the emphasis of `run`, then a dash."""
    return (replace(run, text=dateline), Run(" — "), *runs)
