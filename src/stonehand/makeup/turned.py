"""Turned stories: a jump from one slot to another, both filled exactly. The slot a story begins in and those it may go on
in come in; out come the entries of both.

Cuts are tried roughly by price, and the first that lets the second slot come out is taken; where none does, the cheapest
cut stands and what is over or under in the second slot is told.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from stonehand.makeup.entries import Entry, Item, Stone, pin_of, whole_item
from stonehand.makeup.fit import Fit
from stonehand.makeup.fittings import rest_of_story
from stonehand.makeup.flatplan import PagePlan, Slot
from stonehand.makeup.jumps import Turned, turns
from stonehand.makeup.slots import Entries, fill_slot, fill_slot_anyhow
from stonehand.makeup.stands import Fitting
from stonehand.model.dummy import BEST_PAGE
from stonehand.model.layout import Grid

_MOST_CUTS = 90


class Jump(NamedTuple):
    """A story that is to go on elsewhere: the slot it begins in, and its slug."""

    source: int
    slug: str


class Unmade(NamedTuple):
    """A jump that could not be made: for want of a place to land, or of a line to cut at."""

    jump: Jump
    is_homeless: bool


class Landing(NamedTuple):
    """A slot a story may go on in: its number, and the items that stand in it below the second part."""

    slot: int
    below: tuple[Item, ...]


class Leapt(NamedTuple):
    """A jump made: the first part, the slot of the second with all its entries, and the second part's item."""

    first: Entry
    slot: int
    entries: Entries
    item: Item
    is_exact: bool


def landings(
    jump: Jump, slots: Sequence[Slot], plans: Sequence[PagePlan], standing: Callable[[int], tuple[Item, ...]]
) -> Iterator[Landing]:
    """Give the slots a story may go on in, the best first: the one its editor named, free ones, then regions with room.

    `standing` gives the items a slot has already.
    """
    source = slots[jump.source]
    own = [number for number, slot in enumerate(slots) if _is_second(slot, jump.slug) and slot.page > source.page]
    if own:
        yield Landing(own[0], ())
        return
    open_to = [number for number, slot in enumerate(slots) if _is_open(slot, source, plans)]
    for number in open_to:
        if not slots[number].asked.stories and not standing(number):
            yield Landing(number, ())
    for number in open_to:
        if slots[number].stacks and standing(number):
            yield Landing(number, standing(number))


def _is_second(slot: Slot, slug: str) -> bool:
    return slot.asked.part > 1 and slug in slot.asked.stories


def leap(stone: Stone, jump: Jump, slots: Sequence[Slot], ways: Sequence[Landing]) -> Leapt | None:
    """Cut a story so that both its slots are filled; `None` where the trade lets it be cut nowhere in its first frame."""
    source = slots[jump.source]
    if not source.spaces or not ways:
        return None
    fitting = whole_item(stone, jump.slug, source).fitted(int(source.spaces[0].columns))
    cuts = list(islice(turns(fitting, source.spaces[0].lines), _MOST_CUTS))
    for way in ways:
        exact = [one for cut in cuts if (one := _leapt(stone, jump, slots, way, fitting, cut)) is not None]
        if exact:
            return min(exact, key=_price)
    return min((_leapt_anyhow(stone, jump, slots, ways[0], fitting, cut) for cut in cuts), key=_loss, default=None)


def _leapt(  # noqa: PLR0913, PLR0917 - a cut, and where it leads
    stone: Stone, jump: Jump, slots: Sequence[Slot], way: Landing, fitting: Fitting, cut: Turned
) -> Leapt | None:
    item = _rest(fitting, cut, slots[way.slot], stone.layout.grid)
    entries = fill_slot(slots[way.slot], (item, *way.below))
    first = _first(slots[jump.source], jump, fitting, cut)
    return Leapt(first, way.slot, entries, item, is_exact=True) if entries else None


def _leapt_anyhow(  # noqa: PLR0913, PLR0917 - a cut, and where it leads
    stone: Stone, jump: Jump, slots: Sequence[Slot], way: Landing, fitting: Fitting, cut: Turned
) -> Leapt:
    item = _rest(fitting, cut, slots[way.slot], stone.layout.grid)
    entries = fill_slot_anyhow(slots[way.slot], (item, *way.below))
    return Leapt(_first(slots[jump.source], jump, fitting, cut), way.slot, entries, item, is_exact=False)


def _loss(leapt: Leapt) -> tuple[int, int]:
    """Give what a jump that does not come out loses: lines over first, then the price of the story's own two parts."""
    own = (leapt.first, *(entry for entry in leapt.entries if entry.slug == leapt.first.slug))
    price = sum(entry.fit.shape.cost for entry in own if entry.fit.shape)
    return sum(entry.fit.over for entry in leapt.entries), price


def _price(leapt: Leapt) -> int:
    """Price a jump: what both slots cost."""
    return sum(entry.fit.shape.cost for entry in (leapt.first, *leapt.entries) if entry.fit.shape)


def _is_open(slot: Slot, source: Slot, plans: Sequence[PagePlan]) -> bool:
    """Tell whether a story may land in a slot: on the page asked for, or on a later one of its section."""
    here, there = plans[source.page], plans[slot.page]
    if slot.page <= source.page or slot.asked.part > 1 or slot.asked.legs:
        return False
    if source.asked.jump != BEST_PAGE:
        return there.id == source.asked.jump
    return not here.section or not there.section or here.section == there.section


def _first(source: Slot, jump: Jump, fitting: Fitting, cut: Turned) -> Entry:
    return Entry(source, source.spaces[0], jump.slug, 1, fitting, Fit(cut.shape), turns=True)


def _rest(fitting: Fitting, cut: Turned, slot: Slot, grid: Grid) -> Item:
    made: dict[int, Fitting] = {}

    def fitted(columns: int) -> Fitting:
        if columns not in made:
            made[columns] = rest_of_story(fitting, cut.shape.variant, cut.line, cut.shown, columns, grid, pin_of(slot))
        return made[columns]

    return Item(fitting.galley.slug, 2, fitted)
