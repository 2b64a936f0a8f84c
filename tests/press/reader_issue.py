"""The sample issue made for readers, with addresses in its copy that may be followed, and some that may not."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from builds import ROOT, SAMPLE
from tagged_file import TaggedFile

from stonehand.engines.worker import Worker
from stonehand.model.page import MakeUp, Part
from stonehand.model.units import Pt, pt
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.making import Made, make_issue
from stonehand.pipeline.reading import reader_pdf
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace.roots import Workspace

ADDRESSES = ("https://harbour.example/a?b=1&c=(2)", "mailto:desk@gazette.example")
MORE = f"""

Whoever wants to know more may read [the office page]({ADDRESSES[0]}) or [write to us]({ADDRESSES[1]}), and not
[go there](javascript:alert(1)) or [there](file:///etc/passwd).
"""


@dataclass(frozen=True, eq=False)
class ReaderIssue:
    """An issue as it was made, and its file for readers, twice."""

    desk: Desk
    made: Made
    content: bytes
    again: bytes
    file: TaggedFile

    @property
    def makeup(self) -> MakeUp:
        """The make-up."""
        assert self.made.pages is not None
        return self.made.pages.makeup

    def parts(self, slug: str) -> list[tuple[int, Part]]:
        """Give the parts of a story with their pages, counted from 0."""
        found = [(at, part) for at, page in enumerate(self.makeup.pages) for part in page.parts if part.slug == slug]
        return sorted(found, key=lambda one: one[1].part)

    def head_of(self, part: Part) -> Pt:
        """Give how far above the page's lower edge a part's frame begins."""
        form, grid = self.desk.layout.format, self.desk.layout.grid
        return Pt(pt(form.height) - pt(form.top) - grid.depth(part.frame.line))


def make_reader_issue(place: Path) -> ReaderIssue:
    """Make the issue in an empty folder."""
    for name in ("layouts", "fonts"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copytree(ROOT / "issues" / SAMPLE, place / "issues" / SAMPLE)
    article = place / "issues" / SAMPLE / "articles" / "roastery.md"
    article.write_text(article.read_text("utf-8").rstrip() + MORE, "utf-8")
    return read_issue(place, SAMPLE)


def read_issue(place: Path, issue: str) -> ReaderIssue:
    """Make an issue of a workspace for readers."""
    desk = read_desk(Workspace(place), issue, None).value
    assert desk is not None
    with Worker() as worker:
        made = make_issue(desk, None, worker, Stopwatch(lambda: 0.0), lambda *_: None).value
        first, second = (reader_pdf(desk, made, worker) for _ in range(2))
    assert (first.findings, second.findings) == ((), ())
    assert first.value is not None
    assert second.value is not None
    return ReaderIssue(desk, made, first.value, second.value, TaggedFile(first.value))
