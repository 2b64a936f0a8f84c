"""Measures: which stories must be set at another measure than the column's, because their editor put them into a frame with
legs of its own. An issue's flatplan and the layout go in, widths come out; make-up itself never calls the setter.
"""

from collections.abc import Mapping

from stonehand.makeup.flatplan import plan_pages
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout


def measures(issue: Issue, layout: Layout) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Give for each such story the columns of its frames, and the legs they are divided into."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for plan in plan_pages(issue, layout).value:
        for slot in plan.slots:
            if slot.asked.legs is not None:
                for slug in slot.asked.stories:
                    found[slug] = (*found.get(slug, ()), (int(slot.box.columns), slot.asked.legs))
    return found


def first_pages(issue: Issue, layout: Layout) -> Mapping[str, str]:
    """Give the page each story named in the flatplan begins on: what `{page:slug}` says, before anything is made up."""
    return {
        slug: str(plan.id)
        for plan in plan_pages(issue, layout).value
        for slot in plan.slots
        if slot.asked.part == 1
        for slug in slot.asked.stories
    }
