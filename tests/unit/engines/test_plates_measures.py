"""What is measured on a page's pixels is what was painted on it, in millimetres from the trim and per cent of ink."""

import random

import pytest
from PIL import Image

from stonehand.engines.plates.measures import measure
from stonehand.engines.plates.plate import PER_MM, Plate, plate_of
from stonehand.model.drawn import Area, Box
from stonehand.model.facts import PageFacts
from stonehand.model.plates import InkFacts
from stonehand.model.units import PT_PER_MM, Mm

Inks = tuple[float, float, float, float]
Patch = tuple[Inks, tuple[float, float, float, float]]


def painted(*patches: Patch, size: tuple[int, int] = (100, 80)) -> Image.Image:
    """A page of so many millimetres with rectangles in inks of 0 to 1, one over the other; white paper below."""
    image = Image.new("CMYK", (size[0] * PER_MM, size[1] * PER_MM))
    for inks, box in patches:
        left, top, right, bottom = (round(side * PER_MM) for side in box)
        image.paste(tuple(round(255 * ink) for ink in inks), (left, top, right, bottom))
    return image


def measured(*patches: Patch, size: tuple[int, int] = (100, 80)) -> InkFacts:
    return measure(Plate(1, painted(*patches, size=size)))


def near(area: Area, box: tuple[float, float, float, float], slack: float) -> bool:
    told = (area.left, area.top, area.right, area.bottom)
    return all(abs(one - other) <= slack for one, other in zip(told, box, strict=True))


def test_bare_paper_has_no_ink() -> None:
    """White paper has no spot, square, black, colour or code."""
    assert measured() == InkFacts(1, (), (), 0.0, None, colour=False)


@pytest.mark.parametrize("seed", range(20))
def test_inks_are_added_within_one_per_cent(seed: int) -> None:
    """A flat in any four inks anywhere on the page reads as their sum, and where it is, within half a millimetre."""
    chance = random.Random(seed)
    inks = (chance.random(), chance.random(), chance.random(), chance.random())
    left, top = chance.uniform(1, 70), chance.uniform(1, 50)
    box = (left, top, left + chance.uniform(2, 28), top + chance.uniform(2, 28))
    worst = measured((inks, box)).heaviest[0]
    assert worst.total == pytest.approx(100 * sum(inks), abs=1)
    assert near(worst.area, box, 0.6)


@pytest.mark.parametrize("shift", [0.0, 0.17, 0.33])
def test_a_spot_under_a_square_millimetre_is_no_spot(shift: float) -> None:
    """Of 400 % on 0.8 by 0.8 mm less than 400 is told, on 0.4 by 30 mm half at most, and on 1.6 by 1.6 mm all of it."""
    full = (1.0, 1.0, 1.0, 1.0)

    def told(width: float, height: float) -> float:
        spots = measured((full, (20 + shift, 20 + shift, 20 + shift + width, 20 + shift + height))).heaviest
        return spots[0].total if spots else 0.0

    assert told(0.8, 0.8) < 300
    assert told(0.4, 30) < 200
    assert told(30, 0.4) < 200
    assert told(1.6, 1.6) == 400


def test_neighbours_are_one_spot_and_the_worst_comes_first() -> None:
    """A flat and its slope are one spot; two far apart are two, the heavier first; eight are the most."""
    slope = [((0.7, 0.7, 0.7, 0.7 - 0.02 * at), (10.0 + 2 * at, 10.0, 12.0 + 2 * at, 20.0)) for at in range(8)]
    far = ((0.9, 0.9, 0.9, 0.0), (70.0, 60.0, 80.0, 70.0))
    first, second = measured(*slope, far).heaviest
    assert (first.total, second.total) == pytest.approx((280, 270), abs=1)
    assert near(first.area, (10, 10, 26, 20), 0.5)
    places = [(18.0 * across, 40.0 * down) for across in range(5) for down in range(2)]
    grid = [((0.5, 0.5, 0.1 * at, 0.0), (x, y, x + 2, y + 2)) for at, (x, y) in enumerate(places)]
    spots = measured(*grid).heaviest
    assert len(spots) == 8
    assert [spot.total for spot in spots] == sorted((spot.total for spot in spots), reverse=True)


