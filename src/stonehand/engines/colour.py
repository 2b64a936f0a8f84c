"""Colour: a picture's numbers turned into the press's or the screen's, through LittleCMS.

Relative colorimetric with black point compensation: the newsprint profile's perceptual table has bad neutrals. A transform is
built once per pair of profiles (about 10 ms) and kept. Grey pictures stay one channel; their tones are bent so that black ink
alone prints the lightness the file means, which a plain copy of the numbers would miss by the press's dot gain.
"""

import io
from functools import lru_cache

from PIL import Image, ImageCms

SCREEN = b""
"""Stands for sRGB where a profile is asked for."""

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
