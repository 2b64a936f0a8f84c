"""PDFs made for a test, a page each, with what is drawn written out."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name


def made_pdf(*contents: bytes, **page: object) -> bytes:
    """Make a PDF with a page of 100 x 100 mm for each content stream; `F1` is a font, 5 mm of bleed lie round the trim.

    Entries of the page are set as `page` says; `None` takes one out.
    """
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        for content in contents:
            pdf.add_blank_page(page_size=(311.81, 311.81))
            made = pdf.pages[-1]
            made.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            made.obj.TrimBox = Array([14.17, 14.17, 297.64, 297.64])
            made.obj.Contents = pdf.make_stream(content)
            for name, value in page.items():
                if value is None:
                    del made.obj[f"/{name}"]
                else:
                    made.obj[f"/{name}"] = value
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def text_of(size: float, words: bytes = b"Haven", at: tuple[float, float] = (100, 200)) -> bytes:
    """Draw words in black."""
    return b"0 0 0 1 k BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, *at, words)


GOOD = made_pdf(text_of(9))
SMALL = made_pdf(text_of(9), text_of(5, at=(42.51, 269.29)))
