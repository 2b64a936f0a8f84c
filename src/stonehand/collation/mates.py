"""Which page of one impression is which of the other.

In: the pages of both. Out: pairs, each page in one at most. Pages are known by what stands on them and by their lines, and only
then by their number, so that one put in at 3 makes 3 new and 3 to 4, and not all that follow changed. First comes the best
alignment that keeps their order, then pages that changed places, those that kept nothing but their name, and those that stand
behind one and the same page.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from stonehand.collation.alignment import rising_pairs
from stonehand.model.impression import PageImpression, Thing

KINDRED = 0.3
"""How much of two pages must be alike for them to be one."""

EXCHANGED = 0.5
"""How much of two pages must be alike that are found out of order."""

SLIGHT = 0.1
"""How much of two pages must be alike that stand behind one and the same page."""

_SAME_NAME = 0.05
_NEARER, _EARLIER, _LOT = 1e-5, 1e-8, 1e-9
_MOST_PAIRS = 300_000
_MOST_WORK = 10_000_000
"""A paper of 64 pages of 900 lines is held against itself in 7.4 million; what is larger goes by its pages' names."""

Pair = tuple[int, int]
"""Places of two pages in their impressions, counted from 0."""


@dataclass(frozen=True, slots=True)
class _Face:
    """What a page is known by: the area of each thing on it in mm², and its lines."""

    stands: Counter[Hashable]
    lines: Counter[Hashable]


def mates(before: Sequence[PageImpression], after: Sequence[PageImpression]) -> tuple[Pair, ...]:
    """Pair pages, in the order of the later impression."""
    old, new = [_face(page) for page in before], [_face(page) for page in after]
    if _work(old, new) > _MOST_WORK:
        return tuple(sorted(_by_name(_left([], before, after), before, after), key=lambda pair: pair[1]))
    found = _in_order(before, after, old, new) if len(before) * len(after) <= _MOST_PAIRS else []
    found += _exchanged(_left(found, before, after), old, new)
    found += _by_name(_left(found, before, after), before, after)
    found += _beside(found, _left(found, before, after), old, new)
    return tuple(sorted(found, key=lambda pair: pair[1]))


def _work(old: Sequence[_Face], new: Sequence[_Face]) -> int:
    """Tell how many lines would be looked at if every page were held against every other."""
    return len(new) * sum(len(face.lines) for face in old) + len(old) * sum(len(face.lines) for face in new)


def _face(page: PageImpression) -> _Face:
    stands: Counter[Hashable] = Counter()
    for stand in page.stands:
        if stand.thing is not Thing.PICTURE:
            stands[stand.thing, stand.name] += max(1, round(stand.spot.width * stand.spot.height))
    return _Face(stands, Counter(page.lines))


def alike(one: _Face, other: _Face) -> float:
    """Tell how much two pages have in common, 0 to 1: half by what stands on them, half by their lines, where both have any."""
    shares = [
        share for share in (_common(one.stands, other.stands), _common(one.lines, other.lines)) if share is not None
    ]
    return sum(shares) / len(shares) if shares else 1.0


def _common(one: Counter[Hashable], other: Counter[Hashable]) -> float | None:
    if not one and not other:
        return None
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    common = sum(min(count, large[key]) for key, count in small.items() if key in large)
    return common / max(one.total(), other.total())


def _in_order(
    before: Sequence[PageImpression], after: Sequence[PageImpression], old: Sequence[_Face], new: Sequence[_Face]
) -> list[Pair]:
    """Give the pairs that rise on both sides and have most in common; of equals, those that keep their names."""
    worth = [
        [
            _worth(face, other, (place, mate), same=before[place].page == after[mate].page)
            for mate, other in enumerate(new)
        ]
        for place, face in enumerate(old)
    ]
    return rising_pairs(worth)


def _worth(one: _Face, other: _Face, pair: Pair, *, same: bool) -> float:
    """Weigh a pair. Among equals its name decides, then how near the two stand, then what they have in common: whichever of the
    impressions comes first, the same pages are one another.
    """
    share = alike(one, other)
    if share < KINDRED:
        return 0.0
    near, early = abs(pair[0] - pair[1]), sum(pair)
    return share + _SAME_NAME * same - _NEARER * near - _EARLIER * early + _LOT * _lot(one, other)


def _lot(one: _Face, other: _Face) -> float:
    """Draw a lot for a pair out of what both have, 0 to 1, the same either way."""
    common = sorted(map(str, one.stands.keys() & other.stands.keys()))
    return crc32(" ".join(common).encode("utf-8", "surrogateescape")) / 2**32


_Left = tuple[list[int], list[int]]


def _left(found: Sequence[Pair], before: Sequence[PageImpression], after: Sequence[PageImpression]) -> _Left:
    old, new = {place for place, _ in found}, {mate for _, mate in found}
    return (
        [place for place in range(len(before)) if place not in old],
        [mate for mate in range(len(after)) if mate not in new],
    )


def _exchanged(left: _Left, old: Sequence[_Face], new: Sequence[_Face]) -> list[Pair]:
    """Pair pages out of order, those that have most in common first."""
    if len(left[0]) * len(left[1]) > _MOST_PAIRS:
        return []
    pairs = [
        (-share, place + mate, abs(place - mate), _lot(old[place], new[mate]), place, mate)
        for place in left[0]
        for mate in left[1]
        if (old[place].stands or old[place].lines) and (share := alike(old[place], new[mate])) >= EXCHANGED
    ]
    return list(_taken((place, mate) for *_, place, mate in sorted(pairs)))


def _taken(pairs: Iterable[Pair]) -> Iterator[Pair]:
    old, new = set[int](), set[int]()
    for place, mate in pairs:
        if place not in old and mate not in new:
            old.add(place)
            new.add(mate)
            yield place, mate


def _by_name(left: _Left, before: Sequence[PageImpression], after: Sequence[PageImpression]) -> list[Pair]:
    names = {after[mate].page: mate for mate in left[1]}
    return [(place, names[before[place].page]) for place in left[0] if before[place].page in names]


def _beside(found: Sequence[Pair], left: _Left, old: Sequence[_Face], new: Sequence[_Face]) -> list[Pair]:
    """Pair pages that stand behind mates and have something in common, such as the last one, which little was left for."""
    behind = {place + 1: mate + 1 for place, mate in found}
    free = set(left[1])
    return [
        (place, behind[place])
        for place in left[0]
        if behind.get(place) in free and alike(old[place], new[behind[place]]) >= SLIGHT
    ]
