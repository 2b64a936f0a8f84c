"""Pages: stories in order, one below the other, over as many pages as they need. Stories go in, the cheapest sequence of
recipes comes out.

The search keeps, after every story, the cheapest way to each (page, line on it). A story that ends on a page may end
anywhere, so all ways are tried; one that turns fills its page to the foot whatever stands above, so the cheapest few suffice.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from stonehand.makeup.prices import BUTTED, GAPS, HOLE, LAST_HOLE, OPEN_FOOT, PAGE, RISING, SAME_PLACE, WIDE_GAP
from stonehand.makeup.runs import ends_here, runs
from stonehand.makeup.ways import Run, Story, Way
from stonehand.model.galley import Head

BEAM = 40
"""States kept after each story."""

TURNS = 6
"""States from which a turn is tried."""


class Rooms(NamedTuple):
    """Lines for stories on the first page and on every other; `reserved` are those advertisements take from a page's foot."""

    front: int
    inside: int
    reserved: tuple[tuple[int, int], ...] = ()

    def on(self, page: int) -> int:
        """Give the lines of a page, counted from 0."""
        return max(0, (self.inside if page else self.front) - dict(self.reserved).get(page, 0))

    @property
    def deepest(self) -> int:
        """The lines of the roomiest page."""
        return max(self.front, self.inside)


class Setting(NamedTuple):
    """A story placed: its run, the page its first part stands on, and the line there, from the top of the page's room."""

    story: Story
    run: Run
    page: int
    line: int


class State(NamedTuple):
    """Stories placed so far: price, page and first free line, the last head on this page and how it stood, the way here."""

    cost: int
    page: int
    line: int
    head: Head | None
    beside: bool
    last: Setting | None
    before: "State | None"


_States = dict[tuple[int, int], State]


def fill_pages(stories: Sequence[Story], rooms: Rooms) -> tuple[tuple[Setting, ...], tuple[Story, ...]]:
    """Place the stories: those that found a place, in order, and those that fit on no page."""
    states: Sequence[State] = (State(PAGE, 0, 0, None, beside=False, last=None, before=None),)
    homeless = []
    for story in stories:
        ahead: _States = {}
        _place_below(states, story, rooms, ahead)
        _place_overleaf(states, story, rooms, ahead)
        if ahead:
            states = sorted(ahead.values(), key=lambda state: state.cost)[:BEAM]
        else:
            homeless.append(story)
    best = min(states, key=lambda state: state.cost + LAST_HOLE * (rooms.on(state.page) - state.line))
    return _retrace(best), tuple(homeless)


def _place_below(states: Sequence[State], story: Story, rooms: Rooms, ahead: _States) -> None:
    """Go on, on the page where the story before ended: to the story's end if it fits there, else to the foot and over."""
    turns = 0
    for state in states:
        for gap in GAPS if state.line else (0,):
            room = rooms.on(state.page) - state.line - gap
            found = ends_here(story, room, rooms.deepest)
            if not found and gap in {0, GAPS[0]} and turns < TURNS:
                turns += 1
                found = runs(story, room, _pages_after(rooms, state.page), fresh=state.line == 0)
            _reach(state, story, found, gap, ahead)


def _place_overleaf(states: Sequence[State], story: Story, rooms: Rooms, ahead: _States) -> None:
    """Begin on the next page, from the state that leaves the least white behind; past pages that advertisements fill, on
    one after.
    """
    overleaf: dict[int, State] = {}
    for state in states:
        if (
            state.line == 0
            and rooms.on(state.page + 1) <= rooms.on(state.page)
            and not _is_reserved_ahead(rooms, state.page)
        ):
            continue
        hole = rooms.on(state.page) - state.line
        price = PAGE + (OPEN_FOOT + HOLE * (hole - 1) if hole > 1 else 0)
        turned = State(state.cost + price, state.page + 1, 0, None, state.beside, state.last, state.before)
        if turned.page not in overleaf or turned.cost < overleaf[turned.page].cost:
            overleaf[turned.page] = turned
    for state in overleaf.values():
        page = state.page
        found = _on_fresh(story, rooms, page)
        while not found and _is_reserved_ahead(rooms, page):
            page += 1
            found = _on_fresh(story, rooms, page)
        _reach(state._replace(page=page, cost=state.cost + PAGE * (page - state.page)), story, found, 0, ahead)


def _on_fresh(story: Story, rooms: Rooms, page: int) -> tuple[Run, ...]:
    """Give the ways to begin a story on a page with nothing on it yet."""
    room = rooms.on(page)
    return ends_here(story, room, rooms.deepest) or runs(story, room, _pages_after(rooms, page), fresh=True)


def _is_reserved_ahead(rooms: Rooms, page: int) -> bool:
    """Tell whether advertisements take room on this page, so that a later one has more."""
    return any(reserved >= page for reserved, _ in rooms.reserved)


def _pages_after(rooms: Rooms, page: int) -> Callable[[int], int]:
    """Give the rooms of the pages after this one, counted from 0."""
    return lambda number: rooms.on(page + 1 + number)


def _reach(state: State, story: Story, found: Sequence[Run], gap: int, ahead: _States) -> None:
    """Note the states these runs lead to, where none cheaper is known."""
    line, base = state.line + gap, state.cost + WIDE_GAP * max(0, gap - GAPS[0])
    for run in found:
        more = len(run.parts) - 1
        cost = base + run.cost + PAGE * more + _neighbours(state, run.parts[0])
        key = (state.page + more, run.parts[-1].depth + (0 if more else line))
        known = ahead.get(key)
        if known is None or cost < known.cost:
            first, setting = run.parts[0], Setting(story, run, state.page, line)
            head = None if more else first.head or state.head
            ahead[key] = State(cost, *key, head, first.is_beside and not more, setting, state)


def _neighbours(state: State, way: Way) -> int:
    """Price a head under the one above it on the page: heads shrink downwards and never butt at one size."""
    if state.head is None or way.head is None:
        return 0
    price = SAME_PLACE * (state.beside == way.is_beside)
    if way.head.size == state.head.size:
        return price + BUTTED
    return price + RISING * (way.head.size > state.head.size)


def _retrace(state: State) -> tuple[Setting, ...]:
    return tuple(reversed(tuple(_settings(state))))


def _settings(state: State) -> Iterator[Setting]:
    step: State | None = state
    while step is not None:
        if step.last is not None:
            yield step.last
        step = step.before
