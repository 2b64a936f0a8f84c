"""Advertisements as customers send them: sound ones of any size, and odd and hostile ones made from them."""

import io
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pikepdf
from builds import ROOT
from fontTools import subset, ttLib
from pikepdf import Array, Dictionary, Name, Stream, String

from stonehand.model.units import Mm, pt

FACE = ROOT / "fonts/sofia-sans-extra-condensed/SofiaSansExtraCondensed_700Bold.ttf"
COLOURS = b"0.85 0.45 0.15 0.3 k"
BLACK = b"0 0 0 0.6 k"

Change = Callable[[pikepdf.Pdf, pikepdf.Page], None]


def size_of(width: float, height: float) -> tuple[float, float]:
    """Give a size in millimetres as points."""
    return pt(Mm(width)), pt(Mm(height))


def content_of(width: float, height: float, words: str = "BANK", colour: bytes = COLOURS) -> bytes:
    """Draw a flat over half the trim, a rule, and words in black: operators no engine of ours would write."""
    wide, high = size_of(width, height)
    return (
        b"%% made by hand\nq\n" + colour + b" 0 0 %.4f %.4f re f\n" % (wide / 2, high)
        + b"0 0 0 1 K 1.5 w 4 4 %.4f %.4f re S Q\n" % (wide - 8, high - 8)
        + b"BT /F1 14 Tf 0 0 0 1 k %.4f 20 Td (%s) Tj ET\n" % (wide / 2 + 6, words.encode())
    )  # fmt: skip


def ad(  # noqa: PLR0913 - all that differs between customers
    width: float,
    height: float,
    *,
    words: str = "BANK",
    colour: bytes = COLOURS,
    corner: tuple[float, float] = (0.0, 0.0),
    bleed: float = 0.0,
    rotate: int = 0,
    tag: str = "ABCDEF",
    change: Change | None = None,
    save: Mapping[str, Any] | None = None,
) -> bytes:
    """Make an advertisement of a size in millimetres, as it is seen when it is turned; `change` may spoil it."""
    upright = (height, width) if rotate % 180 else (width, height)
    wide, high = size_of(*upright)
    left, bottom = corner
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(wide, high))
        page.obj.MediaBox = Array([left - bleed, bottom - bleed, left + wide + bleed, bottom + high + bleed])
        page.obj.TrimBox = Array([left, bottom, left + wide, bottom + high])
        drawn = content_of(*upright, words, colour)
        page.obj.Contents = pdf.make_stream(b"q 1 0 0 1 %.4f %.4f cm\n" % corner + drawn + b"Q\n")
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font(pdf, words, tag)))
        if rotate:
            page.obj.Rotate = rotate
        if change is not None:
            change(pdf, page)
        out = io.BytesIO()
        pdf.save(out, deterministic_id="encryption" not in (save or {}), **(save or {}))
    return out.getvalue()


def font(pdf: pikepdf.Pdf, words: str, tag: str, *, embedded: bool = True) -> pikepdf.Object:
    """Make a simple TrueType font that holds these words and no other."""
    program, widths = _subset("".join(sorted(set(words))))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/{tag}+Sofia"), Flags=32, FontBBox=Array([-200, -300, 1200, 1000]),
        ItalicAngle=0, Ascent=900, Descent=-250, CapHeight=700, StemV=120,
    )  # fmt: skip
    if embedded:
        descriptor.FontFile2 = pdf.make_stream(program, Length1=len(program))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{tag}+Sofia"),
            FirstChar=32,
            LastChar=126,
            Widths=Array(list(widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


@cache
def _subset(letters: str) -> tuple[bytes, tuple[int, ...]]:
    face = ttLib.TTFont(FACE, recalcTimestamp=False)
    widths, names = face["hmtx"], face.getBestCmap()
    unit = face["head"].unitsPerEm
    told = tuple(round(widths[names[code]][0] * 1000 / unit) if code in names else 0 for code in range(32, 127))
    cutter = subset.Subsetter(subset.Options(notdef_outline=True, hinting=False))
    cutter.populate(text=letters)
    cutter.subset(face)
    out = io.BytesIO()
    face.save(out)
    return out.getvalue(), told


def drawing(page: pikepdf.Page, pdf: pikepdf.Pdf, more: bytes) -> None:
    """Draw more on a page, after what is there."""
    page.obj.Contents = Array([page.obj.Contents, pdf.make_stream(more)])


def hold(page: pikepdf.Page, kind: str, **held: pikepdf.Object) -> None:
    """Put resources on a page."""
    page.obj.Resources[kind] = Dictionary({f"/{name}": one for name, one in held.items()})


def picture(pdf: pikepdf.Pdf, side: int, space: Any = Name.DeviceCMYK, **more: Any) -> Stream:
    """Make a picture of one tone."""
    channels = {Name.DeviceGray: 1, Name.DeviceRGB: 3, Name.DeviceCMYK: 4}[space]
    return pdf.make_stream(
        zlib.compress(bytes([90]) * (side * side * channels)),
        Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side, ColorSpace=space, BitsPerComponent=8,
        Filter=Name.FlateDecode, **more,
    )  # fmt: skip


def form(pdf: pikepdf.Pdf, content: bytes, **more: Any) -> Stream:
    """Make a form of 100 points square."""
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]), **more)


def broken(pdf: bytes, *changes: tuple[bytes, bytes]) -> bytes:
    """Spoil a file's bytes; each must be there to be spoilt."""
    for old, new in changes:
        assert old in pdf, old
        pdf = pdf.replace(old, new)
    return pdf


def script() -> Dictionary:
    """Make an action that runs a script."""
    return Dictionary(S=Name.JavaScript, JS=String("app.alert('buy')"), Type=Name.Action)
