"""Every rule of preflight on real files: one that breaks it and one that holds it, and every number of a profile turned."""

from collections.abc import Iterator
from dataclasses import fields, replace
from importlib import import_module

import pytest
import specimens_colour
import specimens_geometry
import specimens_structure
from preflight_specimens import PRESSES, Specimen, press

from stonehand.model.finding import Severity
from stonehand.model.press import OFF, Limit, Limits
from stonehand.preflight.check import Check
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.faults import FAULTS
from stonehand.preflight.inspect import inspect

PASSES = specimens_structure.PASSES | specimens_geometry.PASSES | specimens_colour.PASSES
FAILS = specimens_structure.FAILS | specimens_geometry.FAILS | specimens_colour.FAILS
BY_SLUG = {check.slug: check for check in CHECKS}
COLDSET = press("newsprint-coldset")


def broken(specimen: Specimen) -> set[str]:
    """Give the rules a specimen breaks, by their names."""
    inspected = inspect(specimen.looked, specimen.profile)
    return {finding.id.removeprefix("preflight/") for finding in inspected.findings}


@pytest.mark.parametrize("name", ["newsprint-coldset", "newsprint-digital"])
def test_a_plain_file_holds_every_rule(name: str) -> None:
    """The file all others are made from is taken by both newspaper presses."""
    assert broken(Specimen(press=name)) == set()


@pytest.mark.parametrize("slug", sorted(FAILS))
def test_a_file_that_breaks_a_rule(slug: str) -> None:
    """It is told, and no other rule with it but those the specimen names."""
    found = broken(FAILS[slug])
    assert slug in found
    assert found - {slug} == FAILS[slug].allowed


@pytest.mark.parametrize("slug", sorted(FAILS))
def test_what_is_told_has_a_place_and_an_action(slug: str) -> None:
    """A sentence, a place in the file, and what to do about it; one for a page or file, never hundreds."""
    seen = list(BY_SLUG[slug].look(FAILS[slug].looked, FAILS[slug].profile))
    assert 1 <= len(seen) <= 4
    for one in seen:
        assert one.message
        assert not one.message.endswith(".")
        assert one.hint
        assert getattr(one.where, "file", "") == FAILS[slug].name


@pytest.mark.parametrize("slug", sorted(PASSES))
def test_a_file_that_holds_a_rule(slug: str) -> None:
    """What comes near it, or is allowed here, is not told."""
    assert slug not in broken(PASSES[slug])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_a_rule_explains_itself(check: Check) -> None:
    """It has both files, says why and where it comes from, and stands in a module of its name."""
    assert check.slug in PASSES
    assert check.slug in FAILS
    assert len(check.rule.rationale) > 60
    assert check.rule.title
    assert check.rule.source
    module = import_module(f"stonehand.preflight.checks.{check.slug.replace('-', '_')}")
    assert module.CHECK is check


def test_there_are_many_rules() -> None:
    """At least 45, each with a name of its own."""
    assert len(BY_SLUG) == len(CHECKS) >= 45


def test_every_number_has_a_rule() -> None:
    """No entry of a profile's limits goes unread, and no rule names one that is not there."""
    names = {field.name for field in fields(Limits)}
    assert {name for check in CHECKS for name in check.numbers} == names


def _levels() -> Iterator[tuple[str, str, str]]:
    for check in CHECKS:
        for name in check.numbers:
            limit: Limit = getattr(COLDSET.limits, name)
            for level in ("error", "warning", "info"):
                if getattr(limit, level) is not None:
                    yield check.slug, name, level


@pytest.mark.parametrize(("slug", "name", "level"), list(_levels()))
def test_a_number_turns_its_rule(slug: str, name: str, level: str) -> None:
    """With the number on one side of what the file has, the rule tells it at the number's level; on the other side it holds."""
    specimen = FAILS[slug]
    holds, breaks = specimen.turns[name]
    told = {}
    for number in (holds, breaks):
        limits = replace(Limits(), **{name: replace(OFF, **{level: number})})
        profile = replace(specimen.profile, limits=limits, levels={})
        found = inspect(specimen.looked, profile).findings
        told[number] = {finding.severity for finding in found if finding.id == BY_SLUG[slug].rule.id}
    assert told == {holds: set(), breaks: {Severity[level.upper()]}}


@pytest.mark.parametrize("name", PRESSES)
def test_a_profile_names_rules_there_are(name: str) -> None:
    """A rule a profile speaks of by a name that no rule has would be asked of nobody."""
    there = {fault.id.removeprefix("preflight/") for fault in FAULTS}
    assert set(press(name).levels) - there == set()
