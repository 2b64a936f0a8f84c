"""What the press asks for, as data: a press profile, and every number a rule of preflight goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from stonehand.model.finding import Severity, Where
from stonehand.model.units import Mm

_NONE = Mm(0.0)


class Level(Enum):
    """The exchange form a file is sealed as; `NONE` is for an office printer."""

    X4 = "PDF/X-4"
    X1A = "PDF/X-1a:2003"
    NONE = "none"


class Mark(Enum):
    """What may be printed outside the bleed."""

    CROP = "crop"
    REGISTRATION = "registration"
    COLOUR_BAR = "colour-bar"
    SLUG_LINE = "slug-line"


class Spread(Enum):
    """How the centre spread is delivered: its two pages by themselves, or as one page twice as wide."""

    SINGLE = "single"
    PAIR = "pair"


class Pages(Enum):
    """What the shop receives: a file for each page, or the whole book in one."""

    SINGLE = "single"
    BOOK = "book"


@dataclass(frozen=True, slots=True)
class Edges:
    """A length for each edge of a page; `spine` is the edge at the fold, `outer` the one opposite."""

    top: Mm = _NONE
    bottom: Mm = _NONE
    outer: Mm = _NONE
    spine: Mm = _NONE

    @property
    def most(self) -> Mm:
        """The largest of the four."""
        return max(self.top, self.bottom, self.outer, self.spine)

    def sides(self, *, recto: bool) -> tuple[Mm, Mm, Mm, Mm]:
        """Give left, top, right and bottom of a page; a recto, odd in the book, has its spine at the left."""
        left, right = (self.spine, self.outer) if recto else (self.outer, self.spine)
        return left, self.top, right, self.bottom


@dataclass(frozen=True, slots=True)
class Limit:
    """A number and how grave it is to miss it; `None` where it is not looked at so severely.

    Most are the least allowed (a size, a resolution, a distance), some the most (ink). The rule that reads it knows.
    """

    error: float | None = None
    warning: float | None = None
    info: float | None = None

    def below(self, value: float) -> tuple[Severity, float] | None:
        """Give the gravest level whose number `value` falls below, and that number; `None` where it holds all."""
        return next(
            ((level, least) for level, least in self._levels() if least is not None and value < least - _ROUNDING), None
        )

    def above(self, value: float) -> tuple[Severity, float] | None:
        """Give the gravest level whose number `value` rises above, and that number; `None` where it holds all."""
        return next(
            ((level, most) for level, most in self._levels() if most is not None and value > most + _ROUNDING), None
        )

    def _levels(self) -> tuple[tuple[Severity, float | None], ...]:
        return (Severity.ERROR, self.error), (Severity.WARNING, self.warning), (Severity.INFO, self.info)


_ROUNDING = 1e-6

OFF = Limit()
"""A number nobody asks for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number a rule of preflight goes by. Lengths of things on the page are millimetres, of type and rules points; inks are
    per cent of one ink, resolutions pixels per inch.

    `trim` is the most a page's size may be off, `safe` the least distance of ink from the trim, `fold` that of text from the
    spine, `multiple` what the number of pages must divide by, `ink` the most at any spot of 1 mm2, `ink_area` the mean of a
    square of 15 mm, `rich_text` the sum of inks in black text, `rich_text_size` the points below which black text may have no
    second ink, `rich_area` the square centimetres of rich black, `faint` and `heavy` the weakest and strongest tint,
    `type_on_tint` the strongest tint black text stands on, `type_out_of` the weakest ground white text is cut out of,
    `knockout_text` and `knockout_rule` the points below which black over a colour must overprint, `black_text`, `ink_text` and
    `white_text` the least size of type in black, in two or more inks, and in white on an ink, `black_rule` and `ink_rule` the
    least strength of rules in black and in others, `picture` and `line_art` the least resolution, `oversampled` the most,
    `scanned_page` the least where a picture is the whole page, `code_module` the side of a QR code's module in millimetres,
    `code_quiet` the modules of white round it, `name_length` the most characters of a file's name, `megabytes` of a file.
    """

    trim: Limit = OFF
    safe: Limit = OFF
    fold: Limit = OFF
    multiple: Limit = OFF
    ink: Limit = OFF
    ink_area: Limit = OFF
    rich_text: Limit = OFF
    rich_text_size: Limit = OFF
    rich_area: Limit = OFF
    faint: Limit = OFF
    heavy: Limit = OFF
    type_on_tint: Limit = OFF
    type_out_of: Limit = OFF
    knockout_text: Limit = OFF
    knockout_rule: Limit = OFF
    black_text: Limit = OFF
    ink_text: Limit = OFF
    white_text: Limit = OFF
    black_rule: Limit = OFF
    ink_rule: Limit = OFF
    picture: Limit = OFF
    line_art: Limit = OFF
    oversampled: Limit = OFF
    scanned_page: Limit = OFF
    code_module: Limit = OFF
    code_quiet: Limit = OFF
    name_length: Limit = OFF
    megabytes: Limit = OFF


Inks = tuple[float, float, float, float]
"""The shares of cyan, magenta, yellow and black in a colour."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot colour: its name on the plate, such as `PANTONE 2945 C`, and the shares of process inks that stand for its solid."""

    name: str
    cmyk: Inks


def light_of(inks: Inks) -> tuple[float, float, float]:
    """Give inks as the red, green and blue of a screen by the plain sum: a channel is what its ink and black leave of the light."""
    cyan, magenta, yellow, black = (1 - max(0.0, min(1.0, ink)) for ink in inks)
    return cyan * black, magenta * black, yellow * black


@dataclass(frozen=True, slots=True)
class Delivery:
    """How files are sent: the template of their names (without `.pdf`), page files or one book, and the centre spread.

    `where` is the template's place in the profile.
    """

    file_name: str = "{pub}_{date}_{page:03}{rev}"
    pages: Pages = Pages.BOOK
    spread: Spread = Spread.SINGLE
    where: Where | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A press profile.

    `condition` is the printing condition's name in the ICC's registry (`IFRA26`), `registry` that registry's address. `trim` is
    the page size the printer states, `None` where he takes any. Pictures are brought down to `ppi` and to `most_ink` per
    cent of ink. `colour_pages` are the places in the book that may be printed in colour, from 1, or from the end with a
    minus (`-1` is the last, `0` stands for the two pages of the centre); empty means all. `spots` allows
    spot colours; where it does not, they are turned into process inks. `levels` says for single rules, by their name without
    `preflight/`, how grave they are with this printer, `None` that he does not care.
    """

    name: str
    condition: str
    condition_text: str
    registry: str
    icc_name: str
    icc_sha256: str
    icc: bytes = field(repr=False)
    level: Level = Level.X4
    trim: tuple[Mm, Mm] | None = None
    bleed: Edges = Edges()
    ppi: int = 200
    most_ink: float = 240.0
    marks: frozenset[Mark] = frozenset()
    spots: bool = False
    colour_pages: tuple[int, ...] = ()
    limits: Limits = Limits()
    levels: Mapping[str, Severity | None] = field(default_factory=dict)
    delivery: Delivery = Delivery()
