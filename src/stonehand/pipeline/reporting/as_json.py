"""A report as one JSON document, for programs: its result first, its findings last."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from stonehand.model.finding import plain_values
from stonehand.pipeline.reporting.report import Report
from stonehand.pipeline.reporting.words import as_document


def as_json(report: Report) -> str:
    """Give result and findings; a command that could give no result has its findings alone."""
    return as_document({"schema": 1, **_values(report)})


def as_json_of(reports: Sequence[Report], result: Mapping[str, Any]) -> str:
    """Give several issues in one document: each with its result and its findings."""
    return as_document({"schema": 1, **result, "issues": [_values(report) for report in reports]})


def _values(report: Report) -> dict[str, Any]:
    inspection = report.inspection
    rules = {"held": list(inspection.held), "skipped": [asdict(one) for one in inspection.skipped]}
    looked = rules if any(rules.values()) else {}
    return {**report.result, **looked, "findings": [plain_values(finding) for finding in report.findings]}
