"""The flatplan: the issue at one glance, small pages in reader's spreads with what stands on each, and lists of what does not.

In: an issue, its layout, its make-up. Out: a drawing. The whole issue is shown always.
"""

from collections.abc import Iterator

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Drawing, Label, Shape, Stroke
from stonehand.model.dummy import Frame, Inks
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import Box, MadeUpPage, MakeUp, Part, PlacedAd
from stonehand.model.units import Columns, Dots, Lines
from stonehand.proofs.flatplan_frames import (
    AMBER,
    HATCHED,
    PAINTS,
    RED,
    Standing,
    ad_frame,
    frame,
    gap,
    hatching,
    kind_of,
)
from stonehand.proofs.flatplan_lists import draw_lists, lists_of
from stonehand.proofs.fullness import furniture, page_fullness, part_fullness
from stonehand.proofs.heading import counted, heading
from stonehand.proofs.palette import BODY, DESK, INK, MARGIN, MUTED, PAPER, RULE, SMALL, WHITE_SPACE
from stonehand.proofs.places import frame_box, spot_of
from stonehand.proofs.spreads import columns_for, spreads
from stonehand.proofs.tiles import Tile

PAGE_WIDTH = 336
"""Pixels of a page: a fifth of it still takes a slug."""

_BETWEEN, _CAPTION = 40, 46

Item = Shape | Stroke | Label


def flatplan(easel: Easel, layout: Layout, issue: Issue, makeup: MakeUp) -> Drawing:
    """Draw an issue's flatplan."""
    opened = spreads(makeup.pages)
    columns = columns_for(len(opened))
    width = 2 * MARGIN + 2 * PAGE_WIDTH * columns + (columns - 1) * _BETWEEN
    depth = round(PAGE_WIDTH * layout.format.height / layout.format.width)
    head = heading(easel, layout, issue, "Flatplan", counted(len(makeup.pages), "page"), width)
    items: list[Item] = [*head.items, *_key(easel, head.foot + 14, width)]
    top = head.foot + 14 + 36
    book = _Book(easel, layout, issue, makeup)
    for first in range(0, len(opened), columns):
        for place, opening in enumerate(opened[first : first + columns]):
            left = MARGIN + place * (2 * PAGE_WIDTH + _BETWEEN)
            for page, edge in ((opening.left, left), (opening.right, left + PAGE_WIDTH)):
                items += book.page(page, Tile(edge, top, PAGE_WIDTH, depth)) if page else ()
        top += depth + _CAPTION
    lists, foot = draw_lists(easel, lists_of(issue, layout, makeup), top + 8, width)
    return Drawing(Dots(width), Dots(foot + MARGIN - 24), (*items, *lists), DESK)


