"""A build, from copy to press file, readable aloud: read, set, make up, compose, develop, render, finish, bind, check.

Findings never stop HTML, dummy and report. Errors stop the press file alone: the last good one stays, the report says it is
stale, and so does the last line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from stonehand.compose.document import index_html
from stonehand.engines.worker import Worker
from stonehand.makeup.dummy import dummy_yaml
from stonehand.model.composition import Composition
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.making import Made, Tell, make_issue
from stonehand.pipeline.pictures import Prints
from stonehand.pipeline.report import REPORT, PressState, press_state, report_json, title_of
from stonehand.pipeline.reporting.report import Inspection
from stonehand.pipeline.sheets import draw_own_sheets
from stonehand.pipeline.sources_sum import sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import lock, publish, roots, sources
from stonehand.workspace.environment import Environment


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: an issue, some pages, another folder, another press than the layout's."""

    issue: str | None = None
    pages: str | None = None
    out: Path | None = None
    press: str | None = None


def build_issue(request: Request, environment: Environment, tell: Tell) -> Built:
    """Build an issue into its output folder.

    Raises:
        UsageError: there is no such workspace, issue or page, or another build is at work.
        OutputNotWritten: the output could not be written; what stood there is untouched.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, request.issue, environment.cwd)
    press = sources.read_given_press(request.press, environment.cwd, workspace).value if request.press else None
    target = publish.output_folder(workspace.root, issue_id, request.out)
    with lock.held(target), Worker() as worker:
        watch = Stopwatch(lambda: worker.cpu_seconds)
        worker.warm()
        with watch.stage("intake"):
            summed = sum_sources(workspace, issue_id, press)
            desk = read_desk(workspace, issue_id, environment.fonts, press)
        made = make_issue(desk.value, request.pages, worker, watch, tell) if desk.value else Outcome(Made())
        accepted = desk.value.issue.accepted if desk.value else ()
        whole = request.pages is None and made.value.printed is not None
        accepting = accept(desk.findings + made.findings, accepted, printed=whole)
        findings = accepting.findings
        files = _files(desk.value, made.value, findings, watch)
        state = press_state(files, target)
        files[REPORT] = report_json(
            issue_id,
            desk.value,
            made.value.pages,
            made.value.printed,
            accepting,
            state,
            watch.seconds,
            worker.peak_memory,
            summed,
        )
        written = publish.publish(target, files, ("html",) if request.pages else ("html", "press"))
    (folder,) = shown_names((target,), environment.cwd)
    pages = made.value.printed.pages if made.value.printed else ()
    return _built(issue_id, findings, shown_names(written, environment.cwd), state, folder, pages)


def _files(
    desk: Desk | None,
    made: Made,
    findings: Iterable[Finding],
    watch: Stopwatch,
) -> dict[str, bytes]:
    """Give what is to be written, by name in the output folder."""
    files: dict[str, bytes] = {}
    if desk and made.pages and made.composition:
        with watch.stage("html"):
            files["html/index.html"] = _index(desk, made.composition, made.prints)
        files["dummy.yaml"] = dummy_yaml(made.pages.makeup.dummy).encode()
    if all(finding.severity < Severity.ERROR for finding in findings):
        files |= made.press
    return files


def _index(desk: Desk, composition: Composition, prints: Prints) -> bytes:
    fonts = {face.file: face.data for face in desk.fonts.faces}
    return index_html(
        composition, lang=desk.layout.lang, title=title_of(desk), fonts=fonts, pictures=prints.screen
    ).encode()


def _built(  # noqa: PLR0913, PLR0917 - all there is to say of a build
    issue_id: str,
    findings: tuple[Finding, ...],
    written: list[str],
    state: PressState,
    folder: str,
    pages: Sequence[tuple[PageId, bytes]],
) -> Built:
    pressed = [name for name in written if name.removeprefix(f"{folder}/").startswith("press/")]
    line = f"wrote {', '.join(pressed or written)}" + ("" if pressed else f"; {state.words(folder)}")
    result = {"issue": issue_id, "written": written, "press": asdict(state)}
    return Built(findings, result, line, Inspection(draw=lambda found: draw_own_sheets(found, pages)))
