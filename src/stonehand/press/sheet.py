"""The sheet a page is printed on: all that the press asks of it, and its boxes in points.

The engine draws every page with the widest bleed on all four edges; the profile says for each edge how much of it there is, and
where marks are asked for, the sheet grows by a margin round the bleed that nothing but marks stands in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stonehand.model.dummy import Inks, PageId
from stonehand.model.layout import Format
from stonehand.model.press import Level, PressProfile, Spot
from stonehand.model.units import Mm, Pt, pt

MARGIN = Mm(10.0)
"""Paper round the bleed for marks, where there are any."""

_FINE_RULE = Pt(2.0)
"""Black rules under this overprint where the profile names no number (GWG 2022, R0010)."""

BoxPoints = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the trim's lower left corner."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """The page boxes: trim inside bleed inside media (ISO 15930)."""

    trim: BoxPoints
    bleed: BoxPoints
    media: BoxPoints


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the press wants it: format and side, inks, spot colours by their name in the style sheets, and the profile.

    `paper` is what a slug line says beside page and plates: whose page it is, and of which date.
    """

    page: PageId
    trim: Format
    profile: PressProfile
    inks: Inks = Inks.CMYK
    recto: bool = True
    spots: Mapping[str, Spot] = field(default_factory=dict)
    paper: str = ""

    @property
    def black_only(self) -> bool:
        """The page has one plate."""
        return self.inks is Inks.K

    @property
    def opaque(self) -> bool:
        """The exchange form knows no transparency."""
        return self.profile.level is Level.X1A

    @property
    def fine_rule(self) -> Pt:
        """The strength under which a black rule overprints."""
        limit = self.profile.limits.knockout_rule
        named = [strength for strength in (limit.error, limit.warning, limit.info) if strength is not None]
        return Pt(max(named)) if named else _FINE_RULE

    @property
    def replaced_spots(self) -> Mapping[str, Spot]:
        """The spot colours the press prints in its process inks."""
        return self.spots if self.black_only or not self.profile.spots else {}

    @property
    def kept_spots(self) -> Mapping[str, Spot]:
        """The spot colours that are inks of their own."""
        return {} if self.black_only or not self.profile.spots else self.spots

    @property
    def boxes(self) -> Boxes:
        """The page boxes, counted from the trim's lower left corner, as the engine does."""
        sides = self.profile.bleed.sides(recto=self.recto)
        margin = MARGIN if self.profile.marks else Mm(0)
        return Boxes(self._box((Mm(0),) * 4), self._box(sides), self._box(tuple(Mm(side + margin) for side in sides)))

    def _box(self, beyond: tuple[Mm, ...]) -> BoxPoints:
        left, top, right, bottom = beyond
        edges = (-left, -bottom, self.trim.width + right, self.trim.height + top)
        across, down, over, up = (round(pt(Mm(edge)), 5) for edge in edges)
        return across, down, over, up
