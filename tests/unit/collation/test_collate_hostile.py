"""Papers nobody would make: the comparison stays within seconds, and what it tells stays true."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from collation_papers import paper

from stonehand.collation.collate import collate, to_compare
from stonehand.collation.words import edits_in
from stonehand.model.changes import Edit, Fate
from stonehand.model.finding import Where

pytestmark = pytest.mark.long

MOST_SECONDS = 10
"""CPU seconds; each takes less than two, and minutes where every word is held against every other."""

COMMON = ("the", "of", "a", "and", "to", "in")


@contextmanager
def soon() -> Iterator[None]:
    """Hold what runs inside to its time."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < MOST_SECONDS


def words(chance: random.Random, count: int, vocabulary: int = 3000) -> list[str]:
    """Words as copy has them: a third of them the same few."""
    return [
        chance.choice(COMMON) if chance.random() < 0.35 else f"w{chance.randrange(vocabulary)}" for _ in range(count)
    ]


def told(before: list[str], after: list[str]) -> list[Edit]:
    return list(edits_in("body", " ".join(before), " ".join(after), Where("a.md")))


def test_sixty_four_pages_of_eight_hundred_stories_all_new() -> None:
    """The same slugs with nothing else the same: every page and story is told, and only once."""
    pages = [[f"s{number}" for number in range(page, 800, 64)] for page in range(64)]
    before, after = (
        paper(pages, {f"s{number}": [" ".join(words(chance, 60)) for _ in range(6)] for number in range(800)})
        for chance in (random.Random(1), random.Random(2))
    )
    with soon():
        assert len(to_compare(before, after)) == 64
        changes = collate(before, after)
    assert [change.page for change in changes.pages] == [str(number) for number in range(1, 65)]
    assert len({change.slug for change in changes.stories}) == len(changes.stories) == 800
    assert all(change.fate is Fate.CHANGED and change.edits for change in changes.stories)


def test_single_words_of_a_paragraph_without_an_end() -> None:
    """Fifty words changed in twenty thousand are those fifty."""
    chance = random.Random(3)
    before = words(chance, 20_000)
    after, places = list(before), range(100, 20_000, 400)
    for place in places:
        after[place] = f"edited{place}"
    with soon():
        edits = told(before, after)
    assert [(edit.gone, edit.come) for edit in edits] == [(before[place], after[place]) for place in places]


@pytest.mark.parametrize(
    "make",
    [
        lambda chance: (words(chance, 20_000), words(chance, 20_000)),
        lambda chance: (chance.choices("xy", k=20_000), chance.choices("xy", k=20_000)),
        lambda _: ([f"u{n}" for n in range(20_000)], [f"u{n}" for n in range(20_000, 0, -1)]),
        lambda _: (["x"] * 20_000, ["x"] * 19_000),
        lambda _: (["x" * 100_000], ["y" * 100_000]),
    ],
)
def test_twenty_thousand_words_written_anew(make: Callable[[random.Random], tuple[list[str], list[str]]]) -> None:
    """New words, two words over and over, all words backwards, some gone of one that repeats: told, and soon."""
    before, after = make(random.Random(4))
    with soon():
        edits = told(before, after)
    assert edits
    assert sum(len(edit.gone.split()) - len(edit.come.split()) for edit in edits) == len(before) - len(after)


def test_paragraphs_without_end() -> None:
    """Thousands of paragraphs of a word each, in no order."""
    before, after = ({"s": [f"w{n % many}" for n in range(20_000)]} for many in (7, 5))
    with soon():
        (change,) = collate(paper([["s"]], before), paper([["s"]], after)).stories
    assert change.edits
