"""Two specimen pages of frames: one of legs of its own on a backing, a table cut by a leg's end, and advertisements of every sort.

The same matter stands on a right-hand page in colour and on a left-hand one in black alone.
"""

from dataclasses import replace

import compose_specimen as specimen

from stonehand.model.article import Colour, Picture
from stonehand.model.dummy import Dummy, Inks, PageId
from stonehand.model.galley import NEVER, Galley, Kind, Line, Piece
from stonehand.model.issue import Ad, Issue
from stonehand.model.page import Box, MadeUpPage, MakeUp, Part, Placed, PlacedAd
from stonehand.model.units import Columns, Lines, Mm, pt

OWN = (3, 2)
"""The columns of the frame on a backing, and its legs."""

FRAME_LINES = 40
ROWS = 14
BREAK = 6
"""Rows of the table, its head with them, and those that stand in the first leg."""

FOOT = 96


def own_measure() -> Mm:
    return specimen.layout().grid.within(0, *OWN).measure


def pages() -> tuple[Issue, MakeUp]:
    """Make up both pages."""
    wide = specimen.galley("long-read", 640, measure=own_measure())
    narrow, table = specimen.galley("long-read", 40), _table()
    made = (
        _page(wide, table, MadeUpPage(PageId("A3"), 3, "inside", (), (), Inks.CMYK, "News")),
        _page(wide, table, MadeUpPage(PageId("A4"), 4, "inside", (), (), Inks.K, "News")),
    )
    galleys = (narrow, wide, table)
    return specimen.issue(["long-read", "tide-tables"]), MakeUp(made, Dummy("2026-11-27", ()), galleys)


def ads() -> dict[str, PlacedAd]:
    """Give an advertisement of every sort, by its id, with its box."""
    plain = Ad("coal", specimen.HERE, Mm(98.0), Mm(60.3), PageId(""), inner=False, inks=Inks.CMYK)
    html = '<p class="shout">Coal</p><p>Delivered on <b>Fridays</b></p><div class="flat"><p>Pier 4</p></div>'
    placed = (
        PlacedAd(_box(3, FOOT - 18, 2, 18), replace(plain, picture=_picture(980, 603))),
        PlacedAd(_box(3, FOOT - 36, 2, 18), replace(plain, id="tall", picture=_picture(400, 600))),
        PlacedAd(_box(0, FOOT - 15, 1, 15), replace(plain, id="lost", width=Mm(47.0), height=Mm(50.0), inner=True)),
        PlacedAd(_box(1, FOOT - 15, 1, 15), replace(plain, id="set", width=Mm(47.8), height=Mm(49.0), html=html)),
        PlacedAd(_box(2, FOOT - 15, 1, 15), replace(plain, id="own", html=html, house=True)),
    )
    return {one.ad.id: one for one in placed}


def _page(wide: Galley, table: Galley, page: MadeUpPage) -> MadeUpPage:
    return replace(page, parts=(_boxed(wide), _beside(table)), ads=tuple(ads().values()))


def _boxed(story: Galley) -> Part:
    """The second part of a story, under a jump head, in two legs over three columns."""
    over = specimen.head(["The bridge"], 20, 21, 2)
    top = 4 + over.depth
    legs = specimen.even_legs(story, top, 0, 2, room=FRAME_LINES - over.depth)
    back = Placed(_box(0, top - 1, 1, 1), "From page 1")
    return Part(
        story.slug, 2, _box(0, 4, OWN[0], FRAME_LINES), over, _box(0, 4, 2, over.depth), (), legs, None, back, None,
        rule_above=False, name="box", look="boxed", columns=Columns(OWN[1]),
    )  # fmt: skip


def _beside(table: Galley) -> Part:
    first = specimen.even_legs(table, 4, 3, 1, room=BREAK)
    second = specimen.even_legs(table, 4, 4, 1, start=first[-1].stop)
    (leg,) = second
    deeper = replace(leg, box=replace(leg.box, lines=Lines(leg.box.lines + 1)))
    return Part(
        table.slug, 1, _box(3, 4, 2, FRAME_LINES), None, None, (), (*first, deeper), None, None, None, rule_above=False
    )


def _table() -> Galley:
    """A table of one head row and others, in two columns."""
    width = pt(specimen.layout().grid.measure) / 2
    lines = []
    for index in range(ROWS):
        cells = ("Quay", "Tonnes") if index == 0 else (f"Quay {index}", f"{index},400")
        inner = "".join(f'<td style="width:{width:.3f}pt"><span class="l">{cell}</span></td>' for cell in cells)
        name = "row head" if index == 0 else "row"
        markup = (
            f'<table class="{name}" style="width:{2 * width:.3f}pt;border-collapse:collapse"><tr>{inner}</tr></table>'
        )
        line = Line(
            Kind.TABLE, (Piece(" ".join(cells)),), specimen.HERE, 0, index, ROWS - index,
            break_after=NEVER if index == 0 else 20, markup=markup, head=index == 0,
        )  # fmt: skip
        lines.append(line)
    return replace(specimen.galley("tide-tables", 40), lines=tuple(lines))


def _picture(width: int, height: int) -> Picture:
    return Picture("issues/1/ads/coal.jpg", specimen.HERE, (), "", "Coal", width, height, Colour.COLOUR)


def _box(column: int, line: int, columns: int, lines: int) -> Box:
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))
