"""A build, from copy to press file, readable aloud: read, set, make up, compose, develop, render, finish, bind, check.

Findings never stop HTML, dummy and report. Errors stop the press file alone: the last good one stays, the report says it is
stale, and so does the last line.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from stonehand.compose.composing import compose
from stonehand.compose.document import index_html
from stonehand.engines.worker import Worker
from stonehand.makeup.dummy import dummy_yaml
from stonehand.model.composition import Composition
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.bookings import printed_ads
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.inspection import bind_and_inspect
from stonehand.pipeline.pages import chosen
from stonehand.pipeline.pictures import NO_PRINTS, Prints, develop_all
from stonehand.pipeline.printing import Printed, Wanted, print_pages
from stonehand.pipeline.report import REPORT, PressState, press_state, report_json, title_of
from stonehand.pipeline.reporting.report import Inspection
from stonehand.pipeline.setting import Pages, set_issue
from stonehand.pipeline.sheets import draw_own_sheets
from stonehand.pipeline.sources_sum import sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.pipeline.supplied import look_at_supplied
from stonehand.pipeline.turns import jump_lines
from stonehand.workspace import lock, publish, roots, sources
from stonehand.workspace.environment import Environment

Tell = Callable[[str, int, int], None]
"""Hears how far a build is: stage, steps done, steps in all."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: an issue, some pages, another folder, another press than the layout's."""

    issue: str | None = None
    pages: str | None = None
    out: Path | None = None
    press: str | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    """All that a build made before it is written, or as far as it came."""

    pages: Pages | None = None
    composition: Composition | None = None
    prints: Prints = NO_PRINTS
    printed: Printed | None = field(default=None, repr=False)
    press: Mapping[str, bytes] = field(default_factory=dict, repr=False)


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
        made = _make(desk.value, request.pages, worker, watch, tell) if desk.value else Outcome(_Made())
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


def _make(desk: Desk, wanted: str | None, worker: Worker, watch: Stopwatch, tell: Tell) -> Outcome[_Made]:
    """Go as far as there is something to go on with."""
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    tell("setting", 0, 1)
    pages = set_issue(desk, worker, watch)
    with watch.stage("supplied"):
        ads = look_at_supplied(desk, pages.value.makeup, desk.press)
    with watch.stage("compose"):
        composition = compose(desk.issue, desk.layout, ads.value.makeup, desk.fonts, worker.fill)
    findings = pages.findings + ads.findings + composition.findings
    if desk.press is None:
        return Outcome(_Made(pages.value, composition.value), findings)
    with watch.stage("pictures"):
        prints = develop_all(desk, composition.value, desk.press, worker, tell, ads.value.prints)
    selected = chosen(wanted, [page.id for page in composition.value.pages])
    look_for = Wanted(jump_lines(pages.value.makeup, desk.layout), printed_ads(pages.value.makeup, desk.layout))
    printed = print_pages(desk, desk.press, composition.value, prints.value, selected, look_for, worker, watch, tell)
    tell("preflight", 0, 1)
    with watch.stage("preflight"):
        foreign = bool(prints.value.stereos)
        press = bind_and_inspect(desk, desk.press, printed.value, pages_alone=wanted is not None, foreign=foreign)
    findings += prints.findings + printed.findings + press.findings
    return Outcome(_Made(pages.value, composition.value, prints.value, printed.value, press.value), findings)


def _files(
    desk: Desk | None,
    made: _Made,
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
