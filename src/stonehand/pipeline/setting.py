"""Setting: from an issue's copy to made-up pages; all that `check` does, and the first half of a build.

Copy may name the page of another story, which only make-up knows. So stories that do are set with the pages of the
flatplan, and set again where make-up put one elsewhere; a figure rarely changes a line, and three rounds have always been
enough. Where they are not, the pages that are named wrongly are told: nobody would see it on the proof.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stonehand.engines.worker import Worker
from stonehand.galleys.references import UNKNOWN, page_references
from stonehand.galleys.setting import set_galleys
from stonehand.makeup.make import make_up
from stonehand.makeup.measures import first_pages, measures
from stonehand.model.article import Article
from stonehand.model.finding import Finding, Outcome, error
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
    copy = (*desk.issue.stories, *desk.issue.fillers)
    referred = {slug for story in copy for slug in page_references(story)}
    pages = first_pages(desk.issue, desk.layout)
    wanted = measures(desk.issue, desk.layout)
    for _ in range(_ROUNDS):
        with watch.stage("galleys"):
            galleys = set_galleys(desk.issue, desk.layout, desk.fonts, worker, measures=wanted, pages=pages)
        with watch.stage("makeup"):
            makeup = make_up(desk.issue, galleys.value, desk.layout)
        begun, said = _begun(makeup.value), pages
        if all(begun.get(slug) == said.get(slug) for slug in referred):
            break
        pages = begun
    astray = tuple(finding for story in copy for finding in _astray(story, said, begun))
    return Outcome(Pages(galleys.value, makeup.value), galleys.findings + makeup.findings + astray)


def _astray(story: Article, said: Mapping[str, str], begun: Mapping[str, str]) -> Iterator[Finding]:
    """Find the references of a printed story to another page than they lead to; of copy that stands nowhere make-up tells."""
    for slug in sorted(page_references(story)) if story.slug in begun else ():
        if slug in begun and said.get(slug) != begun[slug]:
            message = (
                f"{story.slug} names page {said.get(slug, UNKNOWN)} for {slug}, which begins on page {begun[slug]}"
            )
            hint = f"give {slug} a frame under `pages`, so that it stands still"
            yield error("pipeline/page-astray", message, story.where, hint=hint)


def _begun(makeup: MakeUp) -> Mapping[str, str]:
    return {part.slug: str(page.id) for page in makeup.pages for part in page.parts if part.part == 1}
