"""Findings: what an editor is told, and the exceptions that end a command.

A fault in copy, layout or pictures is a `Finding`, and a stage returns all it has beside its value, as an `Outcome`. Only
what leaves no value to return is raised:

    StonehandError        1
    ├── UsageError        2   the command was asked for wrongly
    ├── ToolMissing       3   a library or program is not there
    ├── EngineFailed      4   the typesetting engine broke down
    └── OutputNotWritten  5   disk full, folder read-only

Each carries its exit code; a bug stays a traceback.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from stonehand.model.units import Mm

T = TypeVar("T")


class Severity(IntEnum):
    """How grave a finding is; errors stop the press file, never the HTML, the proofs or the report."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file of the workspace: path relative to its root, with `/`; line and column count from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class OnPage:
    """A place on a page: page id, story or frame, and millimetres from the trim's top left corner.

    `width` and `height` tell how large what was found is, where that is known; `file` is the PDF, where it is not the issue's own.
    """

    page: str
    frame: str | None = None
    x: Mm | None = None
    y: Mm | None = None
    width: Mm | None = None
    height: Mm | None = None
    file: str = ""

    def __str__(self) -> str:
        spot = (
            "" if self.x is None or self.y is None else f", {self.x:.1f} mm from the left, {self.y:.1f} mm from the top"
        )
        file = f"{self.file}, " if self.file else ""
        return f"{file}page {self.page}" + (f", {self.frame}" if self.frame else "") + spot


@dataclass(frozen=True, slots=True)
class InFile:
    """A place that is a whole file, given on the command line or made by us: its name."""

    file: str

    def __str__(self) -> str:
        return self.file


Place = Where | OnPage | InFile
"""Where a finding points to."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should know.

    `id` is `stage/fault-name`; `message` one sentence with names and numbers; `hint` an action the editor can take;
    `more` a line of what was wanted and what was found.
    """

    id: str
    severity: Severity
    message: str
    where: Place | None = None
    hint: str = ""
    more: str = ""


def error(fault: str, message: str, where: Place | None = None, *, hint: str = "", more: str = "") -> Finding:
    """Make an error: the press file is not written."""
    return Finding(fault, Severity.ERROR, message, where, hint, more)


def warning(fault: str, message: str, where: Place | None = None, *, hint: str = "", more: str = "") -> Finding:
    """Make a warning: printed and reported, fatal only under `--fail-on warning`."""
    return Finding(fault, Severity.WARNING, message, where, hint, more)


def info(fault: str, message: str, where: Place | None = None, *, hint: str = "", more: str = "") -> Finding:
    """Make a note: something was done that an editor may want to know."""
    return Finding(fault, Severity.INFO, message, where, hint, more)


def plain_values(finding: Finding) -> dict[str, object]:
    """Give one finding as plain values; places keep their own names."""
    return {
        "id": finding.id,
        "severity": finding.severity.name.lower(),
        "message": finding.message,
        "where": _place(finding.where),
        "more": finding.more,
        "hint": finding.hint,
    }


def _place(where: Place | None) -> dict[str, object] | None:
    match where:
        case None:
            return None
        case Where():
            return {"path": where.path, "line": where.line, "column": where.column}
        case InFile():
            return {"file": where.file}
        case OnPage():
            return {
                "page": where.page,
                "frame": where.frame,
                "x_mm": where.x,
                "y_mm": where.y,
                **({"width_mm": where.width, "height_mm": where.height} if where.width is not None else {}),
                **({"file": where.file} if where.file else {}),
            }


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage gives back: its value, and all it found on the way."""

    value: T
    findings: tuple[Finding, ...] = ()


class StonehandError(Exception):
    """A command cannot give a result; `findings` say why."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class UsageError(StonehandError):
    """The command line asks for something that is not there or not clear."""

    exit_code = 2


class ToolMissing(StonehandError):
    """A library or program the command needs is not installed."""

    exit_code = 3


class EngineFailed(StonehandError):
    """The typesetting engine broke down, ran out of its time or out of its memory."""

    exit_code = 4


class OutputNotWritten(StonehandError):
    """The result could not be written; what stood there before is untouched."""

    exit_code = 5
