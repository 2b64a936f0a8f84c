"""Advertisements before and after: other matter, another page, come or gone.

In: two impressions, and which page of one is which of the other. Out: what became of each that did not stay the same. One has not
moved where its page did.
"""

from collections.abc import Iterator, Mapping

from stonehand.collation.order import in_later_order
from stonehand.model.changes import AdChange, Fate
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression, Thing

_Stood = tuple[PageId, str]
"""Where an advertisement stands, and the checksum of its matter."""


def ad_changes(before: Impression, after: Impression, moves: Mapping[PageId, PageId]) -> tuple[AdChange, ...]:
    """Give what became of advertisements, in the order of the later issue."""
    return tuple(_changes(_standing(before), _standing(after), moves))


def _standing(impression: Impression) -> dict[str, _Stood]:
    return {
        stand.name: (page.page, stand.sum)
        for page in impression.pages
        for stand in page.stands
        if stand.thing is Thing.AD
    }


def _changes(
    before: Mapping[str, _Stood], after: Mapping[str, _Stood], moves: Mapping[PageId, PageId]
) -> Iterator[AdChange]:
    for name in in_later_order(tuple(before), tuple(after)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            fate = Fate.ADDED if old is None else Fate.REMOVED
        elif old[1] != new[1]:
            fate = Fate.CHANGED
        elif moves.get(old[0]) != new[0]:
            fate = Fate.MOVED
        else:
            continue
        yield AdChange(name, fate, old[0] if old else None, new[0] if new else None)
