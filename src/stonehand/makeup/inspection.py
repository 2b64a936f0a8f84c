"""Inspection: made-up pages held against what make-up promises, whatever the copy. Pages, galleys and layout go in; each
promise broken comes out as a finding, and a page that make-up made gives none.

The promises about boxes and turns are rules of the lint; what only counting lines can show is counted here, afresh.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from stonehand.makeup.lint.cells import outside, overlap
from stonehand.makeup.lint.legs import ragged_feet
from stonehand.makeup.lint.sheet import sheets_of, stories_of
from stonehand.makeup.lint.turns import turn_backwards, turn_unpaired
from stonehand.makeup.matter import copy_lines
from stonehand.model.finding import Finding, OnPage, error
from stonehand.model.galley import Galley, depth_of, heads_over
from stonehand.model.layout import Layout
from stonehand.model.page import Leg, MakeUp


def check(makeup: MakeUp, galleys: tuple[Galley, ...], layout: Layout, *, level: bool = False) -> tuple[Finding, ...]:
    """Check that nothing overlaps or stands outside, legs are as deep as their lines, and no line is lost.

    Where make-up is free to choose each frame's depth, legs end `level` as well; in a frame that an editor gave they may not.
    """
    sheets = sheets_of(makeup, layout)
    stories = stories_of(sheets)
    rules = (overlap, outside, ragged_feet) if level else (overlap, outside)
    flaws = chain(
        chain.from_iterable(rule(sheet) for sheet in sheets for rule in rules),
        turn_unpaired(stories),
        turn_backwards(stories),
    )
    by_slug = {galley.slug: galley for galley in galleys}
    return (*(flaw.finding for flaw in flaws), *_leg_depths(makeup, by_slug), *_lines_lost(makeup, by_slug))


def leg_lines(leg: Leg, galley: Galley) -> int:
    """Give the depth of a leg's lines, with the table heads set again over it and the whites opened in it."""
    repeated = sum(head.depth for head in heads_over(galley.lines, leg.start))
    return repeated + depth_of(galley.lines[leg.start : leg.stop]) + len(leg.opened)


def _leg_depths(makeup: MakeUp, galleys: Mapping[str, Galley]) -> Iterator[Finding]:
    for page in makeup.pages:
        for part in page.parts:
            if any(leg.box.lines != leg_lines(leg, galleys[part.slug]) for leg in part.legs):
                message = f"a leg of {part.slug} is not as deep as its lines"
                yield error("makeup/leg-depth", message, OnPage(str(page.id), part.slug))


def _lines_lost(makeup: MakeUp, galleys: Mapping[str, Galley]) -> Iterator[Finding]:
    """Check that set = placed + overset for each story, and that its lines stand in order, each once."""
    legs: dict[str, list[Leg]] = {slug: [] for slug in galleys}
    for page in makeup.pages:
        for part in page.parts:
            legs[part.slug].extend(part.legs)
    overset = Counter(dict(makeup.overset))
    for slug, galley in galleys.items():
        if any(one.stop > other.start for one, other in pairwise(legs[slug])):
            yield error("makeup/out-of-order", f"lines of {slug} are out of order or placed twice", galley.where)
        copy = copy_lines(galley.lines)
        placed = sum(copy_lines(galley.lines[leg.start : leg.stop]) for leg in legs[slug])
        if copy != placed + overset[slug]:
            yield error(
                "makeup/lines-lost",
                f"{slug} has {copy} lines, {placed} placed and {overset[slug]} overset",
                galley.where,
            )
