"""Setting: from an issue's copy to made-up pages; all that `check` does, and the first half of a build."""

from dataclasses import dataclass

from stonehand.engines.worker import Worker
from stonehand.galleys.setting import set_galleys
from stonehand.makeup.make import make_up
from stonehand.model.finding import Outcome
from stonehand.model.galley import Galley
from stonehand.model.page import MakeUp
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class Pages:
    """An issue set and made up."""

    galleys: tuple[Galley, ...]
    makeup: MakeUp


def set_issue(desk: Desk, worker: Worker, watch: Stopwatch) -> Outcome[Pages]:
    """Set every story and place it."""
    with watch.stage("galleys"):
        galleys = set_galleys(desk.issue, desk.layout, desk.fonts, worker)
    with watch.stage("makeup"):
        makeup = make_up(desk.issue, galleys.value, desk.layout)
    return Outcome(Pages(galleys.value, makeup.value), galleys.findings + makeup.findings)
