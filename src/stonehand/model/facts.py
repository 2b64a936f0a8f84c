"""Facts of a PDF: what is in a finished file, told once, so that the checks of preflight need not open it.

Nothing here judges. What its pages draw is told in `drawn`, the ink of its plates in `plates`. `engines` reads the facts, in a
child process where the file is not our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from stonehand.model.drawn import Area, Box, Drawn


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
