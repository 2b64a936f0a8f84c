"""What `diff` does: takes both sides, whatever they are, holds them against each other, and writes pictures where they are wanted.

A name that is a file or folder is one; any other is a revision of an issue, which is made in memory. Without a second side the
issue as it stands is taken. All that keeps either side from being compared is told at once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from stonehand.engines.unreadable import Unreadable
from stonehand.model.changes import Changes, PageChange, PagePictures
from stonehand.model.finding import EngineFailed, Finding, InFile, Outcome, StonehandError, UsageError, error
from stonehand.pipeline.built import shown_names
from stonehand.pipeline.changes_written import changes_files, folder_for
from stonehand.pipeline.compared import USUAL_DPI, Compared, hold_against
from stonehand.pipeline.making import Tell
from stonehand.pipeline.past import Wanted, side_as_it_stands, side_at
from stonehand.pipeline.sides import Side, side_of_path
from stonehand.workspace import publish, roots, sources
from stonehand.workspace.environment import Environment
from stonehand.workspace.history import open_history

T = TypeVar("T")

NOW = "as it stands"
"""What the issue of the working folder is called beside a revision."""

COARSEST, FINEST = 20, 300


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: both sides, the issue and press of revisions, where pictures go, how fine they are."""

    before: str
    after: str | None = None
    issue: str | None = None
    press: str | None = None
    out: Path | None = None
    dpi: int = USUAL_DPI
    draw: bool = False


@dataclass(frozen=True, slots=True)
class Differed:
    """What came of it: the changes, `None` where the two could not be compared, and why not; pictures, files written, the issue."""

    findings: tuple[Finding, ...]
    changes: Changes | None = None
    pictures: Mapping[PageChange, PagePictures] = field(default_factory=dict, repr=False)
    written: tuple[str, ...] = ()
    issue: str = ""


def diff(request: Request, environment: Environment, tell: Tell) -> Differed:
    """Compare two builds.

    Raises:
        UsageError: the resolution or folder asked for will not do.
        OutputNotWritten: the pictures could not be written.
    """
    if not COARSEST <= request.dpi <= FINEST:
        message = f"pages cannot be drawn at {request.dpi} pixels per inch"
        raise UsageError(error("cli/no-such-resolution", message, hint=f"take {COARSEST} to {FINEST}; 100 is usual"))
    folder = folder_for(request.out, environment.cwd) if request.out is not None else None
    taking = _Taking(request, environment, tell)
    before = _heard(lambda: taking.side(request.before))
    after = _heard(lambda: taking.side(request.after))
    found = tuple(dict.fromkeys(before.findings + after.findings))
    issue = taking.issue
    if before.value is None or after.value is None:
        return Differed(found, issue=issue)
    tell("comparing", 0, 1)
    sides = (before.value, after.value)
    draw = request.draw or request.out is not None
    compared = _heard(lambda: hold_against(*sides, request.dpi, draw=draw))
    found += compared.findings
    if compared.value is None:
        return Differed(found, issue=issue)
    written = _write(folder, compared.value, found, environment) if folder else ()
    return Differed(found, compared.value.changes, compared.value.pictures, written, issue)


@dataclass(slots=True)
class _Taking:
    """Takes one side after the other, and knows the issue of those that are revisions."""

    request: Request
    environment: Environment
    tell: Tell
    issue: str = ""

    def side(self, name: str | None) -> Outcome[Side | None]:
        path = _existing(self.environment.cwd, name) if name is not None else None
        if path is not None and name is not None:
            return side_of_path(path, name)
        wanted = self._wanted(name)
        if name is None:
            return side_as_it_stands(wanted, NOW, self.tell)
        return self._at(wanted, name)

    def _at(self, wanted: Wanted, name: str) -> Outcome[Side | None]:
        try:
            return side_at(wanted, open_history(wanted.workspace), name, self.tell)
        except UsageError as unknown:
            first = unknown.findings[0]
            if first.id != "workspace/unknown-revision":
                raise
            message = f"there is neither a file, a folder nor a revision {name!r}"
            raise UsageError(replace(first, message=message)) from unknown

    def _wanted(self, name: str | None) -> Wanted:
        cwd = self.environment.cwd
        try:
            workspace = roots.find(cwd)
        except UsageError as lost:
            if name is None:
                raise
            message = f"there is neither a file nor a folder {name}, and no workspace here that has revisions"
            raise UsageError(error("pipeline/no-side", message, InFile(name), hint=lost.findings[0].hint)) from lost
        self.issue = roots.choose_issue(workspace, self.request.issue, cwd)
        asked = self.request.press
        press = sources.read_given_press(asked, cwd, workspace).value if asked else None
        return Wanted(workspace, self.issue, press, self.environment.fonts)


def _existing(cwd: Path, name: str) -> Path | None:
    if not name:
        return None
    try:
        path = cwd / name
        return path if path.exists() else None
    except (OSError, ValueError):
        return None


def _heard(take: Callable[[], Outcome[T]]) -> Outcome[T | None]:
    """Take what may refuse altogether; its findings then stand beside those of the other side."""
    try:
        done = take()
    except EngineFailed as failed:
        return Outcome(None, failed.findings)
    except Unreadable as fault:
        return Outcome(None, (error("pipeline/not-compared", f"the two could not be compared: {fault}"),))
    except StonehandError as refused:
        return Outcome(None, refused.findings)
    return Outcome(done.value, done.findings)


def _write(
    folder: Path, compared: Compared, findings: tuple[Finding, ...], environment: Environment
) -> tuple[str, ...]:
    files = {f"{folder.name}/{name}": content for name, content in changes_files(compared, findings).items()}
    return tuple(shown_names(publish.publish(folder.parent, files, (folder.name,)), environment.cwd))
