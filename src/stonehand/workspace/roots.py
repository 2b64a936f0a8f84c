"""Where the workspace is, and which issue is meant: never a guess.

The workspace is the nearest ancestor that holds `layouts/` and `issues/`. The issue is the one that is named, else the one
that holds the current folder, else the only one.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path

from stonehand.model.finding import UsageError, error


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `layouts/` and `issues/`; `root` is its real path, free of links."""

    root: Path

    @property
    def issues(self) -> Path:
        """The folder of all issues."""
        return self.root / "issues"

    @property
    def out(self) -> Path:
        """The folder of all output, never committed."""
        return self.root / "out"


def find(start: Path) -> Workspace:
    """Find the workspace that holds a folder.

    Raises:
        UsageError: neither the folder nor any above it holds `layouts/` and `issues/`.
    """
    try:
        place = start.resolve()
        for folder in (place, *place.parents):
            if (folder / "layouts").is_dir() and (folder / "issues").is_dir():
                return Workspace(folder)
    except OSError as fault:
        message = f"{start} cannot be looked at: {fault.strerror}"
        raise UsageError(error("workspace/unreadable", message)) from fault
    message = f"neither {place} nor any folder above it holds layouts/ and issues/"
    raise UsageError(
        error("workspace/no-workspace", message, hint="go to your paper's folder, or make one: stonehand init DIR")
    )


def repository_of(folder: Path) -> Path:
    """Give the nearest folder, this one or one above it, that is under version control; this one where none is."""
    real = folder.resolve()
    return next((place for place in (real, *real.parents) if (place / ".git").exists()), real)


def issue_ids(workspace: Workspace) -> tuple[str, ...]:
    """List the ids of all issues, in order."""
    try:
        names = [entry.name for entry in workspace.issues.iterdir() if entry.is_dir() and entry.name[0] != "."]
    except OSError as fault:
        message = f"{workspace.issues} cannot be read: {fault.strerror}"
        raise UsageError(error("workspace/unreadable", message)) from fault
    return tuple(sorted(names))


def choose_issue(workspace: Workspace, argument: str | None, cwd: Path) -> str:
    """Tell which issue is meant, by its id: the one named (an id, or a path to it or into it), held by `cwd`, or the only one.

    Raises:
        UsageError: the named one is not there, or there are none or several to choose from.
    """
    ids = issue_ids(workspace)
    if argument is not None:
        return _named(workspace, argument, cwd, ids)
    here = _holding(workspace, cwd)
    if here in ids:
        return here
    if len(ids) == 1:
        return ids[0]
    if not ids:
        message = f"there is no issue in {workspace.issues}"
        raise UsageError(error("workspace/no-issue", message, hint="make one: stonehand new issue YYYY-MM-DD"))
    message = f"there are {len(ids)} issues: {_listed(ids)}"
    raise UsageError(error("workspace/which-issue", message, hint=f"say which, such as {ids[-1]}"))


def _named(workspace: Workspace, argument: str, cwd: Path, ids: tuple[str, ...]) -> str:
    if argument.rstrip("/") in ids:
        return argument.rstrip("/")
    try:
        here = _holding(workspace, cwd / argument)
    except (OSError, ValueError):
        here = ""
    if here in ids:
        return here
    near = difflib.get_close_matches(argument, ids, 1)
    hint = f"did you mean {near[0]}?" if near else "make one: stonehand new issue YYYY-MM-DD"
    raise UsageError(
        error("workspace/unknown-issue", f"there is no issue {argument!r}; there are {_listed(ids)}", hint=hint)
    )


def _holding(workspace: Workspace, place: Path) -> str:
    """Give the name of the issue's folder that is `place` or holds it, or nothing."""
    real = place.resolve()
    issues = workspace.issues.resolve()
    if real == issues or not real.is_relative_to(issues) or not real.exists():
        return ""
    return real.relative_to(issues).parts[0]


def _listed(ids: tuple[str, ...]) -> str:
    most = 8
    shown = ids[-most:]
    return ", ".join(shown) + (f" and {len(ids) - most} before" if len(ids) > most else "") if ids else "none"
