"""Planned pages: slots of the flatplan become entries. Named stories first, jumps with both their slots, then what is unsaid.

Slots do not touch each other: an edit in one frame leaves the rest of the paper where it was.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stonehand.makeup.assign import Assigned, assign_named, assign_unsaid
from stonehand.makeup.entries import Entry, Item, Stone, whole_item
from stonehand.makeup.flatplan import Slot
from stonehand.makeup.slots import Entries, fill_slot, fill_slot_anyhow
from stonehand.makeup.turned import Jump, Leapt, Unmade, landings, leap
from stonehand.model.article import Article


class Filled(NamedTuple):
    """All entries, page by page in the order of their slots; jumps that could not be made, and stories no slot has."""

    entries: tuple[Entry, ...]
    unmade: tuple[Unmade, ...]
    unplaced: tuple[str, ...]


def fill_plans(stone: Stone, stories: Sequence[Article]) -> Filled:
    """Fill every slot of every page."""
    slots = [slot for plan in stone.plans for slot in plan.slots]
    named = assign_named(stone, slots, stories)
    jumps = [Jump(number, slugs[0]) for number, slugs in named.items() if slugs and slots[number].asked.jump]
    leaps, unmade = _leap_all(stone, slots, named, jumps)
    assigned = assign_unsaid(stone, slots, named, {leapt.slot for leapt in leaps}, stories)
    entries = [
        entry
        for number, slot in enumerate(slots)
        for entry in _slot_entries(stone, slot, number, assigned[number], leaps)
    ]
    placed = {entry.slug for entry in entries}
    return Filled(
        tuple(entries),
        tuple(unmade),
        tuple(story.slug for story in stories if story.slug in stone.galleys and story.slug not in placed),
    )


def _leap_all(
    stone: Stone, slots: Sequence[Slot], named: Assigned, jumps: Sequence[Jump]
) -> tuple[list[Leapt], list[Unmade]]:
    """Make the jumps one after the other; a slot that more than one lands in holds them all."""
    leaps: list[Leapt] = []
    unmade: list[Unmade] = []
    landed: dict[int, list[Item]] = {}

    def standing(number: int) -> tuple[Item, ...]:
        return (*landed.get(number, ()), *(whole_item(stone, slug, slots[number]) for slug in named[number]))

    for jump in jumps:
        ways = list(landings(jump, slots, stone.plans, standing))
        leapt = leap(stone, jump, slots, ways)
        if leapt is None:
            unmade.append(Unmade(jump, is_homeless=not ways))
        else:
            leaps = [*(_without_entries(one) if one.slot == leapt.slot else one for one in leaps), leapt]
            landed.setdefault(leapt.slot, []).append(leapt.item)
    return leaps, unmade


def _without_entries(leapt: Leapt) -> Leapt:
    """Take back a second slot's entries: a later jump into it has filled it anew."""
    return leapt._replace(entries=())


def _slot_entries(stone: Stone, slot: Slot, number: int, slugs: Sequence[str], leaps: Sequence[Leapt]) -> Entries:
    here = [leapt for leapt in leaps if leapt.slot == number]
    if here:
        return tuple(entry for leapt in here for entry in leapt.entries)
    source = next((leapt.first for leapt in leaps if leapt.first.slot is slot), None)
    if source is not None:
        return (source,)
    items = [whole_item(stone, slug, slot) for slug in slugs]
    return (fill_slot(slot, items) or fill_slot_anyhow(slot, items)) if items else ()
