"""A proof of an issue: made as a build makes it, drawn, and put under `proofs/` of its output folder; nothing else is touched.

Errors never stop a proof: an overset page is looked at as well. A page the engine could not print is told, and missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stonehand.engines.worker import Worker
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.making import Tell, make_issue
from stonehand.pipeline.page_pictures import check_resolution, check_size
from stonehand.pipeline.proof_drawings import FOLDER, draw_proofs
from stonehand.pipeline.sent import read_history, sent_pages
from stonehand.pipeline.sources_sum import sum_of, sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import lock, publish, roots, sources
from stonehand.workspace.environment import Environment

USUAL_DPI = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: an issue, some pages, pixels per inch, another folder, another press than the layout's."""

    issue: str | None = None
    pages: str | None = None
    dpi: int = USUAL_DPI
    out: Path | None = None
    press: str | None = None


def proof_issue(request: Request, environment: Environment, tell: Tell) -> Built:
    """Make an issue and draw its proofs.

    Raises:
        UsageError: there is no such workspace, issue, page or resolution, or another build is at work.
        OutputNotWritten: the proofs could not be written; those that stood there are untouched.
    """
    check_resolution(request.dpi)
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, request.issue, environment.cwd)
    press = sources.read_given_press(request.press, environment.cwd, workspace).value if request.press else None
    target = publish.output_folder(workspace.root, issue_id, request.out)
    with lock.held(target), Worker() as worker:
        worker.warm()
        summed = sum_sources(workspace, issue_id, press)
        desk = read_desk(workspace, issue_id, environment.fonts, press)
        history = read_history(workspace, issue_id)
        files: dict[str, bytes] = {}
        findings = desk.findings + history.findings
        if desk.value is not None:
            told = _Told(
                findings, sum_of(summed), sent_pages(history.value, desk.value.press.name if desk.value.press else "")
            )
            findings, files = _proofs(desk.value, told, request, worker, tell)
        written = publish.publish(target, files, (FOLDER,)) if files else ()
    names = shown_names(written, environment.cwd)
    (folder,) = shown_names((target / FOLDER,), environment.cwd)
    line = f"wrote {len(names)} proofs to {folder}" if names else "no proof was written: there is no page to show"
    return Built(findings, {"issue": issue_id, "written": names}, line)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known before anything is made: findings, the sum of all sources, the pages that were sent."""

    findings: tuple[Finding, ...]
    sources: str
    sent: Mapping[PageId, str]


def _proofs(
    desk: Desk, told: _Told, request: Request, worker: Worker, tell: Tell
) -> tuple[tuple[Finding, ...], dict[str, bytes]]:
    """Make the issue and draw it; give what was found by both, and the files by name."""
    check_size(desk.layout, request.dpi)
    made = make_issue(desk, request.pages, worker, Stopwatch(lambda: worker.cpu_seconds), tell)
    whole = request.pages is None and made.value.printed is not None
    found = accept(told.findings + made.findings, desk.issue.accepted, printed=whole).findings
    proofs = draw_proofs(
        desk, made.value, found, request.dpi, told.sources, worker, tell, wanted=request.pages, sent=told.sent
    )
    return (*found, *proofs.findings), dict(proofs.value)
