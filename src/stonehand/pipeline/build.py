"""A build, from copy to press file, readable aloud: read, set, make up, compose, develop, render, finish, bind, check.

Findings never stop HTML, dummy and report. Errors stop the products alone, the press file and the reader's: the last good one
stays, the report says it is stale, and so does the last line. A build for CI has plates drawn, and keeps company with proofs and
with what changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stonehand.compose.document import index_html
from stonehand.engines.worker import Worker
from stonehand.makeup.dummy import dummy_yaml
from stonehand.model.composition import Composition
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.pipeline.accepted import Accepting, accept
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.impressions import IMPRESSION, impression_of, write_impression
from stonehand.pipeline.making import Made, Tell, make_issue
from stonehand.pipeline.pictures import Prints
from stonehand.pipeline.report import REPORT, PressState, counts, file_name, press_state, report_json, title_of
from stonehand.pipeline.reporting.report import Inspection, Report
from stonehand.pipeline.seen_from import base_of
from stonehand.pipeline.sheets import draw_own_sheets
from stonehand.pipeline.sources_sum import sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import lock, publish, roots, sources
from stonehand.workspace.environment import Environment

if TYPE_CHECKING:  # a build for CI brings its own; for all others it would be a fifth of a second
    from stonehand.pipeline.against import Against
    from stonehand.pipeline.ci import Ci
    from stonehand.pipeline.company import Company
    from stonehand.pipeline.reporting.as_summary import Summary

_PRODUCTS = ("press", "reader")
"""The folders of what is made to be used; a build with errors leaves them as they are."""

_SHOWN = ("proofs", "diff")
"""The folders a build for CI shows beside them: what it did not make is gone, or an earlier one's would be taken for its own."""

_BESIDE = tuple(f"{folder}/" for folder in (*_SHOWN, "ci"))

_FOLDERS = ("html", *_PRODUCTS, *_SHOWN, "ci")
"""Folders that are renewed as a whole, if there is anything for them."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: an issue, some pages, another folder, another press than the layout's, the reader's PDF.

    `ci` asks for that and for all that a build for CI makes beside.
    """

    issue: str | None = None
    pages: str | None = None
    out: Path | None = None
    press: str | None = None
    reader: bool = False
    ci: "Ci | None" = None


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where an issue is built: its workspace and id, the sums of all it rests on, what it is compared with, and who works at it."""

    workspace: roots.Workspace
    issue: str
    sums: Mapping[str, str]
    base: "Against | None"
    worker: Worker
    watch: Stopwatch
    tell: Tell


def build_issue(request: Request, environment: Environment, tell: Tell) -> Built:
    """Build an issue into its output folder.

    Raises:
        UsageError: there is no such workspace, issue, page or revision, or another build is at work.
        OutputNotWritten: the output could not be written; what stood there is untouched.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, request.issue, environment.cwd)
    press = sources.read_given_press(request.press, environment.cwd, workspace).value if request.press else None
    base = request.ci.against(workspace, issue_id, press, environment.fonts) if request.ci else None
    target = publish.output_folder(workspace.root, issue_id, request.out)
    (folder,) = shown_names((target,), environment.cwd)
    with lock.held(target), Worker() as worker:
        watch = Stopwatch(lambda: worker.cpu_seconds)
        worker.warm()
        with watch.stage("intake"):
            summed = sum_sources(workspace, issue_id, press)
            desk = read_desk(workspace, issue_id, environment.fonts, press)
        bench = _Bench(workspace, issue_id, summed, base, worker, watch, tell)
        made = _made(bench, desk.value, request)
        accepting = _accepted(desk, made, whole=request.pages is None)
        reading = _reading(bench, request, desk.value, made.value, accepting.findings)
        accepting = replace(accepting, findings=accepting.findings + reading.findings)
        files = _files(desk.value, made.value, reading.value, accepting.findings, watch)
        states = {product: press_state(files, target, product) for product in _PRODUCTS}
        impression = impression_of(desk.value, made.value, summed, _book(states["press"])) if desk.value else None
        files |= {IMPRESSION: write_impression(impression)} if impression and request.pages is None else {}
        company = _company(bench, request, desk.value, made.value, accepting.findings)
        accepting = replace(accepting, findings=accepting.findings + company.findings)
        files |= company.value.files if company.value else {}
        files[REPORT] = _report(bench, desk.value, made.value, accepting, states)
        summary = _summary(bench, request, desk.value, made.value, accepting.findings, company.value, states, folder)
        files |= request.ci.files(summary) if request.ci and summary else {}
        gone = _SHOWN if request.ci else ()
        written = publish.publish(target, files, _FOLDERS[:1] if request.pages else _FOLDERS, gone)
    shown = request.ci.show(summary, target.name, environment) if request.ci and summary else ()
    findings = accepting.findings + shown
    inspection = _inspection(made.value if request.ci else replace(made.value, held=(), skipped=()))
    asked = states if request.reader or request.ci else {"press": states["press"]}
    return _built(issue_id, findings, shown_names(written, environment.cwd), asked, folder, inspection)


