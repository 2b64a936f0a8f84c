"""The sheet under the eye: a made-up page with all that a rule needs to judge it, and the flaw a rule gives.

Rules see pages as a reader does: in columns and lines of the page, whatever legs a frame has of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stonehand.makeup.flatplan import room_of
from stonehand.model.finding import Finding, OnPage
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import Box, MadeUpPage, MakeUp, Part
from stonehand.model.units import Columns, Lines, Mm, mm


class Flaw(NamedTuple):
    """A rule broken at one place: what an editor is told, and `amount`, how much of it there is, which a score weighs.

    `told` flaws are those make-up reports itself as it fills a frame or a page: they count, and are not said twice.
    """

    finding: Finding
    amount: int = 1
    told: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, the room below its furniture, and the galleys that stand on it; `planned` pages are those of a flatplan."""

    page: MadeUpPage
    room: Box
    layout: Layout
    galleys: Mapping[str, Galley]
    planned: bool

    def spot(self, thing: str, box: Box) -> OnPage:
        """Give the place of a thing: its page, its name, and its box's top left corner from the trim."""
        form, grid = self.layout.format, self.layout.grid
        left = form.inner if self.page.recto else form.outer
        x = Mm(left + grid.left(box.column))
        return OnPage(str(self.page.id), thing, x, Mm(form.top + mm(grid.depth(box.line))))


class Placing(NamedTuple):
    """A part of a story, on its sheet."""

    sheet: Sheet
    part: Part


Stories = Mapping[str, Sequence[Placing]]
"""Every story's parts, the first one first."""


def sheets_of(makeup: MakeUp, layout: Layout, issue: Issue | None = None) -> tuple[Sheet, ...]:
    """Lay out the pages for judgement; without an issue they count as planned."""
    galleys = {galley.slug: galley for galley in makeup.galleys}
    planned = issue is None or bool(issue.pages)
    return tuple(Sheet(page, _room(page, layout), layout, galleys, planned) for page in makeup.pages)


def stories_of(sheets: Sequence[Sheet]) -> Stories:
    """Gather every story's parts over the whole book."""
    found: dict[str, list[Placing]] = {}
    for sheet in sheets:
        for part in sheet.page.parts:
            found.setdefault(part.slug, []).append(Placing(sheet, part))
    return {slug: sorted(places, key=lambda place: place.part.part) for slug, places in found.items()}


def inner_frame(part: Part) -> Box:
    """Give a part's frame in the columns its own boxes count: its legs, where it has others than the page."""
    return part.frame if part.columns is None else replace(part.frame, columns=part.columns)


def on_page(part: Part, box: Box) -> Box:
    """Give a box of a part in columns of the page: the smallest that holds it, where the frame has legs of its own."""
    if part.columns is None:
        return box
    first, last = int(box.column - part.frame.column), int(box.right - part.frame.column)
    left = first * part.frame.columns // part.columns
    right = -(-last * part.frame.columns // part.columns)
    return Box(Columns(part.frame.column + left), box.line, Columns(right - left), box.lines)


def captioned(part: Part) -> tuple[Box, ...]:
    """Give the boxes of a part's pictures with their captions."""
    return tuple(
        replace(picture.box, lines=Lines(picture.box.lines + len(picture.setting.caption))) for picture in part.pictures
    )


def matter_boxes(part: Part) -> tuple[Box, ...]:
    """Give the box of everything that stands in a part; a picture's with its caption."""
    placed = (part.turn, part.resumed, part.qr)
    return (
        *((part.head_box,) if part.head_box else ()),
        *captioned(part),
        *(leg.box for leg in part.legs),
        *(one.box for one in placed if one),
    )


def tail_lines(part: Part, column: int) -> int:
    """Count the lines of turn line and code at the foot of a leg in this column."""
    return sum(placed.box.lines for placed in (part.turn, part.qr) if placed and placed.box.column == column)


def _room(page: MadeUpPage, layout: Layout) -> Box:
    return room_of(layout.masters.get(page.master) or (layout.front if page.number == 1 else layout.inside), layout)
