"""Runs: a story from its first page to its last. A story and the room on its first page go in; out come the ways to carry it
through, part by part, cut no more often than its length demands.
"""

from collections.abc import Callable, Iterator

from stonehand.makeup.prices import GIVE, HOLE, OPEN_FOOT
from stonehand.makeup.ways import Run, Spot, Story, Way, beginning, turning, turning_anyhow, whole

_ENDINGS = 5


def ends_here(story: Story, room: int, limit: int) -> tuple[Run, ...]:
    """Give the ways to end a story within `room` lines of the page it begins on; `limit` is the room of the deepest page."""
    known = story.known_runs
    if room not in known:
        endings = whole(story, beginning(story), limit)
        known[room] = tuple(Run((way,), way.cost) for way in endings if way.depth <= room)
    return known[room]


def runs(story: Story, room: int, after: Callable[[int], int], *, fresh: bool) -> tuple[Run, ...]:
    """Give the ways to carry a story over from a page with `room` lines to whole pages; `after` gives the lines of each,
    from 0.

    A page that is `fresh` has nothing on it yet: there the trade's minima bow to the need to go on. Empty if the story
    cannot begin in this room.
    """
    first = _cut(story, beginning(story), room, fresh=fresh)
    return tuple(run for way in first[:3] for run in _carry_on(story, way, after))


def _carry_on(story: Story, first: Way, after: Callable[[int], int]) -> Iterator[Run]:
    parts, spot = [first], _after(first)
    while True:
        full = after(len(parts) - 1)
        endings = whole(story, spot, full)
        if endings:
            cost = sum(part.cost for part in parts)
            for way in _spread(endings):
                yield Run((*parts, way), cost + way.cost)
            return
        cuts = _cut(story, spot, full, fresh=True)
        if not cuts:
            return
        parts.append(cuts[0])
        spot = _after(cuts[0])


def _cut(story: Story, spot: Spot, room: int, *, fresh: bool) -> tuple[Way, ...]:
    """Give the ways to fill this room and turn: full to the foot, else a few lines short of it, else anyhow on a fresh page."""
    known = story.known_cuts
    if (spot, room, fresh) not in known:
        known[spot, room, fresh] = _find_cut(story, spot, room, fresh=fresh)
    return known[spot, room, fresh]


def _find_cut(story: Story, spot: Spot, room: int, *, fresh: bool) -> tuple[Way, ...]:
    for short in range(GIVE + 1):
        ways = turning(story, spot, room - short)
        if ways:
            price = OPEN_FOOT * (short > 1) + HOLE * short
            return tuple(way._replace(cost=way.cost + price) for way in ways)
    anyhow = turning_anyhow(story, spot, room) if fresh else None
    return (anyhow,) if anyhow else ()


def _after(way: Way) -> Spot:
    return Spot(way.area.line, way.shown, resumed=True)


def _spread(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Keep the cheapest endings, and with them the shallowest and the deepest: the page below needs the choice."""
    cheapest = sorted(ways, key=lambda way: way.cost)[:_ENDINGS]
    return tuple(dict.fromkeys((*cheapest, ways[0], ways[-1])))
