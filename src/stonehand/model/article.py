"""An article: one story as intake read it, its text cut into blocks, every block with its place in the file.

Text here is final copy: quotes, dashes and spaces are already those of its language; white space is collapsed to single
spaces and no run starts or ends a block with one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, Flag

from stonehand.model.finding import Where


class Emphasis(Flag):
    """How a run differs from the roman it stands in; values combine."""

    ROMAN = 0
    ITALIC = 1
    BOLD = 2
    SMALL_CAPS = 4
    SUPERIOR = 8
    INFERIOR = 16


STORY_LINK = "story:"
"""What a link begins with that leads to another story, by its slug."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one emphasis; `link` is an address the reader's PDF may follow, the press sets text only."""

    text: str
    emphasis: Emphasis = Emphasis.ROMAN
    link: str | None = None


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """Give the text of the runs without their emphasis."""
    return "".join(run.text for run in runs)


class Role(Enum):
    """What a paragraph is in its story."""

    BODY = "body"
    CROSSHEAD = "crosshead"
    QUOTE = "quote"
    ITEM = "item"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: body text, a crosshead, a quoted paragraph, an item of a list, or a note at the story's end.

    `marker` is what hangs before an item or a note (`•`, `3.`, `1`), on its first paragraph only; `level` counts how deep
    quotes or lists are nested, 0 outside any; `flush` is set for body text that takes no first-line indent. A crosshead that is
    `optional` may be left out to make the story fit.
    """

    role: Role
    runs: Runs
    where: Where
    marker: str = ""
    level: int = 0
    flush: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words lifted out of the story, set large: a repeat, not copy. It stands where it was written, or where make-up likes."""

    runs: Runs
    where: Where
    source: str = ""


class Align(Enum):
    """How a column of a table stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "center"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells of runs, `head` rows repeated wherever it is continued; every row has one cell per column."""

    head: tuple[tuple[Runs, ...], ...]
    rows: tuple[tuple[Runs, ...], ...]
    columns: tuple[Align, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Break:
    """A short rule between two parts of a story."""

    where: Where


Block = Paragraph | PullQuote | Table | Break


class Colour(Enum):
    """What a picture's file holds."""

    COLOUR = "colour"
    GREY = "grey"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a story: its file (a workspace path), its words, and its size in pixels as it stands upright.

    `crop` is the box that must survive, as fractions of the upright picture (left, top, right, bottom).
    """

    file: str
    where: Where
    caption: Runs
    credit: str
    alt: str
    width: int
    height: int
    colour: Colour
    span: int | None = None
    crop: tuple[float, float, float, float] | None = None


class Priority(Enum):
    """How much a story weighs on its page."""

    LEAD = "lead"
    SECOND = "second"
    THIRD = "third"
    BRIEF = "brief"


class Items(Enum):
    """What the items of a run are: an ordered list of small things set as one galley that breaks between them."""

    BRIEFS = "briefs"
    LETTERS = "letters"
    OBITUARIES = "obituaries"
    CLASSIFIEDS = "classifieds"
    CORRECTIONS = "corrections"
    LISTINGS = "listings"


class Status(Enum):
    """Whether a story runs: held and killed copy is listed, never set."""

    READY = "ready"
    HOLD = "hold"
    KILL = "kill"


@dataclass(frozen=True, slots=True)
class Article:
    """One story. `lang` is a BCP 47 tag; `url` where its QR code leads, `None` for no code; `words` counts the copy.

    `companion` is the story it belongs beside; `jump_head` the word or two that head its second part; `run` what its items are,
    where it is a run of them, each under a crosshead of its own. `places` tells where the keys of its front matter are written.
    """

    slug: str
    where: Where
    lang: str
    headline: Runs
    kicker: str
    standfirst: Runs
    byline: str
    dateline: str
    section: str
    priority: Priority
    status: Status
    url: str | None
    pictures: tuple[Picture, ...]
    blocks: tuple[Block, ...]
    words: int
    may_drop: frozenset[str] = frozenset()
    companion: str = ""
    jump_head: str = ""
    run: Items | None = None
    places: Mapping[str, Where] = field(default_factory=dict, compare=False, repr=False)
