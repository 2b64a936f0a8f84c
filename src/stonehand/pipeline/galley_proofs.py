"""Galley proofs: every story that was set, line for line, on sheets for proofreaders, in one file.

In: a desk, what was made of its issue, the engine's child that made it. Out: `galleys.pdf`, or nothing where nothing was set.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from stonehand.compose.document import document
from stonehand.compose.galley_sheets import StorySheets, galley_css, galley_sheets
from stonehand.compose.stylesheet import style_sheet
from stonehand.engines.laid import ProofTitle
from stonehand.engines.proof_book import bind_proofs
from stonehand.engines.worker import Worker
from stonehand.model.composition import MATTER_BEGINS, MATTER_ENDS, ComposedPage
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, Outcome
from stonehand.model.units import Mm
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.making import Made
from stonehand.pipeline.report import title_of
from stonehand.press.intent import PRODUCER
from stonehand.press.typeface import name_fonts

FILE = "galleys.pdf"

_AT_ONCE = 16
"""Sheets the engine makes in one go: each face is cut down once for all of them, and no story is too long for its limits."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet of a story: its number, from 1, and its `<section>`."""

    story: StorySheets
    number: int
    html: str = field(repr=False)


_Batch = tuple[_Sheet, ...]


def draw_galleys(desk: Desk, made: Made, worker: Worker, build_hash: str = "") -> Outcome[Mapping[str, bytes]]:
    """Draw the galley proofs, `build_hash` named on each sheet; a sheet the engine cannot draw is a finding, and missing."""
    if made.pages is None:
        return Outcome({})
    build = f"build {build_hash[:12]}" if build_hash else ""
    pages = made.pages
    stories = galley_sheets(desk.issue, desk.layout, desk.fonts, pages.makeup, pages.galleys, build)
    sheets = [_Sheet(story, number, html) for story in stories for number, html in enumerate(story.sheets, 1)]
    found: list[Finding] = []
    drawn = [
        done
        for first in range(0, len(sheets), _AT_ONCE)
        for done in _draw(desk, tuple(sheets[first : first + _AT_ONCE]), worker, found)
    ]
    if not drawn:
        return Outcome({}, tuple(found))
    shown = [sheet for batch, _ in drawn for sheet in batch]
    labels = [f"{sheet.story.slug} {sheet.number}".lstrip() for sheet in shown]
    title = ProofTitle(f"{title_of(desk)}: galley proofs", desk.layout.lang, PRODUCER)
    book = bind_proofs([pdf for _, pdf in drawn], labels, list(_marks(shown)), title, name_fonts)
    return Outcome({FILE: book}, tuple(found))


def _draw(desk: Desk, batch: _Batch, worker: Worker, found: list[Finding]) -> Iterator[tuple[_Batch, bytes]]:
    """Draw some sheets; where that fails, each by itself, so that one costs no other."""
    try:
        yield batch, worker.render_page(_html(desk, batch), {}, len(batch)).pdf
    except EngineFailed as failed:
        if len(batch) == 1:
            wheres = {article.slug: article.where for article in (*desk.issue.stories, *desk.issue.fillers)}
            found += (replace(finding, where=wheres.get(batch[0].story.slug)) for finding in failed.findings)
        else:
            for sheet in batch:
                yield from _draw(desk, (sheet,), worker, found)


def _html(desk: Desk, batch: _Batch) -> str:
    """Write the document; its first style sheet is that of the pages, to the letter, which the engine has parsed already."""
    layout = desk.layout
    matter = "".join(sheet.html for sheet in batch)
    sheets = ComposedPage(PageId("galleys"), f"{MATTER_BEGINS}{matter}{MATTER_ENDS}", ())
    bleed = desk.press.bleed.most if desk.press else Mm(0.0)
    styles = style_sheet(layout, desk.fonts)
    html = document([sheets], styles, lang=layout.lang, title=layout.name, bleed=bleed, spots=tuple(layout.spots))
    return html.replace("</head>", f"<style>{galley_css(layout, desk.fonts)}</style></head>", 1)


def _marks(sheets: Iterable[_Sheet]) -> Iterator[tuple[str, int]]:
    """Give a bookmark for each story, to the first of its sheets."""
    for slug, held in groupby(enumerate(sheets), key=lambda placed: placed[1].story.slug):
        first, sheet = next(held)
        yield f"{slug}: {sheet.story.title}" if slug else sheet.story.title, first
