"""What the stages are given to read: an issue's files, a layout's texts, a press profile, the fonts; all by workspace path.

Texts are read at once, pictures when they are asked for. What the paper does not bring itself comes from the program: the
starter layout, the press profiles, the fonts; their paths begin with `built-in/`.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from stonehand.engines.face_manifest import Family, read_manifest
from stonehand.model.finding import Finding, Outcome, StonehandError, UsageError, Where, error
from stonehand.workspace import builtin, files
from stonehand.workspace.files import InsideFiles
from stonehand.workspace.roots import Workspace

MANIFEST = "fonts/manifest.yaml"
PDF_LIMIT = 1024 * files.MEGABYTE

_TEMPLATE = "template"
"""The built-in profile that is there to be copied, not to be used."""

_PAPER = re.compile(rb"""^paper:[ \t]*["']?([^\s#"']+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
_NUMBER = re.compile(rb"^number:[ \t]*([0-9]{1,9})[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_TEXTS = frozenset({".md", ".yaml", ".yml", ".txt", ".csv", ".html"})
_LAYOUT_TEXTS = (("layout.yaml",), ("masters", ".html.j2"), ("styles", ".css"))


@dataclass(frozen=True, slots=True)
class IssueFiles:
    """An issue's files by workspace path: `files` are its texts, read; `pictures` all others, read when looked up.

    Looking up a picture that can no longer be read raises `StonehandError` with its finding; `pictures.sizes` costs no reading.
    """

    id: str
    folder: str
    files: Mapping[str, bytes] = field(repr=False)
    pictures: InsideFiles = field(repr=False)


@dataclass(frozen=True, slots=True)
class LayoutFiles:
    """A layout's texts by path: `<folder>/layout.yaml`, `<folder>/masters/*.html.j2`, `<folder>/styles/*.css`."""

    paper: str
    folder: str
    texts: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PressFiles:
    """A press profile's text at `path`, and the ICC profiles it may name, by file name, read when looked up."""

    path: str
    text: str = field(repr=False)
    icc: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FontFiles:
    """What `faces.load` takes: the manifest's text and path, and the bytes of the files it names."""

    manifest: str = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False)
    where: str


def read_issue(workspace: Workspace, issue: str) -> Outcome[IssueFiles]:
    """Read an issue's texts and list its pictures."""
    folder = f"issues/{issue}"
    listed = files.list_inside(workspace.root, folder)
    findings = list(listed.findings)
    texts: dict[str, bytes] = {}
    pictures: dict[str, int] = {}
    for name, size in listed.value.items():
        if PurePosixPath(name).suffix.lower() not in _TEXTS:
            pictures[name] = size
            continue
        content = files.read_inside(workspace.root, name)
        findings += content.findings
        if content.value is not None:
            texts[files.composed(name)] = content.value
    lazily = InsideFiles(workspace.root, pictures)
    return Outcome(IssueFiles(issue, folder, texts, lazily), tuple(findings))


def read_number(workspace: Workspace, issue: str) -> tuple[str, int] | None:
    """Give the paper and the number of an issue, as they stand in its file; `None` where they cannot be told.

    Only these two lines are looked at: an issue of last year need not be in order for this one to be built.
    """
    text = files.read_inside(workspace.root, f"issues/{issue}/issue.yaml").value or b""
    paper, number = _PAPER.search(text), _NUMBER.search(text)
    return (paper[1].decode("utf-8", "replace"), int(number[1])) if paper and number else None


def layout_names(workspace: Workspace) -> tuple[str, ...]:
    """List the papers the workspace has a layout for, in order."""
    return tuple(sorted(path.parent.name for path in workspace.root.glob("layouts/*/layout.yaml")))


def read_layout(workspace: Workspace, paper: str, asked: Where | None = None) -> Outcome[LayoutFiles | None]:
    """Read a paper's layout, the workspace's own or a built-in one; `asked` is where its name was written."""
    for root, prefix in ((workspace.root, ""), (builtin.builtin_root(), f"{builtin.PLACE}/")):
        folder = f"layouts/{paper}"
        if _is_name(paper) and (root / folder).is_dir():
            texts, findings = _read_texts(root, folder, prefix)
            return Outcome(LayoutFiles(paper, prefix + folder, texts), tuple(findings))
    names = layout_names(workspace)
    hint = _nearest(paper, names, "make its folder under layouts/")
    return Outcome(None, (error("workspace/unknown-layout", f"there is no layout {paper!r}", asked, hint=hint),))


def press_names(workspace: Workspace | None) -> tuple[str, ...]:
    """List the press profiles there are, the workspace's and the built-in ones, in order."""
    folders = [builtin.builtin_press(), *([workspace.root / "layouts" / "press"] if workspace else [])]
    return tuple(sorted({profile.stem for folder in folders for profile in folder.glob("*.yaml")} - {_TEMPLATE}))


def read_press(workspace: Workspace, name: str, asked: Where | None = None) -> Outcome[PressFiles | None]:
    """Read a press profile: `layouts/press/<name>.yaml` of the workspace, or a built-in one.

    ICC profiles are those beside it; a paper's own profile may also name a built-in one.
    """
    own, ours = workspace.root / "layouts" / "press", builtin.builtin_press()
    for folder, path in ((own, "layouts/press"), (ours, f"{builtin.PLACE}/press")):
        if _is_name(name) and (folder / f"{name}.yaml").exists():
            root, inside = (workspace.root, f"{path}/{name}.yaml") if folder == own else (folder, f"{name}.yaml")
            text = files.read_text(root, inside)
            if text.value is None:
                return Outcome(None, text.findings)
            icc = {**_icc(ours, ""), **(_icc(workspace.root, "layouts/press/") if folder == own else {})}
            return Outcome(PressFiles(f"{path}/{name}.yaml", text.value, icc), text.findings)
    hint = _nearest(name, press_names(workspace), "describe it in layouts/press/")
    return Outcome(
        None, (error("workspace/unknown-press-profile", f"there is no press profile {name!r}", asked, hint=hint),)
    )


def read_given_press(given: str, cwd: Path, workspace: Workspace | None) -> Outcome[PressFiles]:
    """Read a press profile the command line names: by name, or a file wherever it lies, with the ICC profiles beside it.

    Raises:
        UsageError: there is no such profile, or its file cannot be read.
    """
    if not given.endswith((".yaml", ".yml")):
        named = read_press(workspace or Workspace(cwd), given)
        if named.value is None:
            raise UsageError(*named.findings)
        return Outcome(named.value, named.findings)
    file = (cwd / given).resolve()
    text = files.read_text(file.parent, file.name)
    if text.value is None:
        raise UsageError(*text.findings)
    icc = {**_icc(builtin.builtin_press(), ""), **_icc(file.parent, "")}
    return Outcome(PressFiles(given, text.value, icc), text.findings)


def read_fonts(workspace: Workspace, private: Path | None, wanted: frozenset[str] | None = None) -> Outcome[FontFiles]:
    """Read the fonts' manifest and the files it names: the workspace's `fonts/`, or the program's where it has none.

    `private` is the folder of licensed fonts; files missing anywhere are left for `faces.load` to report. With `wanted`,
    only these families' files are read.
    """
    own = (workspace.root / "fonts").exists()
    root, path = (workspace.root, MANIFEST) if own else (builtin.builtin_root(), f"{builtin.PLACE}/{MANIFEST}")
    manifest = files.read_text(root, MANIFEST)
    if manifest.value is None:
        return Outcome(FontFiles("", {}, path), manifest.findings)
    found: dict[str, bytes] = {}
    findings: list[Finding] = list(manifest.findings)
    for family in read_manifest(manifest.value, path).value:
        if wanted is None or family.name in wanted:
            findings += _read_family(family, root, private, found)
    return Outcome(FontFiles(manifest.value, found, path), tuple(findings))


def read_given(path: Path, limit: int = files.TEXT_LIMIT) -> bytes:
    """Read a file the command line names, wherever it lies (`stonehand import FILE`).

    Raises:
        UsageError: it is not there, no plain file, too large or unreadable.
    """
    try:
        return files.open_given(path, limit)
    except StonehandError as refused:
        raise UsageError(*refused.findings) from refused


def _read_texts(root: Path, folder: str, prefix: str) -> tuple[dict[str, str], list[Finding]]:
    listed = files.list_inside(root, folder)
    findings = list(listed.findings)
    texts: dict[str, str] = {}
    for name in listed.value:
        if _is_layout_text(PurePosixPath(name).relative_to(folder)):
            text = files.read_text(root, name)
            findings += text.findings
            if text.value is not None:
                texts[prefix + name] = text.value
    return texts, findings


def _is_layout_text(path: PurePosixPath) -> bool:
    return any(
        path.parts == pattern
        or (path.parts[0] == pattern[0] and path.name.endswith(pattern[-1]) and len(path.parts) > 1)
        for pattern in _LAYOUT_TEXTS
    )


def _read_family(family: Family, root: Path, private: Path | None, found: dict[str, bytes]) -> list[Finding]:
    findings: list[Finding] = []
    names = [face.file for face in family.faces]
    if not family.private:
        names += [family.licence_file] if family.licence_file else []
        return [finding for name in names for finding in _read_font(root, f"fonts/{name}", name, found)]
    for name in names if private else ():
        place = name if private and (private / name).exists() else PurePosixPath(name).name
        findings += _read_font(private or root, place, name, found)
    return findings


def _read_font(root: Path, place: str, name: str, found: dict[str, bytes]) -> Iterable[Finding]:
    """Read one file of the fonts; that it is not there is told by `faces.load`, which knows its place in the manifest."""
    content = files.read_inside(root, place, files.PICTURE_LIMIT)
    if content.value is not None:
        found[name] = content.value
    return [finding for finding in content.findings if finding.id != "workspace/missing-file"]


def _icc(root: Path, folder: str) -> dict[str, bytes]:
    names = sorted(path.name for path in (root / folder).glob("*.icc"))
    contents = ((name, files.read_inside(root, folder + name).value) for name in names)
    return {name: content for name, content in contents if content is not None}


def _is_name(name: str) -> bool:
    """A plain name of one folder or file, with no way out."""
    return bool(name) and not set(name) & set("/\\%:\0") and not name.startswith(".")


def _nearest(name: str, names: Iterable[str], otherwise: str) -> str:
    near = difflib.get_close_matches(name, list(names), 1)
    return f"write {near[0]}" if near else f"{otherwise}; there are {', '.join(names) or 'none'}"
