"""Setting: an issue's stories and fillers into galleys, one after the other, with nothing shared but the widths of words.

In come an issue, its layout, the fonts and the engine's port; out one `Galley` a story and measure, in the issue's order, and the
faults of all. A story's own faults never keep another from being set.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from stonehand.galleys.captions import set_picture
from stonehand.galleys.case import TypeCase
from stonehand.galleys.frames import framed_layouts
from stonehand.galleys.heads import set_heads
from stonehand.galleys.jump_heads import set_jump_heads
from stonehand.galleys.qr import set_qr
from stonehand.galleys.references import with_pages
from stonehand.galleys.scripts import is_foreign
from stonehand.galleys.stick import Stick, take_stick
from stonehand.galleys.story import Opening, set_story
from stonehand.model.article import Article, Paragraph, Priority, Role, Run, Runs, plain
from stonehand.model.engine import Typesetter
from stonehand.model.finding import EngineFailed, Finding, Outcome
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.type import FontSet

Pairs = tuple[tuple[int, int], ...]
"""Columns of frames, and the legs they are divided into."""

_BESIDE_BYLINE = " · "
_NO_MEASURES: Mapping[str, Pairs] = MappingProxyType({})
_NO_PAGES: Mapping[str, str] = MappingProxyType({})


def set_galleys(  # noqa: PLR0913 - an issue, what it is set with, and what make-up asked for
    issue: Issue,
    layout: Layout,
    fonts: FontSet,
    engine: Typesetter,
    *,
    measures: Mapping[str, Pairs] = _NO_MEASURES,
    pages: Mapping[str, str] = _NO_PAGES,
) -> Outcome[tuple[Galley, ...]]:
    """Set every story and filler of an issue, a lead with a drop cap; one the engine broke down over is a finding, and missing.

    `measures` asks, by slug, for galleys at the measure of other frames too; `pages` tells what `{page:slug}` stands for.
    """
    case = TypeCase(fonts)
    galleys: list[Galley] = []
    findings: list[Finding] = []
    for article in (*issue.stories, *issue.fillers):
        story = with_pages(article, pages)
        for frame in (layout, *framed_layouts(layout, measures.get(article.slug, ()))):
            stick = take_stick(story, frame, case)
            try:
                galleys.append(_set(stick, engine, drop_cap=article.priority is Priority.LEAD))
            except EngineFailed as failed:
                findings += [replace(finding, where=article.where) for finding in failed.findings]
            findings += stick.findings
    # a story set at two measures tells of a fault of its copy twice
    return Outcome(tuple(galleys), tuple(dict.fromkeys(findings)))


def set_galley(
    article: Article, layout: Layout, fonts: FontSet, engine: Typesetter, *, drop_cap: bool
) -> Outcome[Galley]:
    """Set one story, with a drop cap or without.

    Raises:
        EngineFailed: the engine broke down over a table or foreign script.
    """
    stick = take_stick(article, layout, TypeCase(fonts))
    return Outcome(_set(stick, engine, drop_cap=drop_cap), tuple(stick.findings))


def _set(stick: Stick, engine: Typesetter, *, drop_cap: bool) -> Galley:
    article = stick.article
    capped = drop_cap and article.run is None and _opens_with_text(article)
    story = set_story(stick, engine, Opening(capped, "" if capped else article.dateline))
    dateline = article.dateline if capped or not _opens_with_text(article) else ""
    return Galley(
        slug=article.slug,
        priority=article.priority,
        lang=article.lang,
        measure=stick.layout.grid.measure,
        lines=story.lines,
        heads=set_heads(stick, _byline(article.byline, dateline), _byline(dateline)),
        pictures=tuple(set_picture(stick, picture) for picture in article.pictures),
        qr=set_qr(stick),
        where=article.where,
        instead=story.instead,
        jump_heads=set_jump_heads(stick),
        may_drop=article.may_drop,
        companion=article.companion,
        run=article.run is not None,
    )


def _opens_with_text(article: Article) -> bool:
    """Tell whether the first paragraph is body text that can take a cap or a dateline."""
    paragraphs = (block for block in article.blocks if isinstance(block, Paragraph))
    first = next((block for block in paragraphs if block.role is not Role.CROSSHEAD), None)
    return first is not None and first.role is Role.BODY and not is_foreign(plain(first.runs))


def _byline(*parts: str) -> Runs:
    """Give the byline; the dateline stands beside it where it cannot be run into the text."""
    said = [part for part in parts if part]
    return (Run(_BESIDE_BYLINE.join(said)),) if said else ()
