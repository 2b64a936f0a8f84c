"""A report as GitHub's workflow commands: each finding is shown at its line of the change, and in the run's summary.

GitHub shows the first ten errors, warnings and notices of a step, so the gravest come first. Values are escaped as its runner
reads them: `%`, carriage return and line feed everywhere, `:` and `,` in properties too.
"""

from stonehand.model.finding import Finding, Place, Severity, Where
from stonehand.pipeline.reporting.as_text import inspection_lines
from stonehand.pipeline.reporting.report import Base, Report
from stonehand.pipeline.reporting.words import in_order, seen, tally

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report, least: Severity = Severity.WARNING) -> str:
    """Give one command for each finding, and the summary as plain lines of the log."""
    commands = [_command(finding, report.base) for finding in in_order(report.findings, least)]
    last = ". ".join(part for part in (tally(report.findings), seen(report.last)) if part)
    return "\n".join((*commands, *inspection_lines(report.inspection), *((last,) if last else ())))


def command(name: str, where: Place | None, title: str, words: str, base: Base) -> str:
    """Write one command; of its `words` only what was made by us may hold control characters."""
    line, column = (where.line, where.column) if isinstance(where, Where) else (None, None)
    place = {"file": base.path(where), "line": str(line or ""), "col": str(column or ""), "title": title}
    properties = ",".join(f"{key}={_property(value)}" for key, value in place.items() if value)
    return f"::{name} {properties}::{_escaped(words)}"


def _command(finding: Finding, base: Base) -> str:
    return command(_COMMANDS[finding.severity], finding.where, finding.id, _words(finding), base)


def _words(finding: Finding) -> str:
    """Give the sentence and what belongs to it; a place that is no line of a file is told in words."""
    place = "" if finding.where is None or isinstance(finding.where, Where) else str(finding.where)
    hint = f"hint: {finding.hint}" if finding.hint else ""
    return "\n".join(seen(part) for part in (finding.message, place, finding.more, hint) if part)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(seen(text)).replace(":", "%3A").replace(",", "%2C")
