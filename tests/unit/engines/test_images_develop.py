"""The darkroom: any picture becomes the press's and the screen's, upright, cropped, never enlarged, always the same."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from stonehand.engines.darkroom import Developed, PictureBroken, Profile, develop
from stonehand.engines.order import WHOLE, CropBox, Order, PixelSize

ICC = next((Path(__file__).resolve().parents[3] / "src").rglob("IFRA26S*.icc")).read_bytes()


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def developed(image: Image.Image, kind: str = "PNG", *, grey: bool = False, **options: object) -> Developed:
    """A picture developed whole at its own size."""
    return ordered(saved(image, kind, **options), image.size, grey=grey)


def ordered(
    content: bytes, size: PixelSize, screen: PixelSize | None = None, crop: CropBox = WHOLE, *, grey: bool = False
) -> Developed:
    """A picture developed to a size, with newsprint's ink."""
    return develop(content, Order(size, size, screen or size, 240, crop, grey), ICC)


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def inks(made: Developed, at: tuple[int, int] = (8, 8)) -> tuple[int, ...]:
    pixel = shown(made.press).getpixel(at)
    assert isinstance(pixel, tuple)
    return tuple(int(ink) for ink in pixel)


def test_images_red_becomes_magenta_and_yellow() -> None:
    """sRGB red on newsprint: hardly any cyan or black, much magenta and yellow (0 to 255 each)."""
    made = developed(Image.new("RGB", (16, 16), "red"))
    cyan, magenta, yellow, black = inks(made)
    assert max(cyan, black) < 20
    assert min(magenta, yellow) > 200
    assert (made.press_type, made.press_size, made.profile) == ("image/jpeg", (16, 16), Profile.ASSUMED)
    assert shown(made.screen).mode == "RGB"


def test_images_black_stays_under_the_ink_limit() -> None:
    """IFRA26 allows 238 % of ink in all: 607 of 4 x 255."""
    assert sum(inks(developed(Image.new("RGB", (16, 16), "black")))) <= 2.38 * 255 + 4


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "LAB", "I;16", "I", "F", "YCbCr"])
def test_images_of_every_mode_are_developed(mode: str) -> None:
    """White paper in any mode is white paper on the press: no ink, or grey 255."""
    image = Image.new("RGB", (16, 16), "white")
    whites: dict[str, float | tuple[float, ...]] = {
        "LAB": (255, 128, 128),
        "I;16": 65535,
        "I": 65535,
        "F": 255.0,
        "CMYK": (0, 0, 0, 0),
    }
    white = whites.get(mode)
    image = image.convert(mode) if white is None else Image.new(mode, (16, 16), white)
    kind = {"LA": "PNG", "PA": "WEBP", "P": "PNG", "RGBA": "PNG", "YCbCr": "JPEG"}.get(mode, "TIFF")
    made = developed(image.convert("RGBA") if mode == "PA" else image, kind)
    press = shown(made.press)
    assert press.mode in ("L", "CMYK")
    paper = 255 if press.mode == "L" else 0
    assert all(abs(value - paper) <= 3 for value in press.tobytes())


def test_images_transparency_lies_on_white() -> None:
    """What is not there prints nothing."""
    assert inks(developed(Image.new("RGBA", (16, 16), (255, 0, 0, 0)))) == (0, 0, 0, 0)


def test_images_transparency_of_a_large_picture() -> None:
    """A picture laid on white in strips has no seams: 700 rows are three strips, reduced by two."""
    image = Image.new("RGBA", (600, 700), (0, 0, 255, 128))
    made = ordered(saved(image), (300, 350), (300, 350))
    assert made.press_size == (300, 350)
    for band in shown(made.screen).split():
        values = band.tobytes()
        assert max(values) - min(values) <= 4


