"""A story before and after: its words, its pictures, where it stands, how its lines break.

In: two impressions, and which page of one is which of the other. Out: what became of each story that did not stay the same. A story
has not moved where its page did: only to other pages than those it stood on.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stonehand.collation.copy import copy_edits
from stonehand.collation.order import in_later_order
from stonehand.collation.page_change import by_stand, same_crop
from stonehand.model.changes import Fate, StoryChange
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression, Stand, StoryImpression, Thing

Moves = Mapping[PageId, PageId]
"""What each page that is still there is called by now."""


@dataclass(slots=True)
class _Stood:
    """A story as it stands: its lines in reading order, what they wear part by part, its pictures."""

    lines: list[str] = field(default_factory=list)
    dress: list[str] = field(default_factory=list)
    pictures: dict[str, list[Stand]] = field(default_factory=dict)


def story_changes(
    before: Impression, after: Impression, moves: Moves, equal: Collection[PageId] = ()
) -> tuple[StoryChange, ...]:
    """Give what became of stories, in the order of the later issue; on `equal` pages, whose files are the same, nothing was set
    otherwise.
    """
    stood, stands = _stood(before), _stood(after)
    old = {story.slug: story for story in before.stories}
    new = {story.slug: story for story in after.stories}
    changes = (
        _change(old.get(slug), new.get(slug), stood.get(slug, _Stood()), stands.get(slug, _Stood()), moves, equal)
        for slug in in_later_order(tuple(old), tuple(new))
    )
    return tuple(change for change in changes if change is not None)


def _stood(impression: Impression) -> dict[str, _Stood]:
    found: dict[str, _Stood] = {}
    for page in impression.pages:
        for stand, lines in by_stand(page):
            story = found.setdefault(stand.story, _Stood())
            if stand.thing is Thing.STORY:
                story.lines += lines
                story.dress.append(stand.sum)
            elif stand.thing is Thing.PICTURE:
                story.pictures.setdefault(stand.name, []).append(stand)
    return found


def _change(  # noqa: PLR0913, PLR0917 - a story on both sides, and where
    old: StoryImpression | None,
    new: StoryImpression | None,
    stood: _Stood,
    stands: _Stood,
    moves: Moves,
    equal: Collection[PageId],
) -> StoryChange | None:
    if old is None or new is None:
        return _come_or_gone(old, new)
    edits = copy_edits(old.copy, new.copy)
    if bool(old.pages) != bool(new.pages):  # it is still copy, and came to the pages or is gone from them
        fate = Fate.ADDED if new.pages else Fate.REMOVED
        return StoryChange(new.slug, new.headline, fate, new.where, old.pages, new.pages, edits)
    untouched = bool(new.pages) and all(page in equal for page in new.pages)
    pictures = () if untouched else tuple(_pictures(stood.pictures, stands.pictures))
    reset = not edits and not untouched and _is_reset(stood, stands)
    moved = tuple(moves.get(page) for page in old.pages) != new.pages
    if not (edits or pictures or reset or moved):
        return None
    fate = Fate.MOVED if moved and not edits and not pictures else Fate.CHANGED
    return StoryChange(new.slug, new.headline, fate, new.where, old.pages, new.pages, edits, pictures, reset)


def _come_or_gone(old: StoryImpression | None, new: StoryImpression | None) -> StoryChange | None:
    if new is not None:
        return StoryChange(new.slug, new.headline, Fate.ADDED, new.where, (), new.pages)
    if old is not None:
        return StoryChange(old.slug, old.headline, Fate.REMOVED, old.where, old.pages, ())
    return None


def _is_reset(stood: _Stood, stands: _Stood) -> bool:
    """Tell whether the same words were set otherwise; parts wear what their own lines need, so only as many can be compared."""
    return stood.lines != stands.lines or (len(stood.dress) == len(stands.dress) and stood.dress != stands.dress)


def _pictures(old: Mapping[str, Sequence[Stand]], new: Mapping[str, Sequence[Stand]]) -> Iterator[str]:
    """Name the pictures that came, went, were replaced, or show another part of their file."""
    for name in in_later_order(tuple(old), tuple(new)):
        if not _same(old.get(name, ()), new.get(name, ())):
            yield name


def _same(old: Iterable[Stand], new: Iterable[Stand]) -> bool:
    pairs = list(zip(old, new, strict=False))
    counted = sum(1 for _ in old) == sum(1 for _ in new) == len(pairs)
    return counted and all(one.sum == other.sum and same_crop(one, other) for one, other in pairs)
