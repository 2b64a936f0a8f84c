"""Ways: how one part of a story can stand on a page. A story goes in, out come frames with head and area in place, priced.

The first part carries the head: across the top of its text, or for a short story two columns wide at its left; a picture as
wide as the story may stand above the head. Later parts are text and pictures under a from-line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from stonehand.makeup.areas import Area, Ends, Pour, close, turn, turn_anyhow
from stonehand.makeup.grounds import Block, Ground, Shot, banners, bare, grounds
from stonehand.makeup.matter import Matter, after
from stonehand.makeup.prices import LEAST_LEG, LOOSE_HEAD, SMALLER_HEAD, WHITE
from stonehand.model.galley import Head, Qr

DEEPEST_MISMATCH = 4
"""Lines by which a head at the left may be deeper or shallower than the legs beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A story as make-up sees it: its heads across and beside, the largest first, its lines, pictures and code; the columns it
    stands in; whether pictures pack from the right. `known_endings` and `known_cuts` keep what has been worked out.
    """

    slug: str
    matter: Matter
    across: tuple[Head, ...]
    beside: tuple[Head, ...]
    pictures: tuple[Shot, ...]
    qr: Qr | None
    columns: int
    right: bool
    known_endings: dict[tuple["Spot", int], tuple["Way", ...]] = field(default_factory=dict, repr=False)
    known_cuts: dict[tuple["Spot", int, bool], tuple["Way", ...]] = field(default_factory=dict, repr=False)
    known_runs: dict[int, tuple["Run", ...]] = field(default_factory=dict, repr=False)
    known_turns: dict[tuple["Spot", int, int], Area | None] = field(default_factory=dict, repr=False)
    known_grounds: dict[tuple[int, int, bool], tuple[Ground, ...]] = field(default_factory=dict, repr=False)


class Spot(NamedTuple):
    """Where a story has come to: its next line and its next picture. Parts after the first are `resumed`."""

    line: int
    shown: int
    resumed: bool


class Way(NamedTuple):
    """A part in a frame: depth and price, its head with column and line, the picture above it, and the area with its place."""

    depth: int
    cost: int
    head: Head | None
    head_line: int
    banner: Block | None
    area: Area
    at: tuple[int, int]
    shown: int

    @property
    def is_beside(self) -> bool:
        """Whether the head stands at the left of the text."""
        return self.at[0] > 0


class Run(NamedTuple):
    """A story carried through: its parts, each on a page of its own, and the price."""

    parts: tuple[Way, ...]
    cost: int


def beginning(story: Story) -> Spot:
    """Give the place before a story's first line."""
    return Spot(after(story.matter, 0), 0, resumed=False)


def whole(story: Story, spot: Spot, limit: int) -> tuple[Way, ...]:
    """Give the ways to end the story here within `limit` lines: for each depth and head size the cheapest, by depth."""
    known = story.known_endings
    if (spot, limit) not in known:
        best: dict[tuple[int, float], Way] = {}
        for way in _endings(story, spot, limit):
            place = (way.depth, way.head.size if way.head else 0.0)
            if way.depth <= limit and (place not in best or way.cost < best[place].cost):
                best[place] = way
        known[spot, limit] = tuple(best[place] for place in sorted(best))
    return known[spot, limit]


def turning(story: Story, spot: Spot, depth: int) -> tuple[Way, ...]:
    """Give the ways to fill a frame of just this depth and go on to the next page, within the trade's minima."""
    found = []
    for head in _turning_heads(story, spot):
        room = depth - (head.depth if head else 0)
        counts = range(min(2, len(story.pictures) - spot.shown), -1, -1)
        area = next(filter(None, (_best_turn(story, spot, count, room) for count in counts)), None)
        if area:
            found.append(_across(story, head, None, area))
    return tuple(sorted(found, key=lambda way: way.cost))


def turning_anyhow(story: Story, spot: Spot, depth: int) -> Way | None:
    """Fill a frame of a fresh page as well as it goes; `None` if nothing of the story would stand in it."""
    heads = (None,) if spot.resumed or not story.across else tuple(reversed(story.across))
    for count in range(len(story.pictures) - spot.shown, -1, -1):
        for head in heads:
            top = head.depth if head else 0
            for ground in _grounds(story, spot, count):
                area = turn_anyhow(Pour(story.matter, spot.line, ground, Ends(spot.resumed, 1)), depth - top)
                if area and (head or area.line > spot.line or count):
                    return _across(story, head, None, area)
    return None


