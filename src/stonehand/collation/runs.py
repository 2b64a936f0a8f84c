"""Two sequences aligned: which stretches of one are which of the other, in time that does not run away.

`difflib` compares every word with all its likes, so that twenty thousand words with a few in every sentence take minutes. Here what
both begin and end with is set aside, then sequences are cut at what stands once in either (Bram Cohen's patience diff), and only
what lies between two such places is left to `difflib`. Where even that is too much, all of it counts as changed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_PAIRS = 250_000
"""Places of both sides, multiplied, that are compared one with another."""


class Run(NamedTuple):
    """`first[start:stop]` against `second[from_:to]`; `same` where they are equal."""

    start: int
    stop: int
    from_: int
    to: int
    same: bool


def align(first: Sequence[str], second: Sequence[str]) -> tuple[Run, ...]:
    """Align two sequences into runs that follow each other, equal ones and changed ones by turns."""
    return tuple(_joined(_aligned(first, second, 0, 0)))


def _aligned(first: Sequence[str], second: Sequence[str], at: int, to: int) -> Iterator[Run]:
    """Align slices that begin `at` and `to`; a list of what is still to do stands for recursion, however deep it would go."""
    waiting = [(at, at + len(first), to, to + len(second))]
    while waiting:
        start, stop, low, high = waiting.pop()
        head = _alike(first, second, (start, stop, low, high))
        yield Run(start, start + head, low, low + head, same=True)
        start, low = start + head, low + head
        tail = _alike_from_the_end(first, second, (start, stop, low, high))
        ends = Run(stop - tail, stop, high - tail, high, same=True)
        stop, high = stop - tail, high - tail
        waiting_inside = _cut(first, second, (start, stop, low, high))
        if waiting_inside is None:
            yield from _compared(first, second, (start, stop, low, high))
            yield ends
        else:
            waiting += [(ends.start, ends.stop, ends.from_, ends.to), *reversed(waiting_inside)]


_Span = tuple[int, int, int, int]


def _alike(first: Sequence[str], second: Sequence[str], span: _Span) -> int:
    start, stop, low, high = span
    count = 0
    while start + count < stop and low + count < high and first[start + count] == second[low + count]:
        count += 1
    return count


def _alike_from_the_end(first: Sequence[str], second: Sequence[str], span: _Span) -> int:
    start, stop, low, high = span
    count = 0
    while start < stop - count and low < high - count and first[stop - count - 1] == second[high - count - 1]:
        count += 1
    return count


def _compared(first: Sequence[str], second: Sequence[str], span: _Span) -> Iterator[Run]:
    start, stop, low, high = span
    if (stop - start) * (high - low) > MOST_PAIRS:
        yield Run(start, stop, low, high, same=False)
        return
    matcher = SequenceMatcher(None, first[start:stop], second[low:high], autojunk=False)
    found = [
        Run(start + left, start + right, low + from_, low + to, tag == "equal")
        for tag, left, right, from_, to in matcher.get_opcodes()
    ]
    changed = sum(max(run.stop - run.start, run.to - run.from_) for run in found if not run.same)
    one_for_one = _one_for_one(first, second, span)
    yield from one_for_one if one_for_one and sum(not run.same for run in one_for_one) <= changed else found


def _one_for_one(first: Sequence[str], second: Sequence[str], span: _Span) -> list[Run]:
    """Give a span place by place where both sides are as long: words put for others are told so, whatever repeats."""
    start, stop, low, high = span
    if stop - start != high - low:
        return []
    return [
        Run(start + at, start + at + 1, low + at, low + at + 1, first[start + at] == second[low + at])
        for at in range(stop - start)
    ]


def _cut(first: Sequence[str], second: Sequence[str], span: _Span) -> list[_Span] | None:
    """Cut a span at what stands once on either side, in the longest order both have; `None` where it is better compared whole."""
    start, stop, low, high = span
    if (stop - start) * (high - low) <= MOST_PAIRS:
        return None
    once, once_too = Counter(first[start:stop]), Counter(second[low:high])
    places = {word: place for place, word in enumerate(second[low:high], low) if once_too[word] == 1}
    pairs = [
        (place, places[word])
        for place, word in enumerate(first[start:stop], start)
        if once[word] == 1 and word in places
    ]
    chain = _rising(pairs)
    if not chain:
        return None
    edges = [(start, low), *chain]
    ends = [*chain, (stop, high)]
    return [(left, right, from_, to) for (left, from_), (right, to) in zip(edges, ends, strict=True)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the longest run of pairs that rise on both sides; they come in the order of the first."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        depth = bisect_left(tops, place)
        before.append(last[depth - 1] if depth else -1)
        if depth == len(tops):
            tops.append(place)
            last.append(number)
        else:
            tops[depth], last[depth] = place, number
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of a kind, and drop what is empty."""
    held: Run | None = None
    for run in runs:
        if run.start == run.stop and run.from_ == run.to:
            continue
        if held is not None and held.same == run.same:
            held = Run(held.start, run.stop, held.from_, run.to, run.same)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held
