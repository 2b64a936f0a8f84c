"""Markdown tables: the tokens of one table in, its grid of raw cells out.

CommonMark's table extension ignores the cells a row has beyond the head's; they are read from the source line and joined to
the row's last cell, with a finding.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from stonehand.intake.footnotes import Notes
from stonehand.intake.inline import Atom, Image, read_words
from stonehand.intake.parser import parser
from stonehand.intake.tables import Cell, Grid
from stonehand.model.article import Align
from stonehand.model.finding import Finding, Outcome, Where, warning


@dataclass(frozen=True, slots=True)
class MarkdownTable:
    """A table as written; pictures in its cells are lifted out."""

    grid: Grid
    aligns: tuple[Align, ...]
    images: tuple[Image, ...]


def read_table(
    tokens: Sequence[Token], lines: Sequence[str], env: dict[str, object], notes: Notes
) -> Outcome[MarkdownTable]:
    """Read the tokens between `table_open` and `table_close`; `lines` are those of the whole text."""
    walk = _Walk(env, notes)
    for token in tokens:
        if token.type == "tr_open":
            walk.rows.append([])
        elif token.type in ("th_open", "td_open"):
            _open_cell(walk, token)
        elif token.type == "inline":
            _add_cell(walk, token.children or [], (token.map or [0])[0])
        elif token.type == "tr_close" and not walk.is_head:
            _add_excess(walk, lines)
    grid = tuple(tuple(row) for row in walk.rows)
    return Outcome(MarkdownTable(grid, tuple(walk.aligns), tuple(walk.images)), tuple(walk.findings))


@dataclass(slots=True)
class _Walk:
    env: dict[str, object]
    notes: Notes
    rows: list[list[Cell]] = field(default_factory=list)
    aligns: list[Align] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    is_head: bool = True
    line: int = 0


def _open_cell(walk: _Walk, token: Token) -> None:
    walk.is_head = token.type == "th_open"
    if walk.is_head:
        walk.aligns.append(_ALIGNS[str(token.attrs.get("style", ""))])


def _add_cell(walk: _Walk, children: Sequence[Token], line: int) -> None:
    walk.line = line
    words = read_words(children, walk.env, walk.notes, walk.notes.first_line + line)
    walk.findings += words.findings
    walk.images += words.images
    walk.rows[-1].append(Cell(words.atoms, head=walk.is_head))


def _add_excess(walk: _Walk, lines: Sequence[str]) -> None:
    cells = escapedSplit(_CONTAINER.sub("", lines[walk.line]).strip())
    cells = cells[1:] if cells and not cells[0] else cells
    cells = cells[:-1] if cells and not cells[-1] else cells
    excess = " ".join(cells[len(walk.aligns) :]).strip()
    if not excess:
        return
    where = Where(walk.notes.path, walk.notes.first_line + walk.line)
    message = f"a row of {len(cells)} cells under a head of {len(walk.aligns)}; what is over is joined to the last"
    walk.findings.append(warning("intake/table-row-too-long", message, where, hint="give the head as many cells"))
    last = walk.rows[-1].pop()
    _add_cell(walk, parser().parseInline(excess, walk.env)[0].children or [], walk.line)
    over = walk.rows[-1].pop()
    walk.rows[-1].append(Cell((*last.atoms, Atom(" "), *over.atoms)))


_CONTAINER = re.compile(r"^[\s>]*")
_ALIGNS = {
    "": Align.LEFT,
    "text-align:left": Align.LEFT,
    "text-align:right": Align.RIGHT,
    "text-align:center": Align.CENTRE,
}
