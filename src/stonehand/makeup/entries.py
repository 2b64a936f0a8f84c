"""Entries: what make-up has decided, frame by frame, before it becomes pages. An entry is a story's part, the rectangle it
has, and how it fits there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from stonehand.makeup.fit import Fit
from stonehand.makeup.fittings import FREE, galley_of, whole_story
from stonehand.makeup.flatplan import PagePlan, Slot
from stonehand.makeup.stands import Fitting
from stonehand.model.dummy import Recipe
from stonehand.model.galley import Galley
from stonehand.model.layout import Layout
from stonehand.model.page import Box


class Item(NamedTuple):
    """A story, or a part of one, that is to stand in a slot; `fitted` makes it ready for a number of columns."""

    slug: str
    part: int
    fitted: Callable[[int], Fitting]


class Entry(NamedTuple):
    """An item in its rectangle. `turns` is set where the story goes on elsewhere; `legs` where the frame has its own."""

    slot: Slot
    box: Box
    slug: str
    part: int
    fitting: Fitting
    fit: Fit
    turns: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it fills its rectangle and nothing runs over."""
        return self.fit.shape is not None and not self.fit.under and not self.fit.over


class Stone(NamedTuple):
    """What stands at hand while pages are made up: the plans, the layout, galleys by slug, and the fittings made so far."""

    plans: Sequence[PagePlan]
    layout: Layout
    galleys: Mapping[str, Sequence[Galley]]
    made: dict[tuple[str, int, int | None, bool, Recipe], Fitting]

    def right(self, slot: Slot) -> bool:
        """Tell whether pictures of a slot stand at its right: towards the page's outer edge."""
        return self.plans[slot.page].number % 2 == 1


def whole_item(stone: Stone, slug: str, slot: Slot) -> Item:
    """Give a whole story as an item of a slot."""
    pin = pin_of(slot)
    return Item(slug, 1, lambda columns: fitting_of(stone, slug, columns, slot, pin))


def pin_of(slot: Slot) -> Recipe:
    """Give what a slot's recipe settles: all it says where it is locked, nothing elsewhere."""
    return slot.asked.recipe or FREE if slot.asked.locked else FREE


def fitting_of(stone: Stone, slug: str, columns: int, slot: Slot, pin: Recipe) -> Fitting:
    """Make a story ready for a width, once."""
    right, legs = stone.right(slot), slot.asked.legs
    key = (slug, columns, legs, right, pin)
    if key not in stone.made:
        own = legs is not None and columns == slot.box.columns
        grid = stone.layout.grid.within(slot.box.column, columns, legs) if own and legs else stone.layout.grid
        galley = galley_of(stone.galleys, slug, grid) or stone.galleys[slug][0]
        stone.made[key] = whole_story(galley, legs if own and legs else columns, stone.layout.grid, pin, right=right)
    return stone.made[key]
