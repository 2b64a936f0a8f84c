"""References: `{page:slug}` in an article's copy, which stands for the page another story begins on.

In come an article and the pages known so far, out the same article with figures in their place. An unknown page is a 0: it keeps
the line's length until make-up has placed the story.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from stonehand.model.article import Article, Block, Break, Picture, Runs, Table

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
    return tuple(replace(run, text=change(run.text)) if _MARK in run.text else run for run in runs)


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
