"""A galley: one story set at the measure, not yet on a page. Runs of lines, and head groups for each span and size.

Make-up needs no more than whole lines; the points in here are for compose. `Set` is the rule of this module: what a line
holds is exactly what the page will show, and the engine has no say in it.
"""

from dataclasses import dataclass, field
from enum import Enum

from stonehand.model.article import Emphasis, Picture, Priority
from stonehand.model.finding import Where
from stonehand.model.units import Columns, Lines, Mm, Pt

NO_SPACE = Pt(0.0)
ONE = Lines(1)
NO_LINES = Lines(0)

NEVER = 10_000
"""`break_after` of a line no leg may end with."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a set line in one emphasis."""

    text: str
    emphasis: Emphasis = Emphasis.ROMAN
    link: str | None = None


class Kind(Enum):
    """What a line of a galley is; each is a style of the type sheet, or solid matter."""

    BODY = "body"
    CROSSHEAD = "crosshead"
    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"
    BREAK = "break"
    PULL_QUOTE = "pull-quote"
    TABLE = "table"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class DropCap:
    """The initial that stands `lines` deep beside a story's first lines."""

    text: str
    lines: Lines
    size: Pt
    width: Pt


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the galley, or solid matter (`markup`) of `depth` lines that no leg may cut.

    `word_space` and `letter_space` are points added to the font's own; `indent` is where the first glyph stands; `marker`
    hangs left of it. `hyphen` adds a hyphen that is not in the copy. `above` is white in lines before this line, dropped at
    the head of a leg. `break_after` prices a leg that ends here: 0 free, `NEVER` forbidden. `paragraph` counts blocks of
    the story, `index` and `left` lines of the paragraph before and from here on (`left == 1` on its last). `repeat` marks
    matter that is not copy (a pull quote); `optional` a crosshead that may be left out; `head` the head rows of a table,
    set again where a leg cuts it. `rtl` lines run from the right edge of the measure. `end` is the story's last line of
    text, with room for the end mark; `credit` stands flush right on a caption's last line. `joined` tells that the copy goes on in
    the next line without a space: in a word that was broken, with a hyphen of ours or at a dash of its own.
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    where: Where
    paragraph: int
    index: int = 0
    left: int = 1
    indent: Pt = NO_SPACE
    word_space: Pt = NO_SPACE
    letter_space: Pt = NO_SPACE
    hyphen: bool = False
    depth: Lines = ONE
    above: Lines = NO_LINES
    break_after: int = 0
    marker: str = ""
    cap: DropCap | None = None
    markup: str = field(default="", repr=False)
    repeat: bool = False
    optional: bool = False
    head: bool = False
    rtl: bool = False
    end: bool = False
    credit: str = ""
    joined: bool = False

    @property
    def text(self) -> str:
        """The copy on this line, without a hyphen of ours."""
        return "".join(piece.text for piece in self.pieces)


class HeadKind(Enum):
    """The parts of a head group, in the order they stand."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head part; `joined` as for a `Line`."""

    pieces: tuple[Piece, ...]
    width: Pt
    joined: bool = False


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A part of a head group: its lines, size and leading in points, and where its first line's box begins below the group's
    top (`top`). `width` is the measure it was broken to.
    """

    kind: HeadKind
    lines: tuple[HeadLine, ...]
    size: Pt
    leading: Pt
    top: Pt
    width: Pt


@dataclass(frozen=True, slots=True)
class Head:
    """A head group set over `span` columns: `depth` whole lines, the white between it and the text included.

    `size` is the headline's; `fill` how much of the span its longest line takes (0 to 1); `without` the parts left out of it.
    """

    span: Columns
    size: Pt
    parts: tuple[HeadPart, ...]
    depth: Lines
    fill: float
    without: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """The headline's lines."""
        return sum(len(part.lines) for part in self.parts if part.kind is HeadKind.HEADLINE)


@dataclass(frozen=True, slots=True)
class PictureSetting:
    """A picture at a span: depths in lines of the picture alone, from the deepest crop to the shallowest, and its caption."""

    picture: Picture
    span: Columns
    natural: Lines
    shallowest: Lines
    deepest: Lines
    caption: tuple[Line, ...]

    @property
    def caption_depth(self) -> Lines:
        """Lines the caption takes under the picture, with the white before the text."""
        return Lines(len(self.caption) + 1)


@dataclass(frozen=True, slots=True)
class Qr:
    """A story's code, one column wide: its modules, row by row, and the words beside it."""

    url: str
    alt: str
    module: Mm
    rows: tuple[tuple[bool, ...], ...] = field(repr=False)
    verb: tuple[str, ...]
    address: tuple[str, ...]
    depth: Lines

    @property
    def side(self) -> Mm:
        """The code's width with its quiet zone of four modules all round (Denso Wave's rule)."""
        return Mm((len(self.rows) + 8) * self.module)


@dataclass(frozen=True, slots=True)
class Galley:
    """One story, set. `heads` for every span and size of the headline schedule; `pictures` for every span of each.

    `instead` holds, by paragraph, the lines of one that stands under matter which may be left out, as they are without it.
    A `run` is a list of items, between which white may be opened. `jump_heads` head its second part, one for each span;
    `may_drop` names what its article allows to be left out.
    """

    slug: str
    priority: Priority
    lang: str
    measure: Mm
    lines: tuple[Line, ...]
    heads: tuple[Head, ...]
    pictures: tuple[tuple[PictureSetting, ...], ...]
    qr: Qr | None
    where: Where
    instead: tuple[tuple[int, tuple[Line, ...]], ...] = ()
    jump_heads: tuple[Head, ...] = ()
    may_drop: frozenset[str] = frozenset()
    companion: str = ""
    run: bool = False


def depth_of(lines: tuple[Line, ...]) -> Lines:
    """Give the depth of lines that make a leg: white above the first is dropped."""
    return Lines(sum(line.depth + line.above for line in lines) - (lines[0].above if lines else 0))


def heads_over(lines: tuple[Line, ...], start: int) -> tuple[Line, ...]:
    """Give the head rows to be set again over a leg that begins inside a table, at line `start`."""
    if not 0 < start < len(lines) or lines[start].kind is not Kind.TABLE or lines[start].head:
        return ()
    first = start - lines[start].index
    return tuple(line for line in lines[max(0, first) : start] if line.head)
