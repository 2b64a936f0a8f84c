"""Page references: an article and the slugs of the stories that run in, a finding for every `{page:...}` that leads nowhere
out.
"""

import re
from collections.abc import Collection, Iterator

from stonehand.intake.reading import nearest
from stonehand.model.article import Article, Block, Break, Runs, Table, plain
from stonehand.model.finding import Finding, Where, error

_REFERENCE = re.compile(r"\{\s*page\s*:(?P<slug>[^{}]*)\}?", re.IGNORECASE)
_GOOD = re.compile(r"\{page:(?P<slug>[a-z0-9][a-z0-9_-]*)\}")
_SHOWN = 40


def check_references(article: Article, known: Collection[str]) -> tuple[Finding, ...]:
    """Find references to stories not among the `known` slugs, and what is no reference but looks like one.

    They stand at their paragraph, table or picture; those of the head at the article.
    """
    return tuple(
        finding
        for text, where in _texts(article)
        if "{" in text
        for mark in {mark[0]: mark for mark in _REFERENCE.finditer(text)}.values()
        for finding in _check(mark, known, where)
    )


def _check(mark: re.Match[str], known: Collection[str], where: Where) -> Iterator[Finding]:
    good = _GOOD.fullmatch(mark[0])
    if good is None:
        shown = mark[0] if len(mark[0]) <= _SHOWN else mark[0][: _SHOWN - 4] + " ..."
        hint = "write {page:slug} with the slug of a story, as it stands in its file name or under `slug`"
        yield error("intake/unknown-page-reference", f'"{shown}" is no reference to a page', where, hint=hint)
    elif good["slug"] not in known:
        message = f"{mark[0]} names the story {good['slug']}, which does not run in this issue"
        yield error("intake/unknown-page-reference", message, where, hint=nearest(good["slug"], known))


def _texts(article: Article) -> Iterator[tuple[str, Where]]:
    for text in (plain(article.headline), article.kicker, plain(article.standfirst), article.byline, article.jump_head):
        yield text, article.where
    for picture in article.pictures:
        yield f"{plain(picture.caption)} {picture.credit}", picture.where
    for block in article.blocks:
        yield from ((plain(runs), block.where) for runs in _runs(block))


def _runs(block: Block) -> Iterator[Runs]:
    if isinstance(block, Table):
        yield from (cell for row in (*block.head, *block.rows) for cell in row)
    elif not isinstance(block, Break):
        yield block.runs
