"""Markdown: an article's text in, its blocks out, every block with its place in the file, and not a word lost.

Headings of any level are crossheads; what stands in lists, quotes and footnotes keeps its role and level; a picture is
`![alt](pictures/x.jpg "Caption | Credit")`; a pull quote stands between `::: pull` and `:::`, its source on a line that
starts with `— `; `::: table tables/x.csv` and `:::` set a CSV file. CommonMark decides what is what (0.31), but for the
differences named in `parser`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from stonehand.intake.blocks import Level, Story, add_break, lift_pictures, place, report_depth
from stonehand.intake.csv_table import NO_TABLES, Tables
from stonehand.intake.footnotes import Notes, lift_definitions, next_note
from stonehand.intake.heading_marks import take_mark
from stonehand.intake.inline import Atom, read_inline, read_words, to_runs
from stonehand.intake.parser import CSV_TABLE, TOO_DEEP, parser
from stonehand.intake.pictures import PictureRef
from stonehand.intake.pull_quotes import read_pull_quote
from stonehand.intake.solid_matter import add_code, add_csv_table, add_html, add_markdown_table, add_pull_quote
from stonehand.model.article import Block, Paragraph, Table, plain
from stonehand.model.finding import Finding, Outcome, Where, warning

__all__ = ["Body", "count_words", "read_body", "read_inline", "read_pull_quote"]


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text: its blocks, the pictures written in it, and its words, pull quotes not counted."""

    blocks: tuple[Block, ...]
    pictures: tuple[PictureRef, ...]
    words: int


def read_body(  # noqa: PLR0913 - where a text stands, and what it may use
    text: str, path: str, first_line: int, lang: str, tables: Tables = NO_TABLES, *, is_run: bool = False
) -> Outcome[Body]:
    """Read an article's Markdown; `first_line` is the line of the file (from 1) its text begins in, `lang` a BCP 47 tag.

    `tables` are the CSV files it may name; in a run each head begins an item.
    """
    env: dict[str, object] = {}
    notes = Notes(path, first_line)
    tokens = lift_definitions(parser().parse(text, env), notes)
    story = Story(notes, lang, env, text.split("\n"), tables, is_run)
    _walk(story, tokens)
    _set_notes(story)
    _report_references(story)
    body = Body(tuple(story.blocks), tuple(story.pictures), count_words(story.blocks))
    return Outcome(body, tuple(sorted((*story.findings, *notes.findings), key=_line)))


def count_words(blocks: Sequence[Block]) -> int:
    """Count the words of copy: whatever has a letter or a figure in it; pull quotes are repeats and do not count."""
    texts = (text for block in blocks for text in _texts(block))
    return sum(any(map(str.isalnum, word)) for text in texts for word in text.split())


_Handler = Callable[[Story, Sequence[Token], int], int]


def _line(finding: Finding) -> int:
    return finding.where.line or 0 if isinstance(finding.where, Where) else 0


def _walk(story: Story, tokens: Sequence[Token]) -> None:
    at = 0
    while at < len(tokens):
        handler = _HANDLERS.get(tokens[at].type)
        at = at + 1 if handler is None else handler(story, tokens, at)


def _set_notes(story: Story) -> None:
    done: set[str] = set()
    while (label := next_note(story.notes, done)) is not None:
        done.add(label)
        story.note = f"{story.notes.numbers[label]}"
        _walk(story, story.notes.definitions[label])
    story.note = None


def _report_references(story: Story) -> None:
    defined, used = story.env.get("references"), story.env.get("used")
    if not isinstance(defined, dict):
        return
    for label, entry in defined.items():
        if not isinstance(used, set) or label not in used:
            where = Where(story.notes.path, story.notes.first_line + entry["map"][0])
            message = f"the address defined as [{label.lower()}] is used by no link, and is not set"
            hint = "delete the line, or write `\\[` if it is copy"
            story.findings.append(warning("intake/unused-reference", message, where, hint=hint))


def _inline(story: Story, tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    where = story.where(token)
    words = read_words(token.children or [], story.env, story.notes, where.line or 1)
    story.findings += words.findings
    runs = to_runs(take_mark(story, words.atoms, where), story.lang)
    lift_pictures(story, words.images, alone=not runs)
    if runs:
        place(story, runs, where)
    return at + 1


def _paragraph(story: Story, tokens: Sequence[Token], at: int) -> int:
    if TOO_DEEP in tokens[at].meta:
        report_depth(story, story.where(tokens[at]))
    return at + 1


def _heading(story: Story, tokens: Sequence[Token], at: int) -> int:
    story.heading, story.optional = tokens[at].nesting == 1, False
    return at + 1


def _open_level(story: Story, tokens: Sequence[Token], at: int) -> int:
    story.levels.append(Level(_KINDS[tokens[at].type]))
    return at + 1


def _close_level(story: Story, _tokens: Sequence[Token], at: int) -> int:
    story.levels.pop()
    return at + 1


def _open_item(story: Story, tokens: Sequence[Token], at: int) -> int:
    if story.levels[-1].kind == "ordered":
        marker = tokens[at].info + tokens[at].markup
    else:
        depth = sum(level.kind == "bullet" for level in story.levels)
        marker = _MARKERS[depth % 2]
    story.levels.append(Level("item", marker))
    return at + 1


def _close_item(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Close an item; the number of an empty one is copy: `1914.` alone in a paragraph is a list to CommonMark."""
    marker = story.levels[-1].marker
    if marker[:1].isdigit():
        story.levels[-1].marker = ""
        opening = next(token for token in reversed(tokens[:at]) if token.type == "list_item_open" and token.map)
        place(story, to_runs([Atom(marker, verbatim=True)], story.lang), story.where(opening))
    return _close_level(story, tokens, at)


def _thematic_break(story: Story, tokens: Sequence[Token], at: int) -> int:
    add_break(story, story.where(tokens[at]))
    return at + 1


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [plain(block.runs)]
    if isinstance(block, Table):
        return [plain(cell) for row in (*block.head, *block.rows) for cell in row]
    return []


_MARKERS = ("\u2013", "\u2022")  # a dash in the second, fourth, sixth list, a bullet in the others
_KINDS = {"blockquote_open": "quote", "bullet_list_open": "bullet", "ordered_list_open": "ordered"}
_HANDLERS: dict[str, _Handler] = {
    "inline": _inline,
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "heading_close": _heading,
    "blockquote_open": _open_level,
    "bullet_list_open": _open_level,
    "ordered_list_open": _open_level,
    "blockquote_close": _close_level,
    "bullet_list_close": _close_level,
    "ordered_list_close": _close_level,
    "list_item_open": _open_item,
    "list_item_close": _close_item,
    "hr": _thematic_break,
    "fence": add_code,
    "html_block": add_html,
    "table_open": add_markdown_table,
    "container_pull_open": add_pull_quote,
    CSV_TABLE: add_csv_table,
}
