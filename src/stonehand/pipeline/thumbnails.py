"""Thumbnails of pages that changed, small enough for a host's summary, with boxes round the changes that can still be seen.

In: a page as it was drawn, and where on it something changed. Out: a PNG, 240 pixels wide. A box drawn round a comma at full
size is a hair by then, so boxes are drawn anew.
"""

from collections.abc import Iterable

from stonehand.engines.easel import Easel, size_of
from stonehand.model.drawing import Drawing, Pasted, Shape
from stonehand.model.drawn import Area
from stonehand.model.units import Dots
from stonehand.pipeline.compared import MARK

WIDTH = Dots(240)
"""Two stand side by side in a host's summary."""

_THICK = Dots(2)
_LEAST = 8
_MM_PER_INCH = 25.4


def thumbnail(png: bytes, dpi: int, spots: Iterable[Area], easel: Easel) -> bytes:
    """Make a thumbnail of a page that was drawn at so many pixels per inch, with a box round each spot."""
    across, down = size_of(png)
    height = Dots(max(1, round(down * WIDTH / across)))
    scale = WIDTH / (across / dpi * _MM_PER_INCH)
    boxes = tuple(_box(spot, scale) for spot in spots)
    return easel.paint(Drawing(WIDTH, height, (Pasted(Dots(0), Dots(0), WIDTH, height, png), *boxes)))


def _box(spot: Area, scale: float) -> Shape:
    """Give a box a little larger than what changed, and large enough to be seen."""
    wide, high = (max(_LEAST, round(length * scale) + 2 * _THICK) for length in (spot.width, spot.height))
    left = round((spot.left + spot.width / 2) * scale - wide / 2)
    top = round((spot.top + spot.height / 2) * scale - high / 2)
    return Shape(Dots(left), Dots(top), Dots(wide), Dots(high), outline=MARK, thickness=_THICK)
