"""Masters: what a layout's template is told of a page, and what can go wrong while it is filled.

A template gets facts only and a place to put the matter; it never sees the matter itself, which is set in afterwards, so
that a page's markup need not travel to the process the template is filled in.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from stonehand.engines.template_fault import READY, TemplateFault
from stonehand.engines.worker import JobFault
from stonehand.model.article import Article, plain
from stonehand.model.composition import MATTER_BEGINS, MATTER_ENDS
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, Outcome, Where, error
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout, Master
from stonehand.model.page import MadeUpPage

Fill = Callable[[str, str, Mapping[str, Any]], str]
"""Fills a template: its text, its name, the context; in a process with limits, or straight away in a test."""

PLACE = '<div id="stonehand-matter"></div>'
"""What `matter` is to a template: the place the page's matter is set in."""


def fill_master(layout: Layout, page: MadeUpPage, facts: Mapping[str, Any], matter: str, fill: Fill) -> Outcome[str]:
    """Fill a page's master and set its matter in; a master with a fault gives the bare matter and findings."""
    master = layout.masters.get(page.master, layout.inside)
    source = layout.templates.get(master.template)
    if source is None:
        return Outcome(matter, (_missing(layout, master),))
    path = template_path(layout, master)
    try:
        filled = fill(source, path, {**facts, READY: PLACE})
    except TemplateFault as fault:
        return Outcome(matter, (_faulty(fault, path),))
    except JobFault as fault:
        return Outcome(matter, (_faulty(_from_afar(fault), path),))
    except EngineFailed as fault:
        return Outcome(matter, (_runaway(fault, path, page.id),))
    if filled.count(PLACE) != 1:
        return Outcome(matter, (_lost(filled.count(PLACE), path),))
    before, _, after = filled.partition(PLACE)
    return Outcome(f"{before}{MATTER_BEGINS}{matter}{MATTER_ENDS}{after}")


def issue_facts(issue: Issue, layout: Layout, pages: Sequence[MadeUpPage]) -> dict[str, Any]:
    """Give what every page of an issue has in common; a story is told of where it begins on one of the pages."""
    first_pages = {part.slug: page for page in pages for part in page.parts if part.part == 1}
    return {
        "paper": {"name": layout.name, "lang": layout.lang, **layout.identity},
        "words": asdict(layout.words),
        "date": spelt_date(issue.date, layout),
        "day": issue.date.isoformat(),
        "number": issue.number,
        "edition": issue.edition,
        "stories": [_story(story, first_pages[story.slug]) for story in issue.stories if story.slug in first_pages],
    }


def page_facts(page: MadeUpPage, pages: int) -> dict[str, Any]:
    """Give what a template may know of one page."""
    return {
        "page": {
            "id": page.id,
            "label": page.id,
            "number": page.number,
            "of": pages,
            "recto": page.recto,
            "section": page.section,
            "inks": page.inks.value,
            "stories": [part.slug for part in page.parts if part.part == 1],
            "ads": [placed.ad.id for placed in page.ads],
        }
    }


def spelt_date(date: dt.date, layout: Layout) -> str:
    """Spell a date in the paper's words."""
    words = layout.words
    return words.date.format(
        weekday=words.weekdays[date.weekday()], day=date.day, month=words.months[date.month - 1], year=date.year
    )


def template_path(layout: Layout, master: Master) -> str:
    """Give the workspace path of a master's template."""
    return str(PurePosixPath(layout.where.path).parent / "masters" / master.template)


def _story(story: Article, page: MadeUpPage) -> dict[str, str | int]:
    return {
        "slug": story.slug,
        "headline": plain(story.headline),
        "kicker": story.kicker,
        "standfirst": plain(story.standfirst),
        "section": story.section,
        "priority": story.priority.value,
        "page": page.id,
        "page_number": page.number,
    }


def _from_afar(fault: JobFault) -> TemplateFault:
    """Make the fault again that a rendering child tells of."""
    told = fault.fields
    return TemplateFault(str(told.get("kind", "failed")), str(told.get("message", fault.message)), told.get("line"))


def _missing(layout: Layout, master: Master) -> Finding:
    there = ", ".join(sorted(layout.templates)) or "none"
    return error(
        "compose/template-missing",
        f"master {master.name} asks for the template {master.template}, which the layout does not hold",
        master.where,
        hint=f"write {template_path(layout, master)}, or name a template that is there",
        more=f"templates of this layout: {there}",
    )


def _faulty(fault: TemplateFault, path: str) -> Finding:
    where = Where(path, fault.line)
    message = fault.message.rstrip(".")
    match fault.kind:
        case "syntax":
            return error(
                "compose/template-syntax", f"the template is no Jinja: {message}", where, hint="correct this line"
            )
        case "undefined":
            return error(
                "compose/undefined-name",
                f"the template uses a name it is not given: {message}",
                where,
                hint="use a name the page has: paper, words, date, day, number, edition, page, stories, matter",
            )
        case "escape":
            return error(
                "compose/template-escape",
                f"the template reaches out of its sandbox: {message}",
                where,
                hint="use the page's facts only",
            )
        case _:
            return error(
                "compose/template-failed",
                f"the template fails on this page: {message}",
                where,
                hint="correct this line",
            )


def _runaway(fault: EngineFailed, path: str, page: PageId) -> Finding:
    return error(
        "compose/template-runaway",
        f"the template does not come to an end on page {page}: {fault}",
        Where(path),
        hint="look for a loop or a repetition without an end",
    )


def _lost(times: int, path: str) -> Finding:
    return error(
        "compose/matter-lost",
        f"the template sets the page's matter {times} times instead of once",
        Where(path),
        hint="write {{ matter }} once, where the stories stand",
    )
