"""A finished page's text, as pdfium reads it back: what a reader could select and copy.

In: a PDF's bytes. Out: the text of each page, in the order its characters were drawn, or that of rectangles on one.
"""

from collections.abc import Sequence

import pypdfium2 as pdfium

from stonehand.engines.opened_pdf import opened

_MARKS = {0x02: 0xAD, 0xFFFE: 0xAD, 0x00: None}
"""What pdfium puts for a hyphen at a line's end, by version; and what no text should hold."""


def read_text(pdf: bytes) -> tuple[str, ...]:
    """Give the text of every page.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    with opened(pdf) as document:
        return tuple(_text(page) for page in document)


def read_within(pdf: bytes, boxes: Sequence[tuple[float, float, float, float]]) -> tuple[str, ...]:
    """Give the text inside each rectangle of a document's one page: left, top, right, bottom in points from the trim's left top.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open.
    """
    with opened(pdf) as document:
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


def read_pages(pdf: bytes) -> list[tuple[str, list[str]]]:
    """Give for each page its label, its number where it has none, and its lines of text, without white lines.

    A hyphen that only parts a word at a line's end comes as a mark of pdfium's, which stands for "goes on"; it stays at its line's
    end, as a soft hyphen.

    Raises:
        Unopened: the bytes are no PDF that pdfium can open, or a page of it cannot be loaded.
    """
    with opened(pdf) as document:
        return [
            (document.get_page_label(number) or str(number + 1), _lines(_text(document[number])))
            for number in range(len(document))
        ]


def _lines(text: str) -> list[str]:
    found = (line.translate(_MARKS).strip() for line in text.splitlines())
    return [line for line in found if line]


def _text(page: pdfium.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()
        page.close()
