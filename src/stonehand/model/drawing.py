"""A drawing: shapes, words and pictures at exact pixels, as a proof is sketched before anything paints it.

Being values, drawings can be looked at before they are drawn: whether a word is cut off, or lies on another.
"""

from dataclasses import dataclass, field

from stonehand.model.units import Dots

PAPER, INK = "#ffffff", "#141414"
HAIRLINE = Dots(1)


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle: its paint, its outline and the outline's thickness; `""` for none. `dashed` breaks the outline."""

    left: Dots
    top: Dots
    width: Dots
    height: Dots
    paint: str = ""
    outline: str = ""
    thickness: Dots = HAIRLINE
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `arrow` puts a head at its end."""

    points: tuple[tuple[Dots, Dots], ...]
    colour: str = INK
    thickness: Dots = HAIRLINE
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A line of words: top left of its box, the box's measured size, and the type's size, all in pixels."""

    left: Dots
    top: Dots
    width: Dots
    height: Dots
    text: str
    size: Dots
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture pasted in, PNG bytes, brought to this size."""

    left: Dots
    top: Dots
    width: Dots
    height: Dots
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet of so many pixels; what stands later in `items` lies over what stands before."""

    width: Dots
    height: Dots
    items: tuple[Shape | Stroke | Label | Pasted, ...] = field(repr=False)
    ground: str = PAPER
