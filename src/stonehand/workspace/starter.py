"""Starting something new: a workspace, an issue, an article. Nothing that is there is ever overwritten.

Each function gives back the paths it wrote. A failure leaves nothing half-made: files come into being whole, and those
of an unfinished workspace are taken away again.
"""

import datetime as dt
import os
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stonehand.model.finding import OutputNotWritten, UsageError, error
from stonehand.workspace import builtin, files
from stonehand.workspace.roots import Workspace, issue_ids
from stonehand.workspace.sources import layout_names, read_number

STARTER_LAYOUT = "gazette"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_SLUG = 80

_README = """\
# A paper

`layouts/` says what the paper looks like, `issues/` holds its copy, one folder for each issue; `out/` is made and never kept.

    stonehand new issue 2026-11-27
    stonehand new article harbour-bridge
    stonehand build
"""

_ISSUE = """\
schema: 1
paper: {paper}
date: {date}
number: {number}
# stories: name them here in reading order; ready copy that is not named follows by section and priority
# pages: say here what goes where; without it stories fill page after page
#   - page: 1
#     frames:
#       - {{frame: lead, story: some-story, jump: 2}}
# ads: name the advertisements booked here
"""

_ARTICLE = """\
---
headline: {headline}
kicker:
standfirst:
byline:
section: news
priority: third
status: hold          # ready once the copy is final; held copy is listed, never set
---
Write here.
"""


def init(folder: Path) -> tuple[Path, ...]:
    """Make a workspace in an empty or new folder: the starter layout, room for issues, a note.

    Raises:
        UsageError: the folder holds something already.
        OutputNotWritten: it cannot be written.
    """
    try:
        if os.path.lexists(folder) and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
            message = f"{folder} is there already and not an empty folder"
            raise UsageError(error("workspace/not-empty", message, hint="name a new folder: stonehand init DIR"))
    except OSError as fault:
        raise _not_written(folder, fault) from fault
    root = builtin.builtin_root()
    listed = files.list_inside(root, f"layouts/{STARTER_LAYOUT}").value
    contents = {name: files.open_inside(root, name) for name in listed}
    contents |= {"README.md": _README.encode(), ".gitignore": b"/out/\n", "issues/.gitkeep": b""}
    return write_new(folder, contents)


def new_issue(workspace: Workspace, issue: str, paper: str | None = None) -> tuple[Path, ...]:
    """Make an issue: its id is its date, its number follows the highest there is, its paper is the only one or the one named.

    Raises:
        UsageError: the id is no date or taken, or there are several papers to choose from.
        OutputNotWritten: it cannot be written.
    """
    try:
        date = dt.date.fromisoformat(issue if _DATE.fullmatch(issue) else "")
    except ValueError as fault:
        message = f"{issue!r} is no date, and an issue is called by its date"
        raise UsageError(
            error("workspace/bad-name", message, hint="write it as year-month-day, such as 2026-11-27")
        ) from fault
    paper = _paper(workspace, paper)
    text = _ISSUE.format(paper=paper, date=date, number=_highest_number(workspace, paper) + 1)
    names = {f"issues/{issue}/issue.yaml": text.encode(), f"issues/{issue}/articles/.gitkeep": b""}
    return write_new(workspace.root, names)[:1]


def new_article(workspace: Workspace, issue: str, slug: str) -> tuple[Path, ...]:
    """Make an article to be written in, on hold until its copy is final.

    Raises:
        UsageError: the slug is not made of small letters, digits and hyphens, or is taken.
        OutputNotWritten: it cannot be written.
    """
    headline = slug.replace("-", " ").capitalize()
    return add_article(workspace, issue, slug, _ARTICLE.format(headline=f'"{headline}"'))


def add_article(workspace: Workspace, issue: str, slug: str, text: str) -> tuple[Path, ...]:
    """Put an article's text into an issue, under its slug.

    Raises:
        UsageError: the slug is not made of small letters, digits and hyphens, or is taken.
        OutputNotWritten: it cannot be written.
    """
    if not _SLUG.fullmatch(slug) or len(slug) > _LONGEST_SLUG:
        message = f"{slug[:_LONGEST_SLUG]!r} is no slug"
        hint = f"use small letters, digits and hyphens, at most {_LONGEST_SLUG}, such as harbour-bridge"
        raise UsageError(error("workspace/bad-name", message, hint=hint))
    return write_new(workspace.root, {f"issues/{issue}/articles/{slug}.md": text.encode()})


def write_new(root: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that are not there yet, all or none; names are relative to `root`.

    Raises:
        UsageError: one of them is there already.
        OutputNotWritten: disk full, folder not writable, or a link leads out of `root`.
    """
    written: list[Path] = []
    try:
        for name, content in contents.items():
            _write_whole(root, root / name, content)
            written.append(root / name)
    except OSError as fault:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(fault, FileExistsError):
            message = f"{fault.filename2 or fault.filename} is there already"
            raise UsageError(
                error("workspace/exists", message, hint="choose another name; nothing is overwritten")
            ) from fault
        raise _not_written(root, fault) from fault
    return tuple(written)


def _write_whole(root: Path, path: Path, content: bytes) -> None:
    """Write a file under a name of no account, then link it to its own, which fails if that one is taken."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise PermissionError(1, "a link leads out of the workspace", str(path.parent))
    handle, name = tempfile.mkstemp(prefix=".stonehand-", dir=path.parent)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - Path.open takes no descriptor
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
        _link(Path(name), path)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _link(new: Path, path: Path) -> None:
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: the name is still looked at first
        if os.path.lexists(path):
            raise FileExistsError(17, "is there already", str(path)) from None
        new.rename(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _paper(workspace: Workspace, paper: str | None) -> str:
    names = layout_names(workspace)
    if paper is not None and paper not in (*names, STARTER_LAYOUT):
        message = f"there is no layout {paper!r}; there are {', '.join(names) or 'none'}"
        raise UsageError(error("workspace/unknown-layout", message, hint="name one of them"))
    if paper is None and len(names) > 1:
        message = f"there are {len(names)} papers: {', '.join(names)}"
        raise UsageError(error("workspace/which-layout", message, hint="say which: --paper NAME"))
    return paper or (names[0] if names else STARTER_LAYOUT)


def _highest_number(workspace: Workspace, paper: str) -> int:
    """Give the highest number any issue of the paper bears; an issue file that cannot be read has none to tell."""
    read = (read_number(workspace, issue) for issue in issue_ids(workspace))
    return max((found[1] for found in read if found and found[0] == paper), default=0)


def _not_written(path: Path, fault: OSError) -> OutputNotWritten:
    message = f"{path} was not written: {fault.strerror or fault}"
    hint = "make the folder writable, make room on the disk, or choose another place"
    return OutputNotWritten(error("workspace/output-not-written", message, hint=hint))
