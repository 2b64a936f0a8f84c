"""Marks of headings: the words of a heading in, the same without a closing `{optional}` out, which the story takes note of.

An optional crosshead may be left out to make the story fit. Another word in braces is set as it stands, and reported.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from stonehand.intake.blocks import Story
from stonehand.intake.inline import Atom
from stonehand.model.finding import Where, warning

OPTIONAL = "optional"

_MARK = re.compile(r"\s*\{(?P<word>[^{}]{1,40})\}\s*$")


def take_mark(story: Story, atoms: Sequence[Atom], where: Where) -> tuple[Atom, ...]:
    """Take the mark off a heading; other matter, and marks that were escaped, stay as they are."""
    mark = _MARK.search(atoms[-1].text) if story.heading and atoms and not atoms[-1].verbatim else None
    if mark is None:
        return tuple(atoms)
    rest = (*atoms[:-1], replace(atoms[-1], text=atoms[-1].text[: mark.start()]))
    if mark["word"] != OPTIONAL or not any(atom.text.strip() for atom in rest):
        _report_unknown(story, mark["word"], where)
        return tuple(atoms)
    if story.is_run:
        message = "the head of an item of a run is marked {optional}, but an item keeps its head"
        story.findings.append(warning("intake/optional-in-run", message, where, hint="take {optional} out"))
    story.optional = not story.is_run
    return rest


def _report_unknown(story: Story, word: str, where: Where) -> None:
    alone = word == OPTIONAL
    message = f"a crosshead of nothing but {{{word}}}" if alone else f"{{{word}}} is no mark of a crosshead"
    hint = "write the crosshead's words before it" if alone else "write {optional}, or `\\{` for a brace that is copy"
    story.findings.append(warning("intake/unknown-mark", f"{message}; it is set as it stands", where, hint=hint))
