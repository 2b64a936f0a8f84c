"""Footnotes: the references in the text get numbers in the order they are met, the notes follow at the story's end.

In come tokens of the parser, definitions where they were written; out go the same tokens without definitions, and the
definitions by label. A definition nobody refers to is set all the same, with the next number: copy is never lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from stonehand.model.finding import Finding, Where, warning


@dataclass(slots=True)
class Notes:
    """The notes of one story: their definitions by label, and the numbers given so far, in order.

    It fills up while the story is read, and dies with the reading.
    """

    path: str
    first_line: int
    definitions: dict[str, list[Token]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def lift_definitions(tokens: Sequence[Token], notes: Notes) -> list[Token]:
    """Take the definitions out of the stream, into `notes`; one inside another becomes a note of its own."""
    kept: list[Token] = []
    open_lists = [kept]
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_lists.append(_open(notes, token))
        elif token.type == "footnote_reference_close":
            open_lists.pop()
        else:
            open_lists[-1].append(token)
    return kept


def number_of(notes: Notes, label: str, where: Where) -> str | None:
    """Give the number a reference shows, or `None` with a finding if no note of this label has a text."""
    if not any(token.content.strip() for token in notes.definitions.get(label, ())):
        message = f"footnote [^{label}] has no text"
        hint = f"write `[^{label}]: ...` in a paragraph of its own, or take the mark out"
        notes.findings.append(warning("intake/dangling-footnote", message, where, hint=hint))
        return None
    return str(notes.numbers.setdefault(label, len(notes.numbers) + 1))


def add_inline_note(notes: Notes, content: str, tokens: list[Token], line: int) -> str:
    """Take in a note written within the text, `^[like this]`, and give its number; `line` is the file's."""
    label = f" {len(notes.numbers)}"
    at = line - notes.first_line
    notes.definitions[label] = [
        Token("paragraph_open", "p", 1, map=[at, at + 1]),
        Token("inline", "", 0, map=[at, at + 1], content=content, children=tokens),
        Token("paragraph_close", "p", -1),
    ]
    notes.numbers[label] = len(notes.numbers) + 1
    return str(notes.numbers[label])


def next_note(notes: Notes, done: set[str]) -> str | None:
    """Give the label of the next note to set: those referred to by number, then the others as they were written."""
    label = next((label for label in notes.numbers if label not in done), None)
    if label is not None:
        return label
    label = next((label for label in notes.definitions if label not in done), None)
    if label is None:
        return None
    message = f"footnote [^{label}] is referred to nowhere; it stands at the story's end"
    where = Where(notes.path, notes.lines[label])
    notes.findings.append(warning("intake/unused-footnote", message, where, hint=f"put [^{label}] into the text"))
    notes.numbers[label] = len(notes.numbers) + 1
    return label


def _open(notes: Notes, token: Token) -> list[Token]:
    label = str(token.meta["label"])
    line = notes.first_line + (token.map or [0])[0]
    if label in notes.definitions:
        message = f"footnote [^{label}] is written twice, here and in line {notes.lines[label]}"
        hint = "give one of them another mark"
        notes.findings.append(warning("intake/duplicate-footnote", message, Where(notes.path, line), hint=hint))
    notes.lines.setdefault(label, line)
    return notes.definitions.setdefault(label, [])
