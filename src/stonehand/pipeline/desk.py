"""The desk: everything a build starts from, read and checked at once, faults and all.

In come a workspace and an issue's id; out go the layout, the fonts, the press profile and the issue's copy. A part that cannot
be used is `None` beside the findings that say why; whatever else can be read is read all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath

from stonehand.engines import faces
from stonehand.intake.issue_file import copy_of, paper_of, read_issue
from stonehand.intake.layout_file import read_layout
from stonehand.intake.press_file import read_press
from stonehand.model.finding import Finding, Outcome, StonehandError, Where, error
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.press import PressProfile
from stonehand.model.type import FontSet, TypeSheet, TypeStyle
from stonehand.workspace import sources
from stonehand.workspace.files import InsideFiles
from stonehand.workspace.roots import Workspace, issue_ids

_HAIR = 0.01
"""Millimetres by which two page sizes may differ that were written in other units."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a build works from; `pictures` are read when looked up, by workspace path."""

    issue: Issue
    layout: Layout
    fonts: FontSet
    press: PressProfile | None
    pictures: Mapping[str, bytes] = field(repr=False)


def read_desk(
    workspace: Workspace, issue_id: str, licensed_fonts: Path | None, given_press: sources.PressFiles | None = None
) -> Outcome[Desk | None]:
    """Read an issue and all it needs; `None` only without a layout or a font to set it in, or without date and number.

    `given_press` takes the place of the layout's own press profile.
    """
    found: list[Finding] = []
    copy = read_copy(workspace, issue_id, found)
    layout = _layout(workspace, copy, found)
    if layout is None:
        return Outcome(None, tuple(found))
    fonts = _fonts(workspace, layout, licensed_fonts, found)
    press = _press(workspace, layout, given_press, found)
    numbers = _numbers(workspace, issue_id)
    issue = read_issue(copy.files, issue_id, layout, _Pictures(copy.pictures), numbers, copy.pictures)
    found += issue.findings
    if issue.value is None or not fonts.faces:
        return Outcome(None, tuple(found))
    return Outcome(Desk(issue.value, layout, fonts, press, copy.pictures), tuple(found))


def read_copy(workspace: Workspace, issue_id: str, found: list[Finding]) -> sources.IssueFiles:
    """Read an issue's files, and those of the issue whose copy it is made of."""
    own = sources.read_issue(workspace, issue_id)
    found += own.findings
    shared = copy_of(own.value.files, issue_id)
    if shared is None or shared.text == issue_id:
        return own.value
    if shared.text not in issue_ids(workspace):
        message = f"there is no issue {shared.text} to take the copy from"
        hint = f"there are {', '.join(issue_ids(workspace))}"
        found.append(error("pipeline/unknown-copy", message, shared.where, hint=hint))
        return own.value
    other = sources.read_issue(workspace, shared.text)
    found += other.findings
    sizes = {**other.value.pictures.sizes, **own.value.pictures.sizes}
    return replace(
        own.value, files={**other.value.files, **own.value.files}, pictures=InsideFiles(workspace.root, sizes)
    )


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Opens a picture for intake: one that was never there is `None`, one that cannot be read a finding at its mention."""

    files: Mapping[str, bytes]

    def __call__(self, name: str, asked: Where) -> Outcome[bytes | None]:
        try:
            return Outcome(self.files.get(name))
        except StonehandError as refused:
            return Outcome(None, tuple(_moved(finding, asked) for finding in refused.findings))


def _moved(finding: Finding, where: Where) -> Finding:
    return Finding(finding.id, finding.severity, finding.message, where, finding.hint, finding.more)


def _layout(workspace: Workspace, copy: sources.IssueFiles, found: list[Finding]) -> Layout | None:
    paper = paper_of(copy.files, copy.id)
    found += paper.findings
    if paper.value is None:
        return None
    texts = sources.read_layout(workspace, paper.value.text, paper.value.where)
    found += texts.findings
    if texts.value is None:
        return None
    read = layout_of(texts.value)
    found += read.findings
    return read.value


def layout_of(source: sources.LayoutFiles) -> Outcome[Layout | None]:
    """Read a layout from its texts."""
    path = f"{source.folder}/layout.yaml"
    templates = _named(source, "masters")
    return read_layout(source.paper, source.texts.get(path, ""), path, templates, _named(source, "styles"))


def _named(source: sources.LayoutFiles, folder: str) -> dict[str, str]:
    """Give the texts of one folder of the layout by their names in it."""
    inside = PurePosixPath(source.folder) / folder
    return {
        str(PurePosixPath(path).relative_to(inside)): text
        for path, text in source.texts.items()
        if PurePosixPath(path).is_relative_to(inside)
    }


def _fonts(workspace: Workspace, layout: Layout, licensed: Path | None, found: list[Finding]) -> FontSet:
    files = sources.read_fonts(workspace, licensed)
    loaded = faces.load(files.value.manifest, files.value.files, files.value.where)
    found += (*files.findings, *loaded.findings)
    styles = (getattr(sheet, part.name) for sheet in layout.sheets.values() for part in fields(TypeSheet))
    checked = (faces.check_style(style, loaded.value) for style in styles if isinstance(style, TypeStyle))
    folder = PurePosixPath(layout.where.path).parent
    linted = (
        faces.check_css(text, str(folder / "styles" / name), loaded.value) for name, text in layout.styles.items()
    )
    found += dict.fromkeys(finding for findings in (*checked, *linted) for finding in findings)
    return loaded.value


def _press(
    workspace: Workspace, layout: Layout, given: sources.PressFiles | None, found: list[Finding]
) -> PressProfile | None:
    """Read the press profile that was given, else the layout's; one whose page size is another cannot print this paper."""
    files = Outcome(given) if given else sources.read_press(workspace, layout.press, layout.where)
    found += files.findings
    if files.value is None:
        return None
    name = PurePosixPath(files.value.path).stem
    read = read_press(name, files.value.text, files.value.path, files.value.icc)
    found += read.findings
    if read.value is not None:
        found += _check_trim(layout, read.value, files.value.path)
    return read.value


def _check_trim(layout: Layout, press: PressProfile, path: str) -> Iterator[Finding]:
    page = (layout.format.width, layout.format.height)
    if press.trim is None or max(abs(ours - theirs) for ours, theirs in zip(page, press.trim, strict=True)) <= _HAIR:
        return
    ours, theirs = (f"{width:g} x {height:g} mm" for width, height in (page, press.trim))
    yield error(
        "pipeline/trim-mismatch",
        f"{layout.where.path} makes pages of {ours}; {path} says the printer's are {theirs}",
        layout.where,
        hint="write the printer's size under `format: trim:`, or take another press profile",
    )


def _numbers(workspace: Workspace, issue_id: str) -> dict[str, tuple[str, int]]:
    """Give paper and number of every other issue."""
    others = (name for name in issue_ids(workspace) if name != issue_id)
    return {name: read for name in others if (read := sources.read_number(workspace, name)) is not None}
