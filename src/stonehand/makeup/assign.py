"""Assignment: what stands where. Slots with what their editor said go in, every slot with its items' slugs comes out; what
is unsaid is filled by section and priority, in reading order, with stories that come out there.
"""

from collections.abc import Iterator, Mapping, Sequence

from stonehand.makeup.entries import Stone, whole_item
from stonehand.makeup.flatplan import PagePlan, Slot
from stonehand.makeup.slots import fill_slot
from stonehand.makeup.stacks import stack_anyhow
from stonehand.model.article import Article

Assigned = dict[int, list[str]]
"""Slugs by the number of their slot, counted over all pages."""

_MOST_STACKED = 6
_MOST_WHITE = 0.2
"""Share of a slot that may stay white where no story fills it exactly."""


def assign_named(stone: Stone, slots: Sequence[Slot], stories: Sequence[Article]) -> Assigned:
    """Give each slot the stories named for it, with the companions nobody named behind theirs; second parts are no stories."""
    known = {story.slug for story in stories if story.slug in stone.galleys}
    named = {slug for slot in slots if slot.asked.part == 1 for slug in slot.asked.stories} & known
    companions = _companions(stories, named, known)
    return {
        number: [
            each
            for slug in (slot.asked.stories if slot.asked.part == 1 else ())
            if slug in known
            for each in (slug, *companions.get(slug, ()))
        ]
        for number, slot in enumerate(slots)
    }


def assign_unsaid(
    stone: Stone, slots: Sequence[Slot], named: Assigned, landed: set[int], stories: Sequence[Article]
) -> Assigned:
    """Fill the slots nobody named a story for, and no jump has landed in, from the stories still waiting."""
    assigned = dict(named)
    taken = {slug for slugs in named.values() for slug in slugs}
    waiting = [story for story in stories if story.slug in stone.galleys and story.slug not in taken]
    for number, slot in enumerate(slots):
        if slot.spaces and not slot.asked.stories and number not in landed:
            chosen = _choose(stone, slot, waiting)
            assigned[number] = chosen
            waiting = [story for story in waiting if story.slug not in chosen]
    return assigned


def _companions(stories: Sequence[Article], named: set[str], known: set[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the stories that belong beside a named one and are named nowhere themselves."""
    found: dict[str, tuple[str, ...]] = {}
    for story in stories:
        if story.companion in named and story.slug not in named and story.slug in known:
            found[story.companion] = (*found.get(story.companion, ()), story.slug)
    return found


def _choose(stone: Stone, slot: Slot, waiting: Sequence[Article]) -> list[str]:
    fitting = [story for story in waiting if _belongs(story, stone.plans[slot.page], slot)]
    packages = [_with_companions(story, waiting) for story in fitting if not _has_its_story(story, fitting)]
    if slot.stacks:
        return _stack_of(stone, slot, packages)
    exact = (slugs for slugs in packages if fill_slot(slot, [whole_item(stone, slug, slot) for slug in slugs]))
    return next(exact, None) or _nearest(stone, slot, packages)


def _belongs(story: Article, plan: PagePlan, slot: Slot) -> bool:
    return (not plan.section or story.section.casefold() == plan.section.casefold()) and (
        not slot.takes or story.priority in slot.takes
    )


def _has_its_story(story: Article, others: Sequence[Article]) -> bool:
    return any(other.slug == story.companion for other in others)


def _with_companions(story: Article, waiting: Sequence[Article]) -> list[str]:
    return [story.slug, *(other.slug for other in waiting if other.companion == story.slug)]


def _stack_of(stone: Stone, slot: Slot, packages: Sequence[list[str]]) -> list[str]:
    """Choose as many stories, in order, as fill a region; else as many as stand in it."""
    prefixes = list(_prefixes(packages))
    for slugs in reversed(prefixes):
        if fill_slot(slot, [whole_item(stone, slug, slot) for slug in slugs]):
            return slugs
    return next((slugs for slugs in reversed(prefixes) if _stands(stone, slot, slugs)), [])


def _prefixes(packages: Sequence[list[str]]) -> Iterator[list[str]]:
    slugs: list[str] = []
    for package in packages[:_MOST_STACKED]:
        slugs = [*slugs, *package]
        yield slugs


def _stands(stone: Stone, slot: Slot, slugs: Sequence[str]) -> bool:
    space = slot.spaces[0]
    fittings = [whole_item(stone, slug, slot).fitted(int(space.columns)) for slug in slugs]
    return all(one.fit.shape and not one.fit.over for one in stack_anyhow(fittings, space.lines))


def _nearest(stone: Stone, slot: Slot, packages: Sequence[list[str]]) -> list[str]:
    """Choose the story that leaves the least white in a frame none fills; none where the white would be a hole."""
    space = slot.spaces[0]
    white: list[tuple[int, int]] = []
    for number, slugs in enumerate(packages):
        fitting = whole_item(stone, slugs[0], slot).fitted(int(space.columns))
        stood = stack_anyhow([fitting], space.lines)[0].fit
        if stood.shape and not stood.over and stood.under <= _MOST_WHITE * space.lines * space.columns:
            white.append((stood.under, number))
    return packages[min(white)[1]] if white else []
