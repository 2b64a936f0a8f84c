"""Show findings: as text for people, as JSON for programs. One renderer for every command that has findings.

Text goes out as `severity[id]: sentence`, the place, what was wanted and found, and a hint; errors first, then warnings;
notes only when asked for. Colour is used on a terminal that wants it, and never carries meaning alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from stonehand.cli.voice import say, seen
from stonehand.model.finding import Finding, Severity, plain_values

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command speaks: as JSON or text, in colour or plain, from which severity on."""

    as_json: bool = False
    colour: bool = False
    least: Severity = Severity.WARNING


def show(findings: Sequence[Finding], manner: Manner, result: Mapping[str, Any], last: str) -> None:
    """Print findings and result on standard output; `last` is the line that names what was written."""
    if manner.as_json:
        say(as_json(findings, result))
        return
    for finding in in_order(findings, manner.least):
        say(as_text(finding, colour=manner.colour))
    say(f"{_count(findings)}{seen(last)}")


def as_json(findings: Iterable[Finding], result: Mapping[str, Any]) -> str:
    """Give findings and result as one JSON document; a command that could give no result has its findings alone."""
    return json.dumps({"schema": 1, **result, "findings": [plain_values(f) for f in findings]}, indent=2)


def in_order(findings: Iterable[Finding], least: Severity = Severity.INFO) -> list[Finding]:
    """Sort findings as a reader wants them: gravest first, otherwise as they were found."""
    return sorted((f for f in findings if f.severity >= least), key=lambda finding: -finding.severity)


def as_text(finding: Finding, *, colour: bool = False) -> str:
    """Give one finding as the lines an editor reads."""
    name = finding.severity.name.lower()
    label = (
        typer.style(f"{name}[{finding.id}]", fg=_COLOURS[finding.severity], bold=True)
        if colour
        else f"{name}[{finding.id}]"
    )
    lines = [f"{label}: {seen(finding.message)}"]
    if finding.where is not None:
        lines.append(f"  --> {seen(str(finding.where))}")
    if finding.more:
        lines.append(f"  {seen(finding.more)}")
    if finding.hint:
        lines.append(f"  hint: {seen(finding.hint)}")
    return "\n".join(lines)


def _count(findings: Sequence[Finding]) -> str:
    counts = [
        (sum(f.severity is kind for f in findings), kind.name.lower()) for kind in (Severity.ERROR, Severity.WARNING)
    ]
    parts = [f"{number} {name}{'s' if number > 1 else ''}" for number, name in counts if number]
    return f"{', '.join(parts)}. " if parts else ""
