"""Setting: from an issue's copy to made-up pages; all that `check` does, and the first half of a build.

Copy may name the page of another story, which only make-up knows. So stories that do are set with the pages of the
flatplan, and set again where make-up put one elsewhere; a figure rarely changes a line, and three rounds have always been
enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stonehand.engines.worker import Worker
from stonehand.galleys.references import page_references
from stonehand.galleys.setting import set_galleys
from stonehand.makeup.make import make_up
from stonehand.makeup.measures import first_pages, measures
from stonehand.model.finding import Outcome
from stonehand.model.galley import Galley
from stonehand.model.page import MakeUp
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.stopwatch import Stopwatch

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Pages:
    """An issue set and made up."""

    galleys: tuple[Galley, ...]
    makeup: MakeUp


def set_issue(desk: Desk, worker: Worker, watch: Stopwatch) -> Outcome[Pages]:
    """Set every story and place it."""
    referred = {slug for story in (*desk.issue.stories, *desk.issue.fillers) for slug in page_references(story)}
    pages = first_pages(desk.issue, desk.layout)
    wanted = measures(desk.issue, desk.layout)
    for _ in range(_ROUNDS):
        with watch.stage("galleys"):
            galleys = set_galleys(desk.issue, desk.layout, desk.fonts, worker, measures=wanted, pages=pages)
        with watch.stage("makeup"):
            makeup = make_up(desk.issue, galleys.value, desk.layout)
        begun = _begun(makeup.value)
        if all(begun.get(slug) == pages.get(slug) for slug in referred):
            break
        pages = begun
    return Outcome(Pages(galleys.value, makeup.value), galleys.findings + makeup.findings)


def _begun(makeup: MakeUp) -> Mapping[str, str]:
    return {part.slug: str(page.id) for page in makeup.pages for part in page.parts if part.part == 1}
