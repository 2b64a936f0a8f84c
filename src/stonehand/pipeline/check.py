"""A check: read, set and make up an issue without rendering it. Every finding but those of the press, in about a second."""

from collections.abc import Callable

from stonehand.engines.worker import Worker
from stonehand.model.finding import Outcome, Severity
from stonehand.pipeline.balance import take_balance
from stonehand.pipeline.build import Built
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.setting import set_issue
from stonehand.pipeline.stopwatch import Stopwatch
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
        checked = _set(desk.value, worker) if desk.value else Outcome("")
    findings = desk.findings + checked.findings
    sound = all(finding.severity < Severity.ERROR for finding in findings)
    line = f"{issue_id}: {checked.value or 'nothing could be set'}{'; ready for the press' if sound else ''}"
    return Built(findings, {"issue": issue_id}, line)


def _set(desk: Desk, worker: Worker) -> Outcome[str]:
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    pages = set_issue(desk, worker, Stopwatch(lambda: worker.cpu_seconds))
    balance = take_balance(pages.value)
    stories, count = len(desk.issue.stories), len(pages.value.makeup.pages)
    line = f"{stories} stories on {count} pages, {balance.placed} lines placed, {balance.overset} overset"
    return Outcome(line, pages.findings)


