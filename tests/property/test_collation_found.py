"""Properties of a comparison: nothing is told of equals, all that was done is told, and backwards it is the mirror."""

import sys
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "collation"))

import itertools

from collation_papers import WHITE, paper

from stonehand.collation.collate import collate, to_compare
from stonehand.collation.runs import align
from stonehand.collation.words import edits_in, words_of
from stonehand.model.changes import Changes, Fate
from stonehand.model.finding import Where
from stonehand.model.impression import Impression

WORDS = st.text(alphabet="abcdefg.,", min_size=1, max_size=4)
TEXTS = st.lists(WORDS, min_size=12, max_size=40)
SLUGS = ("bridge", "tower", "quay", "school", "baths", "lane", "orchard", "market")
OTHER = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}


def looked(before: Impression, after: Impression) -> Changes:
    """Collate two whose pixels differ nowhere."""
    return collate(before, after, dict.fromkeys(to_compare(before, after), WHITE))


def own_texts(slugs: tuple[str, ...] = SLUGS) -> dict[str, list[str]]:
    """Texts that have no words in common."""
    return {slug: [" ".join(f"{slug}{p}-{n}" for n in range(23)) for p in range(3)] for slug in slugs}


@settings(max_examples=60, deadline=None)
@given(first=st.lists(WORDS, max_size=60), second=st.lists(WORDS, max_size=60))
def test_aligned_runs_are_both_sequences(first: list[str], second: list[str]) -> None:
    """Runs follow each other through both sides without a gap, by turns the same and changed, and the same are equal."""
    runs = align(first, second)
    assert [word for run in runs for word in first[run.start : run.stop]] == first
    assert [word for run in runs for word in second[run.from_ : run.to]] == second
    assert all(first[run.start : run.stop] == second[run.from_ : run.to] for run in runs if run.same)
    assert all(run.same != behind.same for run, behind in itertools.pairwise(runs))


@settings(max_examples=60, deadline=None)
@given(words=TEXTS, chosen=st.sets(st.integers(0, 39), min_size=1, max_size=3), data=st.data())
def test_words_put_in_place_of_others_are_found_exactly(
    words: list[str], chosen: set[int], data: st.DataObject
) -> None:
    """Words that stand nowhere else, put for some that stand apart, are the edits, each with its own."""
    places = sorted(place for place in chosen if place < len(words))
    assume(places and all(right - left > 1 for left, right in itertools.pairwise(places)))
    after = list(words)
    for number, place in enumerate(places):
        after[place] = f"new{number}" + data.draw(st.sampled_from(["", ",", "."]))
    found = list(edits_in("body", " ".join(words), " ".join(after), Where("a")))
    assert [(edit.gone, edit.come) for edit in found] == [(words[place], after[place]) for place in places]


@settings(max_examples=40, deadline=None)
@given(slug=st.sampled_from(SLUGS), paragraph=st.integers(0, 2), place=st.integers(0, 22))
def test_one_word_names_one_page_and_one_story(slug: str, paragraph: int, place: int) -> None:
    """Wherever a word is changed, only its story and its page are told, and nothing but the word."""
    pages = [(slug,) for slug in SLUGS]
    texts = own_texts()
    words = texts[slug][paragraph].split()
    edited = " ".join((*words[:place], "otherwise", *words[place + 1 :]))
    after = {**texts, slug: [edited if at == paragraph else text for at, text in enumerate(texts[slug])]}
    changes = looked(paper(pages, texts), paper(pages, after))
    assert [(change.page, change.stories) for change in changes.pages] == [(str(SLUGS.index(slug) + 1), (slug,))]
    ((edit,),) = [change.edits for change in changes.stories]
    assert (changes.stories[0].slug, edit.gone, edit.come) == (slug, words[place], "otherwise")
    assert edit.where.line == paragraph + 1


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(8)))
def test_pages_in_any_order_are_found(order: list[int]) -> None:
    """Whatever order pages are brought into, each is followed to where it went, and no story is told."""
    texts = own_texts()
    changes = looked(paper([(slug,) for slug in SLUGS], texts), paper([(SLUGS[place],) for place in order], texts))
    went = {(str(place + 1), str(number)) for number, place in enumerate(order, 1) if place + 1 != number}
    assert {(change.before, change.after) for change in changes.pages} == went
    assert all(change.fate is Fate.MOVED and not change.stories for change in changes.pages)
    assert changes.stories == ()


@st.composite
def pages(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Pages of one or two stories, each story on one of them."""
    slugs = draw(st.lists(st.sampled_from(SLUGS), min_size=1, unique=True))
    found = []
    while slugs:
        many = draw(st.integers(1, 2))
        found.append(tuple(slugs[:many]))
        slugs = slugs[many:]
    return found


@settings(max_examples=60, deadline=None)
@given(first=pages(), second=pages(), edited=st.sets(st.sampled_from(SLUGS), max_size=2))
def test_backwards_is_the_mirror(first: list[tuple[str, ...]], second: list[tuple[str, ...]], edited: set[str]) -> None:
    """What came has gone, what was before is behind, the words come are the words gone; and each with itself is the same."""
    once = {slug for page in first for slug in page}, {slug for page in second for slug in page}
    texts = own_texts()
    old = paper(first, {slug: texts[slug] for slug in SLUGS if slug in once[0]})
    new = paper(
        second,
        {
            slug: [f"newly {text}" if slug in edited else text for text in texts[slug]]
            for slug in SLUGS
            if slug in once[1]
        },
    )
    there, back = looked(old, new), looked(new, old)
    assert {(c.before, c.after, OTHER.get(c.fate, c.fate), frozenset(c.stories)) for c in there.pages} == {
        (c.after, c.before, c.fate, frozenset(c.stories)) for c in back.pages
    }
    assert {(c.slug, OTHER.get(c.fate, c.fate), c.before, c.after) for c in there.stories} == {
        (c.slug, c.fate, c.after, c.before) for c in back.stories
    }
    assert [(e.gone, e.come) for c in sorted(there.stories, key=lambda c: c.slug) for e in c.edits] == [
        (e.come, e.gone) for c in sorted(back.stories, key=lambda c: c.slug) for e in c.edits
    ]
    assert looked(old, old).same
    assert looked(new, new).same


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_words_are_all_of_a_text(text: str) -> None:
    """Nothing but white space is lost where a text is cut into words."""
    assert "".join(words_of(text)) == "".join(text.split())
