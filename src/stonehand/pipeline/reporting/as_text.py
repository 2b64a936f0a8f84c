"""A report as text for people: `severity[id]: sentence`, the place, what was wanted and found, and a hint; errors first.

Notes are told only when asked for. Colour is used on a terminal that wants it, and never carries meaning alone.
"""

from collections.abc import Iterator

from stonehand.model.finding import Finding, Severity
from stonehand.pipeline.reporting.report import Inspection, Report
from stonehand.pipeline.reporting.words import counted, in_order, seen, tally

_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 34}


def as_text(report: Report, least: Severity = Severity.WARNING, *, colour: bool = False) -> str:
    """Give findings, the rules that held and were skipped, and the last line."""
    told = [finding_text(finding, colour=colour) for finding in in_order(report.findings, least)]
    count = tally(report.findings)
    last = f"{count}. " if count else ""
    return "\n".join((*told, *inspection_lines(report.inspection), f"{last}{seen(report.last)}"))


def finding_text(finding: Finding, *, colour: bool = False) -> str:
    """Give one finding as the lines an editor reads."""
    label = f"{finding.severity.name.lower()}[{finding.id}]"
    if colour:
        label = f"\x1b[{_COLOURS[finding.severity]}m\x1b[1m{label}\x1b[0m"
    lines = [f"{label}: {seen(finding.message)}"]
    if finding.where is not None:
        lines.append(f"  --> {seen(str(finding.where))}")
    if finding.more:
        lines.append(f"  {seen(finding.more)}")
    if finding.hint:
        lines.append(f"  hint: {seen(finding.hint)}")
    return "\n".join(lines)


def inspection_lines(inspection: Inspection) -> Iterator[str]:
    """Say how many rules of preflight held, and which were skipped and why."""
    if inspection.held:
        yield f"held: {counted(len(inspection.held), 'rule')}"
    for why, rules in inspection.skipped_by_reason().items():
        yield f"skipped, never passed: {counted(len(rules), 'rule')}, {seen(why)} ({', '.join(rules)})"
