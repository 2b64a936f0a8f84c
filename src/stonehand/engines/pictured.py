"""A page as a picture, through pdfium: for reports and proofs, and to show a supplied advertisement on a screen.

pdfium turns CMYK into RGB by a table of its own, without the profile; beside Ghostscript's drawing newsprint colours look the same.
It is no proof of colour, only of what stands where.
"""

from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image

from stonehand.engines.opened_pdf import Unopened, opened

MOST_PIXELS = 12_000_000
"""A page of 289 x 380 mm at 150 ppi has four million."""

_DEFLATE = 1
"""zlib's level: pages take half the default's CPU, and come out smaller (51 ms and 817 kB a page; level 6 takes 97 ms, 909 kB)."""

_POINTS = 72


def draw_page(pdf: bytes, page: int, ppi: int, most: int = MOST_PIXELS) -> bytes:
    """Draw a page, counted from 1, inside its trim box, as PNG in RGB; so large a page that it would have more than `most` pixels
    is drawn in fewer ppi. A page that is to be shown at an angle is.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open, or have no such page.
    """
    with opened(pdf) as document:
        image, _ = page_image(document, page, ppi, most)
    out = BytesIO()
    image.save(out, "PNG", compress_level=_DEFLATE)
    return out.getvalue()


def page_image(
    document: pdfium.PdfDocument, number: int, ppi: int, most: int = MOST_PIXELS
) -> tuple[Image.Image, float]:
    """Draw a page, counted from 1, inside its trim box; give it with the pixels it has to a point.

    Raises:
        Unopened: there is no such page, or it has no size.
    """
    if not 1 <= number <= len(document):
        message = f"it has no page {number}"
        raise Unopened(message)
    page = document[number - 1]
    page.set_cropbox(*page.get_trimbox())
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        message = f"page {number} has no size"
        raise Unopened(message)
    scale = min(ppi / _POINTS, (most / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
    image = bitmap.to_pil().convert("RGB")
    page.close()
    return image, scale
