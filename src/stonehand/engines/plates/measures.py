"""What a page's pixels say of its ink: the heaviest spots, the wettest squares, rich black, colour and QR codes.

All but the codes are measured in cells of half a millimetre, each the mean of its nine pixels, which takes the grain out of
pictures. A spot counts with what its whole square of 1 mm (two cells by two) holds at least: a spot under 1 mm2 is thus never
counted in full, one of 1.5 mm always (GWG and print shops leave out smaller ones). Means are over squares of 15 mm that slide by a
millimetre (GWG 2022 R0026), and lie on the page whole.
"""

from PIL import Image, ImageMath

from stonehand.engines.plates.black import prints_colour, richest
from stonehand.engines.plates.codes import codes
from stonehand.engines.plates.hills import hills
from stonehand.engines.plates.plate import HALF, PER_MM, Plate, per_cent, total
from stonehand.model.plates import InkFacts, Spot

SQUARE = 15
"""Millimetres."""

_NEAR_SPOTS = 10
_NEAR_SQUARES = 5
"""Cells to a block, 5 mm in both: what is nearer is a neighbour."""


def measure(plate: Plate) -> InkFacts:
    """Measure a page."""
    cells = plate.image.reduce(HALF)
    added = total(cells)
    rich, rich_at = richest(cells)
    return InkFacts(
        plate.number,
        heaviest(plate, added),
        squares(plate, added),
        rich,
        plate.area(rich_at, HALF) if rich_at else None,
        prints_colour(cells),
        codes(plate),
    )


def heaviest(plate: Plate, added: Image.Image) -> tuple[Spot, ...]:
    """Give the spots of 1 mm2 with most ink, from cells of half a millimetre; the area is that of all neighbours."""
    least = _lower(added, 1, 0)
    least = _lower(least, 0, 1)
    if not _is_there(least):
        return ()
    return tuple(
        Spot(per_cent(hill.height), plate.area((left, top, right + 1, bottom + 1), HALF))
        for hill in hills(least, _NEAR_SPOTS)
        for left, top, right, bottom in (hill.extent,)
    )


def squares(plate: Plate, added: Image.Image) -> tuple[Spot, ...]:
    """Give the squares of 15 mm with most ink on average, from cells of half a millimetre; none on a page that holds none."""
    sums = added.reduce(PER_MM // HALF)
    if min(sums.size) < SQUARE:
        return ()
    for across, down in ((1, 0), (0, 1)):
        sums = _fifteen(sums, across, down)
    return tuple(
        Spot(per_cent(hill.height / SQUARE**2), plate.area((x, y, x + SQUARE, y + SQUARE), PER_MM))
        for hill in hills(sums, _NEAR_SQUARES)
        for x, y in (hill.at,)
    )


def _fifteen(image: Image.Image, across: int, down: int) -> Image.Image:
    """Add each pixel and the 14 after it: two, four, eight, and two eights less the one they share."""
    two = _sum(image, _moved(image, across, down))
    four = _sum(two, _moved(two, 2 * across, 2 * down))
    eight = _sum(four, _moved(four, 4 * across, 4 * down))
    both = _sum(eight, _moved(eight, 7 * across, 7 * down))
    return _evaluated(
        ImageMath.lambda_eval(lambda of: of["a"] - of["b"], a=both, b=_moved(image, 7 * across, 7 * down))
    )


def _sum(one: Image.Image, other: Image.Image) -> Image.Image:
    return _evaluated(ImageMath.lambda_eval(lambda of: of["a"] + of["b"], a=one, b=other))


def _lower(image: Image.Image, across: int, down: int) -> Image.Image:
    """Take the lower of each pixel and the one beside it."""
    return _evaluated(
        ImageMath.lambda_eval(lambda of: of["min"](of["a"], of["b"]), a=image, b=_moved(image, across, down))
    )


def _moved(image: Image.Image, across: int, down: int) -> Image.Image:
    """Leave out so many pixels at the left and top; sums with it are as small."""
    return image.crop((min(across, image.width), min(down, image.height), image.width, image.height))


def _evaluated(image: object) -> Image.Image:
    assert isinstance(image, Image.Image)  # noqa: S101 - Pillow's type is wider than what it gives
    return image


def _is_there(image: Image.Image) -> bool:
    return image.width > 0 and image.height > 0
