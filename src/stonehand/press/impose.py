"""Imposition: which pages stand side by side on which sheet. Page labels in, sheets out; nothing is opened.

A booklet is saddle-stitched: of n pages sheet i holds n-2i and 1+2i in front, 2+2i and n-1-2i behind, so that 8 pages give 8-1,
2-7, 6-3, 4-5. Reader's spreads are pages as they lie open: 1 alone at the right, 2-3, 4-5 … Each section is a booklet of
its own. Printers impose by themselves: this is for proofs, dummies and papers of an office's own.
"""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import groupby

from stonehand.model.finding import Finding, InFile, Outcome, error

Pair = tuple[int | None, int | None]
"""A sheet's left and right page, counted from 0; `None` is white."""

_LEAVES = 4
_SECTION = re.compile(r"([A-Za-z]+)[0-9]+")


class Imposition(Enum):
    """How pages are laid on sheets: printer's spreads of a saddle-stitched booklet, or reader's spreads."""

    BOOKLET = "booklet"
    TWO_UP = "2up"


def sheets(labels: Sequence[str], how: Imposition, name: str) -> Outcome[tuple[Pair, ...]]:
    """Lay pages out, section by section; nothing where a booklet's pages do not come in fours. `name` is the file's."""
    sections = _sections(labels)
    if how is Imposition.BOOKLET:
        found = tuple(_uneven(section, pages, name) for section, pages in sections if len(pages) % _LEAVES)
        if found:
            return Outcome((), found)
    order: Callable[[Sequence[int]], list[Pair]] = _booklet if how is Imposition.BOOKLET else _spreads
    return Outcome(tuple(pair for _section, pages in sections for pair in order(pages)))


def _sections(labels: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Part pages by the letters of their labels, where they stand together."""

    def section(number: int) -> str:
        found = _SECTION.fullmatch(labels[number])
        return found[1] if found else ""

    return [(letters, list(pages)) for letters, pages in groupby(range(len(labels)), section)]


def _booklet(pages: Sequence[int]) -> list[Pair]:
    half = len(pages) // 2
    outer = zip(pages[:half], reversed(pages[half:]), strict=True)
    return [(last, first) if number % 2 == 0 else (first, last) for number, (first, last) in enumerate(outer)]


def _spreads(pages: Sequence[int]) -> list[Pair]:
    padded: list[int | None] = [None, *pages, *([] if len(pages) % 2 else [None])]
    return list(zip(padded[::2], padded[1::2], strict=True))


def _uneven(section: str, pages: Sequence[int], name: str) -> Finding:
    missing = -len(pages) % _LEAVES
    part = f"section {section} of {name}" if section else name
    message = (
        f"{part} has {len(pages)} page{'' if len(pages) == 1 else 's'}; "
        f"{missing} {'is' if missing == 1 else 'are'} missing to a multiple of {_LEAVES}"
    )
    hint = "add pages to the issue, or lay it out as it is read: --as 2up"
    return error("press/uneven-booklet", message, InFile(name), hint=hint)
