"""A page as a small picture, through pdfium: for reports, and to show a supplied advertisement on a screen."""

from io import BytesIO

import pypdfium2 as pdfium

from stonehand.engines.raster import Unopened

MOST_PIXELS = 12_000_000
"""A page of 289 x 380 mm at 150 ppi has four million."""

_POINTS = 72


def draw_page(pdf: bytes, page: int, ppi: int) -> bytes:
    """Draw a page, counted from 1, inside its trim box, as PNG in RGB; so large a page that it would have more than `MOST_PIXELS`
    is drawn in fewer ppi. A page that is to be shown at an angle is.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open, or have no such page.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    try:
        return _drawn(document, page, ppi)
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, ppi: int) -> bytes:
    if not 1 <= number <= len(document):
        message = f"it has no page {number}"
        raise Unopened(message)
    page = document[number - 1]
    page.set_cropbox(*page.get_trimbox())
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        message = f"page {number} has no size"
        raise Unopened(message)
    scale = min(ppi / _POINTS, (MOST_PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
    out = BytesIO()
    bitmap.to_pil().convert("RGB").save(out, "PNG")
    page.close()
    return out.getvalue()