def test_the_mean_is_over_squares_of_15_mm() -> None:
    """360 % on 15 by 15 mm reads 360, on 15 by 7.5 mm 180; the square lies over it, and is whole on the page."""
    inks = (0.9, 0.9, 0.9, 0.9)
    worst = measured((inks, (30.0, 30.0, 45.0, 45.0))).squares[0]
    assert worst.total == pytest.approx(360, abs=1)
    assert near(worst.area, (30, 30, 45, 45), 0)
    assert measured((inks, (30.0, 30.0, 45.0, 37.5))).squares[0].total == pytest.approx(180, abs=1)
    corner = measured((inks, (95.0, 75.0, 100.0, 80.0))).squares[0]
    assert corner.total == pytest.approx(360 / 9, abs=1)
    assert near(corner.area, (85, 65, 100, 80), 0)


def test_a_page_smaller_than_the_square_has_none() -> None:
    """Where 15 mm do not fit, spots alone are told."""
    small = measured(((1.0, 1.0, 0.0, 0.0), (0.0, 0.0, 14.0, 14.0)), size=(14, 14))
    assert small.squares == ()
    assert small.heaviest[0].total == 200


@pytest.mark.parametrize(
    ("inks", "rich"), [((0.0, 0.0, 0.0, 1.0), 0), ((0.04, 0.0, 0.0, 1.0), 0), ((0.4, 0.0, 0.0, 0.8), 0)]
)
def test_black_alone_is_not_rich(inks: Inks, rich: float) -> None:
    """Black alone, with a trace, or too weak to be meant as black is no rich black."""
    assert measured((inks, (10.0, 10.0, 70.0, 70.0))).rich == rich


def test_the_largest_rich_black_is_told() -> None:
    """Of two areas the larger is told, in cm2 and where it is; a line of white through it does not cut it in two."""
    rich = (0.4, 0.0, 0.0, 1.0)
    small, large = (3.0, 3.0, 13.0, 13.0), (31.5, 21.5, 81.0, 71.0)
    ink = measured((rich, small), (rich, large), ((0.0, 0.0, 0.0, 0.0), (50.0, 20.0, 50.4, 72.0)))
    assert ink.rich == pytest.approx(24.3, rel=0.03)
    assert ink.rich_at is not None
    assert near(ink.rich_at, large, 0.5)


def test_rich_text_is_no_area() -> None:
    """Strokes of a millimetre that cover a third of the page add up to nothing."""
    strokes = [((0.4, 0.0, 0.0, 1.0), (5.0 + 3 * at, 5.0, 6.0 + 3 * at, 75.0)) for at in range(30)]
    assert measured(*strokes).rich == 0.0


@pytest.mark.parametrize(
    ("inks", "box", "colour"),
    [
        ((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 100.0, 80.0), False),
        ((0.0, 0.0, 0.02, 0.0), (10.0, 10.0, 13.0, 13.0), True),
        ((0.008, 0.008, 0.008, 0.0), (10.0, 10.0, 50.0, 50.0), False),
        ((0.0, 1.0, 0.0, 0.0), (10.0, 10.0, 10.5, 11.0), False),
        ((1.0, 0.0, 0.0, 0.0), (10.0, 10.0, 10.17, 60.0), True),
    ],
)
def test_colour_is_any_other_ink(inks: Inks, box: tuple[float, float, float, float], *, colour: bool) -> None:
    """Cyan, magenta or yellow over 1 % and over more than 1 mm2 is colour, a hairline too; a trace or a speck is none."""
    assert measured((inks, box)).colour is colour


@pytest.mark.parametrize("rotate", [0, 90])
def test_places_count_from_the_trim(rotate: int) -> None:
    """The pixels cover the media box, and places count from the top left of the trim, as the page is stored."""

    def box(left: float, bottom: float, right: float, top: float) -> Box:
        return Box(left * PT_PER_MM, bottom * PT_PER_MM, right * PT_PER_MM, top * PT_PER_MM)

    page = PageFacts(1, "1", box(-30, -20, 150, 140), box(0, 0, 100, 100), rotate=rotate)
    plate = plate_of(page, painted())
    assert (plate.left, plate.top) == pytest.approx((-30, -40))
    assert plate.area((6, 12, 12, 18)) == Area(Mm(-29), Mm(-38), Mm(-28), Mm(-37))


def test_a_unit_of_the_page_makes_pixels_larger() -> None:
    """A page in units of two points is twice as large."""
    page = PageFacts(1, "1", Box(0, 0, 100, 100), Box(PT_PER_MM, 0, 100, 100), user_unit=2.0)
    plate = plate_of(page, painted())
    assert plate.left == pytest.approx(-2)
    assert plate.area((0, 0, 6, 6)).width == pytest.approx(Mm(2))
