"""Pictures of every kind, from the file to the finished page: upright, in the right space, within the ink the paper takes."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import pikepdf
import press_specimen as specimen
import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageFilter

from stonehand.engines.darkroom import RINGING
from stonehand.engines.worker import DevelopedPicture, Order, Worker
from stonehand.press.finish import finish_page
from stonehand.press.resources import pictures

SIZE = (160, 120)
MOST = 240.0
SQUARE = 8
"""Pixels of a millimetre at 200 ppi."""

RED, WHITE, BLACK = (204, 0, 0), (255, 255, 255), (0, 0, 0)


@dataclass(frozen=True)
class Kind:
    """A kind of picture: how one is made of an RGB picture, and the space and bits it must reach the page in."""

    make: Callable[[Image.Image], bytes]
    space: str = "/DeviceCMYK"
    bits: int = 8


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def subject() -> Image.Image:
    """White, with a red field at the top left and a black one beside it."""
    image = Image.new("RGB", SIZE, WHITE)
    image.paste(RED, (0, 0, 80, 60))
    image.paste(BLACK, (80, 0, 160, 30))
    return image


@cache
def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _alpha(image: Image.Image) -> Image.Image:
    made = image.convert("RGBA")
    made.paste((0, 0, 255, 0), (0, 60, 160, 120))
    return made


def _grey_palette(image: Image.Image) -> Image.Image:
    return image.convert("L").quantize(16)


def _sixteen(image: Image.Image) -> Image.Image:
    return image.convert("L").convert("I").point(lambda value: value * 257).convert("I;16")


def _lab(image: Image.Image) -> Image.Image:
    transform = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    made = ImageCms.applyTransform(image, transform)
    assert made is not None
    return made


GREY = "/DeviceGray"
KINDS: dict[str, Kind] = {
    "RGB": Kind(saved),
    "RGB with its profile": Kind(lambda image: saved(image, "JPEG", quality=95, icc_profile=srgb())),
    "RGB with a broken profile": Kind(lambda image: saved(image, "JPEG", quality=95, icc_profile=b"no profile" * 30)),
    "CMYK": Kind(lambda image: saved(image.convert("CMYK"), "JPEG", quality=95)),
    "CMYK with its profile": Kind(
        lambda image: saved(image.convert("CMYK"), "TIFF", icc_profile=specimen.profile().icc)
    ),
    "CMYK with a profile of RGB": Kind(lambda image: saved(image.convert("CMYK"), "TIFF", icc_profile=srgb())),
    "grey": Kind(lambda image: saved(image.convert("L"), "JPEG", quality=95), GREY),
    "grey with alpha": Kind(lambda image: saved(image.convert("LA")), GREY),
    "Lab": Kind(lambda image: saved(_lab(image), "TIFF")),
    "palette": Kind(lambda image: saved(image.quantize(16))),
    "palette of greys": Kind(lambda image: saved(_grey_palette(image)), GREY),
    "one bit": Kind(lambda image: saved(image.convert("1", dither=Image.Dither.NONE)), GREY, 1),
    "one bit in TIFF": Kind(
        lambda image: saved(image.convert("1", dither=Image.Dither.NONE), "TIFF", compression="group4"), GREY, 1
    ),
    "sixteen bits": Kind(lambda image: saved(_sixteen(image)), GREY),
    "alpha": Kind(lambda image: saved(_alpha(image))),
}
TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera's pixels lie in the file for each orientation: the way back is what sets them upright."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with specimen.prepared() as ready:
        yield ready


def develop(worker: Worker, content: bytes, size: tuple[int, int] = SIZE, most: float = MOST) -> DevelopedPicture:
    return worker.develop(content, Order(size, size, size, most))


def printed(worker: Worker, press: bytes) -> bytes:
    """The specimen's page with the picture in its box of 40 by 30 mm, finished."""
    page = worker.render_page(specimen.page_html(), {"stonehand:picture/p": press})
    assert page.complaints == ()
    done = finish_page(page.pdf, specimen.sheet(), specimen.fonts())
    assert done.findings == ()
    return done.value


def seen(pdf: bytes) -> Image.Image:
    """The picture's box on the page, as pixels: 10 mm from the left, 150 from the top, four pixels to a millimetre."""
    document = pypdfium2.PdfDocument(pdf)
    page: Image.Image = document[0].render(scale=4 * 25.4 / 72).to_pil().convert("RGB")
    document.close()
    return page.crop((40, 600, 200, 720))


