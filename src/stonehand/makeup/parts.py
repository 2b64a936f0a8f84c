"""Parts: how a story stands in its frame, in lines of the type area. A way of standing, counted from the frame's own
corner, goes in; the part with all its boxes comes out.
"""

from typing import NamedTuple

from stonehand.makeup.areas import Area
from stonehand.makeup.grounds import Block
from stonehand.makeup.legs import leg_depth, opened_lines
from stonehand.makeup.matter import Matter
from stonehand.model.galley import Head, Qr
from stonehand.model.page import Box, Leg, Part, Placed, PlacedPicture
from stonehand.model.units import Columns, Lines


class Standing(NamedTuple):
    """How head, picture and text stand, counted from the frame's top left: `at` is where the text's area begins."""

    head: Head | None
    head_at: tuple[int, int]
    banner: Block | None
    area: Area
    at: tuple[int, int]


class Notices(NamedTuple):
    """What stands at a part's ends beside its text: the from-line, the turn line, the story's code."""

    resumed: str | None
    turn: str | None
    qr: Qr | None


def make_part(  # noqa: PLR0913, PLR0917 - what a part is made of
    slug: str, number: int, frame: Box, standing: Standing, matter: Matter, notices: Notices
) -> Part:
    """Put a part on the page; its frame says where."""
    column, line = frame.column + standing.at[0], frame.line + standing.at[1]
    tail, lead, head = standing.area.tail, standing.area.lead, standing.head
    foot = (column + tail[0], line + tail[1]) if tail else None
    return Part(
        slug=slug,
        part=number,
        frame=frame,
        head=head,
        head_box=_head_box(head, frame, standing.head_at) if head else None,
        pictures=(
            *([_picture(standing.banner, frame.column, frame.line)] if standing.banner else []),
            *(_picture(block, column, line) for block in standing.area.ground.blocks),
        ),
        legs=_legs(matter, standing.area, column, line),
        turn=Placed(box_at(*foot, 1, 1), notices.turn) if foot and notices.turn is not None else None,
        resumed=(
            Placed(box_at(column + lead[0], line + lead[1], 1, 1), notices.resumed)
            if lead and notices.resumed is not None
            else None
        ),
        qr=Placed(box_at(*foot, 1, notices.qr.depth), notices.qr) if foot and notices.qr else None,
        rule_above=False,
    )


def box_at(column: int, line: int, columns: int, lines: int) -> Box:
    """Make a box of plain numbers."""
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))


def _head_box(head: Head, frame: Box, at: tuple[int, int]) -> Box:
    return box_at(frame.column + at[0], frame.line + at[1], head.span, head.depth)


def _legs(matter: Matter, area: Area, column: int, line: int) -> tuple[Leg, ...]:
    return tuple(
        Leg(
            box_at(column + room.column, line + room.top, 1, leg_depth(matter, cut)),
            cut.start,
            cut.stop,
            opened_lines(matter, cut),
        )
        for room, cut in area.legs
    )


def _picture(block: Block, column: int, line: int) -> PlacedPicture:
    return PlacedPicture(
        box_at(column + block.column, line + block.line, block.setting.span, block.depth), block.setting
    )
