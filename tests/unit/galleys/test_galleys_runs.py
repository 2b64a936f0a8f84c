"""Runs of small items: where their legs may end."""

from typing import Any

import galleys_ground as ground

from stonehand.model.article import Block, Items, Priority, PullQuote
from stonehand.model.galley import NEVER, Kind, Line

SHORT = "The harbour board met on Thursday to hear why the repair of the swing bridge had taken eleven months."
LONG = SHORT * 12


def run(*texts: str, **fields: Any) -> tuple[Line, ...]:
    blocks = [
        block for number, text in enumerate(texts) for block in (ground.crosshead(f"Item {number}"), ground.body(text))
    ]
    return ground.galley(ground.article(*blocks, run=Items.BRIEFS, **fields), drop_cap=True).value.lines


def test_a_short_item_is_never_cut() -> None:
    """Of three items a leg may end with any, and nowhere else; each head has a line of white above it."""
    lines = run(SHORT, SHORT, SHORT)
    ends = [number for number, line in enumerate(lines) if line.break_after < NEVER]
    heads = [number for number, line in enumerate(lines) if line.kind is Kind.CROSSHEAD]
    assert ends == [heads[1] - 1, heads[2] - 1, len(lines) - 1]
    assert {lines[number].break_after for number in ends} == {0}
    assert {lines[number].above for number in heads} == {1}


def test_a_long_item_keeps_two_lines_at_either_end() -> None:
    """A letter of thirty lines may be cut, but not under its head nor near its end."""
    lines = run(SHORT, LONG, SHORT)
    item = [line for line in lines if line.paragraph in {2, 3}]
    body = item[1:]
    assert len(body) > 20
    assert [line.break_after for line in (item[0], body[0])] == [NEVER] * 2
    assert [line.break_after for line in body[-2:]] == [NEVER, 0]
    assert all(line.break_after < NEVER for line in body[1:-2])


def test_a_run_has_no_drop_cap() -> None:
    """A cap opens a story; a run has none to open."""
    assert not any(line.cap for line in run(LONG, LONG, priority=Priority.LEAD))


def test_a_pull_quote_left_out_of_a_run_keeps_its_breaks() -> None:
    """The paragraph that stands instead is priced as part of its item."""
    quote = PullQuote(ground.roman("Eleven months"), ground.WHERE)
    blocks: tuple[Block, ...] = (ground.crosshead("One"), ground.body(SHORT), quote, ground.body(SHORT))
    galley = ground.galley(
        ground.article(*blocks, ground.crosshead("Two"), ground.body(SHORT), run=Items.LETTERS)
    ).value
    ((_, lines),) = galley.instead
    assert [line.break_after for line in lines[-2:]] == [NEVER, 0]
