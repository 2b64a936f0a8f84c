"""Placeholders: words in braces that are filled in later, in addresses, dates and turn lines."""

import re
from collections.abc import Sequence

from stonehand.intake.reading import nearest
from stonehand.model.finding import Finding, Where, error

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def check_placeholders(text: str, known: Sequence[str], where: Where, must: Sequence[str] = ()) -> list[Finding]:
    """Find placeholders nobody fills, braces that stand alone, and those of `must` that are not there."""
    names = _PLACEHOLDER.findall(text)
    findings = [_unknown(name, known, where) for name in names if name not in known]
    if re.search("[{}]", _PLACEHOLDER.sub("", text)):
        message = f'"{text}" has a brace without its mate'
        findings.append(error("intake/unknown-placeholder", message, where, hint="write {name}, or no brace at all"))
    for name in must:
        if name not in names:
            message = f'"{text}" does not say {{{name}}}'
            findings.append(error("intake/missing-placeholder", message, where, hint=f"add {{{name}}}"))
    return findings


def _unknown(name: str, known: Sequence[str], where: Where) -> Finding:
    return error("intake/unknown-placeholder", f"nothing fills in {{{name}}}", where, hint=nearest(name, known))
