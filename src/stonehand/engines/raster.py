"""A finished page as pixels, through pdfium, and the QR codes zxing reads in them.

Only the box that is asked for is drawn: a code of 20 mm at 600 ppi is 470 pixels square, where the page would be 64 million.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pypdfium2 as pdfium
import zxingcpp

from stonehand.engines.opened_pdf import opened
from stonehand.model.units import Mm, pt

PPI = 450
"""A module of 0.5 mm is nine pixels; measured, 300 to 600 read alike."""

_POINTS = 72
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of a page in millimetres from the trim's top left corner; pages count from 1."""

    page: int
    left: Mm
    top: Mm
    width: Mm
    height: Mm


def read_codes(pdf: bytes, patches: Sequence[Patch]) -> tuple[tuple[str, ...], ...]:
    """Give for each patch the texts of all QR codes in it; none for a patch beside the page or on no page.

    A page is loaded once for all its patches that follow each other.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    with opened(pdf) as document:
        return tuple(_read_all(document, patches))


def _read_all(document: pdfium.PdfDocument, patches: Sequence[Patch]) -> Iterator[tuple[str, ...]]:
    for number, on_page in groupby(patches, key=lambda patch: patch.page):
        page = document[number - 1] if 1 <= number <= len(document) else None
        for patch in on_page:
            yield () if page is None else _texts(page, patch)
        if page is not None:
            page.close()


def _texts(page: pdfium.PdfPage, patch: Patch) -> tuple[str, ...]:
    left, _bottom, _right, top = page.get_trimbox()
    # The page is as large as its media box here: the press leaves no crop box.
    outer = page.get_mediabox()
    x, y = left + pt(patch.left), top - pt(patch.top)
    margins = (x - outer[0], y - pt(patch.height) - outer[1], outer[2] - x - pt(patch.width), outer[3] - y)
    if min(margins) < -_HAIR:
        return ()
    crop = tuple(max(0.0, margin) for margin in margins)
    bitmap = page.render(scale=PPI / _POINTS, crop=crop, grayscale=True, may_draw_forms=False)
    rows = memoryview(bitmap.buffer).cast("B", shape=[bitmap.height, bitmap.stride])
    found = zxingcpp.read_barcodes(
        rows, formats=_QR, text_mode=zxingcpp.TextMode.Plain, try_invert=False, try_downscale=False
    )
    return tuple(code.text for code in found)
