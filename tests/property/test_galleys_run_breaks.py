"""Properties of runs: a leg ends between items, or well inside a long one."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "galleys"))

import galleys_ground as ground

from stonehand.galleys.runs import AT_EITHER_END, WHOLE
from stonehand.model.article import Block, Items
from stonehand.model.galley import NEVER, Kind, Line, depth_of

COPY = "The harbour board met on Thursday to hear why the repair of the swing bridge had taken so long"
ITEM = st.tuples(st.booleans(), st.lists(st.integers(1, 90), min_size=1, max_size=3))
"""Whether an item has a head of two lines, and the words of each of its paragraphs."""


def copy(words: int) -> str:
    known = COPY.split()
    return " ".join(known[number % len(known)] for number in range(words))


def items_of(lines: tuple[Line, ...]) -> list[tuple[int, int]]:
    starts = [number for number, line in enumerate(lines) if line.kind is Kind.CROSSHEAD and line.index == 0]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


@settings(max_examples=25, deadline=None)
@given(items=st.lists(ITEM, min_size=1, max_size=6), kind=st.sampled_from(list(Items)))
def test_legs_end_between_items(items: list[tuple[bool, list[int]]], kind: Items) -> None:
    """Where a leg may end inside an item, the item has more than six lines, and two of its text stand on either side."""
    blocks: list[Block] = []
    for deep, paragraphs in items:
        blocks.append(ground.crosshead(copy(16 if deep else 3)))
        blocks += [ground.body(copy(words)) for words in paragraphs]
    lines = ground.galley(ground.article(*blocks, run=kind)).value.lines
    for start, stop in items_of(lines):
        item = lines[start:stop]
        assert item[-1].break_after == 0
        for number, line in enumerate(item[:-1]):
            if line.break_after < NEVER:
                assert depth_of(item) > WHOLE
                assert sum(one.kind is not Kind.CROSSHEAD for one in item[: number + 1]) >= AT_EITHER_END
                assert len(item) - number - 1 >= AT_EITHER_END
