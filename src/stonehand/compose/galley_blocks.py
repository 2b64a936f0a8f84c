"""What stands over a story's lines on its galley sheets: its head groups, its pictures' captions, and what is said of them.

In: a story as it was set and as it stands. Out: blocks as wide as the sheet, each with its depth. What is larger than the sheet is
drawn smaller, as a whole, and says so: its lines stay as they are set.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from stonehand.compose.chase import Chase
from stonehand.compose.heads import head_matter
from stonehand.compose.lines import Dress
from stonehand.compose.pictures import caption_matter
from stonehand.model.article import Article, plain
from stonehand.model.galley import Galley, Head, PictureSetting
from stonehand.model.layout import Grid
from stonehand.model.page import MadeUpPage, Part
from stonehand.model.units import Mm, Pt, pt

LEADING = Pt(9.0)
"""Points from one line of the sheet's own words to the next."""

_WHITE, _UNDER = Pt(10.0), Pt(3.0)
"""Points under a block, and between its label and its matter."""

_MOST_LABEL = Pt(24 * LEADING)
_EMS = 110
"""Characters that surely fit on a line of the sheet's own words; a wide one counts twice."""

_LONGEST = 2000
"""Characters of an alt text that are shown: no reader of a screen would hear more."""

_WHOLE = 0.9995


@dataclass(frozen=True, slots=True)
class Room:
    """The most a block may take: the sheet without its margins."""

    width: Mm
    depth: Pt


@dataclass(frozen=True, slots=True)
class Block:
    """Markup to be put in a box at the sheet's left margin, and the points it is deep, with the white under it."""

    html: str
    depth: Pt


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it was set, the pages it has parts on, and what its lines wear."""

    article: Article
    galley: Galley
    parts: tuple[tuple[MadeUpPage, Part], ...]
    worn: Dress
    chase: Chase


def story_blocks(story: Story, room: Room) -> Iterator[Block]:
    """Give a story's heads, one for each part that has one, then its pictures, then its code."""
    yield from _heads(story, room)
    for settings in story.galley.pictures:
        yield _picture(story, settings, room)
    if story.galley.qr is not None:
        qr = story.galley.qr
        yield said(f"Code: {qr.url} · {' '.join(qr.verb)} · {' '.join(qr.address)}")


def said(text: str, *, bold: str = "") -> Block:
    """Give a block of the sheet's own words."""
    words = f"<b>{escape(bold)}</b> " if bold else ""
    html = f'<p class="said wrapped">{words}{escape(text)}</p>'
    return Block(html, Pt(_rows(bold + text) * LEADING + _WHITE / 2))


def _rows(text: str) -> int:
    """Count the lines a text takes at most."""
    wide = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    return max(1, math.ceil(wide / _EMS))


def _heads(story: Story, room: Room) -> Iterator[Block]:
    stand = [(page, part, part.head) for page, part in story.parts if part.head is not None]
    for page, part, head in stand:
        yield _head(head, story.chase.grid(part), f"Head on page {page.id}", story, room)
    if not stand and story.galley.heads:
        grid = story.chase.layout.grid
        fitting = (head for head in story.galley.heads if grid.width(head.span) <= room.width)
        yield _head(next(fitting, story.galley.heads[0]), grid, "Head, as it may stand", story, room)


def _head(head: Head, grid: Grid, what: str, story: Story, room: Room) -> Block:
    left_out = f", without {' and '.join(head.without)}" if head.without else ""
    label = f"{what}, {_columns(head.span)}{left_out}"
    matter = head_matter(head, story.worn, pt(grid.measure))
    return _scaled(label, f"<header>{matter}</header>", (grid.width(head.span), grid.depth(head.depth)), room)


def _picture(story: Story, settings: Sequence[PictureSetting], room: Room) -> Block:
    placed = [(page, part, one) for page, part in story.parts for one in part.pictures if one.setting in settings]
    grid = story.chase.layout.grid
    setting, place = settings[0], "on no page"
    for page, part, one in placed[:1]:
        setting, grid, place = one.setting, story.chase.grid(part), f"on page {page.id}, {_columns(one.box.columns)}"
    picture = setting.picture
    label = f"Picture {picture.file}, {picture.width} by {picture.height} pixels, {place}. Alt text: {picture.alt or 'none'}"
    size = (grid.width(setting.span), grid.depth(setting.caption_depth))
    return _scaled(label, f"<div>{caption_matter(setting, story.worn)}</div>", size, room)


def _columns(span: int) -> str:
    return "over 1 column" if span == 1 else f"over {span} columns"


def _scaled(label: str, inner: str, size: tuple[Mm, Pt], room: Room) -> Block:
    """Put matter of a size under its label, drawn smaller where it is too large for the sheet."""
    width, depth = size
    scale = min(1.0, room.width / width, (room.depth - _MOST_LABEL) / depth if depth else 1.0)
    if scale < _WHOLE:
        label += f" · drawn at {scale:.0%}"
        turned = f";transform:scale({scale:.5f})"
    else:
        scale, turned = 1.0, ""
    top = _rows(label) * LEADING + _UNDER
    box = f"left:0;top:{top:g}pt;width:{width:.4f}mm;height:{depth:.3f}pt{turned}"
    html = f'<p class="said wrapped">{escape(label)}</p><div class="wide" style="{box}">{inner}</div>'
    return Block(html, Pt(top + depth * scale + _WHITE))


def listed(article: Article, why: str) -> Block:
    """Give a line of the list of copy that was not set."""
    words = f"{article.words} word{'' if article.words == 1 else 's'}"
    return said(f"{why} · {plain(article.headline)} · {article.where.path} · {words}", bold=article.slug)
