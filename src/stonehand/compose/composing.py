"""Composing: made-up pages and galleys become sections of HTML, each filled into its master, and one style sheet for all."""

from collections.abc import Iterable

from stonehand.compose.faces import faces_set
from stonehand.compose.lines import dress
from stonehand.compose.masters import Fill, fill_master, issue_facts, page_facts
from stonehand.compose.parts import page_codes, page_matter
from stonehand.compose.stylesheet import style_sheet
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.finding import Finding, Outcome
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue, PageId
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.model.type import FontSet
from stonehand.model.units import Mm


def compose(  # noqa: PLR0913, PLR0917 - what a page is made of, each value from a stage of its own
    issue: Issue, layout: Layout, makeup: MakeUp, galleys: tuple[Galley, ...], fonts: FontSet, fill: Fill
) -> Outcome[Composition]:
    """Compose the pages of an issue. `fill` fills templates and may raise EngineFailed, which becomes a finding."""
    by_slug = {galley.slug: galley for galley in galleys}
    worn = {lang: dress(layout, fonts, lang) for lang in sorted({galley.lang for galley in galleys})}
    facts = issue_facts(issue, layout, _first_pages(makeup.pages))
    pages: list[ComposedPage] = []
    findings: list[Finding] = []
    for page in makeup.pages:
        matter = page_matter(page.parts, by_slug, worn, layout.grid)
        told = {**facts, **page_facts(page, len(makeup.pages))}
        filled = fill_master(layout, page, told, matter.html, fill)
        findings += filled.findings
        codes = page_codes(page.parts, by_slug, worn, layout.grid, _area(page, layout))
        pages.append(ComposedPage(page.id, _section(page, layout, filled.value), matter.pictures, codes))
    styles = style_sheet(layout, fonts)
    return Outcome(Composition(tuple(pages), styles, faces_set(makeup.pages, by_slug, layout, fonts)), _once(findings))


def _section(page: MadeUpPage, layout: Layout, inner: str) -> str:
    side = "recto" if page.recto else "verso"
    return (
        f'<section class="page {side} {page.master}" id="page-{page.id}" lang="{layout.lang}">'
        f'<div class="area">{inner}</div></section>'
    )


def _area(page: MadeUpPage, layout: Layout) -> tuple[Mm, Mm]:
    """Give where the type area begins: the spine is at the left of a right-hand page."""
    return (layout.format.inner if page.recto else layout.format.outer, layout.format.top)


def _first_pages(pages: Iterable[MadeUpPage]) -> dict[str, PageId]:
    return {part.slug: page.id for page in pages for part in page.parts if part.part == 1}


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Report a fault of a master once, however many pages it is on."""
    return tuple(dict.fromkeys(findings))
