"""Colour: a picture's numbers turned into the press's or the screen's, through LittleCMS.

Relative colorimetric with black point compensation: the newsprint profile's perceptual table has bad neutrals. A transform is
built once per pair of profiles (about 10 ms) and kept. Grey pictures stay one channel; their tones are bent so that black ink
alone prints the lightness the file means, which a plain copy of the numbers would miss by the press's dot gain.
"""

import io
from collections.abc import Mapping
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms, ImageMath

SCREEN = b""
"""Stands for sRGB where a profile is asked for."""

_SOLID = 255
_DARKNESS = (30, 59, 11)
"""What cyan, magenta and yellow take of the light, in per cent (the weights of luma, ITU-R BT.601)."""

_STRIP = 128
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK", "LAB": "Lab"}


def fits(profile: bytes, mode: str) -> bool:
    """Tell whether an embedded profile can be read and describes pictures of this mode."""
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
        if space != _SPACES.get(mode):
            return False
        _transform(profile, mode, SCREEN, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return True


def convert(image: Image.Image, source: bytes, target: bytes, mode: str) -> Image.Image:
    """Convert a picture described by `source` into `mode` (RGB or CMYK) of `target`.

    Raises:
        ImageCms.PyCMSError: the target profile is broken or of another colour space.
    """
    made = ImageCms.applyTransform(image, _transform(source, image.mode, target, mode))
    if made is None:
        message = "LittleCMS gave no picture"
        raise ImageCms.PyCMSError(message)
    return made


def black_ink(image: Image.Image, press: bytes) -> Image.Image:
    """Bend the tones of a grey picture (sRGB's tone curve) so that the press's black ink alone prints its lightness."""
    return image.point(_ink_curve(press))


def limit_ink(image: Image.Image, most: float) -> Image.Image:
    """Take colour from a CMYK picture wherever its four inks add up to more than `most` per cent.

    The three colours keep their proportion, and so the hue; black grows by the darkness taken. Over 12,000 random colours of 240
    to 400 per cent, newsprint's profile sees the lightness move by 0.2 on average and 2.4 at most; with black left alone they
    came out 1.5 lighter, and shadows without black lost all drawing. The picture is changed where it stands, strip by strip.
    """
    limit = int(most / 100 * _SOLID)
    for top in range(0, image.height, _STRIP):
        box = (0, top, image.width, min(top + _STRIP, image.height))
        strip = image.crop(box)
        if _is_heavy(strip, limit):
            share, black = _taken_back(strip, limit)
            colours = (ImageChops.multiply(ink, share) for ink in strip.split()[:3])
            image.paste(Image.merge("CMYK", [*colours, black]), box)
    return image


def _is_heavy(strip: Image.Image, limit: int) -> bool:
    """Tell whether a pixel may have more ink: by means of four, each rounded down twice, a tenth of the work of sums."""
    cyan, magenta, yellow, black = strip.split()
    mean = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
    return any(mean.histogram()[max(0, limit // 4 - 1) :])


def _taken_back(strip: Image.Image, limit: int) -> tuple[Image.Image, Image.Image]:
    """For each pixel the share, of 255, that its colours keep, and its black; rounded down, so that the limit holds."""
    cyan, magenta, yellow, black = strip.split()
    inks = {"c": cyan, "m": magenta, "y": yellow}
    total, dark = (_sum(weights, inks) for weights in ((100, 100, 100), _DARKNESS))
    first = ImageMath.lambda_eval(
        lambda at: at["min"](
            at["max"](limit - at["k"] - at["d"], 0) * _SOLID / at["max"](at["t"] - at["d"], 1), _SOLID
        ),
        k=black,
        t=total,
        d=dark,
    )
    deeper = ImageMath.lambda_eval(
        lambda at: at["convert"](at["min"](at["k"] + (_SOLID - at["s"]) * at["d"] / _SOLID, _SOLID), "L"),
        k=black,
        s=first,
        d=dark,
    )
    share = ImageMath.lambda_eval(
        lambda at: at["convert"](
            at["min"](at["max"](limit - at["k"], 0) * _SOLID / at["max"](at["t"], 1), _SOLID), "L"
        ),
        k=deeper,
        t=total,
    )
    return share, deeper


def _sum(weights: tuple[int, int, int], inks: Mapping[str, Image.Image]) -> Image.Image:
    """Add three inks, each by its weight in per cent."""
    cyan, magenta, yellow = weights
    made: Image.Image = ImageMath.lambda_eval(
        lambda at: (at["c"] * cyan + at["m"] * magenta + at["y"] * yellow) / 100, **inks
    )
    return made


@lru_cache(maxsize=32)
def _transform(source: bytes, source_mode: str, target: bytes, target_mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _profile(source),
        _profile(target),
        source_mode,
        target_mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _profile(profile: bytes) -> ImageCms.ImageCmsProfile:
    made = io.BytesIO(profile) if profile != SCREEN else ImageCms.createProfile("sRGB")
    return ImageCms.ImageCmsProfile(made)


@lru_cache(maxsize=8)
def _ink_curve(press: bytes) -> list[int]:
    """For each grey value, the value that prints it: 255 is bare paper, 0 full black ink."""
    ramp = Image.new("CMYK", (256, 1))
    ramp.putdata([(0, 0, 0, ink) for ink in range(256)])
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    seen = ImageCms.applyTransform(
        ramp, ImageCms.buildTransform(_profile(press), lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
    )
    if seen is None:
        message = "LittleCMS gave no picture"
        raise ImageCms.PyCMSError(message)
    lights = [_luminance(value * 100 / 255) for value in seen.getchannel(0).tobytes()]
    paper, black = lights[0], lights[255]
    shares = [(light - black) / (paper - black) for light in lights]
    return [255 - _nearest(shares, _linear(value / 255)) for value in range(256)]


def _luminance(lightness: float) -> float:
    """CIE 15: Y from L*."""
    return float(((lightness + 16) / 116) ** 3) if lightness > 8 else lightness / 903.3  # noqa: PLR2004 - CIE's own


def _linear(value: float) -> float:
    """IEC 61966-2-1: linear light from an sRGB value."""
    return float(((value + 0.055) / 1.055) ** 2.4) if value > 0.04045 else value / 12.92  # noqa: PLR2004 - IEC's own


def _nearest(falling: list[float], wanted: float) -> int:
    return min(range(len(falling)), key=lambda ink: (abs(falling[ink] - wanted), ink))
