"""Neighbours: what a block's place among the others of its story says of its setting.

In come a story's blocks; out, where cap and end mark stand, how far lists are set in, the white above a paragraph, and whether it
takes an indent.
"""

from stonehand.galleys.paragraphs import hang_of
from stonehand.galleys.stick import Stick
from stonehand.model.article import Block, Paragraph, Role, Table
from stonehand.model.galley import NO_LINES, ONE
from stonehand.model.units import Lines

_TEXT = (Role.BODY, Role.QUOTE, Role.ITEM)


def first_text(blocks: tuple[Block, ...]) -> int | None:
    """Find the first paragraph under any crosshead, where it is body text."""
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.role is not Role.CROSSHEAD:
            return number if block.role is Role.BODY else None
    return None


def last_text(blocks: tuple[Block, ...]) -> int | None:
    """Find the paragraph the end mark follows: the last but for notes, unless other matter ends the story."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if isinstance(block, Paragraph) and block.role is Role.NOTE:
            continue
        return number if isinstance(block, Paragraph) and block.role in _TEXT else None
    return None


def hangs_of(stick: Stick, blocks: tuple[Block, ...]) -> list[float]:
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


def white_above(block: Block, before: Block | None) -> Lines:
    """Give the white above a paragraph: a line before the first note and after a table (a crosshead has its own)."""
    if isinstance(before, Table):
        return ONE
    return ONE if _is_note(block) and not _is_note(before) else NO_LINES


def takes_no_indent(before: Block | None) -> bool:
    """Tell whether body text starts flush: at the story's head, and under a crosshead, rule, table or pull quote."""
    return not isinstance(before, Paragraph) or before.role is Role.CROSSHEAD


def is_crosshead(block: Block | None) -> bool:
    """Tell whether a block is a crosshead."""
    return isinstance(block, Paragraph) and block.role is Role.CROSSHEAD


def _alike(one: Block, other: Block) -> bool:
    if not (isinstance(one, Paragraph) and isinstance(other, Paragraph)):
        return False
    return (one.role, one.level) == (other.role, other.level)


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.NOTE
