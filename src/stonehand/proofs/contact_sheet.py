"""The contact sheet: all pages small, in reader's spreads, each with its id, section, inks and how much was found on it.

In: pages, their pictures, what stands on them to be told. Out: a drawing. A page without a picture is an empty sheet that says so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Drawing, Label, Pasted, Shape
from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import Severity
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage
from stonehand.model.units import Dots
from stonehand.proofs.heading import counted, heading
from stonehand.proofs.palette import BODY, DESK, INK, MARGIN, MUTED, PAPER, RULE, SEVERITY, SMALL
from stonehand.proofs.spreads import columns_for, spreads
from stonehand.proofs.tiles import Tile

PAGE_WIDTH = 256
"""Pixels of a small page: its headlines can be read."""

_BETWEEN, _CAPTION = 36, 44

Item = Shape | Label | Pasted


def contact_sheet(  # noqa: PLR0913, PLR0917 - what the sheet shows
    easel: Easel,
    layout: Layout,
    issue: Issue,
    pages: Sequence[MadeUpPage],
    pictures: Mapping[PageId, bytes],
    found: Mapping[PageId, Sequence[Severity]],
    of: int,
) -> Drawing:
    """Lay out the pages that are asked for, of an issue of so many."""
    opened = spreads(pages)
    columns = columns_for(len(opened))
    spread, depth = 2 * PAGE_WIDTH, _depth(layout)
    width = 2 * MARGIN + columns * spread + (columns - 1) * _BETWEEN
    told = counted(of, "page") if len(pages) == of else f"{len(pages)} of {counted(of, 'page')}"
    head = heading(easel, layout, issue, "Contact sheet", told, width)
    items: list[Item] = list(head.items)
    top = head.foot + 28
    for first in range(0, len(opened), columns):
        for place, opening in enumerate(opened[first : first + columns]):
            left = MARGIN + place * (spread + _BETWEEN)
            for page, edge in ((opening.left, left), (opening.right, left + PAGE_WIDTH)):
                if page is not None:
                    items += _page(easel, page, Tile(edge, top, PAGE_WIDTH, depth), pictures.get(page.id))
                    items += _caption(easel, page, edge, top + depth + 6, found.get(page.id, ()))
        top += depth + _CAPTION
    return Drawing(Dots(width), Dots(top + MARGIN - 10), tuple(items), DESK)


def _depth(layout: Layout) -> int:
    return round(PAGE_WIDTH * layout.format.height / layout.format.width)


def _page(easel: Easel, page: MadeUpPage, tile: Tile, png: bytes | None) -> Iterator[Item]:
    if png is not None:
        yield Pasted(*tile.box, png)
        yield Shape(*tile.box, "", RULE)
        return
    yield Shape(*tile.box, PAPER, RULE, dashed=True)
    words = easel.label(0, 0, f"page {page.id} was not drawn", SMALL, colour=MUTED, room=tile.width - 16)
    left = tile.left + (tile.width - words.width) // 2
    yield easel.label(left, tile.top + tile.height // 2, words.text, SMALL, colour=MUTED)


def _caption(easel: Easel, page: MadeUpPage, left: int, top: int, found: Sequence[Severity]) -> Iterator[Item]:
    """Set a page's id, section and inks from its left edge, and close behind them a mark for each severity."""
    marks = [
        (severity, easel.label(0, 0, str(number), SMALL, bold=True, colour=PAPER))
        for severity, number in sorted(Counter(found).items(), reverse=True)
    ]
    room = sum(max(text.width + 10, text.height) + 4 for _, text in marks)
    name = easel.label(left + 2, top, str(page.id), BODY, bold=True, colour=INK)
    yield name
    told = " · ".join(filter(None, (page.section, "black only" if page.inks is Inks.K else "")))
    start = name.left + name.width + 8
    words = easel.label(start, top, told, BODY, colour=MUTED, room=left + PAGE_WIDTH - 12 - room - 8 - start)
    if words.text:
        yield words
    at = (words.left + words.width + 8) if words.text else start
    for severity, text in marks:
        width = max(text.width + 10, text.height)
        yield Shape(Dots(at), Dots(top), Dots(width), Dots(text.height), SEVERITY[severity])
        yield easel.label(at + (width - text.width) // 2, top, text.text, SMALL, bold=True, colour=PAPER)
        at += width + 4
