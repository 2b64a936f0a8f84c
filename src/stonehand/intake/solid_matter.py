"""Solid matter: what stands in a story as one piece: tables, written or in a CSV file, pull quotes, code and raw HTML.

Each function takes the story so far, the parser's tokens and the index of the one that opens the piece, and gives the index
of the first token after it.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from stonehand.intake import sanitise
from stonehand.intake.blocks import Story, add_break, add_table, lift_picture, place, report_depth
from stonehand.intake.csv_table import read_csv_table
from stonehand.intake.heading_marks import take_mark
from stonehand.intake.html_block import Rule, Stretch, read_html
from stonehand.intake.inline import Atom, to_runs
from stonehand.intake.markdown_table import read_table
from stonehand.intake.parser import CLOSED
from stonehand.intake.pull_quotes import CLOSING, read_pull_quote, split_source
from stonehand.intake.tables import make_table
from stonehand.model.article import Paragraph, Role
from stonehand.model.finding import Where, error, info


def add_markdown_table(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Add a table; pictures in its cells are lifted out."""
    end = next(index for index in range(at, len(tokens)) if tokens[index].type == "table_close")
    where = story.where(tokens[at])
    found = read_table(tokens[at:end], story.lines, story.env, story.notes)
    story.findings += found.findings
    for image in found.value.images:
        story.pictures.append(lift_picture(story, image))
    add_table(story, make_table(found.value.grid, found.value.aligns, where, story.lang))
    return end + 1


def add_csv_table(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Add the table of a CSV file; one that is never closed is an error, and what follows is read as copy."""
    token, where = tokens[at], story.where(tokens[at])
    if not token.meta[CLOSED]:
        message = f"the table {token.info[:80]} is not closed on the next line; what follows is read as copy"
        hint = "write `:::` on a line of its own right after it"
        story.findings.append(error("intake/unclosed-table", message, where, hint=hint))
    made = read_csv_table(token.info, story.tables, where, story.notes, story.env)
    story.findings += made.findings
    if made.value is not None:
        for image in made.value.images:
            story.pictures.append(lift_picture(story, image))
        add_table(story, make_table(made.value.grid, made.value.aligns, where, story.lang))
    return at + 1


def add_pull_quote(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Add a pull quote; one that is never closed is an error, and its words are read as copy."""
    opening = tokens[at]
    last = (opening.map or [0, 0])[1]
    if last >= len(story.lines) or not CLOSING.fullmatch(story.lines[last]):
        hint = "write `:::` on a line of its own after the quote"
        message = "a pull quote is never closed; it is read as copy"
        story.findings.append(error("intake/unclosed-pull-quote", message, story.where(opening), hint=hint))
        return at + 1
    end = next(index for index in range(at + 1, len(tokens)) if _ends(tokens[index], opening))
    text, source = split_source("\n".join(token.content for token in tokens[at:end] if token.content))
    quote = read_pull_quote(text, source, story.where(opening), story.lang)
    story.findings += quote.findings
    if quote.value.runs:
        story.blocks.append(quote.value)
    return end + 1


def _ends(token: Token, opening: Token) -> bool:
    return token.type == "container_pull_close" and token.level == opening.level


def add_code(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Add a block of code: a paragraph for each line, as typed."""
    token = tokens[at]
    where = story.where(token)
    message = "a block of code is set line for line"
    story.findings.append(info("intake/code-block", message, where, hint="take the backticks out of news copy"))
    # One word after the fence names a programming language; more are copy that was fenced by mistake.
    told = [token.info] if len(token.info.split()) > 1 else []
    for offset, line in enumerate([*told, *token.content.split("\n")], start=0 if told else 1):
        runs = to_runs([Atom(line, verbatim=True)], story.lang)
        if runs:
            story.flush = True
            place(story, runs, Where(where.path, (where.line or 1) + offset))
    return at + 1


def add_html(story: Story, tokens: Sequence[Token], at: int) -> int:
    """Read a block of raw HTML, and those right after it: an empty line cuts one table into several blocks."""
    end = at + 1
    while end < len(tokens) and tokens[end].type == "html_block":
        end += 1
    fragment = _joined(tokens[at:end])
    where = story.where(tokens[at])
    story.findings += sanitise.report_tags(fragment, where.path, where.line or 1)
    if sanitise.is_too_deep(fragment):
        report_depth(story, where)
    for stretch in read_html(fragment):
        if isinstance(stretch, Stretch):
            _place_stretch(story, stretch, where)
        elif isinstance(stretch, Rule):
            add_break(story, where)
        else:
            add_table(story, make_table(stretch, (), where, story.lang))
    return end


def _joined(blocks: Sequence[Token]) -> str:
    text, line = "", (blocks[0].map or [0])[0]
    for block in blocks:
        start = (block.map or [line])[0]
        text += "\n" * (start - line - text.count("\n")) + block.content
    return text


def _place_stretch(story: Story, stretch: Stretch, where: Where) -> None:
    if story.note is None and not story.levels and stretch.role in (Role.ITEM, Role.QUOTE):
        marker = "•" if stretch.role is Role.ITEM else ""
        runs = to_runs(stretch.atoms, story.lang)
        story.blocks += [Paragraph(stretch.role, runs, where, marker=marker, level=1)] if runs else []
        return
    story.heading = stretch.role is Role.CROSSHEAD
    runs = to_runs(take_mark(story, stretch.atoms, where), story.lang)
    if runs:
        place(story, runs, where)
    story.heading = story.optional = False
