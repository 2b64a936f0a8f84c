"""Made-up pages: where everything stands, in whole columns and lines counted from the type area's top left.

`MadeUpPage` is exact and passes on to compose; the dummy is the intent behind it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from stonehand.model.dummy import Dummy, Inks, PageId
from stonehand.model.galley import Galley, Head, PictureSetting, Qr
from stonehand.model.issue import Ad
from stonehand.model.units import Columns, Lines

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the grid: `column` and `line` of its top left from 0, its width in columns and depth in lines."""

    column: Columns
    line: Lines
    columns: Columns
    lines: Lines

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.column + self.columns

    @property
    def foot(self) -> int:
        """The first line below it."""
        return self.line + self.lines

    def meets(self, other: "Box") -> bool:
        """Tell whether the two share a cell."""
        return (
            self.column < other.right
            and other.column < self.right
            and self.line < other.foot
            and other.line < self.foot
        )

    def holds(self, other: "Box") -> bool:
        """Tell whether the other lies wholly inside."""
        return (
            self.column <= other.column
            and other.right <= self.right
            and self.line <= other.line
            and other.foot <= self.foot
        )


@dataclass(frozen=True, slots=True)
class Leg:
    """A column of text of a story: its place, and which lines of the galley stand in it.

    `box` is the room of the text lines alone; from-line, turn line and QR have their own boxes. Lines `start` to `stop`
    (exclusive) stand in it one below the other from its top; lines named in `opened` have one line more of white above
    them.
    """

    box: Box
    start: int
    stop: int
    opened: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture on the page: `box` is the picture alone; its caption stands in the lines under it."""

    box: Box
    setting: PictureSetting


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something one box deep: a turn line's text, a from-line's, a QR block."""

    box: Box
    value: T


@dataclass(frozen=True, slots=True)
class Part:
    """One story's piece on one page, inside its frame.

    `part` counts from 1. `head` stands in `head_box`. `turn` is the jump line at the last leg's foot, `resumed` the
    from-line at the first leg's head. `name` is that of the master's frame, `look` the class it asks for. Where a frame has
    other `columns` than the page's, the columns of the boxes in it count its legs, from the frame's own column on.
    """

    slug: str
    part: int
    frame: Box
    head: Head | None
    head_box: Box | None
    pictures: tuple[PlacedPicture, ...]
    legs: tuple[Leg, ...]
    turn: Placed[str] | None
    resumed: Placed[str] | None
    qr: Placed[Qr] | None
    rule_above: bool
    name: str = ""
    look: str = ""
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class PlacedAd:
    """An advertisement on the page: the smallest whole box of columns and lines it stands in."""

    box: Box
    ad: Ad


@dataclass(frozen=True, slots=True)
class MadeUpPage:
    """A page, made up: its id, its place in the book from 1, its master's name, and the parts on it from the top."""

    id: PageId
    number: int
    master: str
    parts: tuple[Part, ...]
    ads: tuple[PlacedAd, ...] = ()
    inks: Inks = Inks.CMYK
    section: str = ""

    @property
    def recto(self) -> bool:
        """A right-hand page: odd in the book."""
        return self.number % 2 == 1


@dataclass(frozen=True, slots=True)
class MakeUp:
    """What make-up gives: the pages, the dummy behind them, the galleys as they stand on them, and each story's balance of
    lines.

    `galleys` hold the lines that `Leg`s count: those a recipe leaves out (a pull quote, a crosshead marked optional) are
    not in them. `overset` holds slug and number of lines that found no place; set = placed + overset, always.
    """

    pages: tuple[MadeUpPage, ...]
    dummy: Dummy
    galleys: tuple[Galley, ...]
    overset: tuple[tuple[str, int], ...] = ()
