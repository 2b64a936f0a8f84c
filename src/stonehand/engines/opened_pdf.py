"""A PDF opened by pdfium: what it cannot open, or gives up over while it is open, is `Unopened`."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium


class Unopened(ValueError):
    """The bytes are no PDF that pdfium can open, or lack what was asked for."""


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF, and close it afterwards.

    Raises:
        Unopened: pdfium cannot open it, or what is done with it ends in pdfium's own error.
    """
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    try:
        yield document
    except pdfium.PdfiumError as fault:
        raise Unopened(str(fault)) from fault
    finally:
        document.close()
