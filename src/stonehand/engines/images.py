"""Pictures, through Pillow: their facts from the header alone, without decoding.

In come a file's bytes, out go its facts or why it is refused. Only the decoders for JPEG, PNG, TIFF and WebP are ever tried
(Pillow would hand EPS to Ghostscript), and more than 120 million pixels are refused unseen.
"""

import io
import logging
import re
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from PIL import Image, ImageFile

from stonehand.model.article import Colour

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
"""The decoders that may be tried; Pillow reads a JPEG with several pictures (MPO) by the first of them."""

MOST_PIXELS = 120_000_000
"""A broadsheet page at 600 ppi; as 8-bit RGB it is 360 MB."""

ON_ITS_SIDE = (5, 6, 7, 8)
"""Orientations whose file is as wide as the picture is high."""

READING_FAILS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    struct.error,
)
"""What Pillow raises on broken files, gathered from its own test corpus and by fuzzing headers."""


class Refusal(Enum):
    """Why a picture is not taken."""

    KIND = "kind"
    TOO_LARGE = "too large"
    CORRUPT = "corrupt"


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal: `why` completes a sentence that begins with the file's name, `hint` is what can be done."""

    refusal: Refusal
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What the header tells: pixels as the picture stands upright, format, kind of colour, frames, embedded profile."""

    width: int
    height: int
    kind: str
    colour: Colour
    frames: int
    profile: bool


def probe(content: bytes) -> ImageFacts | Refused:
    """Read a picture's header; whatever is wrong with it comes back as a refusal, never as an exception."""
    foreign = _foreign(content)
    if foreign is not None:
        return Refused(Refusal.KIND, f"is {foreign}", "save it as JPEG, PNG, TIFF or WebP")
    if _is_cut_off(content):
        return Refused(Refusal.CORRUPT, "ends before its end", "fetch the file again")
    try:
        with opened(content) as image:
            return _facts(image, content)
    except READING_FAILS as fault:
        return Refused(Refusal.CORRUPT, f"cannot be read ({_told(fault)})", "fetch the file again, or save it anew")


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """Open a picture without decoding it, under our own rules: no limit but that of `probe`, and no grey for missing data.

    WeasyPrint tells Pillow on import to make up what a cut-off file lacks; here that must be an error.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        # Odd EXIF or ICC blocks make Pillow warn; what matters of them is looked at by us.
        warnings.simplefilter("ignore")
        before = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = None, False
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                yield image
        finally:
            Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


def orientation(image: Image.Image, content: bytes) -> int:
    """How the camera was held (Exif 2.32, tag 0x0112): 1 upright, 5 to 8 on its side.

    Pillow turns a TIFF upright itself, and decodes a PNG whole to look for the tag behind its pixels, so there the chunk is
    sought in the bytes.
    """
    exif = Image.Exif()
    if image.format not in ("PNG", "TIFF"):
        exif = image.getexif()
    elif image.format == "TIFF":
        return 1
    elif (at := content.rfind(b"eXIf")) > 0:
        exif.load(content[at + 4 : at + 4 + int.from_bytes(content[at - 4 : at], "big")])
    value = exif.get(_ORIENTATION, 1)
    return value if isinstance(value, int) and value in range(1, 9) else 1


def _facts(image: Image.Image, content: bytes) -> ImageFacts | Refused:
    width, height = image.size
    if not width or not height:
        return Refused(Refusal.CORRUPT, f"is {width} by {height} pixels", "fetch the file again")
    if width * height > MOST_PIXELS:
        why = f"has {width:,} by {height:,} pixels, {width * height / 1e6:,.0f} million; {MOST_PIXELS / 1e6:.0f} are the most"
        return Refused(Refusal.TOO_LARGE, why, "scale it down; a page needs no more")
    if orientation(image, content) in ON_ITS_SIDE:
        width, height = height, width
    is_jpeg = image.format in ("JPEG", "MPO")
    kind = "JPEG" if is_jpeg else str(image.format)
    frames = 1 if is_jpeg else int(getattr(image, "n_frames", 1))
    return ImageFacts(width, height, kind, _colour(image), frames, "icc_profile" in image.info)


def _colour(image: Image.Image) -> Colour:
    if image.mode == "1":
        return Colour.LINE
    if image.mode in ("L", "LA", "La", "I", "F") or image.mode.startswith("I;16"):
        return Colour.GREY
    return Colour.GREY if image.mode == "P" and is_grey(image) else Colour.COLOUR


def is_grey(image: Image.Image) -> bool:
    """Tell whether a picture with a palette has no colour in it."""
    palette = image.getpalette() or []
    return bool(palette) and all(
        palette[at] == palette[at + 1] == palette[at + 2] for at in range(0, len(palette) - 2, 3)
    )


def _told(fault: BaseException) -> str:
    """Pillow's sentence on one line, without the address of the buffer it names."""
    text = _BUFFER.sub("", str(fault)).strip()
    return " ".join((text or type(fault).__name__).split())[:100]


def _foreign(content: bytes) -> str | None:
    named = next((name for mark, name in _FOREIGN_MARKS if content.startswith(mark)), None)
    if named is not None:
        return named
    if content[4:8] == b"ftyp":
        return "an AVIF, HEIC or video file"
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<") and b"<svg" in content[:4096]:
        return "an SVG drawing, which may hold scripts and has no pixels"
    return None if content.startswith(_OUR_MARKS) else "no picture we know"


def _is_cut_off(content: bytes) -> bool:
    """Tell, where it costs nothing, that the end of the file is missing."""
    if content.startswith(b"\xff\xd8"):
        scan = _jpeg_scan(content)
        return scan is not None and content.find(b"\xff\xd9", scan) < 0
    if content.startswith(b"\x89PNG"):
        return content.rfind(b"IEND") < 0
    if content.startswith(b"RIFF"):
        return int.from_bytes(content[4:8], "little") + 8 > len(content)
    return False


def _jpeg_scan(content: bytes) -> int | None:
    """Find where the compressed scan begins (ITU-T T.81, B.1.1): behind the thumbnail's own end marker."""
    at = 2
    while at + 4 <= len(content) and content[at] == _MARKER:
        if content[at + 1] == _START_OF_SCAN:
            return at
        if content[at + 1] == _MARKER:
            at += 1
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


# What is wrong comes back as a refusal; Pillow would print it to the terminal as well.
logging.getLogger("PIL").addHandler(logging.NullHandler())

_ONE_AT_A_TIME = threading.RLock()
_ORIENTATION = 0x0112
_MARKER = 0xFF
_START_OF_SCAN = 0xDA
_BUFFER = re.compile(r"<_io\.BytesIO[^>]*>")
_OUR_MARKS = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"RIFF")
_FOREIGN_MARKS = (
    (b"%!PS", "an EPS file, which is a program"),
    (b"\xc5\xd0\xd3\xc6", "an EPS file, which is a program"),
    (b"%PDF", "a PDF file"),
    (b"8BPS", "a Photoshop file"),
    (b"GIF8", "a GIF file"),
    (b"BM", "a BMP file"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL file"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 file"),
    (b"\x1f\x8b", "a compressed file"),
)
