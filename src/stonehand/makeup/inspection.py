"""Inspection: made-up pages looked over by someone who did not make them up. Pages, galleys and layout go in; each rule broken
comes out as a finding, and a page that make-up made gives none.

Nothing here asks how the pages came about: the rules are counted afresh from boxes and lines.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from stonehand.model.finding import Finding, OnPage, error
from stonehand.model.galley import NEVER, Galley, depth_of
from stonehand.model.layout import Layout
from stonehand.model.page import Box, Leg, MadeUpPage, MakeUp, Part
from stonehand.model.units import Columns, Lines


def check(makeup: MakeUp, galleys: tuple[Galley, ...], layout: Layout) -> tuple[Finding, ...]:
    """Check that nothing overlaps or stands outside, legs are as deep as their lines and end level, and no line is lost."""
    by_slug = {galley.slug: galley for galley in galleys}
    return (
        *(finding for page in makeup.pages for finding in _page(page, by_slug, layout)),
        *_lines_lost(makeup, galleys),
        *_turns(makeup),
    )


def _page(page: MadeUpPage, galleys: Mapping[str, Galley], layout: Layout) -> Iterator[Finding]:
    grid = layout.grid
    furniture = min(grid.lines, (layout.front if page.number == 1 else layout.inside).furniture)
    room = Box(Columns(0), furniture, grid.columns, Lines(grid.lines - furniture))
    for part in page.parts:
        where = OnPage(page.id, part.slug)
        boxes = boxes_of(part)
        if not room.holds(part.frame) or not all(part.frame.holds(box) for box in boxes):
            yield error("makeup/outside", f"part of {part.slug} stands outside its frame or its page", where)
        if any(one.meets(other) for one, other in combinations(boxes, 2)):
            yield error("makeup/overlap", f"matter of {part.slug} stands on other matter of its own", where)
        yield from _legs(part, galleys[part.slug], where)
    for one, other in combinations(page.parts, 2):
        if one.frame.meets(other.frame):
            yield error("makeup/overlap", f"{one.slug} stands on {other.slug}", OnPage(page.id, one.slug))


def boxes_of(part: Part) -> tuple[Box, ...]:
    """Give the box of everything that stands in a part; a picture's with its caption."""
    captioned = (
        Box(
            picture.box.column,
            picture.box.line,
            picture.box.columns,
            Lines(picture.box.lines + len(picture.setting.caption)),
        )
        for picture in part.pictures
    )
    placed = (part.turn, part.resumed, part.qr)
    return (
        *((part.head_box,) if part.head_box else ()),
        *captioned,
        *(leg.box for leg in part.legs),
        *(one.box for one in placed if one),
    )


def _legs(part: Part, galley: Galley, where: OnPage) -> Iterator[Finding]:
    for leg in part.legs:
        if leg.box.lines != leg_lines(leg, galley):
            yield error("makeup/leg-depth", f"a leg of {part.slug} is not as deep as its lines", where)
    feet = tuple(_foot(part, leg) for leg in part.legs)
    if feet and max(feet) - min(feet) > 1 and not _has_uncut(part, galley):
        yield error("makeup/feet", f"legs of {part.slug} end {max(feet) - min(feet)} lines apart", where)


def leg_lines(leg: Leg, galley: Galley) -> int:
    """Give the depth of a leg's lines, with the whites opened in it."""
    return depth_of(galley.lines[leg.start : leg.stop]) + len(leg.opened)


def _foot(part: Part, leg: Leg) -> int:
    """Give the line a leg ends at, with the turn line or code under it."""
    tails = (placed.box for placed in (part.turn, part.qr) if placed)
    return leg.box.foot + sum(tail.lines for tail in tails if tail.column == leg.box.column)


def _has_uncut(part: Part, galley: Galley) -> bool:
    """Tell whether a part, or the line just after it, holds matter no leg may cut: only then may its legs end uneven."""
    lines = galley.lines[part.legs[0].start : part.legs[-1].stop + 1]
    return any(line.depth > 1 or line.break_after >= NEVER for line in lines)


def _lines_lost(makeup: MakeUp, galleys: tuple[Galley, ...]) -> Iterator[Finding]:
    """Check that set = placed + overset for each story, and that its lines stand in order, each once."""
    legs: dict[str, list[Leg]] = {galley.slug: [] for galley in galleys}
    for page in makeup.pages:
        for part in page.parts:
            legs[part.slug].extend(part.legs)
    overset = Counter(dict(makeup.overset))
    for galley in galleys:
        spans = legs[galley.slug]
        if any(one.stop > other.start for one, other in pairwise(spans)):
            yield error("makeup/out-of-order", f"lines of {galley.slug} are out of order or placed twice", galley.where)
        copy = sum(line.depth for line in galley.lines if not line.repeat)
        placed = sum(line.depth for leg in spans for line in galley.lines[leg.start : leg.stop] if not line.repeat)
        if copy != placed + overset[galley.slug]:
            yield error(
                "makeup/lines-lost",
                f"{galley.slug} has {copy} lines, {placed} placed and {overset[galley.slug]} overset",
                galley.where,
            )


def _turns(makeup: MakeUp) -> Iterator[Finding]:
    """Check that every turn line has its from-line on the next page, and the parts of a story follow each other."""
    places: dict[str, list[tuple[MadeUpPage, Part]]] = {}
    for page in makeup.pages:
        for part in page.parts:
            places.setdefault(part.slug, []).append((page, part))
    for slug, found in places.items():
        numbers = [part.part for _, part in found]
        paired = all(
            one.turn and other.resumed and str(there.id) in one.turn.value and str(here.id) in other.resumed.value
            for (here, one), (there, other) in pairwise(found)
        )
        first, last = found[0][1], found[-1][1]
        if not paired or first.resumed or last.turn or numbers != list(range(1, len(found) + 1)):
            yield error("makeup/turn-unpaired", f"the turn lines of {slug} do not lead to each other")
