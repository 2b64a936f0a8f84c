"""Page references held against the pages as made up: right after enough rounds, told where they are not."""

from dataclasses import replace

import pytest
from builds import ROOT, SAMPLE

from stonehand.engines.worker import Worker
from stonehand.galleys.references import page_references
from stonehand.pipeline import setting
from stonehand.pipeline.desk import read_desk
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace.roots import Workspace


@pytest.mark.parametrize(("rounds", "told"), [(1, True), (3, False)])
def test_a_reference_to_another_page_is_told(monkeypatch: pytest.MonkeyPatch, rounds: int, *, told: bool) -> None:
    """Without a flatplan nobody knows the pages at first: after one round every reference is told, after three none is."""
    desk = read_desk(Workspace(ROOT), SAMPLE, None).value
    assert desk is not None
    desk = replace(desk, issue=replace(desk.issue, pages=()))
    wanted = {(story.slug, slug) for story in desk.issue.stories for slug in page_references(story)}
    monkeypatch.setattr(setting, "_ROUNDS", rounds)
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in desk.fonts.faces}, b"")
        made = setting.set_issue(desk, worker, Stopwatch(lambda: 0.0))
    begun = {part.slug for page in made.value.makeup.pages for part in page.parts}
    astray = [finding for finding in made.findings if finding.id == "pipeline/page-astray"]
    assert len(wanted) > 5
    assert len(astray) == (len([pair for pair in wanted if begun.issuperset(pair)]) if told else 0)
