"""The darkroom: a picture's file in, the bytes the press and the screen get out, cropped, upright and in their colours.

One decode serves both; a JPEG is decoded at the smallest of libjpeg's scales that still has enough pixels. Nothing is made
larger than it is. WeasyPrint passes CMYK JPEGs with Adobe's marker through as they are, and so grey ones. A picture of one bit
stays one of black and white at a platesetter's resolution; the engine takes it as grey, and the finishing pass makes one bit of it.
Runs in a child process with limits: decoders are the one place where a file's bytes meet native code.
"""

import io
from dataclasses import dataclass, field
from enum import Enum

from PIL import Image, ImageCms

from stonehand.engines.colour import SCREEN, black_ink, convert, fits, limit_ink
from stonehand.engines.images import MOST_PIXELS, ON_ITS_SIDE, READING_FAILS, is_grey, opened, orientation
from stonehand.engines.order import WHOLE, CropBox, Order, PixelSize

RINGING = 2.0
"""Per cent of ink a picture stays under its limit: compressing lifts single pixels.

Measured on noise, bars, blurs and solids cut to a limit, at 200 ppi: no square of a millimetre came out above it.
"""


class PictureBroken(Exception):
    """The file's header was sound, but its pixels cannot be decoded."""


class Profile(Enum):
    """Which profile described the picture's numbers."""

    EMBEDDED = "embedded"
    ASSUMED = "assumed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture's two files, the pixels the press got, and how its colours were understood.

    `press` is a CMYK JPEG, a grey JPEG, or a grey PNG for line art; `screen` a JPEG in sRGB or grey.
    """

    press: bytes = field(repr=False)
    screen: bytes = field(repr=False)
    press_size: PixelSize
    press_type: str
    profile: Profile


def develop(content: bytes, order: Order, icc: bytes) -> Developed:
    """Develop a picture; `icc` is the press's CMYK profile.

    Raises:
        PictureBroken: the data ends early, or cannot be decoded.
    """
    try:
        with opened(content) as image:
            profile = image.info.get("icc_profile")
            mode = image.mode
            wanted = (max(order.press[0], order.screen[0]), max(order.press[1], order.screen[1]))
            least = _least(order.crop, wanted)
            flat = _flatten(_decode(image, orientation(image, content), least), least)
        source, use = _described(flat, profile, mode)
        big = _line_art(flat, order) if flat.mode == "1" else _fit(flat, order.crop, order.press)
        seen = _for_screen(_small(flat, big, order), source, icc)
        del flat
        press, press_type = _for_press(big, source, icc, order)
        return Developed(press, seen, big.size, press_type, use)
    except (*READING_FAILS, Image.DecompressionBombError, ImageCms.PyCMSError, MemoryError) as fault:
        raise PictureBroken(" ".join(str(fault).split())[:120] or type(fault).__name__) from fault


def _least(crop_box: CropBox, wanted: PixelSize) -> PixelSize:
    """The pixels the whole upright picture must have for the crop to have those wanted."""
    across, down = crop_box[2] - crop_box[0], crop_box[3] - crop_box[1]
    if min(across, down, *wanted) <= 0:
        message = f"a crop of {across:g} by {down:g} to {wanted[0]} by {wanted[1]} pixels holds nothing"
        raise ValueError(message)
    return round(wanted[0] / across), round(wanted[1] / down)


def _decode(image: Image.Image, held: int, least: PixelSize) -> Image.Image:
    if image.width * image.height > MOST_PIXELS:
        message = f"{image.width} by {image.height} pixels are too many"
        raise ValueError(message)
    image.draft(image.mode, (least[1], least[0]) if held in ON_ITS_SIDE else least)
    image.load()
    return image.transpose(_UPRIGHT[held]) if held in _UPRIGHT else image


def _flatten(image: Image.Image, least: PixelSize) -> Image.Image:
    """Bring any mode to one of 1, L, RGB, CMYK and LAB, transparency laid on white paper."""
    if image.mode in _DEEP:
        return _shallow(image)
    if image.mode in ("P", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("LA" if image.mode in ("La", "L") or is_grey(image) else "RGBA")
    if image.mode in ("RGBA", "LA"):
        return _lay_on_paper(image, max(1, min(image.width // least[0], image.height // least[1])))
    return image if image.mode in _READY else image.convert("RGB")


def _lay_on_paper(image: Image.Image, factor: int) -> Image.Image:
    """Lay a transparent picture on white, strip by strip and already `factor` times smaller, to hold it in memory once."""
    size = (-(-image.width // factor), -(-image.height // factor))
    paper = Image.new(image.mode.removesuffix("A"), size, "white")
    step = factor * max(1, _STRIP // factor)
    for top in range(0, image.height, step):
        strip = image.crop((0, top, image.width, min(top + step, image.height)))
        strip = strip.reduce(factor) if factor > 1 else strip
        tones = strip if strip.mode == "RGBA" else strip.getchannel("L")
        paper.paste(tones, (0, top // factor), strip.getchannel("A"))
    return paper


def _shallow(image: Image.Image) -> Image.Image:
    """Bring 16 and 32 bits of grey to 8; figures outside 16 bits are scaled by the darkest and the lightest."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    low, high = image.getextrema()
    floor, ceiling = (
        (float(low), float(high)) if isinstance(low, int | float) and isinstance(high, int | float) else _FULL
    )
    if floor >= 0 and ceiling <= _FULL[1]:
        floor, ceiling = (0.0, _FULL[1]) if image.mode == "I" else (0.0, max(1.0, ceiling))
    scale = 255 / max(ceiling - floor, 1e-9)
    return image.point(lambda value: value * scale - floor * scale).convert("L")


