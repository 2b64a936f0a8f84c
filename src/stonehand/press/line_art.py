"""Line art: a picture of black and white alone is printed in one bit a pixel, at the platesetter's own resolution.

The engine knows no picture of one bit and writes eight, of which the press makes a screen; here it becomes one again. The test
of its bytes is exact, and a photograph, being a JPEG, is never looked at.
"""

import zlib

import pikepdf
from pikepdf import Name, Stream
from PIL import Image

from stonehand.press.resources import content_streams, pictures

_TONES = b"\x00\xff"
_LEAST_SIDE = 17
"""A picture of 16 pixels or fewer is a dot that stands for something, and no drawing (GWG 2022 passes it over as well)."""


def restore_line_art(sheet: pikepdf.Page) -> None:
    """Write grey pictures without a grey in them as pictures of one bit."""
    for _stream, resources in content_streams(sheet):
        for _name, picture in pictures(resources):
            if _may_be(picture) and not (tones := picture.read_bytes()).strip(_TONES):
                _write(picture, tones)


def _may_be(picture: Stream) -> bool:
    return (
        picture.get("/ColorSpace") == Name.DeviceGray
        and picture.get("/BitsPerComponent") == 8  # noqa: PLR2004 - bits
        and picture.get("/Filter") == Name.FlateDecode
        and min(picture.Width, picture.Height) >= _LEAST_SIDE
        and not {"/SMask", "/Mask", "/Decode"} & set(picture.keys())
    )


def _write(picture: Stream, tones: bytes) -> None:
    size = (int(picture.Width), int(picture.Height))
    bits = Image.frombytes("L", size, tones).convert("1", dither=Image.Dither.NONE)
    picture.write(zlib.compress(bits.tobytes(), 9), filter=Name.FlateDecode)
    picture.BitsPerComponent = 1
