"""An evening at the desk: the sample as text in memory, edited in one place as an editor would, and made up again.

Stories nobody touched keep their galleys, so that an edit costs what it changes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builds import ROOT, SAMPLE

from stonehand.engines import faces
from stonehand.engines.worker import Worker
from stonehand.galleys.setting import set_galleys
from stonehand.intake.issue_file import read_issue
from stonehand.intake.layout_file import read_layout
from stonehand.makeup.make import make_up
from stonehand.makeup.measures import first_pages, measures
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp, Part
from stonehand.model.type import FontSet
from stonehand.workspace import sources
from stonehand.workspace.roots import Workspace

ISSUE = f"issues/{SAMPLE}"


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What does not change over the evening: layout, fonts, the files as they stood at six, and galleys set so far."""

    layout: Layout
    fonts: FontSet
    files: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    worker: Worker
    set: dict[object, tuple[Galley, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Pages:
    """An issue made up: what was read, the pages, and all that was found."""

    issue: Issue
    makeup: MakeUp
    findings: tuple[Finding, ...]

    @property
    def grave(self) -> list[Finding]:
        """The findings an editor must see to: errors and warnings."""
        return [finding for finding in self.findings if finding.severity >= Severity.WARNING]

    def parts(self) -> dict[tuple[str, int], tuple[str, Part]]:
        """Every part with its page, by slug and number."""
        return {(part.slug, part.part): (page.id, part) for page in self.makeup.pages for part in page.parts}

    def page(self, number: str) -> MadeUpPage:
        """Give a page."""
        return next(page for page in self.makeup.pages if page.id == number)


def open_desk(worker: Worker) -> Desk:
    """Read the sample and its layout."""
    workspace = Workspace(ROOT)
    issue = sources.read_issue(workspace, SAMPLE).value
    texts = sources.read_layout(workspace, "gazette").value
    assert texts is not None
    named = {
        folder: {Path(name).name: text for name, text in texts.texts.items() if f"/{folder}/" in name}
        for folder in ("masters", "styles")
    }
    path = f"{texts.folder}/layout.yaml"
    layout = read_layout("gazette", texts.texts[path], path, named["masters"], named["styles"]).value
    assert layout is not None
    files = sources.read_fonts(workspace, None).value
    fonts = faces.load(files.manifest, files.files, files.where).value
    worker.prepare({face.file: face.data for face in fonts.faces}, b"")
    return Desk(layout, fonts, dict(issue.files), issue.pictures, worker)


def made(desk: Desk, *edits: Callable[[dict[str, bytes]], None]) -> Pages:
    """Make the sample up after these edits."""
    files = dict(desk.files)
    for edit in edits:
        edit(files)
    read = read_issue(files, SAMPLE, desk.layout, lambda name, _: Outcome(desk.pictures.get(name)), {}, desk.pictures)
    assert read.value is not None, read.findings
    galleys, found = _galleys(desk, read.value)
    makeup = make_up(read.value, galleys, desk.layout)
    return Pages(read.value, makeup.value, (*read.findings, *found, *makeup.findings))


def change(path: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    """Make an edit: in one file of the issue, one stretch of text for another."""

    def edit(files: dict[str, bytes]) -> None:
        text = files[f"{ISSUE}/{path}"].decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        files[f"{ISSUE}/{path}"] = text.replace(old, new).encode()

    return edit


def _galleys(desk: Desk, issue: Issue) -> tuple[tuple[Galley, ...], tuple[Finding, ...]]:
    pages, widths = first_pages(issue, desk.layout), measures(issue, desk.layout)
    found: list[Finding] = []
    galleys: list[Galley] = []
    for story in (*issue.stories, *issue.fillers):
        key = (
            story,
            tuple(sorted(pages.items())) if "{page:" in repr(story) else (),
            widths.get(story.slug),
        )
        if key not in desk.set:
            alone = Issue(issue.id, issue.paper, issue.date, issue.number, issue.edition, issue.where, (story,))
            outcome = set_galleys(alone, desk.layout, desk.fonts, desk.worker, measures=widths, pages=pages)
            desk.set[key] = outcome.value
            found += outcome.findings
        galleys += desk.set[key]
    return tuple(galleys), tuple(found)
