"""A composition: made-up pages as HTML, with the pictures they ask for. What compose hands on to press and browser."""

from dataclasses import dataclass, field

from stonehand.model.dummy import Inks, PageId
from stonehand.model.units import Mm

FONT_ADDRESS = "stonehand:font/"
"""Before a face's file name: the address its bytes are asked for under."""

PICTURE_ADDRESS = "stonehand:picture/"
"""Before a picture's key."""

PROFILE_ADDRESS = "stonehand:icc/profile.icc"
"""The address of the press profile's ICC profile."""

MATTER_BEGINS, MATTER_ENDS = "<!--matter-->", "<!--/matter-->"
"""Round the matter in a page: what stands between is ours and well-formed, what stands outside is the layout's."""


@dataclass(frozen=True, slots=True)
class PictureJob:
    """A picture as a page wants it: which part of which file, how large on paper, in colour or grey.

    `crop` is the part that fills the box, as fractions of the upright picture (left, top, right, bottom). Of a supplied PDF, placed
    whole and as it is, `sha256` is that of the file; it is empty for a picture.
    """

    address: str
    file: str
    crop: tuple[float, float, float, float]
    width: Mm
    height: Mm
    grey: bool
    sha256: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class CodePlace:
    """Where a story's QR code stands: its box with the quiet zone, in millimetres from the trim's top left corner."""

    slug: str
    url: str
    left: Mm
    top: Mm
    side: Mm


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """One page: its id, its `<section>`, well-formed as XML when the layout's master is, what it is printed in, and whether it
    is a right-hand page.
    """

    id: PageId
    html: str = field(repr=False)
    pictures: tuple[PictureJob, ...]
    codes: tuple[CodePlace, ...] = ()
    inks: Inks = Inks.CMYK
    recto: bool = True


@dataclass(frozen=True, slots=True)
class Composition:
    """All pages, the one style sheet they share, and the files of the faces that are really set.

    `styles` depends on layout and fonts alone, never on the copy: an engine may parse it once and keep it.
    """

    pages: tuple[ComposedPage, ...]
    styles: str = field(repr=False)
    faces: tuple[str, ...]
