"""A report as one JSON document, for programs: its result first, its findings last."""

import json
from dataclasses import asdict

from stonehand.model.finding import plain_values
from stonehand.pipeline.reporting.report import Report


def as_json(report: Report) -> str:
    """Give result and findings; a command that could give no result has its findings alone."""
    inspection = report.inspection
    rules = {"held": list(inspection.held), "skipped": [asdict(one) for one in inspection.skipped]}
    findings = [plain_values(finding) for finding in report.findings]
    looked = rules if any(rules.values()) else {}
    return json.dumps({"schema": 1, **report.result, **looked, "findings": findings}, indent=2)
