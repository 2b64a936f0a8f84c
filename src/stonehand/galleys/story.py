"""A story as a run of lines: block after block, each in its own way, in the order they are read.

In come an article's blocks, out its lines on the grid. Here stands what concerns more than one paragraph: where pull quotes go,
which paragraphs take no indent, where the dateline and the end mark stand, and the white between kinds of matter.
"""

from dataclasses import dataclass, replace

from stonehand.galleys.abroad import goes_out, set_abroad
from stonehand.galleys.foreign import foreign_lines
from stonehand.galleys.paragraphs import Standing, hang_of, set_paragraph, with_dateline
from stonehand.galleys.pull_quotes import place_pull_quotes, set_pull_quote
from stonehand.galleys.scripts import is_foreign
from stonehand.galleys.stick import Stick
from stonehand.galleys.tables import set_table
from stonehand.model.article import Block, Break, Emphasis, Paragraph, PullQuote, Role, Run, Runs, Table, plain
from stonehand.model.engine import Typesetter
from stonehand.model.galley import NEVER, NO_LINES, ONE, Kind, Line
from stonehand.model.units import Lines

_TEXT = (Role.BODY, Role.QUOTE, Role.ITEM)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is special at a story's beginning: a drop cap, or a dateline run into the first paragraph."""

    cap: bool
    dateline: str


def set_story(stick: Stick, engine: Typesetter, opening: Opening) -> tuple[Line, ...]:
    """Set all blocks of a story.

    Raises:
        EngineFailed: the engine broke down over a table or foreign script.
    """
    blocks = _with_dateline(place_pull_quotes(stick.article.blocks), opening.dateline)
    foreign = set_abroad(stick, blocks, engine)
    hangs = _hangs(stick, blocks)
    first, last = _first_text(blocks), _last_text(blocks)
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if isinstance(block, Table):
            lines += set_table(stick, block, number, foreign)
        elif isinstance(block, PullQuote):
            lines.append(set_pull_quote(stick, block, number))
        elif isinstance(block, Break):
            lines.append(Line(Kind.BREAK, (), block.where, number, break_after=NEVER))
        else:
            standing = Standing(
                number,
                cap=opening.cap and number == first,
                end=number == last,
                above=_white(block, before),
                hang=hangs[number],
                flush=_takes_no_indent(blocks, number),
                after_crosshead=isinstance(before, Paragraph) and before.role is Role.CROSSHEAD,
            )
            out = goes_out(block)
            lines += (
                foreign_lines(stick, block, standing, foreign)
                if out
                else set_paragraph(stick, block, block.runs, standing)
            )
    return _without_loose_ends(lines)


def _with_dateline(blocks: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """Run the dateline into the first paragraph of text."""
    first = _first_text(blocks)
    if not dateline or first is None:
        return blocks
    block = blocks[first]
    if not isinstance(block, Paragraph):
        return blocks
    emphasis = Emphasis.ROMAN if is_foreign(plain(block.runs)) else Emphasis.SMALL_CAPS
    led: Runs = with_dateline(dateline, block.runs, Run(dateline, emphasis))
    return (*blocks[:first], replace(block, runs=led), *blocks[first + 1 :])


def _first_text(blocks: tuple[Block, ...]) -> int | None:
    """Find the first paragraph under any crosshead, where it is body text."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role is not Role.CROSSHEAD:
            return number if block.role is Role.BODY else None
    return None


def _last_text(blocks: tuple[Block, ...]) -> int | None:
    """Find the paragraph the end mark follows: the last but for notes, unless other matter ends the story."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if isinstance(block, Paragraph) and block.role is Role.NOTE:
            continue
        return number if isinstance(block, Paragraph) and block.role in _TEXT else None
    return None


def _hangs(stick: Stick, blocks: tuple[Block, ...]) -> list[float]:
    """Find how far items and notes are set in: neighbours of one kind and depth share the widest marker."""
    hangs = [0.0] * len(blocks)
    start = 0
    while start < len(blocks):
        stop = start + 1
        while stop < len(blocks) and _alike(blocks[start], blocks[stop]):
            stop += 1
        widest = max(
            (hang_of(stick, block) for block in blocks[start:stop] if isinstance(block, Paragraph)), default=0.0
        )
        hangs[start:stop] = [widest] * (stop - start)
        start = stop
    return hangs


def _alike(one: Block, other: Block) -> bool:
    if not (isinstance(one, Paragraph) and isinstance(other, Paragraph)):
        return False
    return (one.role, one.level) == (other.role, other.level)


def _white(block: Paragraph, before: Block | None) -> Lines:
    """Give the white above a paragraph: a line before the first note and after a table (a crosshead has its own)."""
    if isinstance(before, Table):
        return ONE
    first_note = block.role is Role.NOTE and not (isinstance(before, Paragraph) and before.role is Role.NOTE)
    return ONE if first_note else NO_LINES


def _takes_no_indent(blocks: tuple[Block, ...], number: int) -> bool:
    """Tell whether body text starts flush: at the story's head, and under a crosshead, rule, table or pull quote."""
    if number == 0:
        return True
    before = blocks[number - 1]
    return not isinstance(before, Paragraph) or before.role is Role.CROSSHEAD


def _without_loose_ends(lines: list[Line]) -> tuple[Line, ...]:
    """Free the last line of its price: a story ends where it ends."""
    if lines:
        lines[-1] = replace(lines[-1], break_after=0)
    return tuple(lines)
