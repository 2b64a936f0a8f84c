"""Specimens for make-up: layouts, issues and galleys built straight from model values, without a setter behind them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from stonehand.model.article import Article, Colour, Picture, Priority, Run, Status
from stonehand.model.finding import Where
from stonehand.model.galley import NEVER, Galley, Head, Kind, Line, PictureSetting, Piece, Qr
from stonehand.model.issue import Issue
from stonehand.model.layout import Format, Grid, Layout, Master, QrStyle, Words
from stonehand.model.page import Box, MadeUpPage, Part
from stonehand.model.units import Columns, Lines, Mm, Pt

SOMEWHERE = Where("issues/1/articles/a.md", 1)
WIDOW, ORPHAN, HYPHEN = 10, 4, 2


def a_layout(columns: int = 5, lines: int = 98, front: int = 14, inside: int = 3) -> Layout:
    """Give a layout with this grid; only what make-up reads is filled in."""
    return Layout(
        paper="gazette",
        where=SOMEWHERE,
        name="The Gazette",
        lang="en",
        identity={},
        url_pattern=None,
        format=Format(Mm(289), Mm(380), Mm(16), Mm(16), Mm(16), Mm(16)),
        grid=Grid(Columns(columns), Lines(lines), Mm(47.8), Mm(4.5), Pt(10)),
        sheets={},
        headlines=(),
        masters={
            "front": Master("front", "front.html.j2", Lines(front), SOMEWHERE),
            "inside": Master("inside", "inside.html.j2", Lines(inside), SOMEWHERE),
        },
        words=Words("Continued on page {page}", "From page {page}", "Read this online", "Advertisement", "", (), ()),
        qr=QrStyle(Mm(0.5)),
        press="newsprint-coldset",
        templates={},
        styles={},
    )


def a_paragraph(length: int, number: int = 0) -> list[Line]:
    """Give a paragraph of so many lines, its widow and orphan priced."""
    lines = []
    for index in range(length):
        left = length - index
        price = WIDOW * (left == 2) + ORPHAN * (index == 0 and left > 1)
        where = replace(SOMEWHERE, line=number + 1)
        text = (Piece(f"p{number} l{index}"),)
        lines.append(Line(Kind.BODY, text, where, number, index, left, break_after=price))
    return lines


def a_crosshead(number: int = 0) -> Line:
    """Give a crosshead with a line of white above, which may not end a leg."""
    return Line(Kind.CROSSHEAD, (Piece("crosshead"),), SOMEWHERE, number, 0, 1, above=Lines(1), break_after=NEVER)


def solid(depth: int, kind: Kind = Kind.TABLE, *, repeat: bool = False) -> Line:
    """Give solid matter of so many lines."""
    return Line(kind, (), replace(SOMEWHERE, line=9), 0, depth=Lines(depth), markup="<table/>", repeat=repeat)


def some_copy(lines: int, lengths: Sequence[int] = (5, 3, 7, 4, 6), crosshead_every: int = 0) -> tuple[Line, ...]:
    """Give copy of so many lines in paragraphs of these lengths by turns, with a crosshead before every n-th."""
    found: list[Line] = []
    number = 0
    while len(found) < lines:
        if crosshead_every and number and number % crosshead_every == 0:
            found.append(a_crosshead(number))
        found.extend(a_paragraph(min(lengths[number % len(lengths)], max(1, lines - len(found))), number))
        number += 1
    return tuple(found)


def a_head(depth: int, size: float = 40, span: int = 5, fill: float = 0.9) -> Head:
    """Give a head of so many lines; its parts do not matter to make-up."""
    return Head(Columns(span), Pt(size), (), Lines(depth), fill)


def a_picture(name: str, spans: dict[int, int], crop: int = 3, caption: int = 2) -> tuple[PictureSetting, ...]:
    """Give a picture with its natural depth at each span, which may be `crop` lines deeper or shallower."""
    picture = Picture(name, SOMEWHERE, (Run("words"),), "", "", 3000, 2000, Colour.COLOUR)
    words = tuple(a_paragraph(caption))
    return tuple(
        PictureSetting(picture, Columns(span), Lines(depth), Lines(max(1, depth - crop)), Lines(depth + crop), words)
        for span, depth in spans.items()
    )


def a_code(depth: int = 7) -> Qr:
    """Give a QR block of so many lines."""
    return Qr("https://example.org/a", "", Mm(0.5), ((True,),), (), (), Lines(depth))


def a_galley(slug: str, lines: Sequence[Line] = (), heads: Sequence[Head] = (), **more: Any) -> Galley:
    """Give a galley; `more` names pictures, a code or another priority."""
    where = replace(SOMEWHERE, path=f"issues/1/articles/{slug}.md")
    galley = Galley(
        slug, Priority.SECOND, "en", Mm(47.8), tuple(lines), tuple(heads), pictures=(), qr=None, where=where
    )
    return replace(galley, **more)


def an_issue(galleys: Sequence[Galley], **more: Any) -> Issue:
    """Give an issue with a story for every galley, in their order; `more` names pages, advertisements, fillers."""
    stories = tuple(
        Article(
            galley.slug, galley.where, "en", (Run(galley.slug),), "", (), "", "", "news", galley.priority,
            Status.READY, None, (), (), 100,
        )
        for galley in galleys
    )  # fmt: skip
    return Issue("2026-11-27", "gazette", dt.date(2026, 11, 27), 412, "Morning", SOMEWHERE, stories, **more)


def drawn(page: MadeUpPage, columns: int, lines: int) -> str:
    """Draw a page, a letter for each cell: H head, P picture, c caption, t text, < from-line, > turn line, Q code, . white."""
    cells = [["."] * columns for _ in range(lines)]
    for part in page.parts:
        for letter, box in _painted(part):
            for y in range(box.line, box.foot):
                cells[y][box.column : box.right] = [letter] * box.columns
    return "\n".join("".join(cell * 3 for cell in row) for row in cells)


def _painted(part: Part) -> Iterator[tuple[str, Box]]:
    if part.head_box:
        yield "H", part.head_box
    for picture in part.pictures:
        yield "P", picture.box
        caption = Lines(len(picture.setting.caption))
        yield "c", replace(picture.box, line=Lines(picture.box.foot), lines=caption)
    yield from (("t", leg.box) for leg in part.legs)
    yield from (
        (letter, placed.box) for letter, placed in zip("<>Q", (part.resumed, part.turn, part.qr), strict=True) if placed
    )
