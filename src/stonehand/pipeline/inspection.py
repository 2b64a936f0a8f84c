"""The press files of a build as the printer will see them: bound, and held against every rule that needs no plates.

Finished pages go in; the files come out by name, with what preflight finds in them. That the number of pages is wrong, or that ink
comes too near the trim, is a warning while an issue is being made, and an error when it is sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stonehand.engines.pdf_facts import read_facts
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import Finding, OnPage, Outcome, Severity
from stonehand.model.press import PressProfile
from stonehand.pipeline import opening
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.printing import Printed
from stonehand.pipeline.report import file_name, title_of
from stonehand.preflight.check import Looked
from stonehand.preflight.inspect import Selection, inspect
from stonehand.press.bind import bind, page_file
from stonehand.press.intent import Imprint

_TOLD_BETTER = frozenset({"rgb-paint", "rgb-picture", "picture-resolution"})
"""Rules the press and the darkroom hold as well, with a place in the copy or the layout."""

_OF_THE_BOOK = frozenset({"page-multiple", "colour-position", "across-fold", "fold", "one-page"})
"""Rules that a few pages by themselves say nothing about."""

_NOT_YET = frozenset({"preflight/page-multiple", "preflight/safe-zone"})


def bind_and_inspect(
    desk: Desk, press: PressProfile, printed: Printed, *, pages_alone: bool, foreign: bool
) -> Outcome[Mapping[str, bytes]]:
    """Bind finished pages into the book, or into a file each where `pages_alone`, and look at what a printer would.

    Where supplied advertisements stand on them, they are `foreign`, and looked at in a child process.
    """
    if not printed.pages:
        return Outcome({})
    imprint = Imprint(title_of(desk), desk.issue.date, desk.layout.lang)
    if pages_alone:
        files = {
            f"press/pages/{file_name(desk, page)}": page_file(page, pdf, press, imprint) for page, pdf in printed.pages
        }
        selection = Selection(ignore=_TOLD_BETTER | _OF_THE_BOOK)
    else:
        files = {f"press/{file_name(desk)}": bind(printed.pages, press, imprint)}
        selection = Selection(ignore=_TOLD_BETTER)
    told = _told_by_child(files) if foreign else _told_here(files)
    found = [finding for name, facts in told.items() for finding in _look(name, facts, press, selection)]
    return Outcome(files, tuple(found))


def _told_here(files: Mapping[str, bytes]) -> dict[str, Outcome[PdfFacts | None]]:
    return {name: Outcome(read_facts(pdf)) for name, pdf in files.items()}


def _told_by_child(files: Mapping[str, bytes]) -> dict[str, Outcome[PdfFacts | None]]:
    with Worker(FOREIGN) as worker:
        return {name: opening.read_facts(name, pdf, worker) for name, pdf in files.items()}


def _look(name: str, told: Outcome[PdfFacts | None], press: PressProfile, selection: Selection) -> Iterator[Finding]:
    yield from told.findings
    if told.value is not None:
        looked = Looked(name.rpartition("/")[2], told.value, pages=len(told.value.pages))
        yield from map(_as_in_a_build, inspect(looked, press, selection).findings)


def _as_in_a_build(finding: Finding) -> Finding:
    """Tell a page of the issue's own by its id alone, and make milder what may still come right."""
    severity = min(finding.severity, Severity.WARNING) if finding.id in _NOT_YET else finding.severity
    where = replace(finding.where, file="") if isinstance(finding.where, OnPage) else finding.where
    return replace(finding, severity=severity, where=where)
