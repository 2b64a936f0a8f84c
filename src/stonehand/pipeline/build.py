"""A build, from copy to press file, readable aloud: read, set, make up, compose, develop, render, finish, check, bind.

Findings never stop HTML, dummy and report. Errors stop the press file alone: the last good one stays, the report says it is
stale, and so does the last line.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from stonehand.compose.composing import compose
from stonehand.compose.document import index_html
from stonehand.engines.worker import Worker
from stonehand.makeup.dummy import dummy_yaml
from stonehand.model.composition import Composition
from stonehand.model.finding import Finding, Outcome, Severity
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.bookings import printed_ads
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.pages import chosen
from stonehand.pipeline.pictures import NO_PRINTS, Prints, develop_all
from stonehand.pipeline.printing import Printed, Wanted, print_pages
from stonehand.pipeline.report import REPORT, PressState, file_name, press_state, report_json, title_of
from stonehand.pipeline.setting import Pages, set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.pipeline.turns import jump_lines
from stonehand.press.bind import bind, page_file
from stonehand.press.intent import Imprint
from stonehand.workspace import lock, publish, roots
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


def build_issue(request: Request, environment: Environment, tell: Tell) -> Built:
    """Build an issue into its output folder.

    Raises:
        UsageError: there is no such workspace, issue or page, or another build is at work.
        OutputNotWritten: the output could not be written; what stood there is untouched.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, request.issue, environment.cwd)
    target = publish.output_folder(workspace.root, issue_id, request.out)
    with lock.held(target), Worker() as worker:
        watch = Stopwatch(lambda: worker.cpu_seconds)
        worker.warm()
        with watch.stage("intake"):
            desk = read_desk(workspace, issue_id, environment.fonts, request.press)
        made = _make(desk.value, request.pages, worker, watch, tell) if desk.value else Outcome(_Made())
        accepted = desk.value.issue.accepted if desk.value else ()
        whole = request.pages is None and made.value.printed is not None
        accepting = accept(desk.findings + made.findings, accepted, printed=whole)
        findings = accepting.findings
        files = _files(desk.value, made.value, findings, request.pages, watch)
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
        )
        written = publish.publish(target, files, ("html",) if request.pages else ("html", "press"))
    (folder,) = shown_names((target,), environment.cwd)
    return _built(issue_id, findings, shown_names(written, environment.cwd), state, folder)


def _make(desk: Desk, wanted: str | None, worker: Worker, watch: Stopwatch, tell: Tell) -> Outcome[_Made]:
    """Go as far as there is something to go on with."""
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    tell("setting", 0, 1)
    pages = set_issue(desk, worker, watch)
    with watch.stage("compose"):
        composition = compose(desk.issue, desk.layout, pages.value.makeup, desk.fonts, worker.fill)
    findings = pages.findings + composition.findings
    if desk.press is None:
        return Outcome(_Made(pages.value, composition.value), findings)
    with watch.stage("pictures"):
        prints = develop_all(desk, composition.value, desk.press, worker, tell)
    selected = chosen(wanted, [page.id for page in composition.value.pages])
    look_for = Wanted(jump_lines(pages.value.makeup, desk.layout), printed_ads(pages.value.makeup, desk.layout))
    printed = print_pages(desk, desk.press, composition.value, prints.value, selected, look_for, worker, watch, tell)
    findings += prints.findings + printed.findings
    return Outcome(_Made(pages.value, composition.value, prints.value, printed.value), findings)


def _files(
    desk: Desk | None,
    made: _Made,
    findings: Iterable[Finding],
    wanted: str | None,
    watch: Stopwatch,
) -> dict[str, bytes]:
    """Give what is to be written, by name in the output folder."""
    files: dict[str, bytes] = {}
    if desk and made.pages and made.composition:
        with watch.stage("html"):
            files["html/index.html"] = _index(desk, made.composition, made.prints)
        files["dummy.yaml"] = dummy_yaml(made.pages.makeup.dummy).encode()
    fit = all(finding.severity < Severity.ERROR for finding in findings)
    if fit and desk and desk.press and made.printed:
        imprint = Imprint(title_of(desk), desk.issue.date, desk.layout.lang)
        with watch.stage("bind"):
            if wanted:
                pages = [(page, page_file(page, pdf, desk.press, imprint)) for page, pdf in made.printed.pages]
                files |= {f"press/pages/{file_name(desk, page)}": pdf for page, pdf in pages}
            else:
                files[f"press/{file_name(desk)}"] = bind(made.printed.pages, desk.press, imprint)
    return files


def _index(desk: Desk, composition: Composition, prints: Prints) -> bytes:
    fonts = {face.file: face.data for face in desk.fonts.faces}
    return index_html(
        composition, lang=desk.layout.lang, title=title_of(desk), fonts=fonts, pictures=prints.screen
    ).encode()


def _built(issue_id: str, findings: tuple[Finding, ...], written: list[str], state: PressState, folder: str) -> Built:
    pressed = [name for name in written if name.removeprefix(f"{folder}/").startswith("press/")]
    line = f"wrote {', '.join(pressed or written)}" + ("" if pressed else f"; {state.words(folder)}")
    return Built(findings, {"issue": issue_id, "written": written, "press": asdict(state)}, line)
