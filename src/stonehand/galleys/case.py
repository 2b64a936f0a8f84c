"""The type case: every style of a layout in every emphasis, with the widths of the words set from it so far.

In come the fonts and a style, out a `Cut`: face, size and features that really exist. Where a family has no bold, no italic
or no small capitals, the cut is the nearest there is and says what it lost; the emphasis of the cut is what the page will
show. Lengths are points. Words are shaped once a cut; a newspaper repeats half of them.
"""

import unicodedata
from dataclasses import dataclass, field, replace

from stonehand.engines.coverage import lacking
from stonehand.engines.faces import has_feature
from stonehand.engines.shaping import width_in_ems
from stonehand.model.article import Emphasis
from stonehand.model.type import BOLD, Face, FontSet, TypeStyle

SUPERIOR_SIZE = 0.65
"""Superiors and inferiors are set this much smaller, which leaves those of body type the 5.5 points a press can hold; the style
sheet says the same of `.sup`.
"""

_SHIFTED = Emphasis.SUPERIOR | Emphasis.INFERIOR
_PLAIN_ASCII = 0x80


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A style in one emphasis. `tracking` is the style's own, in points after every character; `lost` what no face could give."""

    style: TypeStyle
    emphasis: Emphasis
    lost: Emphasis
    face: Face
    size: float
    features: tuple[str, ...]
    tracking: float
    lang: str
    space: float = 0.0
    widths: dict[str, float] = field(default_factory=dict, repr=False)
    words: dict[str, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class TypeCase:
    """The fonts, and the cuts taken from them so far."""

    fonts: FontSet
    cuts: dict[tuple[TypeStyle, Emphasis, str], Cut] = field(default_factory=dict, repr=False)


def cut_of(case: TypeCase, style: TypeStyle, emphasis: Emphasis, lang: str) -> Cut:
    """Give the cut of a style in an emphasis for a language: exactly that, or the nearest the fonts have."""
    known = case.cuts.get((style, emphasis, lang))
    if known is None:
        known = case.cuts[style, emphasis, lang] = _make_cut(case.fonts, style, emphasis, lang)
    return known


def width(cut: Cut, text: str) -> float:
    """Give the advance of a text in points, tracking after every character included; spaces count at their own width."""
    known = cut.widths.get(text)
    if known is None:
        known = cut.widths[text] = _measure(cut, text)
    return known


def steps(text: str) -> int:
    """Count the characters tracking is added after: all but marks and invisible ones."""
    if text.isascii():
        return len(text)
    return sum(ord(letter) < _PLAIN_ASCII or unicodedata.category(letter) not in {"Mn", "Me", "Cf"} for letter in text)


def missing(cut: Cut, text: str) -> tuple[str, ...]:
    """Give the characters of the text the cut's face cannot show, each once."""
    return lacking(text.upper() if cut.style.capitals else text, cut.face)


def _measure(cut: Cut, text: str) -> float:
    shown = text.upper() if cut.style.capitals else text
    parts = shown.replace("\u00a0", " ").split(" ")
    ems = sum(width_in_ems(cut.face, part, cut.features, cut.lang) for part in parts if part)
    return ems * cut.size + (len(parts) - 1) * (cut.space - cut.tracking) + steps(shown) * cut.tracking


def _make_cut(fonts: FontSet, style: TypeStyle, emphasis: Emphasis, lang: str) -> Cut:
    face, lost = _nearest_face(fonts, style, emphasis)
    wanted = emphasis & ~lost
    features = style.features
    if Emphasis.SMALL_CAPS in wanted:
        if not has_feature(face, "smcp"):
            face, lost_slant = _nearest_face(fonts, style, emphasis & ~Emphasis.ITALIC)
            lost |= lost_slant | (Emphasis.SMALL_CAPS if not has_feature(face, "smcp") else Emphasis.ROMAN)
            wanted &= ~(Emphasis.ITALIC | lost)
        features = (*features, "smcp") if Emphasis.SMALL_CAPS in wanted else features
    size = style.size * (SUPERIOR_SIZE if wanted & _SHIFTED else 1.0)
    tracking = style.tracking * style.size
    space = width_in_ems(face, " ", features, lang) * size + tracking
    return replace(Cut(style, wanted, lost, face, size, features, tracking, lang), space=space)


def _nearest_face(fonts: FontSet, style: TypeStyle, emphasis: Emphasis) -> tuple[Face, Emphasis]:
    """Find the face for an emphasis, and what of it the family lacks: the slant is given up first, then the weight."""
    italic = style.italic or Emphasis.ITALIC in emphasis
    weight = max(style.weight, BOLD) if Emphasis.BOLD in emphasis else style.weight
    for tried_weight, tried_italic in ((weight, italic), (weight, style.italic), (style.weight, italic)):
        face = fonts.find(style.family, tried_weight, italic=tried_italic)
        if face is not None:
            break
    else:
        tried_weight, tried_italic, face = style.weight, style.italic, _any_face(fonts, style)
    lost = Emphasis.BOLD if tried_weight != weight else Emphasis.ROMAN
    return face, lost | (Emphasis.ITALIC if tried_italic != italic else Emphasis.ROMAN)


def _any_face(fonts: FontSet, style: TypeStyle) -> Face:
    """Give the face nearest to a style whose own is not declared: its family first, then its weight, then its slant."""
    return min(
        fonts.faces,
        key=lambda face: (face.family != style.family, abs(face.weight - style.weight), face.italic != style.italic),
    )
