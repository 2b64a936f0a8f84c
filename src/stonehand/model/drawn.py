"""What a page draws: its text, shapes, pictures and shades, each with its paint, as preflight looks at them.

Places are millimetres from the trim's top left corner, downwards; sizes of type and strengths of rules are points; inks are
shares from 0 to 1.
"""

from dataclasses import dataclass

from stonehand.model.units import Mm, Pt

_TRACE = 0.001
"""An ink below this is none: a quarter of the smallest step of eight bits."""

_FULL = 0.85
"""Black from here on is meant as black."""

_CMYK = 4


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page, in millimetres from the trim's top left."""

    left: Mm
    top: Mm
    right: Mm
    bottom: Mm

    @property
    def width(self) -> Mm:
        """From left to right."""
        return Mm(self.right - self.left)

    @property
    def height(self) -> Mm:
        """From top to bottom."""
        return Mm(self.bottom - self.top)

    @classmethod
    def sized(cls, left: Mm, top: Mm, width: Mm, height: Mm) -> "Area":
        """Make a rectangle of its top left corner and its size."""
        return cls(left, top, Mm(left + width), Mm(top + height))

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Box:
    """A page box as the file has it: left, bottom, right and top in points of the page's own space."""

    left: float
    bottom: float
    right: float
    top: float

    def inside(self, other: "Box", slack: float = 0.01) -> bool:
        """Tell whether it lies within another."""
        return (
            self.left >= other.left - slack
            and self.bottom >= other.bottom - slack
            and self.right <= other.right + slack
            and self.top <= other.top + slack
        )


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as an operator set it: the kind of its space (`DeviceCMYK`, `ICCBased3`, `Separation`, `Pattern`, …), its values,
    and the names of its inks where they have any.
    """

    space: str
    values: tuple[float, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def cmyk(self) -> tuple[float, float, float, float] | None:
        """The four process inks; `None` for colours that are not told in them."""
        if self.space in ("DeviceCMYK", "ICCBased4") and len(self.values) == _CMYK:
            cyan, magenta, yellow, black = self.values
            return cyan, magenta, yellow, black
        if self.space in ("DeviceGray", "ICCBased1", "CalGray") and self.values:
            return 0.0, 0.0, 0.0, 1.0 - self.values[0]
        return None

    @property
    def inks(self) -> tuple[float, ...]:
        """The shares of all inks that print; of a colour with named inks, theirs."""
        values = self.cmyk if self.cmyk is not None else self.values if self.names else ()
        return tuple(value for value in values if value > _TRACE)

    @property
    def total(self) -> float:
        """All inks added, in per cent."""
        return 100 * sum(self.inks)

    @property
    def is_white(self) -> bool:
        """No ink at all: paper shows."""
        known = self.cmyk is not None or bool(self.names)
        return known and not self.inks

    @property
    def is_black(self) -> bool:
        """Full black, with or without other inks."""
        return self.cmyk is not None and self.cmyk[3] >= _FULL

    @property
    def is_black_alone(self) -> bool:
        """Black in any strength, and no other ink."""
        return self.cmyk is not None and self.cmyk[3] > _TRACE and max(self.cmyk[:3]) <= _TRACE

    @property
    def is_rgb(self) -> bool:
        """A colour that is no ink: RGB, Lab, or a profile of three channels."""
        return self.space in ("DeviceRGB", "CalRGB", "Lab", "ICCBased3")


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters: where it stands, its size in points as printed, paint and font. `hidden` is drawn in no ink (mode 3)."""

    area: Area
    size: Pt
    paint: Paint
    font: str
    overprint: bool
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked path, as far as its clip lets it be seen.

    `strength` is a stroke's width, or the shorter side of a fill. A `box` is a fill that covers its whole area.
    """

    area: Area
    paint: Paint
    strength: Pt
    stroke: bool
    box: bool
    overprint: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: pixels, resolution along its worse axis, kind of its space, bits, filter; `mask` is a stencil of one bit."""

    area: Area
    width: int
    height: int
    ppi: float
    space: str
    bits: int
    filters: tuple[str, ...] = ()
    mask: bool = False
    soft_mask: bool = False
    paint: Paint | None = None
    inks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shade:
    """A gradient, and the kind of its colour space."""

    area: Area
    space: str


Drawn = Text | Shape | Picture | Shade
