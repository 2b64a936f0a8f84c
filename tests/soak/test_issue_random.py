"""Random issues from end to end, by the command line: what is written is whole, on the grid, and what was meant."""

from pathlib import Path

import pytest
from builds import Build, build, stonehand
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from measured import Ground, follow, lines_of, printed_lines
from printed import paints, sheets
from random_copy import issues, write_issue

pytestmark = pytest.mark.soak

DATE = "2026-12-11"
NO_PRESS = {"makeup/overset", "galleys/table-too-wide"}
"""What may keep a press file back when copy is nobody's."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace."""
    root = tmp_path_factory.mktemp("soak") / "paper"
    assert stonehand(root.parent, "init", root).returncode == 0
    return root


@settings(max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_written_is_built_whole(workspace: Path, data: st.DataObject) -> None:
    """Every build ends with a balance, the same lines on screen and paper, all of them on the grid, in black."""
    articles = data.draw(issues(8, 30))
    write_issue(workspace, DATE, articles)
    built = build(workspace, DATE, workspace / "out" / DATE)
    counts = built.report["counts"]
    assert counts["lines_set"] == counts["lines_placed"] + counts["lines_overset"]
    errors = {finding["id"] for finding in built.report["findings"] if finding["severity"] == "error"}
    assert errors <= NO_PRESS, built.said
    assert built.code == (1 if errors else 0), built.said
    if not errors:
        prove_pages(built)


def prove_pages(built: Build) -> None:
    """Hold a build's pages against the rules that hold for every issue."""
    ground = Ground(built.layout)
    for line in lines_of(built):
        assert line.printed == line.shown
        if line.kind == "body":
            wanted = ground.top + line.slot * ground.leading + ground.offset
            assert min(abs(glyph.y - wanted) for glyph in line.glyphs) <= 0.1
    assert {glyph.ink for sheet in sheets(built.pdf) for glyph in sheet.written} == {(0.0, 0.0, 0.0, 1.0)}
    assert not {paint.operator for paint in paints(built.pdf)} & {"rg", "RG", "cs", "CS"}
    for slug in {line.slug: None for line in lines_of(built)}:
        shown = " ".join(line.shown for line in lines_of(built) if line.slug == slug)
        assert follow(printed_lines(built, slug), shown) == ""
