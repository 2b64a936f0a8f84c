"""Composing: made-up pages and galleys become sections of HTML, each filled into its master, and one style sheet for all."""

from collections.abc import Iterable

from stonehand.compose.chase import lock_up
from stonehand.compose.faces import faces_set
from stonehand.compose.masters import Fill, fill_master, issue_facts, page_facts
from stonehand.compose.pages import page_codes, page_matter
from stonehand.compose.stylesheet import style_sheet
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.finding import Finding, Outcome
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.model.type import FontSet


def compose(issue: Issue, layout: Layout, makeup: MakeUp, fonts: FontSet, fill: Fill) -> Outcome[Composition]:
    """Compose the pages of an issue. `fill` fills templates and may raise EngineFailed, which becomes a finding."""
    chase = lock_up(layout, fonts, makeup.galleys)
    facts = issue_facts(issue, layout, makeup.pages)
    pages: list[ComposedPage] = []
    findings: list[Finding] = []
    for page in makeup.pages:
        matter = page_matter(page, chase)
        told = {**facts, **page_facts(page, len(makeup.pages))}
        filled = fill_master(layout, page, told, matter.html, fill)
        findings += filled.findings
        section = _section(page, layout, filled.value)
        pages.append(ComposedPage(page.id, section, matter.pictures, page_codes(page, chase), page.inks, page.recto))
    styles = style_sheet(layout, fonts)
    return Outcome(Composition(tuple(pages), styles, faces_set(makeup.pages, chase, fonts)), _once(findings))


def _section(page: MadeUpPage, layout: Layout, inner: str) -> str:
    side = "recto" if page.recto else "verso"
    return (
        f'<section class="page {side} {page.master} inks-{page.inks.value}" id="page-{page.id}" lang="{layout.lang}">'
        f'<div class="area">{inner}</div></section>'
    )


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Report a fault of a master once, however many pages it is on."""
    return tuple(dict.fromkeys(findings))