def light(image: Image.Image, at: tuple[int, int]) -> float:
    """How light a pixel is, from 0 to 255."""
    value = image.convert("L").getpixel(at)
    assert isinstance(value, int | float)
    return float(value)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_reaches_the_page_in_its_space(worker: Worker, name: str) -> None:
    """Space, bits and pixels; the red field at the top left, black beside it, white beneath, no colour where there is none."""
    kind = KINDS[name]
    made = develop(worker, kind.make(subject()))
    assert made.press_size == SIZE
    assert made.profile == ("broken" if "broken" in name or "of RGB" in name else made.profile)
    pdf = printed(worker, made.press)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        ((_name, picture),) = pictures(opened.pages[0].resources)
        assert (str(picture.ColorSpace), int(picture.BitsPerComponent)) == (kind.space, kind.bits)
        assert (int(picture.Width), int(picture.Height)) == SIZE
    box = seen(pdf)
    red, black, white = ((30, 30), (120, 12), (80, 100))
    assert light(box, white) > 245
    assert light(box, black) < light(box, red) + 1
    assert light(box, black) < 110
    pixel = box.getpixel(red)
    assert isinstance(pixel, tuple)
    assert (pixel[0] - max(pixel[1:]) > 50) == (kind.space == "/DeviceCMYK")


@pytest.mark.parametrize(("name", "held"), list(product(("RGB", "CMYK", "grey", "one bit"), TURNED)))
def test_every_turn_comes_out_upright(worker: Worker, name: str, held: int) -> None:
    """The eight orientations a camera may write, in four spaces: what was top left is top left."""
    turn = TURNED[held]
    lying = subject() if turn is None else subject().transpose(turn)
    made = develop(worker, _marked(KINDS[name].make(lying), held))
    assert made.press_size == SIZE
    box = seen(printed(worker, made.press))
    assert light(box, (120, 12)) < 110
    assert light(box, (30, 45)) < 180
    assert min(light(box, at) for at in ((30, 100), (120, 45), (120, 100))) > 245


def _marked(content: bytes, held: int) -> bytes:
    """The same file with a word on how the camera was held."""
    with Image.open(io.BytesIO(content)) as image:
        exif = Image.Exif()
        exif[0x0112] = held
        return saved(image, str(image.format), exif=exif, **({"quality": 95} if image.format == "JPEG" else {}))


