"""Galley sheets: a story's copy on A4 for a proofreader, line for line as it is set, with numbers, and white for marks beside it.

In: an issue, its make-up, what was set. Out: for each story its sheets as HTML, to be rendered with the pages' own style sheet and
`galley_css` after it. Heads and captions come first, across the sheet; what is wider than A4 is drawn smaller, and says so. The
lines follow in columns, at the paper's size and measure. Nothing is set twice: a table's head rows stand where it begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import chain, repeat

from stonehand.compose.baseline import metrics
from stonehand.compose.chase import Chase, lock_up
from stonehand.compose.galley_blocks import Block, Room, Story, listed, story_blocks
from stonehand.compose.galley_columns import columns, numbered, unplaced
from stonehand.compose.galley_legs import MARKS, NUMBER_SIZE, NUMBERS, Box, column_matter
from stonehand.compose.stylesheet import plain_stack, structure
from stonehand.model.article import Article, plain
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp
from stonehand.model.type import FontSet
from stonehand.model.units import Mm, Pt, pt

WIDTH, HEIGHT = Mm(210.0), Mm(297.0)
SIDE, TOP, FOOT = Mm(10.0), Mm(24.0), Mm(12.0)
_SLUG_TOP = Mm(8.0)
_BUILD = Mm(40.0)
"""Room at the right of a slug line."""

_ROOM = Room(Mm(WIDTH - 2 * SIDE), pt(Mm(HEIGHT - TOP - FOOT)))

_FEWEST = 10
"""Lines a column must have under the heads, or it begins on the next sheet."""


@dataclass(frozen=True, slots=True)
class StorySheets:
    """A story's sheets, in order, as `<section>`s; `title` is what it is called in a list."""

    slug: str
    title: str
    sheets: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What all sheets have in common: the issue's name, the build's, and how far under a number's line the copy's baseline is."""

    chase: Chase
    makeup: MakeUp
    issue: str
    build: str
    drop: Pt


def galley_sheets(  # noqa: PLR0913, PLR0917 - an issue, what was made of it, and what the sheets say of it
    issue: Issue, layout: Layout, fonts: FontSet, makeup: MakeUp, galleys: Sequence[Galley], build: str
) -> tuple[StorySheets, ...]:
    """Make the sheets of every story that was set, in the issue's order, and at the end a list of the copy that was not.

    A story's galley is the one that stands on pages, or the first it was set as. `build` names the build.
    """
    standing = {galley.slug: galley for galley in (*reversed(galleys), *makeup.galleys)}
    chase = lock_up(layout, fonts, standing.values())
    bench = _Bench(chase, makeup, f"{layout.name}, {issue.date.isoformat()}", build, _drop(layout, fonts, chase))
    copy = (*issue.stories, *issue.fillers)
    made = [_story(article, standing[article.slug], bench) for article in copy if article.slug in standing]
    unset = [listed(article, "could not be set") for article in copy if article.slug not in standing]
    unset += [listed(article, f"not set: {article.status.value}") for article in issue.held]
    return (*made, _sheets("", "Copy that is not set", unset, (), bench)) if unset else tuple(made)


def galley_css(layout: Layout, fonts: FontSet) -> str:
    """Give the sheets' own style sheet: their words are in the captions' face, and in any other of the set that has a character."""
    stack = plain_stack(layout, fonts)
    leading = f"line-height:{layout.grid.leading:g}pt"
    return (
        f"{structure('galley.css')}.galley .said,.galley .numbers{{font-family:{stack}}}.galley .numbers{{{leading}}}"
    )


def _drop(layout: Layout, fonts: FontSet, chase: Chase) -> Pt:
    face, leading = metrics(fonts, layout.sheets[""].caption), layout.grid.leading
    own = (leading - (face.ascent + face.descent) * NUMBER_SIZE) / 2 + face.ascent * NUMBER_SIZE
    return Pt(chase.furniture.baseline - own)


def _story(article: Article, galley: Galley, bench: _Bench) -> StorySheets:
    parts = tuple((page, part) for page in bench.makeup.pages for part in page.parts if part.slug == article.slug)
    story = Story(article, galley, parts, bench.chase.worn[galley.lang], bench.chase)
    return _sheets(
        article.slug, plain(article.headline), story_blocks(story, _ROOM), _facts(story, bench), bench, story
    )


def _facts(story: Story, bench: _Bench) -> tuple[str, ...]:
    """Say where a story comes from, how long it is, and where it stands."""
    lines = sum(line.depth for line in story.galley.lines if not line.repeat)
    over = dict(bench.makeup.overset).get(story.galley.slug, 0)
    pages = list(dict.fromkeys(page.id for page, _ in story.parts))
    where = f"on page{'s' if len(pages) > 1 else ''} {', '.join(pages)}" if pages else "on no page"
    words = story.article.words
    counts = f"{lines} line{'' if lines == 1 else 's'}, {words} word{'' if words == 1 else 's'}"
    return (story.article.where.path, counts, where, *((f"OVERSET by {over}",) if over else ()))


def _sheets(  # noqa: PLR0913, PLR0917 - all that stands on sheets
    slug: str, title: str, above: Iterable[Block], facts: tuple[str, ...], bench: _Bench, story: Story | None = None
) -> StorySheets:
    """Lay blocks and then columns on as many sheets as they need."""
    sheets, top = _laid(above)
    if story is not None and story.galley.lines:
        _add_columns(sheets, top, story, bench)
    lang = story.galley.lang if story else bench.chase.layout.lang
    written = tuple(
        f'<section class="page galley">{_slug(slug or title, facts, number, len(sheets), bench)}'
        f'<article lang="{escape(lang)}">{"".join(matter)}</article></section>'
        for number, matter in enumerate(sheets, 1)
    )
    return StorySheets(slug, title, written)


def _laid(blocks: Iterable[Block]) -> tuple[list[list[str]], Pt]:
    """Put blocks one below the other; give the sheets, and how deep the last is filled."""
    sheets: list[list[str]] = [[]]
    top = 0.0
    for block in blocks:
        if top and top + block.depth > _ROOM.depth:
            sheets.append([])
            top = 0.0
        box = f"left:{SIDE:g}mm;top:{pt(TOP) + top:.3f}pt;width:{_ROOM.width:g}mm"
        sheets[-1].append(f'<div class="at" style="{box}">{block.html}</div>')
        top += block.depth
    return sheets, Pt(top)


def _add_columns(sheets: list[list[str]], top: Pt, story: Story, bench: _Bench) -> None:
    """Put a story's lines under its blocks, a column beside the other, and on as many sheets more as they take."""
    galley, leading = story.galley, bench.chase.layout.grid.leading
    across = max(1, int(_ROOM.width // (NUMBERS + galley.measure + MARKS)))
    scale = min(1.0, (_ROOM.width - NUMBERS) / galley.measure)
    first, full = (int((_ROOM.depth - taken) // (leading * scale)) for taken in (top, 0.0))
    if first < min(_FEWEST, full):
        sheets.append([])
        top, first = Pt(0.0), full
    overset = unplaced(galley.slug, galley.lines, bench.makeup.pages) if story.parts else _none(galley, bench)
    made = columns(galley.lines, overset, chain(repeat(first, across), repeat(full)))
    numbers = numbered(galley.lines)
    for place, column in enumerate(made):
        if place and place % across == 0:
            sheets.append([])
            top = Pt(0.0)
        room = first if place < across else full
        left = SIDE + place % across * _ROOM.width / across
        box = Box(Mm(left), Pt(pt(TOP) + top), scale * min(1.0, room / column.depth))
        sheets[-1].append(column_matter(column, story, numbers, box, bench.drop))


def _none(galley: Galley, bench: _Bench) -> tuple[bool, ...]:
    """A story on no page is overset as a whole; a filler nobody needed is not."""
    return (galley.slug in dict(bench.makeup.overset),) * len(galley.lines)


def _slug(slug: str, facts: Sequence[str], number: int, count: int, bench: _Bench) -> str:
    """Head a sheet with what it is: the story at the left, the sheet and the build at the right."""
    left = (f"<b>{escape(slug)}</b>", escape(" · ".join((bench.issue, *facts[:1]))), escape(" · ".join(facts[1:])))
    right = (f"sheet {number} of {count}", escape(bench.build))
    place = f"left:{SIDE:g}mm;width:{_ROOM.width - _BUILD:g}mm;top:{_SLUG_TOP:g}mm"
    beside = f"right:{SIDE:g}mm;width:{_BUILD:g}mm;top:{_SLUG_TOP:g}mm"
    return (
        f'<p class="said slug" style="{place}">{"<br/>".join(left)}</p>'
        f'<p class="said slug right" style="{beside}">{"<br/>".join(right)}</p>'
    )
