"""Facts of a PDF: what is in a finished file, told once, so that the checks of preflight need not open it.

Places are millimetres from the trim's top left corner, downwards; sizes of type and strengths of rules are points; inks are
shares from 0 to 1. Nothing here judges. `engines` reads the facts, in a child process where the file is not our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

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


class Feature(Enum):
    """What a print file should not hold, or not at every level."""

    JAVASCRIPT = "JavaScript"
    ACTION = "an action"
    OPEN_ACTION = "an action on opening"
    FORM = "form fields"
    XFA = "an XFA form"
    POSTSCRIPT = "embedded PostScript"
    OPI = "an OPI reference"
    REFERENCE = "a reference to another file's page"
    TRANSFER = "a transfer function"
    HALFTONE = "a halftone of its own"
    LZW = "LZW compression"
    JPEG2000 = "a JPEG 2000 picture"
    JBIG2 = "a JBIG2 picture"
    DEEP = "a picture of 16 bits"
    ALTERNATE = "an alternate picture"
    ATTACHED = "an attached file"
    EXTERNAL = "a stream in another file"
    PRESENTATION = "a slide show"
    SEPARATED = "a page already separated"


@dataclass(frozen=True, slots=True)
class Held:
    """A feature that was found; `page` counts from 1, `None` where it belongs to the document."""

    feature: Feature
    page: int | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Font:
    """A font a page draws with: its name without the subset tag, its kind (`Type0`, `TrueType`, `Type3`, …), whether it is
    embedded, and whether a character is drawn that it does not have.
    """

    name: str
    kind: str
    embedded: bool
    notdef: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation: its kind (`Link`, `PrinterMark`, …), place, and whether it does something."""

    kind: str
    area: Area
    acts: bool = False


@dataclass(frozen=True, slots=True)
class SeeThrough:
    """Something transparent: what it is in words (`opacity 0.5`, `blend mode Multiply`, `soft mask`, `group`), and the colour space
    its group blends in, where it has one.
    """

    what: str
    blend: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page: place in the file from 1, label, boxes, and all it draws in the order it is drawn.

    `trim` is the trim box where there is one, else art, crop or media box: the one places count from. `spaces` are kinds of
    colour spaces in its resources, used or not. A page that is not `whole` holds a stream that could not be read, or draws more
    than was read.
    """

    number: int
    label: str
    media: Box
    trim: Box
    crop: Box | None = None
    bleed: Box | None = None
    art: Box | None = None
    has_trim: bool = True
    rotate: int = 0
    user_unit: float = 1.0
    drawn: tuple[Drawn, ...] = field(default=(), repr=False)
    fonts: tuple[Font, ...] = ()
    spaces: tuple[str, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    transparency: tuple[SeeThrough, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind (`GTS_PDFX`), condition, registry, and what its profile's header says; `icc_class` is empty
    without a profile.
    """

    kind: str
    condition: str
    registry: str
    info: str
    icc_class: str = ""
    icc_space: str = ""
    icc_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Layers:
    """Optional content: names of its groups, whether each configuration has a name, and whether one switches by itself (`AS`)."""

    names: tuple[str, ...]
    named: bool = True
    switches: bool = False


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """A file: size in bytes, version, and what it says of itself; `info` and `xmp` by key (`Title`, `pdfxid:GTS_PDFXVersion`).

    One that is `encrypted` and cannot be opened without its password has no pages.
    """

    size: int
    version: str
    pages: tuple[PageFacts, ...] = field(default=(), repr=False)
    encrypted: bool = False
    has_id: bool = True
    object_streams: bool = False
    info: Mapping[str, str] = field(default_factory=dict)
    xmp: Mapping[str, str] | None = None
    xmp_plain: bool = True
    intents: tuple[Intent, ...] = ()
    held: tuple[Held, ...] = ()
    layers: Layers | None = None


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
