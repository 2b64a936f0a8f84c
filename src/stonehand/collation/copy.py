"""A story's copy before and after: its edits, stretch by stretch.

In: the stretches of both. Out: edits in the order of the later copy. A paragraph that was put in, taken out or carried to another
place is told as one; a paragraph that was only parted or joined has no edit, for its words are what they were.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from stonehand.collation.alignment import rising_pairs
from stonehand.collation.runs import align
from stonehand.collation.words import CONTEXT, edits_in, likeness, same_words, words_of
from stonehand.model.changes import Edit
from stonehand.model.impression import Copy

KINDRED = 0.4
"""The share of words two stretches must have in common to be one and the same, edited."""

_MOST_PAIRS = 2_500
_FEW_WORDS = 6
_HEADS = ("kicker", "headline", "standfirst", "byline", "jump-head", "address")
_BESIDE = ("caption", "credit")

_Pair = tuple[Copy | None, Copy | None]


def copy_edits(before: Sequence[Copy], after: Sequence[Copy]) -> tuple[Edit, ...]:
    """Give the edits of a story."""
    if before == after:
        return ()
    found: list[Edit] = []
    for kinds in (*((head,) for head in _HEADS), None, *((kind,) for kind in _BESIDE)):
        old, new = _of(before, kinds), _of(after, kinds)
        pairs = zip_longest(old, new) if kinds and kinds[0] in _HEADS else _paired(old, new)
        found += _told(list(pairs), new)
    return tuple(_moved(found))


def _of(copy: Sequence[Copy], kinds: tuple[str, ...] | None) -> list[Copy]:
    if kinds is None:
        return [part for part in copy if part.what not in _HEADS and part.what not in _BESIDE]
    return [part for part in copy if part.what in kinds]


def _paired(old: Sequence[Copy], new: Sequence[Copy]) -> Iterator[_Pair]:
    """Pair stretches that are the same, or were; what has no mate stands alone."""
    for run in align([_key(part) for part in old], [_key(part) for part in new]):
        left, right = old[run.start : run.stop], new[run.from_ : run.to]
        if run.same:
            yield from zip(left, right, strict=True)
        elif left and right and not _only_parted(left, right):
            yield from _kin(left, right)
        elif not (left and right):
            yield from ((part, None) for part in left)
            yield from ((None, part) for part in right)


def _key(part: Copy) -> str:
    return " ".join(words_of(part.words))


def _only_parted(left: Sequence[Copy], right: Sequence[Copy]) -> bool:
    joined = (" ".join(part.words for part in parts) for parts in (left, right))
    return same_words(*joined)


def _kin(left: Sequence[Copy], right: Sequence[Copy]) -> Iterator[_Pair]:
    """Pair changed stretches in their order so that they have most in common; between two pairs, one for one."""
    matched = _best(left, right) if len(left) * len(right) <= _MOST_PAIRS else []
    at = to = 0
    for place, mate in (*matched, (len(left), len(right))):
        yield from zip_longest(left[at:place], right[to:mate])
        if place < len(left):
            yield left[place], right[mate]
        at, to = place + 1, mate + 1


def _best(left: Sequence[Copy], right: Sequence[Copy]) -> list[tuple[int, int]]:
    """Give the pairs that rise on both sides and have most words in common, all of them kindred."""
    return rising_pairs([[_kinship(one, other) for other in right] for one in left])


def _kinship(one: Copy, other: Copy) -> float:
    share = likeness(one.words, other.words)
    return share if share >= KINDRED else 0.0


def _told(pairs: Sequence[_Pair], new: Sequence[Copy]) -> Iterator[Edit]:
    """Tell of each pair; what came or went whole stands between the ends of its neighbours."""
    reached = 0
    for old, come in pairs:
        if old is not None and come is not None:
            reached += 1
            yield from _within(old, come)
            continue
        before = words_of(new[reached - 1].words)[-CONTEXT:] if reached else ()
        reached += come is not None
        behind = words_of(new[reached].words)[:CONTEXT] if reached < len(new) else ()
        part = come or old
        if part is not None:
            gone, now = (old.words if old else ""), (come.words if come else "")
            yield Edit(part.what, gone, now, " ".join(before), " ".join(behind), part.where)


def _within(old: Copy, come: Copy) -> Iterator[Edit]:
    if not same_words(old.words, come.words):
        yield from edits_in(come.what, old.words, come.words, come.where)


def _moved(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Tell a stretch that went in one place and came in another as moved, where it is long enough to be no chance."""
    gone = {edit.gone: edit for edit in edits if not edit.come and len(words_of(edit.gone)) >= _FEW_WORDS}
    moved = {edit.come for edit in edits if not edit.gone and edit.come in gone}
    for edit in edits:
        if not edit.gone and edit.come in moved:
            yield Edit(edit.what, edit.come, edit.come, edit.before, edit.behind, edit.where, moved=True)
        elif edit.come or edit.gone not in moved:
            yield edit
