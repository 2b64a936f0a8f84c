"""A layout: what a paper looks like, as data. Format and grid in exact lengths, everything on the grid in whole lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stonehand.model.article import Priority
from stonehand.model.finding import Where
from stonehand.model.press import Spot
from stonehand.model.type import TypeSheet
from stonehand.model.units import Columns, Lines, Mm, Pt, mm, pt


@dataclass(frozen=True, slots=True)
class Format:
    """The trimmed page and the margins round its type area, in millimetres; `inner` is the edge at the spine."""

    width: Mm
    height: Mm
    top: Mm
    bottom: Mm
    inner: Mm
    outer: Mm


_FIRST, _EDGE = Columns(0), Mm(0.0)
_HAIR = 0.05
"""Millimetres a booked width may be over its columns: sizes are booked to a tenth."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The lattice everything stands on: columns of one measure, gutters between, lines of one leading from the top margin.

    Columns count from `origin`, which begins `offset` from the type area's left edge: 0 and 0 but inside a frame with legs
    of its own.
    """

    columns: Columns
    lines: Lines
    measure: Mm
    gutter: Mm
    leading: Pt
    origin: Columns = _FIRST
    offset: Mm = _EDGE

    def within(self, column: int, columns: int, legs: int) -> "Grid":
        """Give the grid of a frame that divides its columns into other legs than the page's; its columns count from
        `column`.
        """
        measure = Mm((self.width(Columns(columns)) - (legs - 1) * self.gutter) / legs)
        return replace(
            self, columns=Columns(legs), measure=measure, origin=Columns(column), offset=self.left(Columns(column))
        )

    def width(self, span: Columns) -> Mm:
        """Give the width of so many columns with the gutters between them."""
        return Mm(span * self.measure + (span - 1) * self.gutter)

    def left(self, column: Columns) -> Mm:
        """Give how far a column (counted from 0) begins from the type area's left edge."""
        return Mm(self.offset + (column - self.origin) * (self.measure + self.gutter))

    def depth(self, lines: Lines) -> Pt:
        """Give the depth of so many lines."""
        return Pt(lines * self.leading)

    def lines_for(self, depth: Mm) -> Lines:
        """Give the fewest whole lines that hold this depth (a hair of 0.01 pt is forgiven)."""
        return Lines(-int((0.01 - pt(depth)) // self.leading))

    def cells(self, width: Mm, height: Mm) -> tuple[int, int] | None:
        """Give the columns and lines of the smallest box that holds this size; `None` for no size, or one too large."""
        columns = next((n for n in range(1, self.columns + 1) if self.width(Columns(n)) >= width - _HAIR), None)
        lines = self.lines_for(height)
        return (columns, lines) if columns and width > 0 and 0 < lines <= self.lines else None

    @property
    def column_centimetres_per_line(self) -> float:
        """Depth of one line in centimetres, for overset and underset reports."""
        return mm(self.leading) / 10


@dataclass(frozen=True, slots=True)
class HeadSize:
    """An entry of the headline schedule: for this role over this many columns, the sizes to try, largest first."""

    role: Priority
    span: Columns
    sizes: tuple[Pt, ...]
    max_lines: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A frame of a master, or a region in which several stories stack: its place and size in whole columns and lines.

    `legs` are its columns of text where they are not the page's; `takes` are the roles it is meant for, all where empty;
    `look` is a class for the style sheet.
    """

    name: str
    at: tuple[int, int]
    size: tuple[int, int]
    legs: int | None
    takes: tuple[Priority, ...]
    look: str
    stacks: bool
    where: Where


@dataclass(frozen=True, slots=True)
class Master:
    """A page pattern: its template's name, the lines from the top of the type area its furniture takes, its frames and
    regions.
    """

    name: str
    template: str
    furniture: Lines
    where: Where
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The furniture's language; `{page}`, `{weekday}` and the like are filled in."""

    continued_on: str
    continued_from: str
    qr_verb: str
    advertisement: str
    date: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QrStyle:
    """How QR codes are drawn: the side of a module, and the roles whose stories go without one."""

    module: Mm
    without: frozenset[Priority] = frozenset()


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper's layout. `sheets` holds a type sheet by language, `""` being the paper's own; `masters` has `front`, for the
    first page, `inside`, for every other whose dummy names none, and any others by name.

    `templates` and `styles` are the texts of the layout's Jinja masters and style sheets, by file name; `where` gives each
    its place. `identity` is free text for the furniture (name, motto, price …), under the names the layout gave. `spots` are
    the spot colours its styles may paint in, by their name there (`--harbour-blue`).
    """

    paper: str
    where: Where
    name: str
    lang: str
    identity: Mapping[str, str]
    url_pattern: str | None
    format: Format
    grid: Grid
    sheets: Mapping[str, TypeSheet]
    headlines: tuple[HeadSize, ...]
    masters: Mapping[str, Master]
    words: Words
    qr: QrStyle
    press: str
    templates: Mapping[str, str] = field(repr=False)
    styles: Mapping[str, str] = field(repr=False)
    spots: Mapping[str, Spot] = field(default_factory=dict)

    @property
    def front(self) -> Master:
        """The master of the first page."""
        return self.masters["front"]

    @property
    def inside(self) -> Master:
        """The master of every other page."""
        return self.masters["inside"]

    def sheet(self, lang: str) -> TypeSheet:
        """Give the type sheet for a language tag: its own, its primary language's, or the paper's."""
        return self.sheets.get(lang) or self.sheets.get(lang.split("-", maxsplit=1)[0]) or self.sheets[""]

    def head_sizes(self, role: Priority, span: Columns) -> HeadSize | None:
        """Give the schedule's entry for this role and span."""
        return next((entry for entry in self.headlines if (entry.role, entry.span) == (role, span)), None)
