"""Pages for the lint, put together by hand: parts, advertisements and pages of plain numbers, and galleys behind them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from makeup_specimens import SOMEWHERE, a_galley, a_head, a_layout, a_picture, an_issue, some_copy

from stonehand.makeup.lint import Flaw, flaws
from stonehand.model.dummy import Dummy, DummyPage, Inks, PageId
from stonehand.model.galley import Galley, Line
from stonehand.model.issue import Ad, Issue
from stonehand.model.page import Box, Leg, MadeUpPage, MakeUp, Part, Placed, PlacedAd, PlacedPicture
from stonehand.model.units import Columns, Lines, Mm

LAYOUT = a_layout(columns=5, lines=60, front=10, inside=3)
HEAD = 6
"""Lines of a head, unless a test says otherwise."""

Rectangle = tuple[int, int, int, int]
"""Column, line, columns, lines."""


def a_box(column: int, line: int, columns: int, lines: int) -> Box:
    """Give a box of plain numbers."""
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))


def a_part(  # noqa: PLR0913 - a part is many things, each with what it usually is
    slug: str,
    frame: Rectangle,
    *,
    size: float = 40,
    head: Rectangle | None = None,
    legs: Sequence[tuple[int, int, int]] | None = None,
    pictures: Sequence[Rectangle] = (),
    **more: Any,
) -> Part:
    """Give a story's part: its head across the frame's top, and a leg in every column down to the frame's foot.

    `legs` are column, line and lines of each; a picture's caption, a line deep, stands in the lines under its rectangle.
    """
    box = a_box(*frame)
    head_box = a_box(*(head or (frame[0], frame[1], frame[2], HEAD)))
    plain = [(column, box.line + HEAD, box.lines - HEAD) for column in range(box.column, box.right)]
    placed, line = [], 0
    for column, top, deep in plain if legs is None else legs:
        placed.append(Leg(a_box(column, top, 1, deep), line, line + deep))
        line += deep
    settings = [a_picture(f"{slug}.jpg", {columns: lines}, caption=1)[0] for _, _, columns, lines in pictures]
    art = tuple(PlacedPicture(a_box(*one), setting) for one, setting in zip(pictures, settings, strict=True))
    set_head = a_head(head_box.lines, size, head_box.columns)
    part = Part(slug, 1, box, set_head, head_box, art, tuple(placed), None, None, None, rule_above=False)
    return replace(part, **more)


def a_second_part(slug: str, frame: Rectangle, first: Part, **more: Any) -> Part:
    """Give the part that goes on where another ends, under a from-line: `more` may say another line of that."""
    part = a_part(slug, frame, size=24, legs=more.pop("legs", None))
    start = first.legs[-1].stop
    legs = [replace(leg, start=leg.start + start, stop=leg.stop + start) for leg in part.legs]
    top = legs[0]
    legs[0] = replace(top, box=a_box(top.box.column, top.box.line + 1, 1, top.box.lines - 1), stop=top.stop - 1)
    legs[1:] = [replace(leg, start=leg.start - 1, stop=leg.stop - 1) for leg in legs[1:]]
    resumed = Placed(a_box(top.box.column, top.box.line, 1, 1), "From page 1")
    return replace(part, part=first.part + 1, legs=tuple(legs), resumed=resumed, **more)


def turned(part: Part, page: str = "2") -> Part:
    """Give a part with a turn line in place of its last leg's last line."""
    *others, last = part.legs
    shorter = replace(last, box=replace(last.box, lines=Lines(last.box.lines - 1)), stop=last.stop - 1)
    box = a_box(last.box.column, last.box.foot - 1, 1, 1)
    return replace(part, legs=(*others, shorter), turn=Placed(box, f"Continued on page {page}"))


def an_ad(name: str, box: Rectangle) -> PlacedAd:
    """Give an advertisement where it stands."""
    return PlacedAd(a_box(*box), Ad(name, SOMEWHERE, Mm(10), Mm(10), PageId(""), inner=False, inks=Inks.K))


def a_page(*parts: Part, number: int = 1, name: str = "", ads: Sequence[PlacedAd] = ()) -> MadeUpPage:
    """Give an inside page: its room is five columns of 57 lines from line 3 on."""
    return MadeUpPage(PageId(name or str(number)), number, "inside", parts, tuple(ads))


def some_pages(*pages: MadeUpPage, galleys: Sequence[Galley] = ()) -> tuple[MakeUp, Issue]:
    """Give pages as a make-up and the issue behind them; a story without a galley of its own has plain copy."""
    given = {galley.slug: galley for galley in galleys}
    parts = [part for page in pages for part in page.parts]
    standing = {part.slug: given.get(part.slug) or a_galley(part.slug, plain_copy()) for part in parts}
    issue = an_issue(list(standing.values()), pages=tuple(DummyPage(page.id, where=SOMEWHERE) for page in pages))
    return MakeUp(pages, Dummy("1", ()), tuple(standing.values())), issue


def plain_copy(lines: int = 600) -> tuple[Line, ...]:
    """Give copy in paragraphs of a hundred lines: no leg of a test ends at one's end by chance."""
    return some_copy(lines, [100])


def found(*pages: MadeUpPage, galleys: Sequence[Galley] = ()) -> list[Flaw]:
    """Give every flaw of these pages."""
    makeup, issue = some_pages(*pages, galleys=galleys)
    return list(flaws(makeup, issue, LAYOUT))


def ids(found_flaws: Sequence[Flaw]) -> set[str]:
    """Give the ids of flaws, without the package's name."""
    return {flaw.finding.id.removeprefix("makeup/") for flaw in found_flaws}


def only(rule: str, found_flaws: Sequence[Flaw]) -> list[Flaw]:
    """Give the flaws of one rule."""
    return [flaw for flaw in found_flaws if flaw.finding.id == f"makeup/{rule}"]
