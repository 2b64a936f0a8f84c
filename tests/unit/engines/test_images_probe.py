"""A picture's facts come from its header, and whatever is wrong with it comes back as a refusal."""

import io
import struct
import zlib

import pytest
from PIL import Image

from stonehand.engines.images import ImageFacts, Refusal, Refused, probe
from stonehand.model.article import Colour


def saved(mode: str = "RGB", size: tuple[int, int] = (40, 30), kind: str = "PNG", **options: object) -> bytes:
    """A picture's file as bytes; `options` go to Pillow's writer."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind, **options)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no pixels: one bit a pixel, as in the bomb of 20 KB."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = [head, b"IDAT" + zlib.compress(b"\0"), b"IEND"]
    body = b"".join(struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def refused(content: bytes) -> Refused:
    facts = probe(content)
    assert isinstance(facts, Refused)
    return facts


def taken(content: bytes) -> ImageFacts:
    facts = probe(content)
    assert isinstance(facts, ImageFacts)
    return facts


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_images_of_four_kinds_are_taken(kind: str) -> None:
    """Each is named by its bytes, whatever its file is called."""
    facts = taken(saved(kind=kind))
    assert (facts.width, facts.height, facts.kind, facts.frames, facts.profile) == (40, 30, kind, 1, False)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))])
def test_images_are_measured_upright(kind: str, orientation: int, size: tuple[int, int]) -> None:
    """EXIF says how the camera was held: 5 to 8 lie on their side."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts = taken(saved(kind=kind, exif=exif))
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    ("mode", "kind", "colour"),
    [
        ("1", "PNG", Colour.LINE),
        ("L", "JPEG", Colour.GREY),
        ("LA", "PNG", Colour.GREY),
        ("I;16", "TIFF", Colour.GREY),
        ("F", "TIFF", Colour.GREY),
        ("RGBA", "WEBP", Colour.COLOUR),
        ("CMYK", "JPEG", Colour.COLOUR),
        ("LAB", "TIFF", Colour.COLOUR),
    ],
)
def test_images_tell_their_kind_of_colour(mode: str, kind: str, colour: Colour) -> None:
    """Line art, grey or colour, by what the file holds."""
    assert taken(saved(mode, kind=kind)).colour is colour


def test_images_with_a_grey_palette_are_grey() -> None:
    """A palette of greys is a grey picture, one with red in it is not."""
    image = Image.new("P", (4, 4))
    for palette, colour in ([0, 0, 0, 9, 9, 9], Colour.GREY), ([0, 0, 0, 9, 0, 0], Colour.COLOUR):
        image.putpalette(palette)
        file = io.BytesIO()
        image.save(file, "PNG")
        assert taken(file.getvalue()).colour is colour


def test_images_of_several_frames_say_so() -> None:
    """Animated pictures and many-paged TIFFs: the first will be printed."""
    more = [Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")]
    assert taken(saved(kind="TIFF", save_all=True, append_images=more)).frames == 3
    assert taken(saved(size=(4, 4), kind="WEBP", save_all=True, append_images=more)).frames == 3


@pytest.mark.parametrize(
    "content",
    [
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"8BPS\0\1",
        b"%PDF-1.7",
        b"GIF89a",
        b"\0\0\0\x18ftypheic",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg>" + b"<use href='#a'/>" * 9,
        b"plain words",
        b"",
    ],
)
def test_images_of_other_kinds_are_refused(content: bytes) -> None:
    """By their first bytes, so no other decoder ever sees them, whatever the file's name says."""
    assert refused(content).refusal is Refusal.KIND


def test_images_over_the_limit_are_refused_unseen() -> None:
    """13,000 x 13,000 pixels are 169 million; the file has a hundred bytes."""
    found = refused(png_header(13_000, 13_000))
    assert found.refusal is Refusal.TOO_LARGE
    assert "13,000 by 13,000 pixels, 169 million" in found.why
    assert taken(png_header(12_000, 10_000)).width == 12_000


@pytest.mark.parametrize(
    "content", [png_header(0, 10), b"\xff\xd8\xff\xe0", b"RIFF\4\0\0\0WEBP", b"II*\0\xff\xff\xff\xff"]
)
def test_images_without_sense_are_corrupt(content: bytes) -> None:
    """A known beginning and nothing behind it."""
    assert refused(content).refusal is Refusal.CORRUPT


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_images_cut_off_are_noticed(kind: str) -> None:
    """Half a file, with a thumbnail whose own end marker must not deceive."""
    whole = saved(size=(400, 300), kind=kind)
    assert refused(whole[: len(whole) // 2]).refusal is Refusal.CORRUPT


def test_images_cut_off_behind_a_thumbnail_are_noticed() -> None:
    """The end marker of the thumbnail in the EXIF block is not the picture's."""
    whole = saved(size=(400, 300), kind="JPEG", comment=b"\xff\xd9")
    assert isinstance(probe(whole), ImageFacts)
    assert refused(whole[:-40]).refusal is Refusal.CORRUPT


def test_images_text_bomb_is_refused() -> None:
    """A compressed comment of 100 MB in a small PNG."""
    text = b"zTXtComment\0\0" + zlib.compress(b"x" * 100_000_000, 1)
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    whole = saved()
    assert refused(whole[:33] + chunk + whole[33:]).refusal is Refusal.CORRUPT
