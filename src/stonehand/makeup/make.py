"""Make-up: galleys in, pages out.

Stories in issue order fill the columns of a page below its furniture, one below the other, over as many pages as they need.
Everything is whole columns and whole lines; nothing is set again, nothing is lost: set = placed + overset.
"""

from collections.abc import Collection, Iterator

from stonehand.makeup.build import build_dummy, build_pages
from stonehand.makeup.pages import Rooms, fill_pages
from stonehand.makeup.report import balance, report_feet, report_legs, report_overset
from stonehand.makeup.stories import prepare
from stonehand.model.finding import Finding, Outcome, error
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp


def make_up(issue: Issue, galleys: tuple[Galley, ...], layout: Layout) -> Outcome[MakeUp]:
    """Place every galley of the issue; report what found no place, and white that nothing fills."""
    grid = layout.grid
    rooms = Rooms(max(0, grid.lines - layout.front.furniture), max(0, grid.lines - layout.inside.furniture))
    by_slug = {galley.slug: galley for galley in galleys}
    ordered = [by_slug[story.slug] for story in issue.stories if story.slug in by_slug]
    stories, left_out = prepare(ordered, grid, rooms)
    settings, homeless = fill_pages(stories, rooms)
    pages = build_pages(settings, layout)
    findings = (
        *_missing(issue, by_slug.keys()),
        *left_out,
        *report_overset(ordered, homeless, grid),
        *report_legs(settings),
        *report_feet(settings, rooms, grid),
    )
    overset = balance(ordered, {story.slug: story for story in stories}, homeless)
    return Outcome(MakeUp(pages, build_dummy(issue.id, pages), overset), findings)


def _missing(issue: Issue, slugs: Collection[str]) -> Iterator[Finding]:
    for story in issue.stories:
        if story.slug not in slugs:
            yield error(
                "makeup/galley-missing",
                f"{story.slug} stands in the issue but was not set",
                story.where,
                hint="see the findings of its galley",
            )
