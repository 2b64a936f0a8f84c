"""A report as SARIF 2.1.0 (OASIS), which code hosts and editors read: one run, a rule for each kind of finding, a result for each.

Paths are relative to the repository's root and nothing tells the time, so equal copy gives an equal file. A fingerprint holds
rule, file or page, and sentence, but no line: a fault that only moved down its file stays the same fault.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from stonehand import __version__
from stonehand.model.fault import Fault
from stonehand.model.finding import Finding, OnPage, Severity, Where, plain_values
from stonehand.pipeline.reporting.report import Base, Report
from stonehand.pipeline.reporting.words import as_document, in_order, seen

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""What a viewer would make a link of (3.11.6): copy may hold it, and shows no reader elsewhere."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report, faults: Mapping[str, Fault]) -> str:
    """Give the report as one log; `faults` are all kinds of finding there are, by id."""
    return as_sarif_of((report,), faults)


def as_sarif_of(reports: Iterable[Report], faults: Mapping[str, Fault]) -> str:
    """Give several reports as one log, a run each."""
    runs = [_run(report, faults) for report in reports]
    return as_document({"$schema": SCHEMA, "version": "2.1.0", "runs": runs})


def _run(report: Report, faults: Mapping[str, Fault]) -> dict[str, Any]:
    findings = in_order(report.findings)
    skipped = [f"preflight/{one.rule}" for one in report.inspection.skipped]
    ids = sorted({finding.id for finding in findings} | set(skipped))
    return {
        "tool": {"driver": {"name": "stonehand", "version": __version__, "rules": [_rule(id_, faults) for id_ in ids]}},
        **_kept_apart(report),
        "invocations": [_invocation(report, ids)],
        "results": list(_results(findings, ids, report.base)),
        "columnKind": "unicodeCodePoints",
    }


def _kept_apart(report: Report) -> dict[str, Any]:
    """Name the run by its issue (3.17): a code host takes two runs of one tool by one name for the same, and drops one."""
    issue = str(report.result.get("issue", ""))
    return (
        {"automationDetails": {"id": f"stonehand/{quote(issue.encode('utf-8', 'backslashreplace'))}/"}} if issue else {}
    )


def _rule(fault_id: str, faults: Mapping[str, Fault]) -> dict[str, Any]:
    fault = faults.get(fault_id, Fault(fault_id, fault_id, fault_id))
    source = f"\n\nSource: {fault.source}" if fault.source else ""
    name = "".join(word.capitalize() for word in fault_id.replace("/", "-").split("-"))
    return {
        "id": fault.id,
        "name": name,
        "shortDescription": {"text": fault.title},
        "fullDescription": {"text": fault.rationale},
        "help": {"text": f"{fault.rationale}{source}\n\n`stonehand explain {fault.id}` tells the same."},
    }


def _invocation(report: Report, ids: Sequence[str]) -> dict[str, Any]:
    """Tell whether the command ran to its end, and each rule that was skipped: it is never taken for passed."""
    notices = [
        {
            "level": "note",
            "message": {"text": f"skipped, never passed: {seen(one.why)}"},
            "associatedRule": {"id": f"preflight/{one.rule}", "index": ids.index(f"preflight/{one.rule}")},
        }
        for one in report.inspection.skipped
    ]
    more = {"toolExecutionNotifications": notices} if notices else {}
    return {"executionSuccessful": report.whole, **more}


def _results(findings: Iterable[Finding], ids: Sequence[str], base: Base) -> Iterator[dict[str, Any]]:
    met: dict[str, int] = {}
    for finding in findings:
        print_ = _fingerprint(finding, base)
        met[print_] = met.get(print_, 0) + 1
        yield {
            "ruleId": finding.id,
            "ruleIndex": ids.index(finding.id),
            "level": _LEVELS[finding.severity],
            "message": {"text": _words(finding)},
            **_locations(finding, base),
            "partialFingerprints": {"stonehand/v1": f"{print_}:{met[print_]}"},
        }


def _words(finding: Finding) -> str:
    hint = f"hint: {finding.hint}" if finding.hint else ""
    return _LINK.sub(r"\\[", "\n".join(seen(part) for part in (finding.message, finding.more, hint) if part))


def _fingerprint(finding: Finding, base: Base) -> str:
    page = finding.where.page if isinstance(finding.where, OnPage) else ""
    parts = (finding.id, base.path(finding.where), page, finding.message)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _locations(finding: Finding, base: Base) -> dict[str, Any]:
    path = base.path(finding.where)
    location: dict[str, Any] = {}
    if path:
        artifact = {"uri": quote(path.encode("utf-8", "backslashreplace")), "uriBaseId": "%SRCROOT%"}
        location["physicalLocation"] = {"artifactLocation": artifact, **_region(finding)}
    if isinstance(finding.where, OnPage):
        page = seen(finding.where.page)
        frame = f"/{seen(finding.where.frame)}" if finding.where.frame else ""
        location["logicalLocations"] = [{"name": page, "fullyQualifiedName": f"{page}{frame}", "kind": "page"}]
        location["properties"] = plain_values(finding)["where"]
    return {"locations": [location]} if location else {}


def _region(finding: Finding) -> dict[str, Any]:
    if not isinstance(finding.where, Where) or finding.where.line is None:
        return {}
    column = {"startColumn": finding.where.column} if finding.where.column else {}
    return {"region": {"startLine": finding.where.line, **column}}
