"""A story as a run of lines: block after block, each in its own way, in the order they are read.

In come an article's blocks, out its lines on the grid. Here stands what concerns more than one paragraph: where pull quotes go,
where the dateline stands, and how a paragraph looks when the matter above it is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stonehand.galleys.abroad import Foreign, goes_out, set_abroad
from stonehand.galleys.foreign import foreign_lines
from stonehand.galleys.neighbours import first_text, hangs_of, is_crosshead, last_text, takes_no_indent, white_above
from stonehand.galleys.paragraphs import Standing, is_optional, set_paragraph, with_dateline
from stonehand.galleys.pull_quotes import place_pull_quotes, set_pull_quote
from stonehand.galleys.runs import price_run
from stonehand.galleys.scripts import is_foreign
from stonehand.galleys.stick import Stick
from stonehand.galleys.tables import set_table
from stonehand.model.article import Block, Break, Emphasis, Paragraph, PullQuote, Run, Runs, Table, plain
from stonehand.model.engine import Typesetter
from stonehand.model.galley import NEVER, Kind, Line


@dataclass(frozen=True, slots=True)
class Opening:
    """What is special at a story's beginning: a drop cap, or a dateline run into the first paragraph."""

    cap: bool
    dateline: str


@dataclass(frozen=True, slots=True)
class SetStory:
    """A story's lines, and by paragraph what stands `instead` where the matter above it is left out."""

    lines: tuple[Line, ...]
    instead: tuple[tuple[int, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """A story's blocks ready to be set: what the engine made of some, how far each is set in, where cap and end mark stand."""

    blocks: tuple[Block, ...]
    foreign: Foreign
    hangs: list[float]
    cap: int | None
    end: int | None


def set_story(stick: Stick, engine: Typesetter, opening: Opening) -> SetStory:
    """Set all blocks of a story.

    Raises:
        EngineFailed: the engine broke down over a table or foreign script.
    """
    blocks = _with_dateline(place_pull_quotes(stick.article.blocks), opening.dateline)
    first = first_text(blocks) if opening.cap else None
    story = _Story(blocks, set_abroad(stick, blocks, engine), hangs_of(stick, blocks), first, last_text(blocks))
    lines = _without_loose_ends([line for number in range(len(blocks)) for line in _set_block(stick, story, number)])
    instead = _instead(stick, story, lines)
    if stick.article.run is None:
        return SetStory(lines, instead)
    return SetStory(price_run(lines), tuple((number, _priced(lines, number, other)) for number, other in instead))


def _set_block(stick: Stick, story: _Story, number: int) -> Sequence[Line]:
    block = story.blocks[number]
    if isinstance(block, Table):
        return set_table(stick, block, number, story.foreign)
    if isinstance(block, PullQuote):
        return (set_pull_quote(stick, block, number),)
    if isinstance(block, Break):
        return (Line(Kind.BREAK, (), block.where, number, break_after=NEVER),)
    return _set_under(stick, story, block, _standing(story, number, number - 1))


def _set_under(stick: Stick, story: _Story, paragraph: Paragraph, standing: Standing) -> tuple[Line, ...]:
    if goes_out(paragraph):
        return foreign_lines(stick, paragraph, standing, story.foreign)
    return set_paragraph(stick, paragraph, paragraph.runs, standing)


def _standing(story: _Story, number: int, above: int) -> Standing:
    """Tell how a paragraph stands under the block numbered `above`, or under none where that is -1."""
    block, before = story.blocks[number], story.blocks[above] if above >= 0 else None
    return Standing(
        number,
        cap=number == story.cap,
        end=number == story.end,
        above=white_above(block, before),
        hang=story.hangs[number],
        flush=takes_no_indent(before),
        after_crosshead=is_crosshead(before),
    )


def _instead(stick: Stick, story: _Story, lines: tuple[Line, ...]) -> tuple[tuple[int, tuple[Line, ...]], ...]:
    """Set again each paragraph under a pull quote or an optional crosshead, as it is without, where that makes a difference."""
    found = []
    for number, block in enumerate(story.blocks):
        above = number - 1
        while above >= 0 and _may_be_left_out(stick, story.blocks[above]):
            above -= 1
        if above == number - 1 or not isinstance(block, Paragraph) or _may_be_left_out(stick, block):
            continue
        standing = _standing(story, number, above)
        if standing != _standing(story, number, number - 1):
            # the copy says that it stands flush, for it stands under what is left out here
            other = _set_under(stick, story, replace(block, flush=standing.flush), standing)
            if other != tuple(line for line in lines if line.paragraph == number):
                found.append((number, other))
    return tuple(found)


def _may_be_left_out(stick: Stick, block: Block) -> bool:
    return isinstance(block, PullQuote) or (isinstance(block, Paragraph) and is_optional(stick, block))


def _priced(lines: tuple[Line, ...], number: int, other: tuple[Line, ...]) -> tuple[Line, ...]:
    """Price the lines that may stand instead of a run's paragraph as they would be in their place."""
    before = (line for line in lines if line.paragraph < number and not line.repeat)
    after = (line for line in lines if line.paragraph > number)
    return tuple(line for line in price_run((*before, *other, *after)) if line.paragraph == number)


def _with_dateline(blocks: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """Run the dateline into the first paragraph of text."""
    first = first_text(blocks)
    if not dateline or first is None:
        return blocks
    block = blocks[first]
    if not isinstance(block, Paragraph):
        return blocks
    emphasis = Emphasis.ROMAN if is_foreign(plain(block.runs)) else Emphasis.SMALL_CAPS
    led: Runs = with_dateline(dateline, block.runs, Run(dateline, emphasis))
    return (*blocks[:first], replace(block, runs=led), *blocks[first + 1 :])


def _without_loose_ends(lines: list[Line]) -> tuple[Line, ...]:
    """Free the last line of its price: a story ends where it ends."""
    if lines:
        lines[-1] = replace(lines[-1], break_after=0)
    return tuple(lines)
