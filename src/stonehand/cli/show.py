"""Show findings in the form that was asked for. One door for every command that has findings; the forms stand in `reporting`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stonehand.cli.voice import say
from stonehand.model.finding import Finding, Severity
from stonehand.pipeline.reporting.as_github import as_github
from stonehand.pipeline.reporting.as_json import as_json, as_json_of
from stonehand.pipeline.reporting.as_text import as_text
from stonehand.pipeline.reporting.report import NO_BASE, NOTHING_INSPECTED, Base, Form, Inspection, Report


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command speaks: in which form, in colour or plain, from which severity on, and seen from where."""

    form: Form = Form.TEXT
    colour: bool = False
    least: Severity = Severity.WARNING
    base: Base = NO_BASE


def show(
    findings: Sequence[Finding],
    manner: Manner,
    result: Mapping[str, Any],
    last: str,
    inspection: Inspection = NOTHING_INSPECTED,
) -> None:
    """Print findings and result on standard output; `last` is the line that names what was made."""
    title = f"Issue {result['issue']}" if "issue" in result else "stonehand"
    show_report(Report(findings, result, last, inspection, manner.base, title=title), manner)


def show_all(reports: Sequence[Report], result: Mapping[str, Any], last: str, manner: Manner) -> None:
    """Print what was found in several issues, one after the other, or in one document where the form is one.

    `result` is that of all; `last` the line that tells of it where there is no issue to show.
    """
    match manner.form:
        case Form.JSON:
            say(as_json_of(reports, result))
        case Form.SARIF:
            from stonehand.pipeline.reporting.as_sarif import as_sarif_of  # noqa: PLC0415 - brings what it needs

            say(as_sarif_of(reports, _faults()))
        case _:
            for report in reports:
                show_report(report, manner)
            if not reports:
                show_report(Report((), result, last), manner)


def show_report(report: Report, manner: Manner) -> None:
    """Print a whole report."""
    say(rendered(report, manner))


def rendered(report: Report, manner: Manner) -> str:
    """Write a report in a manner's form."""
    match manner.form:
        case Form.TEXT:
            return as_text(report, manner.least, colour=manner.colour)
        case Form.JSON:
            return as_json(report)
        case Form.GITHUB:
            return as_github(report, manner.least)
        case Form.SARIF:
            from stonehand.pipeline.reporting.as_sarif import as_sarif  # noqa: PLC0415 - brings what it needs

            return as_sarif(report, _faults())
        case Form.HTML:
            from stonehand.pipeline.reporting.as_html import as_html  # noqa: PLC0415 - brings Jinja

            return as_html(report, _faults())


def _faults() -> Mapping[str, Any]:
    from stonehand.cli.explain import all_faults  # noqa: PLC0415 - brings every stage

    return {fault.id: fault for fault in all_faults()}
