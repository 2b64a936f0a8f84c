"""A copy of a file that all programs draw alike: each page is its media box as it is stored, unturned and without annotations.

Ghostscript draws the media box and mutool the crop box; both turn pages, and only one of them draws all annotations. So the copy
has neither crop box, turn, unit nor annotation, and places in it are those of the facts. Beside it goes the profile it is made for,
by which Ghostscript turns RGB into inks: its own, or else the press's.
"""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.opening import PDF_FAILS, one_line, opened
from stonehand.engines.plates.plate import PER_MM
from stonehand.engines.plates.profile import own_profile
from stonehand.model.facts import PageFacts
from stonehand.model.units import PT_PER_MM

_MOST_PIXELS = 40_000_000
"""A square metre and a little; as four inks it is 160 MB."""


@dataclass(frozen=True, slots=True)
class PlainCopy:
    """The copy's bytes, and the profile it is drawn by, empty for none."""

    pdf: bytes
    icc: bytes


def plain_copy(pdf: bytes, pages: tuple[PageFacts, ...], icc: bytes = b"") -> PlainCopy:
    """Give the copy of a file that has these pages; `icc` describes the press, empty for none.

    Raises:
        NotDrawn: the file cannot be opened, has other pages, or one that is far too large.
    """
    with opened(pdf) as document:
        try:
            if len(document.pages) != len(pages):
                message = f"the file has {len(document.pages)} pages where {len(pages)} were told"
                raise NotDrawn(message)
            for page, facts in zip(document.pages, pages, strict=True):
                _make_plain(page, facts)
            return PlainCopy(_bytes_of(document), own_profile(document) or icc)
        except PDF_FAILS as fault:
            message = f"the file cannot be copied: {one_line(fault)}"
            raise NotDrawn(message) from fault


def size_of(page: PageFacts) -> tuple[int, int]:
    """Give a page's pixels across and down.

    Raises:
        NotDrawn: it is empty, or far too large.
    """
    box = page.media
    across, down = (side / PT_PER_MM * PER_MM for side in (box.right - box.left, box.top - box.bottom))
    if not (across >= 1 and down >= 1 and across * down <= _MOST_PIXELS):
        message = f"page {page.label} is {across / PER_MM:.0f} by {down / PER_MM:.0f} mm"
        raise NotDrawn(message)
    return round(across), round(down)


def _make_plain(page: pikepdf.Page, facts: PageFacts) -> None:
    size_of(facts)
    box = facts.media
    # Both boxes and the turn may be inherited, so they are set and not left out.
    page.obj.MediaBox = page.obj.CropBox = Array([box.left, box.bottom, box.right, box.top])
    page.obj.Rotate = 0
    for key in ("/UserUnit", "/Annots"):
        if key in page.obj:
            del page.obj[key]


def _bytes_of(document: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    document.save(
        made,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        compress_streams=False,
        static_id=True,
    )
    return made.getvalue()
