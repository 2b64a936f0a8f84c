"""Setting: an issue's stories into galleys, one after the other, with nothing shared but the widths of words.

In come an issue, its layout, the fonts and the engine's port; out one `Galley` a story, in the issue's order, and the faults of
all. A story's own faults never keep another from being set.
"""

from dataclasses import replace

from stonehand.galleys.captions import set_picture
from stonehand.galleys.case import TypeCase
from stonehand.galleys.heads import set_heads
from stonehand.galleys.qr import set_qr
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

_BESIDE_BYLINE = " · "


def set_galleys(issue: Issue, layout: Layout, fonts: FontSet, engine: Typesetter) -> Outcome[tuple[Galley, ...]]:
    """Set every story of an issue, the lead with a drop cap; one the engine broke down over is a finding, and missing."""
    case = TypeCase(fonts)
    galleys: list[Galley] = []
    findings: list[Finding] = []
    for article in issue.stories:
        stick = take_stick(article, layout, case)
        try:
            galleys.append(_set(stick, engine, drop_cap=article.priority is Priority.LEAD))
        except EngineFailed as failed:
            findings += [replace(finding, where=article.where) for finding in failed.findings]
        findings += stick.findings
    return Outcome(tuple(galleys), tuple(findings))


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
    capped = drop_cap and _opens_with_text(article)
    lines = set_story(stick, engine, Opening(capped, "" if capped else article.dateline))
    return Galley(
        slug=article.slug,
        priority=article.priority,
        lang=article.lang,
        measure=stick.layout.grid.measure,
        lines=lines,
        heads=set_heads(stick, _byline(article, dateline=capped or not _opens_with_text(article))),
        pictures=tuple(set_picture(stick, picture) for picture in article.pictures),
        qr=set_qr(stick),
        where=article.where,
    )


def _opens_with_text(article: Article) -> bool:
    """Tell whether the first paragraph is body text that can take a cap or a dateline."""
    paragraphs = (block for block in article.blocks if isinstance(block, Paragraph))
    first = next((block for block in paragraphs if block.role is not Role.CROSSHEAD), None)
    return first is not None and first.role is Role.BODY and not is_foreign(plain(first.runs))


def _byline(article: Article, *, dateline: bool) -> Runs:
    """Give the byline; the dateline stands beside it where it cannot be run into the text."""
    parts = [part for part in (article.byline, article.dateline if dateline else "") if part]
    return (Run(_BESIDE_BYLINE.join(parts)),) if parts else ()
