"""Preflight of a file: every check that is asked for and can run, over facts told once.

What could not be looked at is named with the reason, never counted as passed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stonehand.model.finding import Finding
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked
from stonehand.preflight.checks import CHECKS


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules are asked for, by their names: those `only` named, or all, without those to `ignore`."""

    only: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()

    def takes(self, check: Check) -> bool:
        """Tell whether a rule is asked for."""
        return (not self.only or check.slug in self.only) and check.slug not in self.ignore


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that did not run, by its name, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """What preflight found in a file, the rules it held, and those it could not look at."""

    findings: tuple[Finding, ...]
    held: tuple[str, ...]
    skipped: tuple[Skipped, ...]


EVERYTHING = Selection()


def inspect(looked: Looked, profile: PressProfile, selection: Selection = EVERYTHING) -> Inspected:
    """Run every check that is asked for over a file's facts."""
    chosen = [check for check in CHECKS if selection.takes(check)]
    skipped = {check.slug: why for check in chosen if (why := _why_not(check, looked, profile))}
    ran = [check for check in chosen if check.slug not in skipped]
    found = [finding for check in ran for finding in _findings(check, looked, profile)]
    broken = {finding.id for finding in found}
    held = tuple(check.slug for check in ran if check.rule.id not in broken)
    return Inspected(tuple(found), held, tuple(Skipped(rule, why) for rule, why in skipped.items()))


def _why_not(check: Check, looked: Looked, profile: PressProfile) -> str:
    if profile.levels.get(check.slug, check.severity) is None:
        return f"{profile.name} does not ask for it"
    if looked.facts.encrypted and not looked.facts.pages and not check.outside:
        return "the file is locked"
    if check.ink and looked.inks is None:
        return looked.no_inks
    return ""


def _findings(check: Check, looked: Looked, profile: PressProfile) -> Iterator[Finding]:
    for seen in check.look(looked, profile):
        level = profile.levels.get(check.slug) or seen.severity or check.severity
        yield Finding(check.rule.id, level, seen.message, seen.where, seen.hint, seen.more)
