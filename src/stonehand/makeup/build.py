"""Building: settings in relative lines become made-up pages in lines of the type area, and the dummy that says the same.

Page numbers are those of the pages as laid out, so a turn line and its from-line always name each other's page.
"""

from collections.abc import Sequence

from stonehand.makeup.grounds import Block
from stonehand.makeup.legs import leg_depth, opened_lines
from stonehand.makeup.pages import Setting
from stonehand.makeup.ways import Story, Way
from stonehand.model.issue import PageId
from stonehand.model.layout import Layout
from stonehand.model.page import (
    Box,
    Dummy,
    DummyPage,
    Frame,
    Leg,
    MadeUpPage,
    Part,
    Placed,
    PlacedPicture,
    Recipe,
)
from stonehand.model.units import Columns, Lines


def build_pages(settings: Sequence[Setting], layout: Layout) -> tuple[MadeUpPage, ...]:
    """Put every part on its page; without a story there is one front page with nothing on it."""
    count = max((setting.page + len(setting.run.parts) for setting in settings), default=1)
    parts: list[list[Part]] = [[] for _ in range(count)]
    for setting in settings:
        for number, way in enumerate(setting.run.parts):
            page = setting.page + number
            parts[page].append(_part(setting, number, way, layout, below=bool(parts[page])))
    return tuple(
        MadeUpPage(_page_id(page), page + 1, _master(layout, page), tuple(placed)) for page, placed in enumerate(parts)
    )


def build_dummy(issue: str, pages: Sequence[MadeUpPage]) -> Dummy:
    """Give the intent behind made-up pages: frames and recipes, and no line of a galley."""
    return Dummy(
        issue,
        tuple(
            DummyPage(page.id, page.master, tuple(_frame(part, page.number) for part in page.parts)) for page in pages
        ),
    )


def top_of(layout: Layout, page: int) -> Lines:
    """Give the first line below the furniture of a page, counted from 0."""
    return min(layout.grid.lines, layout.inside.furniture if page else layout.front.furniture)


def _page_id(page: int) -> PageId:
    return PageId(str(page + 1))


def _master(layout: Layout, page: int) -> str:
    return layout.inside.name if page else layout.front.name


def _part(setting: Setting, number: int, way: Way, layout: Layout, *, below: bool) -> Part:
    story, page = setting.story, setting.page + number
    top = top_of(layout, page) + (0 if number else setting.line)
    column, line = way.at[0], top + way.at[1]
    is_last = number == len(setting.run.parts) - 1
    words = layout.words
    turn = None if is_last else _line(words.continued_on, page + 1)
    resumed = _line(words.continued_from, page - 1) if number else None
    tail, lead = way.area.tail, way.area.lead
    return Part(
        slug=story.slug,
        part=number + 1,
        frame=_box(0, top, story.columns, way.depth),
        head=way.head,
        head_box=_box(0, top + way.head_line, way.head.span, way.head.depth) if way.head else None,
        pictures=(
            *([_picture(way.banner, 0, top)] if way.banner else []),
            *(_picture(block, column, line) for block in way.area.ground.blocks),
        ),
        legs=_legs(story, way, column, line),
        turn=Placed(_box(column + tail[0], line + tail[1], 1, 1), turn) if tail and turn is not None else None,
        resumed=Placed(_box(column + lead[0], line + lead[1], 1, 1), resumed) if lead and resumed is not None else None,
        qr=(
            Placed(_box(column + tail[0], line + tail[1], 1, story.qr.depth), story.qr)
            if tail and is_last and story.qr
            else None
        ),
        rule_above=below,
    )


def _line(words: str, page: int) -> str:
    return words.replace("{page}", _page_id(page))


def _legs(story: Story, way: Way, column: int, line: int) -> tuple[Leg, ...]:
    return tuple(
        Leg(
            _box(column + room.column, line + room.top, 1, leg_depth(story.matter, cut)),
            cut.start,
            cut.stop,
            opened_lines(story.matter, cut),
        )
        for room, cut in way.area.legs
    )


def _picture(block: Block, column: int, line: int) -> PlacedPicture:
    return PlacedPicture(_box(column + block.column, line + block.line, block.setting.span, block.depth), block.setting)


def _frame(part: Part, page: int) -> Frame:
    size = part.head.size if part.head else None
    return Frame(
        story=part.slug,
        part=part.part,
        at=(part.frame.column, part.frame.line),
        size=(part.frame.columns, part.frame.lines),
        recipe=Recipe(
            headline=None if size is None else f"{size:g}pt",
            head="beside" if _stands_beside(part) else "above",
            pictures=tuple(int(picture.box.lines) for picture in part.pictures),
        ),
        turns_to=PageId(str(page + 1)) if part.turn else None,
    )


def _stands_beside(part: Part) -> bool:
    """Tell whether the first leg begins level with the head, at its right."""
    return part.head_box is not None and any(leg.box.line < part.head_box.foot for leg in part.legs[:1])


def _box(column: int, line: int, columns: int, lines: int) -> Box:
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))
