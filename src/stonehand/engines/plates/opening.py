"""A file that may be anybody's, opened by pikepdf or refused in a sentence."""

import io

import pikepdf

from stonehand.engines.plates.failure import NotDrawn

PDF_FAILS = (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError)
"""What pikepdf raises on broken files."""


def opened(pdf: bytes) -> pikepdf.Pdf:
    """Open a file; close it afterwards.

    Raises:
        NotDrawn: it is no PDF, is broken, or wants a password.
    """
    try:
        return pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError as fault:
        message = "the file cannot be opened without its password"
        raise NotDrawn(message) from fault
    except PDF_FAILS as fault:
        message = f"the file cannot be opened: {one_line(fault)}"
        raise NotDrawn(message) from fault


def one_line(fault: Exception) -> str:
    """Give what a library said, on one line."""
    return " ".join(str(fault).split())[:200]
