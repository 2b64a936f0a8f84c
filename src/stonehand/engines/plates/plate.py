"""A page's four inks as pixels, and where on the page they lie.

Six pixels to the millimetre (152.4 to the inch), so that half a millimetre, a millimetre and the grid of 2.5 mm are whole pixels.
Measured on 144 planted codes a row: at four to the millimetre Ghostscript's pages lose half the QR codes of 0.4 mm modules, at
six all but 2 are read down to 0.3 mm by either program.
"""

from dataclasses import dataclass, field

from PIL import Image, ImageMath

from stonehand.model.drawn import Area
from stonehand.model.facts import PageFacts
from stonehand.model.units import PT_PER_MM, Mm

PER_MM = 6
"""Pixels to the millimetre."""

PPI = PER_MM * 25.4
"""Pixels to the inch."""

HALF = PER_MM // 2
"""Pixels to half a millimetre, the cell that areas are measured in."""

FULL = 255
"""A pixel's value where an ink is solid."""

_NONE = Mm(0.0)

BoxOf = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Plate:
    """The pixels of page `number` (mode CMYK, 255 is solid), the place of their top left corner from the trim's, and the
    millimetres of a pixel's side.
    """

    number: int
    image: Image.Image = field(repr=False)
    left: Mm = _NONE
    top: Mm = _NONE
    side: float = 1 / PER_MM

    def area(self, box: BoxOf, pixels: float = 1) -> Area:
        """Turn left, top, right and bottom, in cells of so many pixels, into a place on the page."""
        step = self.side * pixels
        left, top, right, bottom = (round(value * step, 2) for value in box)
        return Area(
            Mm(round(self.left + left, 2)),
            Mm(round(self.top + top, 2)),
            Mm(round(self.left + right, 2)),
            Mm(round(self.top + bottom, 2)),
        )


def plate_of(page: PageFacts, image: Image.Image) -> Plate:
    """Lay pixels that cover the media box on their page."""
    unit = page.user_unit / PT_PER_MM
    left, top = (page.media.left - page.trim.left) * unit, (page.trim.top - page.media.top) * unit
    return Plate(page.number, image, Mm(left), Mm(top), page.user_unit / PER_MM)


def total(image: Image.Image) -> Image.Image:
    """Add the four inks of each pixel: whole numbers from 0 to 1020, 255 to a solid ink."""
    cyan, magenta, yellow, black = image.split()
    added = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    assert isinstance(added, Image.Image)  # noqa: S101 - Pillow's type is wider than what it gives
    return added


def per_cent(added: float) -> float:
    """Tell a sum of inks in whole per cent: eight bits round each ink by up to 0.2."""
    return float(round(100 * added / FULL))


def padded(image: Image.Image, step: int) -> Image.Image:
    """Add bare paper at the right and at the foot, up to a whole number of steps."""
    width, height = (-(-side // step) * step for side in image.size)
    return image.crop((0, 0, width, height))