def _described(image: Image.Image, profile: object, mode: str) -> tuple[bytes | None, Profile]:
    """Give the profile that describes the picture's numbers; `None` for CMYK numbers of an unknown press."""
    if image.mode == "1":
        return SCREEN, Profile.ASSUMED
    if isinstance(profile, bytes) and profile:
        if fits(profile, image.mode):
            return profile, Profile.EMBEDDED
        # A palette of an RGB profile may have become grey, or the other way round: that is no fault of the profile.
        use = Profile.BROKEN if mode == image.mode else Profile.ASSUMED
    else:
        use = Profile.ASSUMED
    if image.mode == "LAB":
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        return lab.tobytes(), use
    return (None if image.mode == "CMYK" else SCREEN), use


def _fit(image: Image.Image, crop_box: CropBox, size: PixelSize) -> Image.Image:
    left, top, right, bottom = (
        crop_box[0] * image.width,
        crop_box[1] * image.height,
        crop_box[2] * image.width,
        crop_box[3] * image.height,
    )
    scale = min(1.0, (right - left) / size[0], (bottom - top) / size[1])
    target = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    if crop_box == WHOLE and target == image.size:
        return image
    source = image.convert("L") if image.mode == "1" else image
    return source.resize(target, Image.Resampling.LANCZOS, (left, top, right, bottom), reducing_gap=3.0)


def _line_art(image: Image.Image, order: Order) -> Image.Image:
    """Crop between pixels, never through one; with more of them than a platesetter sets, fewer, each black or white."""
    size = image.size * 2
    left, top, right, bottom = (round(share * side) for share, side in zip(order.crop, size, strict=True))
    cropped = image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    fitted = _fit(cropped, WHOLE, order.line)
    return fitted if fitted.mode == "1" else fitted.convert("1", dither=Image.Dither.NONE)


def _small(flat: Image.Image, big: Image.Image, order: Order) -> Image.Image:
    """The screen's picture, made of the press's where that has the pixels: it has fewer to go through."""
    if big.mode != "1" and big.width >= order.screen[0] and big.height >= order.screen[1]:
        return _fit(big, WHOLE, order.screen)
    return _fit(flat, order.crop, order.screen)


def _for_press(image: Image.Image, source: bytes | None, icc: bytes, order: Order) -> tuple[bytes, str]:
    if image.mode == "1":
        return _png(image.convert("L")), "image/png"
    if order.grey or image.mode == "L":
        return _jpeg(black_ink(_grey(image, source, icc), icc), _PRESS_QUALITY), "image/jpeg"
    # CMYK numbers without a profile were made for some press; the likeliest is ours.
    inks = image if source is None else convert(image, source, icc, "CMYK")
    return _jpeg(limit_ink(inks, order.most_ink - RINGING), _PRESS_QUALITY), "image/jpeg"


def _for_screen(image: Image.Image, source: bytes | None, icc: bytes) -> bytes:
    if image.mode in ("1", "L"):
        return _jpeg(_grey(image, source, icc), _SCREEN_QUALITY)
    return _jpeg(_seen(image, source, icc), _SCREEN_QUALITY)


def _seen(image: Image.Image, source: bytes | None, icc: bytes) -> Image.Image:
    """The picture in sRGB."""
    if source == SCREEN and image.mode == "RGB":
        return image
    return convert(image, icc if source is None else source, SCREEN, "RGB")


def _grey(image: Image.Image, source: bytes | None, icc: bytes) -> Image.Image:
    """The picture in one channel with sRGB's tone curve."""
    if image.mode in ("1", "L") and source in (SCREEN, None):
        return image.convert("L")
    return _seen(image, source, icc).convert("L")


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    image.info = {}
    image.save(file, "JPEG", quality=quality, subsampling=0 if quality == _PRESS_QUALITY else 2)
    return file.getvalue()


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.info = {}
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


_PRESS_QUALITY = 88
_SCREEN_QUALITY = 84
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_READY = ("1", "L", "RGB", "CMYK", "LAB")
_STRIP = 256
_DEEP = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")
_FULL = (0.0, 65535.0)
