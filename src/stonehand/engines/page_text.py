"""A finished page's text, as pdfium reads it back: what a reader could select and copy.

In: a PDF's bytes. Out: the text of each page, in the order its characters were drawn, or that of rectangles on one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2 as pdfium

from stonehand.engines.raster import Unopened


def read_text(pdf: bytes) -> tuple[str, ...]:
    """Give the text of every page.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    with _opened(pdf) as document:
        return tuple(_text(page) for page in document)


def read_within(pdf: bytes, boxes: Sequence[tuple[float, float, float, float]]) -> tuple[str, ...]:
    """Give the text inside each rectangle of a document's one page: left, top, right, bottom in points from the trim's left top.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    with _opened(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        left, _, _, top = page.get_trimbox()
        try:
            return tuple(
                text.get_text_bounded(left + box[0], top - box[3], left + box[2], top - box[1]) for box in boxes
            )
        finally:
            text.close()
            page.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    try:
        yield document
    finally:
        document.close()


def _text(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()