def _made(bench: _Bench, desk: Desk | None, request: Request) -> Outcome[Made]:
    if desk is None:
        return Outcome(Made())
    ink = request.ci is not None
    return make_issue(desk, request.pages, bench.worker, bench.watch, bench.tell, ink=ink)


def _accepted(desk: Outcome[Desk | None], made: Outcome[Made], *, whole: bool) -> Accepting:
    accepted = desk.value.issue.accepted if desk.value else ()
    unseen = frozenset(f"preflight/{one.rule}" for one in made.value.skipped)
    printed = whole and made.value.printed is not None
    return accept(desk.findings + made.findings, accepted, printed=printed, unseen=unseen)


def _reading(
    bench: _Bench, request: Request, desk: Desk | None, made: Made, findings: tuple[Finding, ...]
) -> Outcome[bytes | None]:
    """Make the reader's PDF where it is asked for, and nothing keeps it back."""
    if desk is None or not (request.reader or request.ci) or _has_errors(findings):
        return Outcome(None)
    from stonehand.pipeline.reading import reader_pdf  # noqa: PLC0415 - only some builds want it

    bench.tell("reader", 0, 1)
    with bench.watch.stage("reader"):
        return reader_pdf(desk, made, bench.worker)


def _company(
    bench: _Bench, request: Request, desk: Desk | None, made: Made, findings: tuple[Finding, ...]
) -> "Outcome[Company | None]":
    """Make what a build for CI has beside it, if there is anything to show."""
    if request.ci is None or desk is None or made.pages is None:
        return Outcome(None)
    return request.ci.company(bench.base, desk, made, findings, bench.sums, bench.worker, bench.watch, bench.tell)


def _files(
    desk: Desk | None,
    made: Made,
    reading: bytes | None,
    findings: Iterable[Finding],
    watch: Stopwatch,
) -> dict[str, bytes]:
    """Give what is to be written, by name in the output folder."""
    files: dict[str, bytes] = {}
    if desk and made.pages and made.composition:
        with watch.stage("html"):
            files["html/index.html"] = _index(desk, made.composition, made.prints)
        files["dummy.yaml"] = dummy_yaml(made.pages.makeup.dummy).encode()
    if not _has_errors(findings):
        files |= made.press
        if desk and reading:
            files[f"reader/{file_name(desk)}"] = reading
    return files


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity >= Severity.ERROR for finding in findings)


def _book(state: PressState) -> str:
    return state.build if state.state == "fresh" else ""


def _index(desk: Desk, composition: Composition, prints: Prints) -> bytes:
    fonts = {face.file: face.data for face in desk.fonts.faces}
    return index_html(
        composition, lang=desk.layout.lang, title=title_of(desk), fonts=fonts, pictures=prints.screen
    ).encode()


def _report(
    bench: _Bench, desk: Desk | None, made: Made, accepting: Accepting, states: Mapping[str, PressState]
) -> bytes:
    return report_json(
        bench.issue,
        desk,
        made.pages,
        made.printed,
        accepting,
        states,
        bench.watch.seconds,
        bench.worker.peak_memory,
        bench.sums,
    )


def _summary(  # noqa: PLR0913, PLR0917 - all there is to say of a build
    bench: _Bench,
    request: Request,
    desk: Desk | None,
    made: Made,
    findings: tuple[Finding, ...],
    company: "Company | None",
    states: Mapping[str, PressState],
    folder: str,
) -> "Summary | None":
    """Give what a build for CI says of itself; nothing for any other."""
    if request.ci is None:
        return None
    base = base_of(bench.workspace, bench.issue, file_name(desk) if desk else "")
    report = Report(findings, {"issue": bench.issue}, "", _inspection(made), base)
    state = states["press"]
    press = f"press: {folder}/{state.file}" if state.state == "fresh" else state.words(folder)
    return request.ci.summary(bench.issue, report, press, counts(desk, made.pages), company)


def _built(  # noqa: PLR0913, PLR0917 - all there is to say of a build
    issue_id: str,
    findings: tuple[Finding, ...],
    written: list[str],
    states: Mapping[str, PressState],
    folder: str,
    inspection: Inspection,
) -> Built:
    products = [
        name for name in written if name.removeprefix(f"{folder}/").startswith(tuple(f"{one}/" for one in states))
    ]
    missed = [state.words(folder, one) for one, state in states.items() if state.state in {"stale", "none"}]
    shown = {name for name in written if name.removeprefix(f"{folder}/").startswith(_BESIDE)}
    named = products or [name for name in written if name not in shown]
    more = f" and {len(shown)} files to look at beside" if shown else ""
    line = "; ".join((f"wrote {', '.join(named)}{more}", *missed))
    result = {"issue": issue_id, "written": written, **{one: asdict(state) for one, state in states.items()}}
    return Built(findings, result, line, inspection)


def _inspection(made: Made) -> Inspection:
    """Tell what preflight looked at, and how to draw the pages."""
    pages = made.printed.pages if made.printed else ()
    return Inspection(made.held, made.skipped, lambda found: draw_own_sheets(found, pages))
