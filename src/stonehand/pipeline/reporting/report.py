"""A report: all that a command has to tell, whatever form it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from stonehand.model.finding import Finding, InFile, OnPage, Place, Where
from stonehand.pipeline.reporting.sheet import Sheets

if TYPE_CHECKING:  # most commands look at no finished file, and need not bring all checks
    from stonehand.preflight.inspect import Skipped


class Form(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Base:
    """Where the files lie that findings name, seen from the root of the repository.

    Paths of the workspace begin with `folder`; a file the command line named lies at `files`; what has no file of its own, such
    as a page of the issue, is shown at `home`.
    """

    folder: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    home: str = ""

    def path(self, where: Place | None) -> str:
        """Give the path a place is shown at; nothing where there is none."""
        match where:
            case Where(path):
                return self.files.get(path) or self._inside(path)
            case InFile(file) | OnPage(file=file) if file:
                return self.files.get(file, file)
            case _:
                return self._inside(self.home) if self.home else ""

    def _inside(self, path: str) -> str:
        return f"{self.folder}/{path}" if self.folder else path


NO_BASE = Base()


def _no_sheets(_findings: Sequence[Finding]) -> Sheets:
    return {}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What preflight looked at: the rules that held, those it skipped and why, and a way to draw the pages findings stand on."""

    held: tuple[str, ...] = ()
    skipped: tuple["Skipped", ...] = ()
    draw: Callable[[Sequence[Finding]], Sheets] = field(default=_no_sheets, repr=False)

    def skipped_by_reason(self) -> dict[str, list[str]]:
        """Give the rules that were skipped, by the reason."""
        reasons: dict[str, list[str]] = {}
        for one in self.skipped:
            reasons.setdefault(one.why, []).append(one.rule)
        return reasons


NOTHING_INSPECTED = Inspection()


@dataclass(frozen=True, slots=True)
class Report:
    """What a command found, its result as plain values, and the line that names what it made.

    One that is not `whole` is all that can be said of a command that was never begun, or broke off.
    """

    findings: Sequence[Finding]
    result: Mapping[str, Any] = field(default_factory=dict)
    last: str = ""
    inspection: Inspection = NOTHING_INSPECTED
    base: Base = NO_BASE
    whole: bool = True
    title: str = "stonehand"
