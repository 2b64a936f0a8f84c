"""Make-up: galleys in, pages out.

An issue with a flatplan is made up frame by frame; one without is planned here, its stories filling the columns of page
after page in reading order. Either way everything is whole columns and whole lines, nothing is set again, and nothing is
lost: set = placed + overset.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from stonehand.makeup.assemble import build_dummy, build_pages
from stonehand.makeup.entries import Entry, Stone
from stonehand.makeup.flatplan import PagePlan, plan_pages
from stonehand.makeup.flow import flow
from stonehand.makeup.lint import lint
from stonehand.makeup.matter import copy_lines
from stonehand.makeup.planned import Filled, fill_plans
from stonehand.makeup.stopgaps import Bank, fill_holes
from stonehand.makeup.verdict import judge, report_jumps, report_unplaced
from stonehand.model.finding import Finding, Outcome, error
from stonehand.model.galley import Galley, Line
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp


def make_up(issue: Issue, galleys: tuple[Galley, ...], layout: Layout) -> Outcome[MakeUp]:
    """Place every galley of the issue; report what found no place, and all that looks wrong on the pages."""
    by_slug = _by_slug(galleys)
    made = _planned(issue, by_slug, layout) if issue.pages else flow(issue, by_slug, layout)
    findings = (*_missing(issue, by_slug.keys()), *made.findings)
    return Outcome(made.value, (*findings, *lint(made.value, issue, layout)))


def _planned(issue: Issue, galleys: Mapping[str, Sequence[Galley]], layout: Layout) -> Outcome[MakeUp]:
    plans = plan_pages(issue, layout)
    stone = Stone(plans.value, layout, galleys, {})
    filled = fill_plans(stone, issue.stories)
    bank = Bank(galleys, [filler.slug for filler in issue.fillers], issue.house, [], [])
    pages = _without_holes(plans.value, build_pages(stone, filled.entries), bank, layout)
    findings = (
        *plans.findings,
        *judge(stone, filled.entries),
        *report_jumps(stone, filled.unmade),
        *report_unplaced(stone, issue.stories, filled.unplaced),
        *pages.findings,
    )
    made = MakeUp(
        pages.value,
        build_dummy(issue.id, stone, filled.entries),
        (*_standing(issue, stone, filled), *bank.chosen),
        tuple(_overset(stone, filled)),
    )
    return Outcome(made, findings)


def _without_holes(
    plans: Sequence[PagePlan], pages: Sequence[MadeUpPage], bank: Bank, layout: Layout
) -> Outcome[tuple[MadeUpPage, ...]]:
    filled: list[MadeUpPage] = []
    findings: list[Finding] = []
    for plan, page in zip(plans, pages, strict=True):
        pulled = [placed for placed in plan.ads if placed.ad.pulled]
        whole, found = fill_holes(page, plan.room, pulled, bank, layout)
        filled.append(whole)
        findings += found
    return Outcome(tuple(filled), tuple(findings))


def _standing(issue: Issue, stone: Stone, filled: Filled) -> Iterator[Galley]:
    """Give each story's galley with just the lines its recipe lets stand."""
    chosen = {entry.slug: entry for entry in filled.entries}
    for story in issue.stories:
        entry = chosen.get(story.slug)
        if entry is not None:
            yield replace(entry.fitting.galley, lines=_lines(entry))
        elif story.slug in stone.galleys:
            yield stone.galleys[story.slug][0]


def _lines(entry: Entry) -> tuple[Line, ...]:
    shape = entry.fit.shape
    return (shape.variant if shape else entry.fitting.variants[-1]).lines


def _overset(stone: Stone, filled: Filled) -> Iterator[tuple[str, int]]:
    """Count the lines that found no place: what runs over, what no leg can hold, what stands on no page."""
    over: dict[str, int] = {}
    for entry in filled.entries:
        variant = entry.fit.shape.variant if entry.fit.shape else entry.fitting.variants[-1]
        barred = (
            variant.lines[number] for number in variant.matter.barriers if number < entry.fit.cut or not entry.fit.over
        )
        lost = copy_lines(tuple(barred)) if entry.part == 1 else 0
        over[entry.slug] = over.get(entry.slug, 0) + entry.fit.over + lost
    for slug in filled.unplaced:
        over[slug] = copy_lines(stone.galleys[slug][0].lines)
    return ((slug, lines) for slug, lines in over.items() if lines)


def _by_slug(galleys: Sequence[Galley]) -> Mapping[str, Sequence[Galley]]:
    found: dict[str, tuple[Galley, ...]] = {}
    for galley in galleys:
        found[galley.slug] = (*found.get(galley.slug, ()), galley)
    return found


def _missing(issue: Issue, slugs: Collection[str]) -> Iterator[Finding]:
    for story in issue.stories:
        if story.slug not in slugs:
            yield error(
                "makeup/galley-missing",
                f"{story.slug} stands in the issue but was not set",
                story.where,
                hint="see the findings of its galley",
            )
