"""Properties of an impression's words: they are the article's, and the same whatever measure they are set to."""

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "galleys"))

import galleys_ground as ground

from stonehand.engines.weasy import Engine
from stonehand.galleys import set_galley
from stonehand.model.article import Article, Break, Paragraph, PullQuote, Role, Run, Table, plain
from stonehand.model.impression import Copy
from stonehand.model.layout import Layout
from stonehand.pipeline.set_copy import copy_of, seen

WORDS = st.sampled_from(
    [
        *("a", "of", "the", "harbour", "reopening", "Donaudampfschifffahrtsgesellschaft", "unbelievable", "re-elected"),
        *(
            "1990\u201395",
            "\u2013",
            "\u2014",
            "word\u2014word",
            "pre-",
            "-post",
            "and/or",
            "anti\u00adcipate",
            "10\u00a0km",
        ),
        *(
            "https://www.example.org/a-very/long/path?with=query&and=more",
            "free\u200bbreak",
            "\u201cquoted\u201d",
            "m" * 90,
        ),
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
ROLES = st.sampled_from([Role.BODY, Role.BODY, Role.CROSSHEAD, Role.QUOTE, Role.ITEM, Role.NOTE])
MIXED = (
    "وصل المجلس البلدي إلى اتفاق بشأن الجسر القديم بعد مفاوضات استمرت أكثر من أحد عشر شهرا بين الأطراف المعنية في المدينة.",
    "港口的旧桥在十一个月的修缮之后重新开放\uff0c东岸的居民终于可以不再绕路。市议会星期四宣布\uff0c卡车仍要等到春天才能通行。"
    * 2,
    "The well-known sign 港口的旧桥 stands over the pre- and post-war quays, and is read by nobody at all these days.",
)


@cache
def engine() -> Engine:
    return Engine({face.file: face.data for face in ground.fonts().faces}, b"")


@cache
def layouts() -> tuple[Layout, Layout]:
    """The page's own measure, and a frame of three columns in two legs."""
    layout = ground.layout()
    return layout, replace(layout, grid=layout.grid.within(0, 3, 2))


def set_at(article: Article, layout: Layout, *, cap: bool = False) -> tuple[Copy, ...]:
    return copy_of(set_galley(article, layout, ground.fonts(), engine(), drop_cap=cap).value, article)


def words_wanted(article: Article) -> list[str]:
    """Give the words of an article's blocks, block by block, a table row by row."""
    found = []
    for block in article.blocks:
        if isinstance(block, Table):
            found += [" ".join(plain(cell) for cell in row if cell) for row in (*block.head, *block.rows)]
        elif isinstance(block, PullQuote):
            found.append(f"{plain(block.runs)} {block.source}".strip())
        elif not isinstance(block, Break):
            found.append(plain(block.runs))
    return [seen(words) for words in found]


@settings(max_examples=25, deadline=None)
@example(texts=[("pre- and post-war " * 20, Role.BODY)], headline="Well-known half-truths of the re-elected", cap=True)
@given(
    texts=st.lists(st.tuples(TEXT, ROLES), min_size=1, max_size=5),
    headline=TEXT,
    cap=st.booleans(),
)
def test_words_are_the_copy_at_any_measure(texts: list[tuple[str, Role]], headline: str, cap: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    """Every stretch is its paragraph word for word, at two measures alike: no hyphen of ours, no space lost at a dash."""
    blocks = [Paragraph(role, (Run(text.strip()),), ground.WHERE) for text, role in texts]
    article = replace(ground.article(*blocks), headline=(Run(headline),), standfirst=(Run(texts[0][0].strip()),))
    narrow, wide = (set_at(article, layout, cap=cap) for layout in layouts())
    assert narrow == wide
    body = [part.words for part in narrow if part.what not in {"headline", "standfirst", "byline", "kicker", "address"}]
    assert body == words_wanted(article)
    heads = {part.what: part.words for part in narrow}
    assert heads["headline"] == seen(headline)
    assert heads["standfirst"] == seen(texts[0][0].strip())


@pytest.mark.parametrize("text", MIXED)
@pytest.mark.parametrize("lang", ["en-GB", "ar", "zh"])
def test_foreign_scripts_are_words_too(text: str, lang: str) -> None:
    """Copy the engine broke, from the right or without spaces, comes back as it was written."""
    article = ground.from_markdown(text, lang=lang)
    for layout in layouts():
        body = [part.words for part in set_at(article, layout, cap=True) if part.what == "body"]
        assert body == words_wanted(article)


def test_tables_pull_quotes_and_lists_are_stretches() -> None:
    """A table has a stretch for each row, a pull quote its source, an item its words without the mark that hangs before it."""
    text = (
        "The first of all the words.\n\n| Quay | Tonnes |\n|:--|--:|\n| North Basin and granary wharf | 14,300 |\n\n"
        "- one thing\n- another thing\n\n> What somebody else wrote.\n\n## A crosshead {optional}\n\nThe last words."
    )
    article = ground.from_markdown(text)
    quote = PullQuote((Run("Words lifted out of it."),), ground.WHERE, "A Person")
    article = replace(article, blocks=(*article.blocks[:1], quote, *article.blocks[1:]))
    for layout in layouts():
        found = [
            (part.what, part.words) for part in set_at(article, layout) if part.what not in {"headline", "address"}
        ]
        assert [part for part in found if part[0] == "table"] == [
            ("table", "Quay Tonnes"),
            ("table", "North Basin and granary wharf 14,300"),
        ]
        assert ("pull-quote", "Words lifted out of it. A Person") in found
        assert [words for what, words in found if what == "item"] == ["one thing", "another thing"]
        assert ("quote", "What somebody else wrote.") in found
        assert ("crosshead", "A crosshead") in found