class _Book:
    """What every page is drawn from."""

    def __init__(self, easel: Easel, layout: Layout, issue: Issue, makeup: MakeUp) -> None:
        self._easel, self._layout = easel, layout
        self._priorities = {story.slug: story.priority for story in issue.stories}
        self._fillers = frozenset(story.slug for story in issue.fillers)
        self._over = dict(makeup.overset)
        self._pages = {(part.slug, part.part): page.id for page in makeup.pages for part in page.parts}
        self._asked = {page.page: page.frames for page in makeup.dummy.pages}

    def page(self, page: MadeUpPage, tile: Tile) -> Iterator[Item]:
        """Draw a page with its caption."""
        yield Shape(*tile.box, PAPER, RULE)
        yield from self._furniture(page, tile)
        for empty in self._empty(page):
            name, told = (empty.ad, "pulled") if empty.ad else (", ".join(empty.stories), "not set")
            yield from gap(self._easel, self._tile(frame_box(empty), page, tile), name, told)
        for placed in page.ads:
            yield from self._ad(placed, page, tile)
        for part in page.parts:
            yield from frame(self._easel, self._tile(part.frame, page, tile), self._standing(part))
        yield from self._caption(page, tile)

    def _furniture(self, page: MadeUpPage, tile: Tile) -> Iterator[Shape]:
        lines = furniture(page, self._layout)
        if lines:
            box = Box(Columns(0), Lines(0), self._layout.grid.columns, Lines(lines))
            yield Shape(*self._tile(box, page, tile).box, WHITE_SPACE)

    def _empty(self, page: MadeUpPage) -> Iterator[Frame]:
        """Give the frames of the dummy nothing stands in."""
        standing = {(part.slug, part.part) for part in page.parts} | {placed.ad.id for placed in page.ads}
        for asked in self._asked.get(page.id, ()):
            named = {asked.ad} if asked.ad else {(slug, asked.part) for slug in asked.stories}
            if asked.at and asked.size and named and not named & standing:
                yield asked

    def _standing(self, part: Part) -> Standing:
        before = self._pages.get((part.slug, part.part - 1), "")
        after = self._pages.get((part.slug, part.part + 1), "")
        over = 0 if after else self._over.get(part.slug, 0)
        kind = kind_of(part, self._priorities, self._fillers)
        return Standing(part.slug, kind, part_fullness(part), over, before, after)

    def _ad(self, placed: PlacedAd, page: MadeUpPage, tile: Tile) -> Iterator[Item]:
        ad = placed.ad
        missing = "" if ad.picture or ad.html or ad.supplied else "not usable" if ad.pdf else "missing"
        size = "house" if ad.house else f"{ad.width:g} x {ad.height:g} mm"
        told = (" · ".join(filter(None, (page.section, f"folio {page.id}"))), size)
        yield from ad_frame(self._easel, self._tile(placed.box, page, tile), ad.id, told, missing=missing)

    def _caption(self, page: MadeUpPage, tile: Tile) -> Iterator[Label]:
        easel, top = self._easel, tile.top + tile.height + 6
        fullness = page_fullness(page, self._layout)
        over = sum(self._standing(part).overset for part in page.parts)
        colour = RED if over else AMBER if fullness.white else MUTED
        told = f"{fullness.percent} % full" + (f", +{over}" if over else "")
        full = easel.label(0, 0, told, BODY, colour=colour)
        right = tile.left + tile.width - 26 - full.width
        name = easel.label(tile.left + 2, top, str(page.id), BODY, bold=True)
        named = " · ".join(filter(None, (page.section, "black only" if page.inks is Inks.K else "")))
        start = name.left + name.width + 8
        words = easel.label(start, top, named, BODY, colour=MUTED, room=right - start - 8)
        yield from (name, easel.label(right, top, full.text, BODY, colour=colour))
        if words.text:
            yield words

    def _tile(self, box: Box, page: MadeUpPage, tile: Tile) -> Tile:
        spot, scale = spot_of(box, page, self._layout), tile.width / self._layout.format.width
        left, top = round(spot.left * scale), round(spot.top * scale)
        right, foot = round((spot.left + spot.width) * scale), round((spot.top + spot.height) * scale)
        return Tile(tile.left + left, tile.top + top, max(1, right - left), max(1, foot - top))


def _key(easel: Easel, top: int, width: int) -> Iterator[Item]:
    """Explain the tints, as far as the sheet is wide."""
    left = MARGIN
    for word, paint, outline in _KEY:
        label = easel.label(left + 22, top, word, SMALL, colour=MUTED)
        if label.left + label.width > width - MARGIN:
            return
        swatch = Tile(left, top + 2, 16, label.height - 5)
        yield Shape(*swatch.box, paint, outline)
        yield from hatching(swatch) if paint == HATCHED else ()
        yield label
        left = label.left + label.width + 18


_KEY = (
    *((kind if kind != "third" else "third, brief", paint, INK) for kind, paint in PAINTS.items() if kind != "brief"),
    ("advertisement", HATCHED, MUTED),
    ("overset", PAPER, RED),
)
"""Words, tint and outline of the key."""
