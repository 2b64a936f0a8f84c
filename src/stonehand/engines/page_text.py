"""A finished page's text, as pdfium reads it back: what a reader could select and copy.

In: a PDF's bytes. Out: the text of each page, in the order its characters were drawn.
"""

import pypdfium2 as pdfium

from stonehand.engines.raster import Unopened


def read_text(pdf: bytes) -> tuple[str, ...]:
    """Give the text of every page.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    try:
        return tuple(_text(page) for page in document)
    finally:
        document.close()


def _text(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()
