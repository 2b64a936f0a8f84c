"""Supplied advertisements on a finished page: where the engine set a picture that stands for one, the advertisement itself.

The engine knows no PDF inside a PDF. It is given a picture of 32 grey dots that spell the file's SHA-256, and sets it as any
other; here the dots give way to the form that was cast of the file. What placed the picture places the form, since both fill the
unit square. The page is finished and was read back by then: nothing of ours touches an advertisement's operators, inks or fonts,
and nothing foreign is drawn outside a child.
"""

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream

from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, OnPage, Outcome, error
from stonehand.press.resources import AS_NEW, content_streams, pictures

_BEGINNING = f"0 g 0 G 1 w 0 J 0 j 10 M [] 0 d /RelativeColorimetric ri 0 i 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts {AS_NEW} gs"
"""The graphics state a page begins with (ISO 32000-1, 8.4.1), which a form would take from wherever it is drawn."""


def stand_in(sha256: bytes) -> bytes:
    """Make the picture that stands for a file: one row of grey dots, a dot for each byte, as PNG."""
    header = struct.pack(">IIBBBBB", len(sha256), 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" + sha256, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def place_supplied(pdf: bytes, page: PageId, stereos: Mapping[bytes, bytes]) -> Outcome[bytes]:
    """Put advertisements into a finished page, by the SHA-256 of their files; each of `stereos` is one as the child cast it.

    One that the page should show and does not is an error: it was sold.
    """
    if not stereos:
        return Outcome(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document, ExitStack() as opened:
        # A stereo's streams are read when the page is saved, so each file stays open until then.
        casts = {sha256: opened.enter_context(pikepdf.open(io.BytesIO(stereo))) for sha256, stereo in stereos.items()}
        placed = {sha256: _form(document, cast.pages[0]) for sha256, cast in casts.items()}
        sheet = document.pages[0]
        found: set[bytes] = set()
        for _stream, resources in list(content_streams(sheet)):
            for name, sha256 in list(_standing_in(resources, stereos)):
                resources.XObject[name] = placed[sha256]
                found.add(sha256)
        out = io.BytesIO()
        document.save(out, static_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.6")
    return Outcome(out.getvalue(), tuple(_missing(page, len(stereos.keys() - found))))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _standing_in(resources: Object, stereos: Mapping[bytes, bytes]) -> Iterator[tuple[str, bytes]]:
    """Find the pictures whose dots spell a file that is to be placed."""
    lengths = {len(sha256) for sha256 in stereos}
    for name, picture in pictures(resources):
        if picture.get("/Height") == 1 and picture.get("/Width") in lengths and "/SMask" not in picture:
            dots = picture.read_bytes()
            if dots in stereos:
                yield name, dots


def _form(document: pikepdf.Pdf, cast: pikepdf.Page) -> Stream:
    """Bring a cast form into the page's file, in a form of ours that gives it the state a page begins with."""
    left, bottom, right, top = (float(edge) for edge in cast.mediabox)
    ad = document.copy_foreign(cast.obj.Resources.XObject.Ad)
    scale = f"{1 / (right - left):.10f} 0 0 {1 / (top - bottom):.10f} 0 0 cm"
    return document.make_stream(
        f"{_BEGINNING} {scale} /Ad Do".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 1, 1]),
        Resources=Dictionary(
            XObject=Dictionary(Ad=ad), ExtGState=Dictionary({AS_NEW: Dictionary(OP=False, op=False, OPM=0)})
        ),
    )


def _missing(page: PageId, many: int) -> Iterator[Finding]:
    if many:
        yield error(
            "press/ad-not-placed",
            f"{many} of the supplied advertisements of page {page} are not on it as the engine set it",
            OnPage(page),
            hint="let the layout's styles leave pictures in `.ad` alone",
        )
