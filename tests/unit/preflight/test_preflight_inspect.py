"""Which rules run over a file, at which level they speak, and what is named as not looked at."""

from dataclasses import replace

from preflight_specimens import Specimen, asks, press
from specimens_structure import FAILS

from stonehand.model.finding import Severity
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.inspect import Selection, inspect

SLUGS = {check.slug for check in CHECKS}
NO_ID = FAILS["no-id"]


def test_every_rule_is_accounted_for() -> None:
    """Held, broken or skipped: no rule is lost, and one of the plates is skipped where nobody drew them."""
    inspected = inspect(NO_ID.looked, NO_ID.profile)
    skipped = {one.rule: one.why for one in inspected.skipped}
    assert {*inspected.held, *skipped, "no-id"} == SLUGS
    assert {slug for slug, why in skipped.items() if why == "the plates were not drawn"} == {
        check.slug for check in CHECKS if check.ink
    }


def test_some_rules_are_asked_for() -> None:
    """Only these, or all without those; a rule nobody asks for is not skipped, it is not there."""
    only = inspect(NO_ID.looked, NO_ID.profile, Selection(only=frozenset({"no-id", "trapped"})))
    assert ([one.id for one in only.findings], only.held, only.skipped) == (["preflight/no-id"], ("trapped",), ())
    but = inspect(NO_ID.looked, NO_ID.profile, Selection(ignore=frozenset({"no-id"})))
    assert but.findings == ()
    assert {*but.held, *(one.rule for one in but.skipped)} == SLUGS - {"no-id"}
    neither = Selection(only=frozenset({"no-id", "trapped"}), ignore=frozenset({"no-id"}))
    assert inspect(NO_ID.looked, NO_ID.profile, neither).held == ("trapped",)


def test_a_profile_says_how_grave_a_rule_is() -> None:
    """Its own level goes before the rule's; one it does not care for is skipped by its name."""
    milder = replace(NO_ID, change=asks(levels={"no-id": Severity.INFO}))
    assert [one.severity for one in inspect(milder.looked, milder.profile).findings] == [Severity.INFO]
    careless = replace(NO_ID, change=asks(levels={"no-id": None}))
    inspected = inspect(careless.looked, careless.profile)
    assert inspected.findings == ()
    assert {one.why for one in inspected.skipped if one.rule == "no-id"} == {"newsprint-coldset does not ask for it"}


def test_an_office_printer_takes_what_a_press_takes() -> None:
    """The plain file holds every rule of the proof's profile that can be looked at."""
    assert inspect(Specimen().looked, press("laser-proof")).findings == ()
