"""Slots: one rectangle of a page and the items meant for it. Items go in, entries come out: each item in a rectangle of its
own, filled exactly where that can be, as well as it goes elsewhere.

A package, a story with one that belongs beside it, shares a frame: side by side where both come out, else one below the
other.
"""

from collections.abc import Iterator, Sequence

from stonehand.makeup.entries import Entry, Item
from stonehand.makeup.fit import fit
from stonehand.makeup.flatplan import Slot
from stonehand.makeup.shapes import shape
from stonehand.makeup.spaces import BETWEEN
from stonehand.makeup.stacks import Stacked, stack, stack_anyhow
from stonehand.model.page import Box
from stonehand.model.units import Columns, Lines

Entries = tuple[Entry, ...]


def fill_slot(slot: Slot, items: Sequence[Item]) -> Entries | None:
    """Fill a slot exactly with these items in order; `None` where no way comes out."""
    if not slot.spaces:
        return None
    if not slot.stacks:
        return next(_in_one(slot, slot.spaces[0], items), None)
    return _over_spaces(slot, slot.spaces, items)


def fill_slot_anyhow(slot: Slot, items: Sequence[Item]) -> Entries:
    """Fill a slot as well as it goes."""
    if not slot.spaces:
        box = Box(slot.box.column, slot.box.line, slot.box.columns, Lines(0))
        return tuple(_entries(slot, box, items, stack_anyhow([item.fitted(int(box.columns)) for item in items], 0)))
    space = slot.spaces[0]
    if not slot.stacks and len(items) > 1:
        main, beside = _split(space, 1)
        return (*_single(slot, main, items[0]), *_stacked_anyhow(slot, beside, items[1:]))
    if len(slot.spaces) == 1 or len(items) == 1:
        return _stacked_anyhow(slot, space, items)
    taken = max(1, _most_that_fit(space, items))
    rest = slot.spaces[1:]
    below = fill_slot_anyhow(_narrowed(slot, rest), items[taken:]) if items[taken:] else ()
    return (*_stacked_anyhow(slot, space, items[:taken]), *below)


def _in_one(slot: Slot, space: Box, items: Sequence[Item]) -> Iterator[Entries]:
    """Fill one frame: with its story, or a package of several."""
    if len(items) == 1:
        yield from _stacked(slot, space, items)
        return
    for columns in range(1, max(1, space.columns // 2) + 1):
        main, beside = _split(space, columns)
        left, right = next(_stacked(slot, main, items[:1]), None), next(_stacked(slot, beside, items[1:]), None)
        if left and right:
            yield (*left, *right)
    yield from _stacked(slot, space, items)


def _over_spaces(slot: Slot, spaces: Sequence[Box], items: Sequence[Item]) -> Entries | None:
    """Share items out over a slot's spaces in order, as many to the first as come out there."""
    if not items:
        return ()
    if len(spaces) == 1:
        return next(_stacked(slot, spaces[0], items), None)
    for count in range(len(items), 0, -1):
        first = next(_stacked(slot, spaces[0], items[:count]), None)
        rest = _over_spaces(slot, spaces[1:], items[count:]) if first else None
        if first and rest is not None:
            return (*first, *rest)
    return None


def _stacked(slot: Slot, space: Box, items: Sequence[Item]) -> Iterator[Entries]:
    fittings = [item.fitted(int(space.columns)) for item in items]
    stacked = stack(fittings, space.lines)
    if stacked is not None:
        yield tuple(_entries(slot, space, items, stacked))


def _stacked_anyhow(slot: Slot, space: Box, items: Sequence[Item]) -> Entries:
    fittings = [item.fitted(int(space.columns)) for item in items]
    return tuple(_entries(slot, space, items, stack_anyhow(fittings, space.lines)))


def _single(slot: Slot, space: Box, item: Item) -> Entries:
    fitting = item.fitted(int(space.columns))
    return (Entry(slot, space, item.slug, item.part, fitting, fit(fitting, space.lines)),)


def _entries(slot: Slot, space: Box, items: Sequence[Item], stacked: Sequence[Stacked]) -> Iterator[Entry]:
    """Give each story of a stack its own rectangle: a single one has the whole space, one without room a line at its foot."""
    for item, one in zip(items, stacked, strict=True):
        depth = max(1, space.lines if len(items) == 1 else one.fit.depth)
        line = max(space.line, min(space.line + one.line, space.foot - depth))
        box = Box(space.column, Lines(line), space.columns, Lines(depth))
        yield Entry(slot, box, item.slug, item.part, item.fitted(int(space.columns)), one.fit)


def _split(space: Box, columns: int) -> tuple[Box, Box]:
    """Part a rectangle into the main story's and, at its right, the companion's."""
    main = Box(space.column, space.line, Columns(space.columns - columns), space.lines)
    return main, Box(Columns(main.right), space.line, Columns(columns), space.lines)


def _most_that_fit(space: Box, items: Sequence[Item]) -> int:
    """Count the items whose shallowest shapes stand in a space one below the other."""
    line, count = 0, 0
    for item in items:
        fitting = item.fitted(int(space.columns))
        deep = next((deep for deep in range(1, space.lines - line + 1) if shape(fitting, deep)), None)
        if deep is None:
            break
        line, count = line + deep + BETWEEN, count + 1
    return count


def _narrowed(slot: Slot, spaces: tuple[Box, ...]) -> Slot:
    return Slot(slot.page, slot.asked, slot.box, spaces, slot.look, slot.stacks, slot.takes)
