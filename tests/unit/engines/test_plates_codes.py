"""QR codes of a page are read from its pixels, with the side of a module, the white round them and their inks."""

import random

import pytest
import qrcode
from PIL import Image

from stonehand.engines.plates.codes import codes
from stonehand.engines.plates.plate import PER_MM, Plate
from stonehand.model.plates import Code

pytestmark = pytest.mark.long

TEXT = "https://gazette.example.org/412/regatta"
FINE = 20
"""Pixels to the millimetre that pages are painted at, before they are brought down as a program would draw them."""


def page_with(
    module: float, at: tuple[float, float] = (20, 20), inks: tuple[int, ...] = (0, 0, 0, 255), text: str = TEXT
) -> Image.Image:
    """A page of 60 mm with one code, its top left corner at so many millimetres, painted fine."""
    maker = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    maker.add_data(text, optimize=0)
    maker.make(fit=True)
    image = Image.new("CMYK", (60 * FINE, 60 * FINE))
    for y, row in enumerate(maker.get_matrix()):
        for x, dark in enumerate(row):
            if dark:
                square = (at[0] + x * module, at[1] + y * module, at[0] + (x + 1) * module, at[1] + (y + 1) * module)
                left, top, right, bottom = (round(value * FINE) for value in square)
                image.paste(inks, (left, top, right, bottom))
    return image


def seen(fine: Image.Image) -> tuple[Code, ...]:
    size = (fine.width * PER_MM // FINE, fine.height * PER_MM // FINE)
    return codes(Plate(1, fine.resize(size, Image.Resampling.BOX)))


@pytest.mark.parametrize(("text", "modules"), [(TEXT, 29), ("GAZETTE/412", 21)])
@pytest.mark.parametrize("module", [0.4, 0.45, 0.5, 0.6, 0.8])
def test_a_code_is_read_and_measured(module: float, text: str, modules: int) -> None:
    """Wherever between pixels it stands, its words, place and module are told, the module to a hundredth of a millimetre."""
    chance = random.Random(round(100 * module))
    for _ in range(12):
        left, top = chance.uniform(8, 20), chance.uniform(8, 20)
        (code,) = seen(page_with(module, (left, top), text=text))
        assert code.text == text
        assert code.module == module
        assert code.area.left == pytest.approx(left, abs=0.2)
        assert code.area.bottom == pytest.approx(top + modules * module, abs=0.2)
        assert code.quiet == 6


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_turned_code_measures_the_same(turn: Image.Transpose) -> None:
    """A code on its side or head has the module and inks of an upright one."""
    upright, turned = page_with(0.5), page_with(0.5).transpose(turn)
    assert [(code.module, code.inks) for code in seen(turned)] == [(code.module, code.inks) for code in seen(upright)]


@pytest.mark.parametrize("white", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("side", ["left", "top", "right", "bottom"])
def test_the_white_is_that_of_the_narrowest_side(side: str, white: int) -> None:
    """A bar so many modules from one side is found, whichever side it stands at."""
    fine, start, end = page_with(0.5), 20 * FINE, round(34.5 * FINE)
    gap, bar = round(white * 0.5 * FINE), FINE
    box = {
        "left": (start - gap - bar, start, start - gap, end),
        "top": (start, start - gap - bar, end, start - gap),
        "right": (end + gap, start, end + gap + bar, end),
        "bottom": (start, end + gap, end, end + gap + bar),
    }[side]
    fine.paste((0, 0, 0, 255), box)
    (code,) = seen(fine)
    assert code.quiet == white


def test_a_tint_is_not_white() -> None:
    """A code on a fifth of yellow has no white round it."""
    ground = Image.new("CMYK", (60 * FINE, 60 * FINE), (0, 0, 51, 0))
    code_alone = page_with(0.5)
    ground.paste(code_alone, mask=code_alone.getchannel("K"))
    (code,) = seen(ground)
    assert code.quiet <= 1


def test_inks_are_those_of_its_dark_modules() -> None:
    """A code in four inks has theirs, within one per cent."""
    (code,) = seen(page_with(0.5, inks=(204, 178, 153, 230)))
    assert code.inks == pytest.approx((0.8, 0.7, 0.6, 0.9), abs=0.01)


def test_codes_come_from_the_top() -> None:
    """Two codes are told in the order they stand on the page."""
    both = page_with(0.4, (5, 40))
    upper = page_with(0.4, (40, 5))
    both.paste(upper, mask=upper.getchannel("K"))
    first, second = seen(both)
    assert first.area.top < second.area.top
