"""An issue as it was at a revision, or as it stands, made in memory by this very program: nothing is written into the output.

A revision's files are taken out into a folder of their own, which is gone afterwards. Its layout, press profile and fonts are those
of the revision as well; licensed fonts come from where they lie now.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from stonehand.engines.worker import Worker
from stonehand.intake.issue_file import copy_of
from stonehand.model.finding import Finding, Outcome, Severity, UsageError, error, warning
from stonehand.pipeline.desk import read_desk
from stonehand.pipeline.making import Tell, make_issue
from stonehand.pipeline.reporting.words import counted
from stonehand.pipeline.sides import Side, side_of_made
from stonehand.pipeline.sources_sum import sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import sources
from stonehand.workspace.history import History, has_file, resolve, take_out
from stonehand.workspace.roots import Workspace
from stonehand.workspace.sources import PressFiles

_NOT_THERE = "name a revision that holds it; of an issue that was renamed, build both and compare their output folders"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is made: an issue of a workspace, for another press than its own where one is given, with licensed fonts."""

    workspace: Workspace
    issue: str
    press: PressFiles | None = None
    fonts: Path | None = None


def side_as_it_stands(wanted: Wanted, name: str, tell: Tell) -> Outcome[Side | None]:
    """Make the issue as it stands; `None` with the findings that kept it from being set."""
    with Worker() as worker:
        sums = sum_sources(wanted.workspace, wanted.issue, wanted.press)
        desk = read_desk(wanted.workspace, wanted.issue, wanted.fonts, wanted.press)
        if desk.value is None:
            return Outcome(None, desk.findings)
        made = make_issue(desk.value, None, worker, Stopwatch(lambda: worker.cpu_seconds), tell)
    side = side_of_made(name, desk.value, made.value, sums)
    found = desk.findings + made.findings
    return Outcome(side, tuple(_faulty(found)) if side else found)


def side_at(wanted: Wanted, history: History, name: str, tell: Tell) -> Outcome[Side | None]:
    """Make the issue as it was at a revision; `None` with the findings that kept it from being set.

    Raises:
        UsageError: there is no such revision, or no such issue in it.
        StonehandError: git failed.
    """
    commit = resolve(history, name)
    if not has_file(history, commit, f"issues/{wanted.issue}/issue.yaml"):
        message = f"there is no issue {wanted.issue} at revision {name}"
        raise UsageError(
            error(
                "pipeline/not-at-revision",
                message,
                hint=_NOT_THERE,
            )
        )
    with tempfile.TemporaryDirectory(prefix="stonehand-") as folder:
        there = Workspace(Path(folder).resolve())
        left_out = _take_out(history, commit, there, wanted.issue)
        made = side_as_it_stands(replace(wanted, workspace=there), name, tell)
    return Outcome(made.value, tuple(_of(finding, name) for finding in (*left_out, *made.findings)))


def _faulty(found: Iterable[Finding]) -> Iterator[Finding]:
    """Say that a side was made with faults: what they keep off its pages would be taken for a change, or never be missed."""
    errors = [finding for finding in found if finding.severity >= Severity.ERROR]
    if errors:
        message = f"the issue has {counted(len(errors), 'error')}; the first: {errors[0].message}"
        hint = "what an error keeps off the pages is missing from the comparison; stonehand check tells all"
        yield warning("pipeline/made-with-faults", message, errors[0].where, hint=hint)


def _take_out(history: History, commit: str, there: Workspace, issue: str) -> tuple[Finding, ...]:
    """Take out an issue and all it rests on, the issue it takes its copy from among it, and the numbers of all others."""
    (there.root / "layouts").mkdir()
    first = _rests_on(issue)
    found = take_out(history, commit, there.root, first)
    shared = copy_of(sources.read_issue(there, issue).value.files, issue)
    if shared is not None and shared.text != issue:
        found += take_out(
            history, commit, there.root, lambda path: path.startswith(f"issues/{shared.text}/") and not first(path)
        )
    return found


def _rests_on(issue: str) -> Callable[[str], bool]:
    def rests_on(path: str) -> bool:
        parts = PurePosixPath(path).parts
        if parts[:1] == ("issues",):
            return parts[1:2] == (issue,) or parts[2:] == ("issue.yaml",)
        return parts[:1] in {("layouts",), ("fonts",)}

    return rests_on


def _of(finding: Finding, name: str) -> Finding:
    """Say of which revision something was found; its place is one of then, and would be looked for now."""
    place = f"{finding.where}: " if finding.where is not None and finding.severity >= Severity.ERROR else ""
    return replace(finding, message=f"at {name}: {place}{finding.message}", where=None)
