"""Building: settings in relative lines become made-up pages in lines of the type area, and the dummy that says the same.

Page numbers are those of the pages as laid out, so a turn line and its from-line always name each other's page.
"""

from collections.abc import Sequence
from dataclasses import replace

from stonehand.makeup.pages import Setting
from stonehand.makeup.parts import Notices, Standing, box_at, make_part
from stonehand.makeup.ways import Way
from stonehand.model.dummy import Dummy, DummyPage, Frame, PageId, Recipe
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, Part, PlacedAd
from stonehand.model.units import Lines


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
            DummyPage(
                page.id,
                page.master,
                frames=(
                    *(_frame(part, page.number) for part in page.parts),
                    *(ad_frame(placed) for placed in page.ads if not placed.ad.house),
                ),
            )
            for page in pages
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
    is_last = number == len(setting.run.parts) - 1
    words = layout.words
    notices = Notices(
        words.continued_from.replace("{page}", _page_id(page - 1)) if number else None,
        None if is_last else words.continued_on.replace("{page}", _page_id(page + 1)),
        story.qr if is_last else None,
    )
    standing = Standing(way.head, (0, way.head_line), way.banner, way.area, way.at)
    frame = box_at(0, top, story.columns, way.depth)
    return replace(make_part(story.slug, number + 1, frame, standing, story.matter, notices), rule_above=below)


def _frame(part: Part, page: int) -> Frame:
    size = part.head.size if part.head else None
    return Frame(
        stories=(part.slug,),
        part=part.part,
        at=(int(part.frame.column), int(part.frame.line)),
        size=(int(part.frame.columns), int(part.frame.lines)),
        recipe=Recipe(
            headline=None if size is None else f"{size:g}pt",
            rows=part.head.rows or None if part.head else None,
            head=_stance(part) if part.head else None,
            pictures=tuple((int(placed.box.columns), int(placed.box.lines)) for placed in part.pictures) or None,
        ),
        jump=PageId(str(page + 1)) if part.turn else "",
    )


def ad_frame(placed: PlacedAd) -> Frame:
    """Give the dummy's line for an advertisement."""
    box = placed.box
    return Frame(ad=placed.ad.id, at=(int(box.column), int(box.line)), size=(int(box.columns), int(box.lines)))


def _stance(part: Part) -> str:
    """Tell how a part's head stands: `beside` where the first leg begins level with it, `under` a picture, else `above`."""
    if part.head_box is None:
        return "above"
    if any(leg.box.line < part.head_box.foot for leg in part.legs[:1]):
        return "beside"
    return "under" if any(placed.box.line < part.head_box.line for placed in part.pictures) else "above"
