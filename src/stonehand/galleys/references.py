"""References: `{page:slug}` in an article's copy, which stands for the page another story begins on.

In come an article and the pages known so far, out the same article with figures in their place, which lead to the story wherever
links work. An unknown page is a 0: it keeps the line's length until make-up has placed the story.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from stonehand.model.article import STORY_LINK, Article, Block, Break, Picture, Run, Runs, Table

UNKNOWN = "0"
"""The page of a story that stands on none."""

_REFERENCE = re.compile(r"\{page:([^{}\s]+)\}")
_MARK = "{page:"

_Change = Callable[[str], str]


def page_references(article: Article) -> frozenset[str]:
    """Give the slugs of the stories whose pages an article names."""
    found: set[str] = set()

    def note(text: str) -> str:
        found.update(_REFERENCE.findall(text))
        return text

    _changed(article, note)
    return frozenset(found)


def with_pages(article: Article, pages: Mapping[str, str]) -> Article:
    """Put page numbers for the references in text, heads, and captions."""
    if not page_references(article):
        return article
    return _changed(article, lambda text: _REFERENCE.sub(lambda found: pages.get(found[1], UNKNOWN), text))


def _changed(article: Article, change: _Change) -> Article:
    return replace(
        article,
        headline=_runs(article.headline, change),
        kicker=change(article.kicker),
        standfirst=_runs(article.standfirst, change),
        byline=change(article.byline),
        jump_head=change(article.jump_head),
        pictures=tuple(_picture(picture, change) for picture in article.pictures),
        blocks=tuple(_block(block, change) for block in article.blocks),
    )


def _runs(runs: Runs, change: _Change) -> Runs:
    return tuple(part for run in runs for part in (_parts(run, change) if _MARK in run.text else (run,)))


def _parts(run: Run, change: _Change) -> Iterator[Run]:
    """Give a run in parts, each figure being a link of its own; where the run is one already it leads where it did."""
    at = 0
    for found in _REFERENCE.finditer(run.text):
        figure = change(found[0])
        link = run.link or (f"{STORY_LINK}{found[1]}" if figure != UNKNOWN else None)
        yield from (replace(run, text=text) for text in (run.text[at : found.start()],) if text)
        yield replace(run, text=figure, link=link)
        at = found.end()
    yield from (replace(run, text=text) for text in (run.text[at:],) if text)


def _picture(picture: Picture, change: _Change) -> Picture:
    return replace(picture, caption=_runs(picture.caption, change), credit=change(picture.credit))


def _block(block: Block, change: _Change) -> Block:
    if isinstance(block, Break):
        return block
    if isinstance(block, Table):
        return replace(block, head=_rows(block.head, change), rows=_rows(block.rows, change))
    return replace(block, runs=_runs(block.runs, change))


def _rows(rows: tuple[tuple[Runs, ...], ...], change: _Change) -> tuple[tuple[Runs, ...], ...]:
    return tuple(tuple(_runs(cell, change) for cell in row) for row in rows)
