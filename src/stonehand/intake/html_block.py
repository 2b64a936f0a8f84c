"""Blocks of raw HTML: the cleaned fragment in, stretches of copy out, in order: paragraphs by what they are, tables, rules.

Nothing of the markup survives but what a story has a word for; everything else loses its tags and keeps its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from stonehand.intake.inline import Atom
from stonehand.intake.sanitise import EMPHASIS, clean, followable
from stonehand.intake.tables import Cell, Grid
from stonehand.model.article import Emphasis, Role


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the fragment; `role` is what it will be in the story."""

    role: Role
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """An `<hr>`."""


def read_html(fragment: str) -> tuple[Stretch | Grid | Rule, ...]:
    """Cut a fragment of raw HTML into stretches of copy, after cleaning it."""
    walk = _Walk()
    for event in _events(clean(fragment)):
        _take(walk, event)
    _flush(walk)
    if walk.rows:
        walk.done.append(_grid(walk))
    return tuple(walk.done)


@dataclass(frozen=True, slots=True)
class _Event:
    kind: str
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Walk:
    done: list[Stretch | Grid | Rule] = field(default_factory=list)
    atoms: list[Atom] = field(default_factory=list)
    roles: list[tuple[str, Role]] = field(default_factory=list)
    open: list[Emphasis] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    tables: int = 0
    cell: tuple[bool, int, int] | None = None


class _Reader(HTMLParser):
    """Collects what the standard parser calls out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[_Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a start tag."""
        self.events.append(_Event("start", tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag."""
        self.events.append(_Event("end", tag))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.events.append(_Event("text", data))


def _events(html: str) -> Iterator[_Event]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return iter(reader.events)


def _take(walk: _Walk, event: _Event) -> None:
    if event.kind == "text":
        _add(walk, event.name)
    elif event.name in EMPHASIS:
        _shift(walk, event)
    elif event.name == "a":
        _follow(walk, event)
    elif event.name in _TABLE_TAGS:
        _take_table(walk, event)
    else:
        _take_block(walk, event)


def _add(walk: _Walk, text: str) -> None:
    emphasis = Emphasis.ROMAN
    for flag in walk.open:
        emphasis |= flag
    walk.atoms.append(Atom(text, emphasis, walk.links[-1] if walk.links else None))


def _shift(walk: _Walk, event: _Event) -> None:
    if event.kind == "start":
        walk.open.append(EMPHASIS[event.name])
    elif EMPHASIS[event.name] in walk.open:
        walk.open.remove(EMPHASIS[event.name])


def _follow(walk: _Walk, event: _Event) -> None:
    if event.kind == "start":
        walk.links.append(followable(event.attributes.get("href", "")))
    elif walk.links:
        walk.links.pop()


def _take_block(walk: _Walk, event: _Event) -> None:
    """End the paragraph at the edge of a block; inside a cell, where no paragraph can stand, it becomes a space."""
    if walk.tables or event.name == "br":
        _add(walk, " ")
        return
    _flush(walk)
    if event.name == "hr":
        walk.done.append(Rule())
    elif event.kind == "start" and event.name in _ROLES:
        walk.roles.append((event.name, _ROLES[event.name]))
    elif event.kind == "end" and walk.roles and walk.roles[-1][0] == event.name:
        walk.roles.pop()


def _take_table(walk: _Walk, event: _Event) -> None:
    if event.name == "table":
        walk.tables = max(0, walk.tables + (1 if event.kind == "start" else -1))
        _edge_of_table(walk, event)
    elif walk.tables == 1:
        _take_row(walk, event)
    else:
        _add(walk, " ")


def _edge_of_table(walk: _Walk, event: _Event) -> None:
    if walk.tables == 1 and event.kind == "start":
        _flush(walk)
    elif walk.tables == 0:
        _end_cell(walk)
        walk.done.append(_grid(walk))
        walk.rows = []
    else:
        _add(walk, " ")


def _take_row(walk: _Walk, event: _Event) -> None:
    _end_cell(walk)
    if event.kind == "start" and event.name == "tr":
        walk.rows.append([])
    elif event.kind == "start" and event.name in ("td", "th"):
        walk.cell = (event.name == "th", _count(event, "colspan"), _count(event, "rowspan"))
    elif event.kind == "start" and event.name == "caption":
        walk.rows.append([])


def _end_cell(walk: _Walk) -> None:
    """Put what was read into the row; text beside all cells (a caption, say) makes a cell of its own."""
    head, columns, rows = walk.cell or (False, 1, 1)
    walk.cell, said = None, bool(walk.cell)
    if said or any(atom.text.strip() for atom in walk.atoms):
        if not walk.rows:
            walk.rows.append([])
        walk.rows[-1].append(Cell(_trimmed(walk.atoms), columns, rows, head))
    walk.atoms = []


def _count(event: _Event, name: str) -> int:
    figure = event.attributes.get(name, "1").strip()
    return max(1, int(figure[:_MOST_DIGITS])) if figure.isascii() and figure.isdigit() else 1


def _grid(walk: _Walk) -> Grid:
    return tuple(tuple(row) for row in walk.rows if row)


def _trimmed(atoms: list[Atom]) -> tuple[Atom, ...]:
    return tuple(atoms) if any(atom.text.strip() for atom in atoms) else ()


def _flush(walk: _Walk) -> None:
    if any(atom.text.strip() for atom in walk.atoms):
        walk.done.append(Stretch(walk.roles[-1][1] if walk.roles else Role.BODY, tuple(walk.atoms)))
    walk.atoms = []


_MOST_DIGITS = 9
_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.CROSSHEAD),
    "li": Role.ITEM,
    "blockquote": Role.QUOTE,
}
