"""Stopgaps: holes in a page filled from the issue's `fillers/`: a spare picture or brief that fits exactly, else a house
advertisement. Pages and fillers go in; out come the pages with the holes filled, and a finding for every filler used.

A hole is what a pulled or shrunk advertisement, or a story that fell out, leaves white.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from stonehand.makeup.fittings import galley_of, whole_story
from stonehand.makeup.parts import Notices, Standing, make_part
from stonehand.makeup.shapes import Shape, shape
from stonehand.makeup.spaces import AIR, BETWEEN, holes
from stonehand.model.finding import Finding, OnPage, warning
from stonehand.model.galley import Galley
from stonehand.model.issue import Ad
from stonehand.model.layout import Layout
from stonehand.model.page import Box, MadeUpPage, Part, PlacedAd
from stonehand.model.units import Lines

LEAST_HOLE = 7
"""Lines of the shallowest hole that can be filled; smaller ones are white space."""


class Bank(NamedTuple):
    """What there is to fill holes with, and what of it has been used."""

    galleys: Mapping[str, Sequence[Galley]]
    slugs: Sequence[str]
    house: Sequence[Ad]
    used: list[str]
    chosen: list[Galley]


def fill_holes(
    page: MadeUpPage, room: Box, pulled: Sequence[PlacedAd], bank: Bank, layout: Layout
) -> tuple[MadeUpPage, tuple[Finding, ...]]:
    """Fill the holes of one page, those of pulled advertisements first."""
    findings: list[Finding] = []
    for placed in pulled:
        page = _fill(page, placed.box, f"the advertisement {placed.ad.id} is pulled; its place", bank, layout, findings)
    for hole in holes(room, _taken(page), LEAST_HOLE):
        inner = _with_air(hole, room, page)
        if inner.lines >= LEAST_HOLE - BETWEEN:
            page = _fill(page, inner, "a hole", bank, layout, findings)
    return page, tuple(findings)


def _fill(  # noqa: PLR0913, PLR0917 - a hole, what it is called, and what it is filled from
    page: MadeUpPage, hole: Box, called: str, bank: Bank, layout: Layout, findings: list[Finding]
) -> MadeUpPage:
    size = f"{hole.columns} columns x {hole.lines} lines"
    part = next(_stories(hole, bank, layout), None)
    if part is not None:
        bank.used.append(part.slug)
        findings.append(_told(page, f"{called} of {size} is filled with {part.slug}", hole))
        return replace(page, parts=(*page.parts, part))
    ad = next((ad for ad in bank.house if ad.id not in bank.used), None)
    if ad is None:
        return page
    bank.used.append(ad.id)
    findings.append(_told(page, f"{called} of {size} is filled with the house advertisement {ad.id}", hole))
    return replace(page, ads=(*page.ads, PlacedAd(hole, ad)))


def _told(page: MadeUpPage, message: str, hole: Box) -> Finding:
    hint = "sell the place again, or give it to a story under `pages`"
    return warning("makeup/filler-used", message, OnPage(str(page.id), f"{hole.column},{hole.line}"), hint=hint)


def _stories(hole: Box, bank: Bank, layout: Layout) -> Iterator[Part]:
    """Give the fillers of copy that fill a hole exactly."""
    for slug in bank.slugs:
        galley = galley_of(bank.galleys, slug, layout.grid)
        if galley is None or slug in bank.used:
            continue
        fitted = shape(whole_story(galley, int(hole.columns), layout.grid), hole.lines)
        if fitted is not None:
            bank.chosen.append(replace(galley, lines=fitted.variant.lines))
            yield _part(slug, hole, fitted, galley)


def _part(slug: str, hole: Box, fitted: Shape, galley: Galley) -> Part:
    stand = fitted.stand
    standing = Standing(stand.head, stand.head_at, stand.banner, fitted.area, (stand.column, stand.top))
    return make_part(slug, 1, hole, standing, fitted.variant.matter, Notices(None, None, galley.qr))


def _taken(page: MadeUpPage) -> list[Box]:
    return [*(part.frame for part in page.parts), *(placed.box for placed in page.ads)]


def _with_air(hole: Box, room: Box, page: MadeUpPage) -> Box:
    """Keep white between a filler and what stands above and below it."""
    top = BETWEEN if hole.line > room.line else 0
    below = [
        box for box in _taken(page) if box.line == hole.foot and box.column < hole.right and hole.column < box.right
    ]
    ads = {placed.box for placed in page.ads}
    foot = (AIR if all(box in ads for box in below) else BETWEEN) if below else 0
    return Box(hole.column, Lines(hole.line + top), hole.columns, Lines(max(0, hole.lines - top - foot)))
