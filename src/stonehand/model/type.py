"""Type: the faces that may reach a page, and the styles a layout sets them in."""

from dataclasses import dataclass, field

from stonehand.model.finding import Where
from stonehand.model.units import Mm, Pt

BOLD = 700
"""The weight `strong` copy is set in, whatever the family's other weights are."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the closed set: the only bytes HarfBuzz measures and WeasyPrint draws for this family, weight, style."""

    family: str
    file: str
    weight: int
    italic: bool
    sha256: str
    data: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class FontSet:
    """The closed set of faces."""

    faces: tuple[Face, ...]

    def find(self, family: str, weight: int, *, italic: bool) -> Face | None:
        """Give the face declared for exactly this family, weight and style."""
        return next(
            (face for face in self.faces if (face.family, face.weight, face.italic) == (family, weight, italic)), None
        )


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one kind of matter is set: face, size, leading, tracking in em, OpenType features switched on beside kerning.

    Ligatures are always off: an engine drops them as soon as it tracks a line, so nobody may count on them.
    """

    family: str
    size: Pt
    leading: Pt
    where: Where
    weight: int = 400
    italic: bool = False
    tracking: float = 0.0
    features: tuple[str, ...] = ()
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How far a line may be stretched and broken (fractions of the em; hyphens as characters).

    Measured over 47.8 mm of 8.7 pt: without tracking 14 % of English lines are wider than twice the word space, with these
    values 1.2 %, at 11 hyphens per 100 lines; German 0.8 % and 24.
    """

    stretch_tracking: float = 0.03
    shrink_tracking: float = 0.025
    hyphenate_words_from: int = 5
    hyphenate_after: int = 2
    hyphenate_before: int = 3
    hyphens_in_a_row: int = 2


@dataclass(frozen=True, slots=True)
class TypeSheet:
    """Every style of a layout, for one language; `indent` is that of a paragraph's first line."""

    body: TypeStyle
    crosshead: TypeStyle
    note: TypeStyle
    table: TypeStyle
    pull_quote: TypeStyle
    kicker: TypeStyle
    headline: TypeStyle
    standfirst: TypeStyle
    byline: TypeStyle
    caption: TypeStyle
    credit: TypeStyle
    turn: TypeStyle
    qr_verb: TypeStyle
    qr_address: TypeStyle
    indent: Mm
    setting: Setting