def _best_turn(story: Story, spot: Spot, count: int, depth: int) -> Area | None:
    known = story.known_turns
    if (spot, count, depth) not in known:
        tried = [ground for ground in _grounds(story, spot, count) if ground.floor <= depth][:5]
        areas = (turn(Pour(story.matter, spot.line, ground, Ends(spot.resumed, 1)), depth) for ground in tried)
        known[spot, count, depth] = min(filter(None, areas), key=lambda area: area.cost, default=None)
    return known[spot, count, depth]


def _endings(story: Story, spot: Spot, limit: int) -> Iterator[Way]:
    ends = Ends(spot.resumed, story.qr.depth if story.qr else 0)
    left = len(story.pictures) - spot.shown
    heads: tuple[Head | None, ...] = (None,) if spot.resumed or not story.across else story.across
    for ground in _grounds(story, spot, left):
        for area in close(Pour(story.matter, spot.line, ground, ends), limit):
            yield from (_across(story, head, None, area) for head in heads)
    if not spot.resumed and left == 1:
        yield from _under_banner(story, spot, ends, limit)
    if not spot.resumed and left == 0:
        for head in story.beside:
            yield from _beside(story, head, spot, ends, limit)


def _under_banner(story: Story, spot: Spot, ends: Ends, limit: int) -> Iterator[Way]:
    """Stand the story's one picture above its head, as wide as the story."""
    plain = close(Pour(story.matter, spot.line, bare(story.columns, spot.shown), ends), limit)
    for block, price in banners(story.pictures[spot.shown], story.columns):
        for head in story.across:
            yield from (_across(story, head, block, area, price) for area in plain)


def _across(story: Story, head: Head | None, banner: Block | None, area: Area, price: int = 0) -> Way:
    top = banner.foot + 1 if banner else 0
    text = top + (head.depth if head else 0)
    cost = area.cost + price + _head_price(story.across, head)
    return Way(text + area.depth, cost, head, top, banner, area, (0, text), area.ground.shown + (banner is not None))


def _beside(story: Story, head: Head, spot: Spot, ends: Ends, limit: int) -> Iterator[Way]:
    """Stand a head at the left of its text, if the two are about as deep."""
    for area in close(Pour(story.matter, spot.line, bare(story.columns - head.span, spot.shown), ends), limit):
        depth = max(head.depth, area.depth)
        if abs(head.depth - area.depth) > DEEPEST_MISMATCH or area.depth < LEAST_LEG:
            continue
        white = (depth - head.depth) * head.span + (depth - area.depth) * (story.columns - head.span)
        cost = area.cost + WHITE * white + _head_price(story.beside, head)
        yield Way(depth, cost, head, 0, None, area, (head.span, 0), spot.shown)


def _head_price(heads: tuple[Head, ...], head: Head | None) -> int:
    if head is None:
        return 0
    return SMALLER_HEAD * heads.index(head) + round(LOOSE_HEAD * max(0.0, 0.8 - head.fill))


def _turning_heads(story: Story, spot: Spot) -> tuple[Head | None, ...]:
    """Choose three heads of different depth for a story that turns: a page is cut at its foot anyway."""
    if spot.resumed or not story.across:
        return (None,)
    by_depth = {head.depth: head for head in reversed(story.across)}
    heads = tuple(reversed(by_depth.values()))
    return tuple(dict.fromkeys((heads[0], heads[len(heads) // 2], heads[-1])))


def _grounds(story: Story, spot: Spot, count: int) -> tuple[Ground, ...]:
    """Lay out pictures, those of a resumed part at the right: its from-line belongs at the page's top left."""
    known = story.known_grounds
    right = spot.resumed or story.right != (spot.shown % 2 == 1)
    if (spot.shown, count, right) not in known:
        known[spot.shown, count, right] = grounds(story.pictures, spot.shown, count, story.columns, right=right)
    return known[spot.shown, count, right]


def split_heads(heads: Iterable[Head], columns: int) -> tuple[tuple[Head, ...], tuple[Head, ...]]:
    """Sort a story's heads for a width: those across its top (the widest that fit), and those that leave half of it to text."""
    fitting = sorted((head for head in heads if head.span <= columns), key=lambda head: (-head.size, head.depth))
    widest = max((head.span for head in fitting), default=0)
    across = tuple(head for head in fitting if head.span == widest)
    return across, tuple(head for head in fitting if head.span < widest and head.span * 2 <= columns)