def heaviest(press: bytes) -> float:
    """The most ink of any square of a millimetre, wherever it begins, in per cent."""
    with Image.open(io.BytesIO(press)) as image:
        sums = [sum(pixel) for pixel in zip(*(ink.tobytes() for ink in image.split()), strict=True)]
        flat = Image.new("F", image.size)
    flat.putdata(sums)
    starts = product(range(SQUARE), repeat=2)
    worst = 0.0
    for left, top in starts:
        across, down = ((flat.width - left) // SQUARE * SQUARE, (flat.height - top) // SQUARE * SQUARE)
        (_least, most) = flat.crop((left, top, left + across, top + down)).reduce(SQUARE).getextrema()
        assert isinstance(most, int | float)
        worst = max(worst, most / 2.55)
    return worst


def heavy() -> dict[str, Image.Image]:
    """Pictures in CMYK with far more ink than newsprint takes."""
    noise = Image.effect_noise(SIZE, 120)
    bars = Image.new("CMYK", SIZE)
    for at in range(0, SIZE[0], 16):
        bars.paste((255, 255, 255, 200), (at, 0, at + 10, SIZE[1]))
    slope = Image.linear_gradient("L").resize(SIZE)
    return {
        "solid": Image.new("CMYK", SIZE, (255, 255, 255, 255)),
        "bars": bars,
        "slope": Image.merge("CMYK", [slope] * 4),
        "noise": Image.merge("CMYK", [noise.filter(ImageFilter.GaussianBlur(radius)) for radius in (0, 1, 2, 1)]),
    }


@pytest.mark.parametrize("name", ["solid", "bars", "slope", "noise"])
@pytest.mark.parametrize("most", [240.0, 220.0])
def test_no_square_millimetre_takes_more_ink(worker: Worker, name: str, most: float) -> None:
    """A CMYK file at up to 400 per cent comes down to the profile's number as the JPEG decodes, and no further than need be."""
    made = develop(worker, saved(heavy()[name], "TIFF"), most=most)
    assert most - 2 * RINGING - 1 < heaviest(made.press) <= most or name == "noise"
    assert heaviest(made.press) <= most


def test_hue_stays_and_black_darkens_for_the_colours(worker: Worker) -> None:
    """340 per cent at 1 : 1 : 0.5 and K 40: the proportion stays, black takes over, the sum is what the press takes."""
    made = develop(worker, saved(Image.new("CMYK", (64, 64), (255, 255, 128, 102)), "TIFF"))
    with Image.open(io.BytesIO(made.press)) as image:
        pixel = image.getpixel((30, 30))
    assert isinstance(pixel, tuple)
    cyan, magenta, yellow, black = pixel
    assert black > 140
    assert abs(cyan - magenta) <= 2
    assert abs(cyan - 2 * yellow) <= 4
    assert sum(pixel) / 2.55 == pytest.approx(MOST - RINGING, abs=2)


def test_shadows_keep_their_lightness(worker: Worker) -> None:
    """Greys of three inks from 240 per cent up: newsprint's profile sees each as light as before, within 1.2 of 100."""
    source = Image.new("CMYK", (64, 64))
    for at in range(8):
        source.paste((205 + at * 7, 205 + at * 7, 205 + at * 7, 20), (at * 8, 0, at * 8 + 8, 64))
    made = develop(worker, saved(source, "TIFF"), (64, 64))
    lab = ImageCms.buildTransform(
        io.BytesIO(specimen.profile().icc),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    with Image.open(io.BytesIO(made.press)) as press:
        seen_in = [ImageCms.applyTransform(image, lab) for image in (source, press)]
    for at in range(4, 64, 8):
        before, after = (image.getpixel((at, 32)) for image in seen_in if image is not None)
        assert isinstance(before, tuple)
        assert isinstance(after, tuple)
        assert abs(before[0] - after[0]) / 2.55 < 1.2


def test_what_is_light_enough_is_left_alone(worker: Worker) -> None:
    """Below the limit not a pixel changes."""
    image = Image.merge("CMYK", [Image.linear_gradient("L").resize(SIZE).point(lambda value: value // 2)] * 4)
    low, high = (develop(worker, saved(image, "TIFF"), most=most).press for most in (210.0, 400.0))
    assert low == high


def test_line_art_is_cropped_between_pixels_and_never_grey(worker: Worker) -> None:
    """More pixels than a platesetter sets: fewer, still black and white; fewer: as many as there are; in 1 bit on the page."""
    image = Image.effect_noise((640, 480), 200).convert("1")
    order = Order((160, 120), (480, 360), (160, 120), MOST)
    made = worker.develop(saved(image), order)
    assert (made.press_size, made.press_type) == ((480, 360), "image/png")
    with Image.open(io.BytesIO(made.press)) as press:
        assert set(press.tobytes()) == {0, 255}
    whole = worker.develop(saved(image), replace(order, line=(4000, 3000)))
    with Image.open(io.BytesIO(whole.press)) as press:
        assert press.convert("1").tobytes() == image.tobytes()
    part = worker.develop(saved(image), replace(order, line=(4000, 3000), crop=(0.25, 0.0, 0.75, 0.5)))
    with Image.open(io.BytesIO(part.press)) as press:
        assert press.convert("1").tobytes() == image.crop((160, 0, 480, 240)).tobytes()
    with pikepdf.open(io.BytesIO(printed(worker, whole.press))) as pdf:
        ((_name, picture),) = pictures(pdf.pages[0].resources)
        assert int(picture.BitsPerComponent) == 1
        assert picture.read_bytes() == image.tobytes()


def test_a_grey_picture_stays_grey(worker: Worker) -> None:
    """One grey pixel in a drawing, in a file without loss: eight bits remain, and so they do in a dot of one pixel."""
    drawing = Image.new("L", SIZE, 255)
    drawing.paste(0, (20, 20, 60, 60))
    drawing.putpixel((5, 5), 128)
    for image in (drawing, Image.new("L", (1, 1), 255)):
        with pikepdf.open(io.BytesIO(printed(worker, saved(image)))) as pdf:
            ((_name, picture),) = pictures(pdf.pages[0].resources)
            assert int(picture.BitsPerComponent) == 8
