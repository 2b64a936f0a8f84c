"""`stonehand explain --rules`: every rule of preflight with its reason, source and numbers, as Markdown.

`docs/rules.md` is this text; write it anew with `stonehand explain --rules > docs/rules.md`.
"""

from collections.abc import Iterator, Sequence

from stonehand.intake.press_schema import LEVELS, NUMBERS
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.pipeline.rules import builtin_profiles
from stonehand.preflight.check import Check
from stonehand.preflight.checks import CHECKS

_HEAD = """\
# Rules of preflight

`stonehand preflight FILE.pdf --press PROFILE` holds finished PDFs against these rules. Each is told at the level that stands beside
it, unless a number of the press profile says otherwise, or the profile itself under `rules:`. `--select` and `--ignore` take rules
by name. A rule that could not be looked at is told as skipped, never as passed.

This page is what `stonehand explain --rules` prints."""


def rules_page() -> str:
    """Write the page, without a last line feed."""
    profiles = builtin_profiles()
    return "\n\n".join((_HEAD, _contents(), *(_rule(check, profiles) for check in CHECKS)))


def _contents() -> str:
    rows = (f"| [{check.slug}](#{check.slug}) | {_level(check.severity)} | {check.rule.title} |" for check in CHECKS)
    return "\n".join(("| rule | level | what is wrong |", "|---|---|---|", *rows))


def _rule(check: Check, profiles: Sequence[PressProfile]) -> str:
    parts = (f"## {check.slug}", f"**{check.rule.title}.** {check.rule.rationale}", *_notes(check, profiles))
    return "\n\n".join((*parts, *_table(check, profiles)))


def _notes(check: Check, profiles: Sequence[PressProfile]) -> Iterator[str]:
    if check.rule.source:
        yield f"Source: {check.rule.source.removesuffix('.')}."
    told = "; ".join(_said(check, profile) for profile in profiles if check.slug in profile.levels)
    ink = " It looks at the plates." if check.ink else ""
    yield f"Level: {_level(check.severity)}{f'; {told}' if told else ''}.{ink}"


def _said(check: Check, profile: PressProfile) -> str:
    level = profile.levels[check.slug]
    return f"not asked for by {profile.name}" if level is None else f"{_level(level)} for {profile.name}"


def _table(check: Check, profiles: Sequence[PressProfile]) -> Iterator[str]:
    """Give the numbers it goes by, a row for each and a column for each built-in profile."""
    if check.numbers:
        head = f"| number | {' | '.join(profile.name for profile in profiles)} | what it is |"
        rule = "|---" * (len(profiles) + 2) + "|"
        rows = (
            f"| `{name}` | {' | '.join(_limit(name, profile) for profile in profiles)} | {NUMBERS[name].about} |"
            for name in check.numbers
        )
        yield "\n".join((head, rule, *rows))


def _limit(name: str, profile: PressProfile) -> str:
    limit, unit = getattr(profile.limits, name), NUMBERS[name].unit
    space = "" if unit == "%" else " "
    numbers = ((level, getattr(limit, level)) for level in LEVELS)
    told = [f"{level} {round(number, 3):g}{space}{unit}".rstrip() for level, number in numbers if number is not None]
    return ", ".join(told) or "not asked for"


def _level(severity: Severity) -> str:
    return severity.name.lower()
