"""A check: read, set and make up an issue without rendering it. Every finding but those of the press, in about a second."""

from collections.abc import Callable

from stonehand.engines.worker import Worker
from stonehand.model.finding import Outcome, Severity
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.built import Built
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.report import counts
from stonehand.pipeline.setting import set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.pipeline.supplied import look_at_supplied
from stonehand.workspace import roots
from stonehand.workspace.environment import Environment


def check_issue(issue: str | None, environment: Environment, tell: Callable[[str, int, int], None]) -> Built:
    """Check an issue; nothing is written.

    Raises:
        UsageError: there is no such workspace or issue.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, issue, environment.cwd)
    with Worker() as worker:
        tell("reading", 0, 2)
        desk = read_desk(workspace, issue_id, environment.fonts)
        tell("setting", 1, 2)
        checked = _set(desk.value, worker) if desk.value else Outcome({})
    accepted = desk.value.issue.accepted if desk.value else ()
    findings = accept(desk.findings + checked.findings, accepted, printed=False).findings
    sound = all(finding.severity < Severity.ERROR for finding in findings)
    line = f"{issue_id}: {_line(checked.value)}{'; ready for the press' if sound else ''}"
    return Built(findings, {"issue": issue_id, "counts": checked.value}, line)


def _set(desk: Desk, worker: Worker) -> Outcome[dict[str, int]]:
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    pages = set_issue(desk, worker, Stopwatch(lambda: worker.cpu_seconds))
    ads = look_at_supplied(desk, pages.value.makeup, desk.press)
    return Outcome(counts(desk, pages.value), pages.findings + ads.findings)


def _line(counted: dict[str, int]) -> str:
    if not counted:
        return "nothing could be set"
    stories = "1 story" if counted["stories"] == 1 else f"{counted['stories']} stories"
    pages = "1 page" if counted["pages"] == 1 else f"{counted['pages']} pages"
    return f"{stories} on {pages}, {counted['lines_placed']} lines placed, {counted['lines_overset']} overset"
