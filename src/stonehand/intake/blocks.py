"""The blocks of a story while it is read: where a paragraph stands decides what it is, what marks it, and how deep it hangs.

`Story` is the one thing here that changes; it fills up while the parser's tokens are walked, and dies with the reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from stonehand.intake.csv_table import Tables
from stonehand.intake.footnotes import Notes
from stonehand.intake.inline import Atom, Image, to_runs
from stonehand.intake.pictures import PictureRef
from stonehand.model.article import Block, Break, Paragraph, Role, Runs, plain
from stonehand.model.finding import Finding, Outcome, Where, info, warning

DEEPEST = 6
"""Levels of quotes and lists a column has room for."""


LONGEST_CROSSHEAD = 14
"""Words a crosshead may have before it looks like a paragraph."""


@dataclass(slots=True)
class Level:
    """An open quote, list or item; `marker` waits for the item's first paragraph."""

    kind: str
    marker: str = ""


@dataclass(slots=True)
class Story:
    """What is known so far; it fills up while the tokens are walked, and dies with the story.

    `tables` are the CSV files it may name; `is_run` is set where each of its heads begins an item, `optional` while the
    crosshead at hand may be left out.
    """

    notes: Notes
    lang: str
    env: dict[str, object]
    lines: list[str]
    tables: Tables
    is_run: bool = False
    blocks: list[Block] = field(default_factory=list)
    pictures: list[PictureRef] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    heading: bool = False
    optional: bool = False
    flush: bool = True
    note: str | None = None
    deep: bool = False

    def where(self, token: Token) -> Where:
        """Give where a token begins in the file."""
        return Where(self.notes.path, self.notes.first_line + (token.map or [0])[0])


def place(story: Story, runs: Runs, where: Where) -> None:
    """Make a paragraph of what it stands in: a heading, a note, an item, a quote, or plain text."""
    text = plain(runs)
    if text.startswith(":::"):
        message = f"`{text[:30]}` opens or closes no box and is set as it stands"
        hint = "write `::: pull` before and `:::` after a pull quote, `::: table tables/x.csv` and `:::` for a table"
        story.findings.append(warning("intake/unknown-box", message, where, hint=hint))
    if story.note is not None:
        _add_note(story, runs, where)
    elif story.heading:
        _add_crosshead(story, runs, where)
    elif story.levels:
        _add_nested(story, runs, where)
    else:
        story.blocks.append(Paragraph(Role.BODY, runs, where, flush=story.flush))
        story.flush = False


def lift_pictures(story: Story, images: Sequence[Image], *, alone: bool) -> None:
    """Take the pictures written in a paragraph out of it; one that stands `alone` in it is where editors put it."""
    for image in images:
        ref = lift_picture(story, image)
        story.pictures.append(ref)
        if not alone:
            message = f"the picture {ref.file} stands among words; it is lifted out"
            hint = "give it a paragraph of its own"
            story.findings.append(info("intake/picture-in-text", message, ref.where, hint=hint))
    if images and alone:
        story.flush = True


def lift_picture(story: Story, image: Image) -> PictureRef:
    """Make a reference of a picture: its title is the caption and, after ` | `, the credit."""
    caption, _, credit = image.title.rpartition(" | ") if " | " in image.title else (image.title, "", "")
    where = Where(story.notes.path, image.line)
    return PictureRef(unquote(image.file), where, caption.strip(), credit.strip(), image.alt)


def add_table(story: Story, made: Outcome[tuple[Block, ...]]) -> None:
    """Add a table, or the paragraphs made of one; the paragraph after it takes no indent."""
    story.findings += made.findings
    story.blocks += made.value
    story.flush = True


def add_break(story: Story, where: Where) -> None:
    """Add a short rule; the paragraph after it takes no indent."""
    story.blocks.append(Break(where))
    story.flush = True


def report_depth(story: Story, where: Where) -> None:
    """Report nesting beyond what a column has room for, once for a story."""
    if not story.deep:
        message = f"quotes or lists nested deeper than {DEEPEST} levels are set at the sixth"
        story.findings.append(warning("intake/nested-too-deep", message, where, hint="take `>` or indents out"))
    story.deep = True


def take_marker(story: Story) -> str:
    """Give the innermost marker that waits, with the numbers of outer items that have no words of their own."""
    waiting = [level.marker for level in story.levels if level.marker]
    for level in story.levels:
        level.marker = ""
    return " ".join([*(marker for marker in waiting[:-1] if marker[0].isdigit()), *waiting[-1:]])


def _add_note(story: Story, runs: Runs, where: Where) -> None:
    marker = take_marker(story)
    if marker:
        runs = to_runs([Atom(f"{marker} ", verbatim=True), *_atoms(runs)], "")
    story.blocks.append(Paragraph(Role.NOTE, runs, where, marker=story.note or ""))
    story.note = ""


def _add_crosshead(story: Story, runs: Runs, where: Where) -> None:
    length = len(plain(runs).split())
    if length > LONGEST_CROSSHEAD:
        hint = "leave a line empty before `---`, or shorten it"
        message = f"a crosshead of {length} words: is it a paragraph?"
        story.findings.append(warning("intake/long-crosshead", message, where, hint=hint))
    marker = take_marker(story)
    if marker[:-1].isdigit():
        runs = to_runs([Atom(f"{marker} ", verbatim=True), *_atoms(runs)], "")
    story.blocks.append(Paragraph(Role.CROSSHEAD, runs, where, optional=story.optional))
    story.flush = True


def _add_nested(story: Story, runs: Runs, where: Where) -> None:
    kind = next(level.kind for level in reversed(story.levels) if level.kind != "item")
    level = sum(level.kind != "item" for level in story.levels)
    if level > DEEPEST:
        report_depth(story, where)
    role = Role.QUOTE if kind == "quote" else Role.ITEM
    story.blocks.append(Paragraph(role, runs, where, marker=take_marker(story), level=min(level, DEEPEST)))
    story.flush = False


def _atoms(runs: Runs) -> list[Atom]:
    return [Atom(run.text, run.emphasis, run.link, verbatim=True) for run in runs]
