"""A layout: what a paper looks like, as data. Format and grid in exact lengths, everything on the grid in whole lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stonehand.model.article import Priority
from stonehand.model.finding import Where
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


@dataclass(frozen=True, slots=True)
class Grid:
    """The lattice everything stands on: columns of one measure, gutters between, lines of one leading from the top margin."""

    columns: Columns
    lines: Lines
    measure: Mm
    gutter: Mm
    leading: Pt

    def width(self, span: Columns) -> Mm:
        """Give the width of so many columns with the gutters between them."""
        return Mm(span * self.measure + (span - 1) * self.gutter)

    def left(self, column: Columns) -> Mm:
        """Give how far a column (counted from 0) begins from the type area's left edge."""
        return Mm(column * (self.measure + self.gutter))

    def depth(self, lines: Lines) -> Pt:
        """Give the depth of so many lines."""
        return Pt(lines * self.leading)

    def lines_for(self, depth: Mm) -> Lines:
        """Give the fewest whole lines that hold this depth (a hair of 0.01 pt is forgiven)."""
        return Lines(-int((0.01 - pt(depth)) // self.leading))

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
class Master:
    """A page pattern: its template's name, and how many lines from the top of the type area its furniture takes."""

    name: str
    template: str
    furniture: Lines
    where: Where


@dataclass(frozen=True, slots=True)
class Words:
    """The furniture's language; `{page}`, `{weekday}` and the like are filled in."""

    continued_on: str
    continued_from: str
    qr_verb: str
    date: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QrStyle:
    """How QR codes are drawn: the side of a module."""

    module: Mm


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper's layout. `sheets` holds a type sheet by language, `""` being the paper's own.

    `templates` and `styles` are the texts of the layout's Jinja masters and style sheets, by file name; `where` gives each its
    place. `identity` is free text for the furniture (name, motto, price …), under the names the layout gave.
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
    front: Master
    inside: Master
    words: Words
    qr: QrStyle
    press: str
    templates: Mapping[str, str] = field(repr=False)
    styles: Mapping[str, str] = field(repr=False)

    def sheet(self, lang: str) -> TypeSheet:
        """Give the type sheet for a language tag: its own, its primary language's, or the paper's."""
        return self.sheets.get(lang) or self.sheets.get(lang.split("-", maxsplit=1)[0]) or self.sheets[""]

    def head_sizes(self, role: Priority, span: Columns) -> HeadSize | None:
        """Give the schedule's entry for this role and span."""
        return next((entry for entry in self.headlines if (entry.role, entry.span) == (role, span)), None)
