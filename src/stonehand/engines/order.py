"""A picture's order: what the darkroom is asked for, in plain values that travel to the child that runs it."""

from dataclasses import dataclass

CropBox = tuple[float, float, float, float]
PixelSize = tuple[int, int]

WHOLE: CropBox = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Order:
    """How a picture is to be developed: `crop` in fractions of it as it stands upright, and the most pixels wanted.

    `press` is for tones, `line` for a picture of black and white alone, `screen` for the reader's browser; too few stay as many
    as they are. `most_ink` is the ink newsprint takes at a spot, in per cent of one ink; `grey` asks for black ink alone.
    """

    press: PixelSize
    line: PixelSize
    screen: PixelSize
    most_ink: float
    crop: CropBox = WHOLE
    grey: bool = False
