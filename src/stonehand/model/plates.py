"""What the plates of a page hold: where much ink lies, black that holds other inks, QR codes as they would be printed."""

from dataclasses import dataclass

from stonehand.model.drawn import Area
from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with much ink: all inks added, in per cent."""

    total: float
    area: Area


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code read from the page's pixels: its words, place, the side of a module, the modules of white at its narrowest side,
    and the inks of its dark modules as shares.
    """

    text: str
    area: Area
    module: Mm
    quiet: float
    inks: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class InkFacts:
    """A page as the plates would print it, from its pixels in CMYK.

    `heaviest` are the spots of 1 mm2 with most ink, `squares` the squares of 15 mm with most on average, each from the worst
    down; `rich` is the area in cm2 of the largest black that holds other inks, at `rich_at`; `colour` tells that cyan, magenta or
    yellow prints anywhere.
    """

    number: int
    heaviest: tuple[Spot, ...]
    squares: tuple[Spot, ...]
    rich: float
    rich_at: Area | None
    colour: bool
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Inks:
    """The ink of all pages, and the program that drew them, with its version."""

    program: str
    pages: tuple[InkFacts, ...]
