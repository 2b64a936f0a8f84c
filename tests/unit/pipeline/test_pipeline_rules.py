"""Rules and press profiles as they are named on the command line."""

from pathlib import Path

import pytest

from stonehand.model.finding import UsageError
from stonehand.pipeline.rules import builtin_profiles, chosen_press, chosen_rules
from stonehand.preflight.checks import CHECKS
from stonehand.preflight.inspect import EVERYTHING
from stonehand.workspace.builtin import builtin_press


def test_rules_are_named_by_name_or_id_with_commas() -> None:
    """Spaces are let pass; nothing named is everything."""
    first, *_ = slugs = [check.slug for check in CHECKS]
    chosen = chosen_rules([f"{first}, preflight/{first}"], ())
    assert [check.slug for check in CHECKS if chosen.takes(check)] == [first]
    assert chosen_rules((), ()) == EVERYTHING
    if len(slugs) > 1:
        assert [check.slug for check in CHECKS if chosen_rules((), [first]).takes(check)] == slugs[1:]


@pytest.mark.parametrize("word", ["smal-text", "", "preflight/qr-unreadable", "\x1b"])
def test_a_rule_that_is_not_there_is_named(word: str) -> None:
    """Only rules of files can be chosen; each comma has a rule on both sides."""
    for select, ignore in (([word], ()), ((), [f"small-text,{word}"])):
        with pytest.raises(UsageError) as told:
            chosen_rules(select, ignore)
        assert [found.id for found in told.value.findings] == ["cli/no-such-rule"]


def test_the_built_in_profiles_are_read_without_a_word() -> None:
    """All but the template, which is there to be copied."""
    profiles = builtin_profiles()
    assert {profile.name for profile in profiles} == {file.stem for file in builtin_press().glob("*.yaml")} - {
        "template"
    }
    assert all(chosen_press(profile.name, builtin_press()).findings == () for profile in profiles)


def test_a_profile_that_cannot_be_used_is_a_usage_error(tmp_path: Path) -> None:
    """With all its findings, each at its line."""
    (tmp_path / "ours.yaml").write_text("schema: 1\nname: ours\n", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        chosen_press("ours.yaml", tmp_path)
    assert told.value.findings
    assert all(str(found.where).startswith("ours.yaml") for found in told.value.findings)
    with pytest.raises(UsageError):
        chosen_press("none.yaml", tmp_path)
