"""Office sheets: pages of a book drawn smaller, two on a sheet, with a sheet of words laid over them.

In: a book that was finished for press, a document with one sheet of words for each of ours, where each page goes. Out: one PDF. A
page is a form XObject cut at its trim, so nothing in it is written anew, and bleed and marks stay out of sight. PDF 32000-1, 8.10.
"""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from stonehand.engines.laid import Laid, ProofTitle
from stonehand.engines.proof_book import seal_proofs

_DIGITS = 5


def lay_office(
    book: bytes, words: bytes, sheets: Sequence[Sequence[Laid]], labels: Sequence[str], title: ProofTitle
) -> bytes:
    """Lay pages on the sheets of `words`, under what is written there."""
    with pikepdf.open(io.BytesIO(book)) as pages, pikepdf.open(io.BytesIO(words)) as over, pikepdf.new() as done:
        forms = {laid.page: _form(done, pages, laid.page) for sheet in sheets for laid in sheet}
        for sheet, written in zip(sheets, over.pages, strict=True):
            done.pages.append(_sheet(done, sheet, written, forms))
        return seal_proofs(done, labels, title)


def _form(done: pikepdf.Pdf, pages: pikepdf.Pdf, number: int) -> pikepdf.Object:
    """Make a form of a page; qpdf gives it the page's trim box to be cut at."""
    return done.copy_foreign(pages.make_indirect(pages.pages[number].as_form_xobject(handle_transformations=False)))


def _sheet(
    done: pikepdf.Pdf, sheet: Sequence[Laid], written: pikepdf.Page, forms: dict[int, pikepdf.Object]
) -> pikepdf.Page:
    words = done.copy_foreign(written.as_form_xobject(handle_transformations=False))
    drawn = {f"/P{number}": forms[laid.page] for number, laid in enumerate(sheet)}
    calls = [_drawn(f"/P{number}", laid, forms[laid.page]) for number, laid in enumerate(sheet)]
    resources = Dictionary(XObject=Dictionary({**drawn, "/Words": words}))
    page = Dictionary(Type=Name.Page, MediaBox=Array([float(edge) for edge in written.mediabox]), Resources=resources)
    page.Contents = done.make_stream("\n".join((*calls, "q /Words Do Q")).encode())
    return pikepdf.Page(done.make_indirect(page))


def _drawn(name: str, laid: Laid, form: pikepdf.Object) -> str:
    x, y = (float(edge) for edge in list(form.BBox.as_list())[:2])
    values = (laid.scale, 0.0, 0.0, laid.scale, laid.left - x * laid.scale, laid.bottom - y * laid.scale)
    return f"q {' '.join(f'{round(value, _DIGITS) + 0.0:g}' for value in values)} cm {name} Do Q"
