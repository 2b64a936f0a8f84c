"""Figures: made-up pages in numbers, by which one make-up can be held against another. Pages and layout go in; out come
counts of frames, leg breaks and faults of looks. The acceptance numbers of make-up are told in these words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from stonehand.makeup.lint.heads import butted_heads
from stonehand.makeup.lint.legs import dog_leg
from stonehand.makeup.lint.sheet import Stories, sheets_of, stories_of, tail_lines
from stonehand.model.galley import Galley, Kind, Line
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp, Part

LEVEL = 1
"""Lines a leg may end above its frame's foot in a frame that counts as filled."""

_TEXT = frozenset({Kind.BODY, Kind.QUOTE, Kind.ITEM, Kind.NOTE})


@dataclass(frozen=True, slots=True)
class Figures:
    """Pages in numbers. `slack` is the most lines a leg ends above its frame's foot; a leg break is a leg with more of its
    story after it; `bad_breaks_percent` is the share of those at a widow, an orphan or a crosshead.
    """

    frames: int
    filled_exactly: int
    overset_lines: int
    slack: int
    leg_breaks: int
    widows: int
    orphans: int
    crossheads_at_foot: int
    bad_breaks_percent: float
    dog_legs: int
    butted_heads_on_front: int
    jumps: int
    pictures: int


class _Break(NamedTuple):
    """The last line of a leg, and the first of the next."""

    last: Line
    next: Line


def figures(makeup: MakeUp, layout: Layout) -> Figures:
    """Count what stands on the pages."""
    sheets = sheets_of(makeup, layout)
    parts = [part for sheet in sheets for part in sheet.page.parts]
    breaks = list(_breaks(stories_of(sheets), {galley.slug: galley for galley in makeup.galleys}))
    overset = {slug for slug, _ in makeup.overset}
    return Figures(
        frames=len(parts),
        filled_exactly=sum(_white(part) <= LEVEL and part.slug not in overset for part in parts),
        overset_lines=sum(lines for _, lines in makeup.overset),
        slack=max(map(_white, parts), default=0),
        leg_breaks=len(breaks),
        widows=sum(map(_is_widow, breaks)),
        orphans=sum(map(_is_orphan, breaks)),
        crossheads_at_foot=sum(map(_is_crosshead, breaks)),
        bad_breaks_percent=_percent(sum(map(_is_bad, breaks)), len(breaks)),
        dog_legs=sum(1 for sheet in sheets for _ in dog_leg(sheet)),
        butted_heads_on_front=sum(1 for sheet in sheets[:1] for _ in butted_heads(sheet)),
        jumps=sum(part.part > 1 for part in parts),
        pictures=sum(len(part.pictures) for part in parts),
    )


def _breaks(stories: Stories, galleys: Mapping[str, Galley]) -> Iterator[_Break]:
    for slug, places in stories.items():
        lines = galleys[slug].lines
        legs = [leg for place in places for leg in place.part.legs]
        yield from (_Break(lines[leg.stop - 1], lines[following.start]) for leg, following in pairwise(legs))


def _white(part: Part) -> int:
    """Give the most lines a leg of a part ends above its frame's foot; without legs there is no such white."""
    feet = (leg.box.foot + tail_lines(part, leg.box.column) for leg in part.legs)
    return max((part.frame.foot - foot for foot in feet), default=0)


def _is_widow(one: _Break) -> bool:
    """Tell whether a paragraph's last line begins the next leg alone."""
    return one.next.kind in _TEXT and one.next.left == 1 and one.next.index > 0


def _is_orphan(one: _Break) -> bool:
    """Tell whether a paragraph's first line ends the leg, the others standing in the next."""
    return one.last.kind in _TEXT and one.last.index == 0 and one.last.left > 1


def _is_crosshead(one: _Break) -> bool:
    return one.last.kind is Kind.CROSSHEAD


def _is_bad(one: _Break) -> bool:
    return _is_widow(one) or _is_orphan(one) or _is_crosshead(one)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
