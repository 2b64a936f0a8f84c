"""Random issues for readers: whatever is written is read aloud whole, each story in one piece."""

import re
from pathlib import Path

import pytest
from builds import stonehand
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_copy import issues, write_issue
from reader_issue import read_issue
from tagged_file import sound

from stonehand.model.galley import Line

pytestmark = pytest.mark.soak

DATE = "2026-12-11"
WORD = re.compile(r"w\d+x")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace."""
    root = tmp_path_factory.mktemp("soak") / "paper"
    assert stonehand(root.parent, "init", root).returncode == 0
    return root


@settings(max_examples=30, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_written_can_be_read_aloud(workspace: Path, data: st.DataObject) -> None:
    """All content is spoken of or an artifact, no word of a galley is lost, cut, doubled or moved, and every bookmark is there."""
    articles = data.draw(issues(8, 30))
    write_issue(workspace, DATE, articles)
    issue = read_issue(workspace, DATE)
    assert sound(issue.file)
    assert issue.content == issue.again
    begun = [part.slug for page in issue.makeup.pages for part in page.parts if part.part == 1]
    found = [element for element in issue.file.document.K if element.S == "/Art"]
    for slug, element in zip(begun, found, strict=True):
        (galley,) = [galley for galley in issue.makeup.galleys if galley.slug == slug]
        stop = max(leg.stop for _, part in issue.parts(slug) for leg in part.legs)
        text = "".join(_said(line) for line in galley.lines[:stop] if not line.repeat)
        wanted = WORD.findall(text)
        read = WORD.findall(issue.file.text(element))
        head = read.index(wanted[0]) if wanted else 0
        assert read[head : head + len(wanted)] == wanted, slug
        assert len(text.split()) == len(wanted)
    with issue.file.pdf.open_outline() as outline:
        assert len(outline.root) == len(begun)


def _said(line: Line) -> str:
    """Give a line's copy, its drop cap before it, and a space behind it where its last word ends."""
    return (line.cap.text if line.cap else "") + line.text + ("" if line.joined else " ")
