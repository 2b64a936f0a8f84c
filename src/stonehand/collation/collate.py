"""Collation: two impressions held against each other, as a proof is held against its copy.

In: the impressions of two builds, and the differences in pixels of the pairs of pages that `to_compare` asked for. Out: `Changes`,
which name exactly the pages and stories touched. Equal checksums are equal pages. Where the two were made with other libraries,
bytes say nothing: a page with the same lines, whose pixels differ by less than a hair, is the same. Impressions read from PDFs have
no stories: their words are told page by page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from stonehand.collation.ads import ad_changes
from stonehand.collation.mates import mates
from stonehand.collation.notes import notes_of
from stonehand.collation.order import in_later_order
from stonehand.collation.page_change import HAIR, page_change, turned
from stonehand.collation.stories import story_changes
from stonehand.model.changes import Changes, Fate, PageChange, PixelDifference
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression, PageImpression

Pixels = Mapping[tuple[PageId, PageId], PixelDifference]
"""Differences in pixels, by the ids of the page before and the page after."""

_NONE: Pixels = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pages that are one another, and those that came or went."""

    both: tuple[tuple[PageImpression, PageImpression], ...]
    gone: tuple[PageImpression, ...]
    come: tuple[PageImpression, ...]


def to_compare(before: Impression, after: Impression) -> tuple[tuple[PageId, PageId], ...]:
    """Give the pairs of pages whose pixels must be compared before `collate` can tell: those whose files differ.

    A page that came to the other side of the sheet is not among them, for its margins alone make it another picture.
    """
    pairs = _pairs(*_levelled(before, after))
    return tuple((old.page, new.page) for old, new in pairs.both if _is_wanted(old, new))


def collate(
    before: Impression, after: Impression, pixels: Pixels = _NONE, *, names: tuple[str, str] = ("before", "after")
) -> Changes:
    """Tell what changed. `pixels` answers `to_compare`: a pair that is missing is told by lines and stands alone. `names` are what
    the two are called.
    """
    old, new = _levelled(before, after)
    pairs = _pairs(old, new)
    libraries = libraries_apart(before, after)
    pages = tuple(_pages(pairs, old, new, pixels, hair=HAIR if libraries else 0.0))
    moves = {one.page: other.page for one, other in pairs.both}
    equal = {other.page for one, other in pairs.both if one.sum and one.sum == other.sum}
    return Changes(
        *names,
        pages,
        story_changes(old, new, moves, equal),
        _sources(before, after),
        (before.press, after.press) if before.press != after.press and before.press and after.press else None,
        libraries,
        notes_of(before, after, pairs.both, pixels, pages, libraries),
        ad_changes(old, new, moves),
    )


def libraries_apart(before: Impression, after: Impression) -> tuple[tuple[str, str, str], ...]:
    """Name the libraries the two were made with that differ, with both versions; none where one of them does not say."""
    if not before.made_with or not after.made_with:
        return ()
    old, new = dict(before.made_with), dict(after.made_with)
    names: Sequence[str] = sorted(old.keys() | new.keys())
    return tuple(
        (name, old.get(name, ""), new.get(name, "")) for name in names if old.get(name, "") != new.get(name, "")
    )


def _levelled(before: Impression, after: Impression) -> tuple[Impression, Impression]:
    """Bring both to what either can tell: a record and a PDF that has none can be compared by their pixels alone."""
    if before.read == after.read:
        return before, after
    return _bare(before), _bare(after)


def _bare(impression: Impression) -> Impression:
    pages = tuple(replace(page, stands=(), lines=(), inks="") for page in impression.pages)
    return replace(impression, pages=pages, stories=())


def _pairs(before: Impression, after: Impression) -> _Pairs:
    found = mates(before.pages, after.pages)
    old, new = {place for place, _ in found}, {mate for _, mate in found}
    return _Pairs(
        tuple((before.pages[place], after.pages[mate]) for place, mate in found),
        tuple(page for place, page in enumerate(before.pages) if place not in old),
        tuple(page for place, page in enumerate(after.pages) if place not in new),
    )


def _is_wanted(old: PageImpression, new: PageImpression) -> bool:
    moved_over = old.page != new.page and turned(old, new)
    return bool(old.sum and new.sum) and old.sum != new.sum and not moved_over


def _pages(
    pairs: _Pairs, before: Impression, after: Impression, pixels: Pixels, *, hair: float
) -> Iterator[PageChange]:
    """Give what became of pages, in the order of the later issue, a page that is gone where it stood."""
    mate = {new.page: old for old, new in pairs.both}
    called = {old.page: new.page for old, new in pairs.both}
    old_names = [_mark(called.get(page.page), page.page) for page in before.pages]
    gone = {_mark(None, page.page): page for page in pairs.gone}
    later = {_mark(page.page, page.page): page for page in after.pages}
    for name in in_later_order(old_names, tuple(later)):
        if name in gone:
            yield _alone(gone[name], Fate.REMOVED)
            continue
        new = later[name]
        old = mate.get(new.page)
        if old is None:
            yield _alone(new, Fate.ADDED)
            continue
        read = before.read and after.read
        change = page_change(old, new, pixels.get((old.page, new.page)), hair=hair, read=read)
        if change is not None:
            yield change


def _mark(now: PageId | None, was: PageId) -> str:
    """Name a page so that one that is gone is never taken for another that has its name by now."""
    return f"+{now}" if now is not None else f"-{was}"


def _alone(page: PageImpression, fate: Fate) -> PageChange:
    """Tell of a page that came or went, with all that stands on it."""
    names: dict[str, dict[str, None]] = {"STORY": {}, "PICTURE": {}, "AD": {}}
    for stand in page.stands:
        names[stand.thing.name][stand.name] = None
    told = [tuple(found) for found in names.values()]
    gone = fate is Fate.REMOVED
    return PageChange(
        page.page if gone else None,
        None if gone else page.page,
        fate,
        stories=told[0],
        pictures=told[1],
        ads=told[2],
        compared=False,
    )


def _sources(before: Impression, after: Impression) -> tuple[str, ...]:
    if before.read or after.read:
        return ()
    old, new = dict(before.sources), dict(after.sources)
    return tuple(sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path)))