def test_images_grey_stays_one_channel() -> None:
    """Paper white and full black stay what they are; tones are bent for the press's black ink."""
    made = developed(Image.linear_gradient("L"))
    press = shown(made.press)
    assert press.mode == "L"
    values = press.tobytes()
    assert (min(values), max(values)) == (0, 255)
    assert shown(developed(Image.new("RGB", (16, 16), "red"), grey=True).press).mode == "L"


def test_images_line_art_stays_crisp() -> None:
    """At its own size a bilevel picture keeps two tones, in a file without loss."""
    image = Image.new("1", (16, 16))
    image.paste(1, (4, 4, 12, 12))
    made = developed(image)
    assert made.press_type == "image/png"
    assert shown(made.press).mode == "L"
    assert {value for _, value in shown(made.press).getcolors() or []} == {0, 255}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_images_are_set_upright_and_cropped(kind: str) -> None:
    """A camera held on its side (6): the file's left edge is the picture's top. The crop is of the upright picture."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    content = saved(image, kind, exif=exif)
    made = ordered(content, (20, 20), (20, 20), (0.0, 0.0, 1.0, 0.5))
    assert made.press_size == (20, 20)
    assert min(inks(made, (10, 4))[1:3]) > 200


def test_images_are_never_enlarged() -> None:
    """Too few pixels stay as many as they are, in the wanted shape."""
    made = ordered(saved(Image.new("RGB", (100, 50))), (500, 500), (10, 10), (0.0, 0.0, 0.5, 1.0))
    assert made.press_size == (50, 50)
    assert shown(made.screen).size == (10, 10)


def test_images_with_their_own_profile_are_understood_by_it() -> None:
    """The same numbers in another RGB space are another colour: a profile with red and green exchanged tells which."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (16, 16), "red")
    assert developed(image, icc_profile=srgb).profile is Profile.EMBEDDED
    assert inks(developed(image, icc_profile=srgb)) == inks(developed(image))


@pytest.mark.parametrize("profile", [b"no profile", ICC])
def test_images_with_a_broken_profile_are_taken_for_srgb(profile: bytes) -> None:
    """Rubbish, or a CMYK profile on an RGB picture."""
    image = Image.new("RGB", (16, 16), "red")
    made = developed(image, "JPEG", icc_profile=profile)
    assert made.profile is Profile.BROKEN
    assert inks(made) == inks(developed(image, "JPEG"))


def test_images_in_cmyk_keep_their_numbers() -> None:
    """Without a profile they were made for some press, most likely ours."""
    cyan, *others = inks(developed(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG", quality=95))
    assert cyan >= 252
    assert max(others) <= 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_images_that_break_off_raise_one_exception(kind: str) -> None:
    """Half the data: the caller makes a finding of it."""
    whole = saved(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    with pytest.raises(PictureBroken):
        ordered(whole[: len(whole) // 2], (100, 100), (100, 100))


def test_images_are_the_same_every_time() -> None:
    """Same file, same bytes."""
    content = saved(Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 50).convert("RGB"), "JPEG")
    first, second = (ordered(content, (30, 20), (30, 20)) for _ in range(2))
    assert (first.press, first.screen) == (second.press, second.screen)


def test_images_text_bomb_is_not_developed() -> None:
    """A compressed comment of 100 MB in a small PNG: refused, with what WeasyPrint does to Pillow's settings undone."""
    text = b"zTXtComment\0\0" + zlib.compress(b"x" * 100_000_000, 1)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    whole = saved(Image.new("L", (9, 9)))
    with pytest.raises(PictureBroken):
        ordered(whole[:33] + chunk + whole[33:], (9, 9), (9, 9))


def test_images_cut_off_are_broken_whatever_pillow_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint asks Pillow to make up missing data; a grey half of a picture must not reach the press."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = saved(Image.effect_noise((200, 200), 90), "JPEG")
    with pytest.raises(PictureBroken):
        ordered(whole[: len(whole) // 2], (100, 100), (100, 100))
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True
