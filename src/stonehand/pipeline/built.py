"""What a command made: kept apart from the build, so that a check need not import what composes and prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stonehand.model.finding import Finding
from stonehand.pipeline.reporting.report import NOTHING_INSPECTED, Inspection


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it: all findings, the result as plain values, the line that names what was made, and how to draw its pages."""

    findings: tuple[Finding, ...]
    result: Mapping[str, Any]
    last_line: str
    inspection: Inspection = NOTHING_INSPECTED


def shown_names(paths: Iterable[Path], cwd: Path) -> list[str]:
    """Give paths as they are typed where one stands."""
    return [str(path.relative_to(cwd)) if path.is_relative_to(cwd) else str(path) for path in paths]
