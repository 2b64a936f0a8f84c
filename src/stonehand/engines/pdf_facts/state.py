"""The graphics state of a content stream: all that `q` keeps and `Q` brings back (ISO 32000-1, 8.4)."""

from copy import copy
from dataclasses import dataclass, field
from typing import Self

from stonehand.engines.pdf_facts.faces import Face
from stonehand.engines.pdf_facts.plane import Matrix, Rect
from stonehand.engines.pdf_facts.spaces import GREY, Space
from stonehand.model.drawn import Paint

BLACK = Paint("DeviceGray", (0.0,))

_BY_OPM = "DeviceCMYK"


@dataclass(slots=True)
class State:
    """Matrix, clip, colours, line, overprint and text settings.

    `clip` is the rectangle round all that can be seen, `clip_is_box` whether it is that rectangle. `pattern` and `stroke_pattern`
    name the pattern that paints, where one does, and `ink` is the colour of a pattern that has none itself. Inside a cell that is
    drawn again and again, `stamp` is all the place it fills.
    """

    matrix: Matrix
    clip: Rect
    clip_is_box: bool = True
    fill: Paint = BLACK
    stroke: Paint = BLACK
    fill_space: Space = GREY
    stroke_space: Space = GREY
    pattern: str = ""
    stroke_pattern: str = ""
    ink: Paint = BLACK
    line: float = 1.0
    cap: int = 0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    face: Face = field(default_factory=Face)
    size: float = 0.0
    tracking: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    stamp: Rect | None = None

    def kept(self) -> Self:
        """Give a copy, to come back to."""
        return copy(self)

    def fill_overprints(self) -> bool:
        """Tell whether a fill leaves inks below it that its paint does not name."""
        return self.overprint_fill and self._leaves(self.fill)

    def stroke_overprints(self) -> bool:
        """Tell whether a stroke leaves inks below it that its paint does not name."""
        return self.overprint_stroke and self._leaves(self.stroke)

    def _leaves(self, paint: Paint) -> bool:
        """Spot inks always do, process inks in mode 1; a grey or a profile is turned into all four inks, and knocks out."""
        return bool(paint.names) or (paint.space == _BY_OPM and self.overprint_mode == 1)
