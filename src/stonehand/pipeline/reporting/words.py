"""Words all forms share: counts, the order of findings, and what makes a stranger's text safe to show."""

import json
import re
from collections.abc import Iterable, Sequence

from stonehand.model.finding import Finding, Severity

_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ORDER = re.compile(r"\A(?=\s*::)|(?<=##)(?=\[)")


def seen(text: str) -> str:
    """Make control characters visible: copy and file names must not steer a terminal or forge a line of a log.

    Nor must they give orders to the runner of a build machine, which takes them at a line's beginning (`::`) and in it (`##[`).
    """
    visible = _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
    return _ORDER.sub(r"\\", visible)


def as_document(values: object) -> str:
    """Write plain values as JSON that no runner takes an order from."""
    return json.dumps(values, indent=2).replace("##[", "##\\u005b")


def counted(number: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_order(findings: Iterable[Finding], least: Severity = Severity.INFO) -> list[Finding]:
    """Sort findings as a reader wants them: gravest first, otherwise as they were found."""
    return sorted((f for f in findings if f.severity >= least), key=lambda finding: -finding.severity)


def tally(findings: Sequence[Finding], kinds: Sequence[Severity] = (Severity.ERROR, Severity.WARNING)) -> str:
    """Count errors and warnings; nothing where there are none."""
    counts = [(sum(f.severity is kind for f in findings), WORDS[kind]) for kind in kinds]
    return ", ".join(counted(number, word) for number, word in counts if number)


WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""Severities as a reader is told them in a sentence."""
