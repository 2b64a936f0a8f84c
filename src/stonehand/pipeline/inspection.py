"""The press files of a build as the printer will see them: bound, and held against every rule of preflight.

Finished pages go in; the files come out by name, with what preflight finds in them. Plates are drawn only where ink is asked for.
That the number of pages is wrong, or that ink comes too near the trim, is a warning while an issue is being made, and an error when
it is sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stonehand.engines.pdf_facts import read_facts
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import Finding, OnPage, Outcome, Severity
from stonehand.model.plates import Inks
from stonehand.model.press import PressProfile
from stonehand.pipeline import opening
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.printing import Printed
from stonehand.pipeline.report import file_name, title_of
from stonehand.preflight.check import Looked
from stonehand.preflight.inspect import Inspected, Selection, Skipped, inspect
from stonehand.press.bind import bind, page_file
from stonehand.press.intent import Imprint

_TOLD_BETTER = frozenset({"rgb-paint", "rgb-picture", "picture-resolution"})
"""Rules the press and the darkroom hold as well, with a place in the copy or the layout."""

_OF_THE_BOOK = frozenset({"page-multiple", "colour-position", "across-fold", "fold", "one-page"})
"""Rules that a few pages by themselves say nothing about."""

_NOT_YET = frozenset({"preflight/page-multiple", "preflight/safe-zone"})


@dataclass(frozen=True, slots=True)
class Bound:
    """Press files by name in the output folder, the rules that held in all of them, and those skipped in any."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    held: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def bind_and_inspect(  # noqa: PLR0913 - what files are looked at with
    desk: Desk, press: PressProfile, printed: Printed, *, pages_alone: bool, foreign: bool, ink: bool = False
) -> Outcome[Bound]:
    """Bind finished pages into the book, or into a file each where `pages_alone`, and look at what a printer would.

    Where supplied advertisements stand on them, they are `foreign`, and looked at in a child process; `ink` has plates drawn.
    """
    if not printed.pages:
        return Outcome(Bound())
    imprint = Imprint(title_of(desk), desk.issue.date, desk.layout.lang)
    if pages_alone:
        files = {
            f"press/pages/{file_name(desk, page)}": page_file(page, pdf, press, imprint) for page, pdf in printed.pages
        }
        selection = Selection(ignore=_TOLD_BETTER | _OF_THE_BOOK)
    else:
        files = {f"press/{file_name(desk)}": bind(printed.pages, press, imprint)}
        selection = Selection(ignore=_TOLD_BETTER)
    if not foreign and not ink:
        return _bound(files, [_look(name, Outcome(read_facts(pdf)), press, selection) for name, pdf in files.items()])
    with Worker(FOREIGN) as worker:
        inspected = [_looked_at(name, pdf, press, selection, worker, ink=ink) for name, pdf in files.items()]
    return _bound(files, inspected)


def _bound(files: Mapping[str, bytes], inspected: Iterable[Inspected]) -> Outcome[Bound]:
    all_ = tuple(inspected)
    findings = tuple(finding for one in all_ for finding in one.findings)
    skipped = tuple(dict.fromkeys(skipped for one in all_ for skipped in one.skipped))
    held = tuple(rule for rule in all_[0].held if all(rule in one.held for one in all_))
    return Outcome(Bound(files, held, skipped), findings)


def _looked_at(  # noqa: PLR0913 - what a file is looked at with
    name: str, pdf: bytes, press: PressProfile, selection: Selection, worker: Worker, *, ink: bool
) -> Inspected:
    """Have a child tell a file's facts, and look at it."""
    told = opening.read_facts(name, pdf, worker)
    if told.value is None or not ink:
        return _look(name, told, press, selection)
    inks, why, found = opening.read_inks(name, pdf, told.value, press, worker)
    return _look(name, Outcome(told.value, (*told.findings, *found)), press, selection, inks, why)


def _look(  # noqa: PLR0913, PLR0917 - what a file is looked at with
    name: str,
    told: Outcome[PdfFacts | None],
    press: PressProfile,
    selection: Selection,
    inks: Inks | None = None,
    no_inks: str = "the plates were not drawn",
) -> Inspected:
    if told.value is None:
        return Inspected(told.findings, (), ())
    book = name.rpartition("/")[2]
    looked = Looked(book, told.value, inks, pages=len(told.value.pages), no_inks=no_inks)
    seen = inspect(looked, press, selection)
    return replace(seen, findings=(*told.findings, *map(_as_in_a_build, seen.findings)))


def _as_in_a_build(finding: Finding) -> Finding:
    """Tell a page of the issue's own by its id alone, and make milder what may still come right."""
    severity = min(finding.severity, Severity.WARNING) if finding.id in _NOT_YET else finding.severity
    where = replace(finding.where, file="") if isinstance(finding.where, OnPage) else finding.where
    return replace(finding, severity=severity, where=where)
