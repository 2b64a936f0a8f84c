"""The last look: preflight of the files that are to be sent, plates and all, and what of it goes with them.

In: files by the names the shop will see, all of the issue in order. Out: the reports for programs and people, what the ticket says
of them, and every finding. An error here keeps the delivery back; what somebody accepted while the issue was made is accepted
here too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stonehand.delivery.ticket import Checked
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.drawn import Picture, Shape, Text
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, InFile, OnPage, Outcome, Place, Severity, warning
from stonehand.model.press import PressProfile
from stonehand.pipeline.accepted import accept
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.preflight_report import preflight_report, report_html, report_json
from stonehand.pipeline.preflighting import Preflighted, preflight_files
from stonehand.pipeline.report import file_name

Tell = Callable[[str, int, int], None]

_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "All", "None"})


@dataclass(frozen=True, slots=True)
class LastLook:
    """The reports by file name, what the ticket says of them, and the pages by the spot colours they print in."""

    reports: Mapping[str, bytes] = field(repr=False)
    checked: Checked
    spots: Mapping[str, Sequence[PageId]]


def look_once_more(files: Mapping[str, bytes], desk: Desk, press: PressProfile, tell: Tell) -> Outcome[LastLook | None]:
    """Look at all files of the issue as the shop will; `None` where they must not be sent."""
    with Worker(FOREIGN) as worker:
        looked = preflight_files(files, _ordered(press, desk), worker, tell, ink=True, whole=True)
        looked = replace(looked, findings=_accepted(desk, looked.findings))
        found = (*looked.findings, *_unlooked(looked))
        if any(finding.severity is Severity.ERROR for finding in found):
            return Outcome(None, found)
        report = preflight_report(looked, files, press, worker)
        reports = {"preflight.json": report_json(report), "preflight.html": report_html(report)}
    return Outcome(LastLook(reports, _checked(looked), _spots(looked)), found)


def _ordered(press: PressProfile, desk: Desk) -> PressProfile:
    """Give the profile with the page size that was ordered, by which a page twice as wide is known."""
    trim = (desk.layout.format.width, desk.layout.format.height)
    return replace(press, trim=press.trim or trim)


def _accepted(desk: Desk, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Lower the warnings somebody accepted as the build told them."""
    book = InFile(file_name(desk))
    plain = [replace(one, where=_in_issue(one, book)) for one in findings]
    lowered = accept(plain, desk.issue.accepted, printed=False).findings
    return tuple(replace(new, where=old.where) for old, new in zip(findings, lowered, strict=False))


def _in_issue(finding: Finding, book: InFile) -> Place | None:
    """Give a place as a build tells it: a page by its id alone, a whole file as the book."""
    match finding.where:
        case OnPage() as page:
            return replace(page, file="")
        case InFile():
            return book
        case _:
            return finding.where


def _unlooked(looked: Preflighted) -> tuple[Finding, ...]:
    """Tell of rules that should have been held against the files, and were not."""
    why = sorted({skipped.why for skipped in looked.skipped if "does not ask for it" not in skipped.why})
    rules = {skipped.rule for skipped in looked.skipped if skipped.why in why}
    if not rules:
        return ()
    message = f"{len(rules)} rules of preflight were skipped: {'; '.join(why)}"
    return (warning("delivery/not-all-checked", message, hint="the ticket says so too; install what is missing"),)


def _checked(looked: Preflighted) -> Checked:
    reasons: dict[str, list[str]] = {}
    for skipped in looked.skipped:
        reasons.setdefault(skipped.why, []).append(skipped.rule)
    warnings = tuple(finding.message for finding in looked.findings if finding.severity is Severity.WARNING)
    return Checked(looked.held, warnings, reasons, looked.program)


def _spots(looked: Preflighted) -> dict[str, list[PageId]]:
    """Tell which pages print in which spot colours, from what is drawn on them."""
    spots: dict[str, list[PageId]] = {}
    for page in (page for facts in looked.facts.values() for page in facts.pages):
        paints = [drawn.paint for drawn in page.drawn if isinstance(drawn, Text | Shape)]
        pictures = [drawn.inks for drawn in page.drawn if isinstance(drawn, Picture)]
        names = {name for inks in (*(paint.names for paint in paints), *pictures) for name in inks}
        for name in sorted(names - _PROCESS):
            spots.setdefault(name, []).append(PageId(page.label))
    return spots
