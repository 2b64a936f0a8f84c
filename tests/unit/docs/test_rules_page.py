"""`docs/rules.md` is what the program says of its rules."""

from pathlib import Path

from stonehand.cli.rules_page import rules_page
from stonehand.preflight.checks import CHECKS

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    """Write it anew with `stonehand explain --rules > docs/rules.md`."""
    assert PAGE.read_text(encoding="utf-8") == f"{rules_page()}\n"


def test_it_has_every_rule_and_number() -> None:
    """A heading for each rule, with title and rationale; a row for each number it goes by."""
    page = rules_page()
    for check in CHECKS:
        section = page.partition(f"\n## {check.slug}\n")[2].partition("\n## ")[0]
        assert check.rule.title in section
        assert check.rule.rationale in section
        assert all(f"| `{number}` |" in section for number in check.numbers)


def test_numbers_carry_their_unit() -> None:
    """As a profile writes them."""
    assert "| `black_text` | error 5 pt, warning 6 pt |" in rules_page()
