"""A book of proofs: sheets the engine made become one PDF with bookmarks, page labels and a title, and claim to be no press file.

In: documents of one sheet or several, and where in them something begins. Out: one file. The engine writes its pages as PDF/X-4;
what says so is its document's, not its pages', and stays behind, and so does every annotation. No clock or chance has a part in it.
"""

import io
from collections.abc import Callable, Sequence
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, ObjectStreamMode, OutlineItem, String

from stonehand.engines.laid import ProofTitle

_OF_A_PAGE = frozenset({"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/Group"})


def bind_proofs(
    documents: Sequence[bytes],
    labels: Sequence[str],
    marks: Sequence[tuple[str, int]],
    title: ProofTitle,
    finish: Callable[[pikepdf.Page], None],
) -> bytes:
    """Join documents; `labels` name their sheets, `marks` are the bookmarks with the sheet, counted from 0, each leads to.

    `finish` has the first sheet of each document, whose fonts are those of all.
    """
    with ExitStack() as open_, pikepdf.new() as book:
        for pdf in documents:
            # a page's streams are read when the book is saved, so each document stays open until then
            source = open_.enter_context(pikepdf.open(io.BytesIO(pdf)))
            finish(source.pages[0])
            book.pages.extend(source.pages)
        for page in book.pages:
            for key in set(page.obj.keys()) - _OF_A_PAGE:
                del page.obj[key]
        if marks:
            with book.open_outline() as outline:
                outline.root.extend(OutlineItem(words, sheet) for words, sheet in marks)
        return seal_proofs(book, labels, title)


def seal_proofs(book: pikepdf.Pdf, labels: Sequence[str], title: ProofTitle) -> bytes:
    """Give a book its labels and title, and write it."""
    entries: list[object] = []
    for number, label in enumerate(labels):
        entries += [number, Dictionary(P=String(label))]
    book.Root.PageLabels = Dictionary(Nums=Array(entries))
    book.Root.Lang = String(title.lang)
    book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    info = book.make_indirect(Dictionary())
    info.Title, info.Producer, info.Creator = String(title.title), String(title.producer), String(title.producer)
    book.trailer.Info = info
    out = io.BytesIO()
    book.save(
        out,
        deterministic_id=True,
        min_version="1.6",
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()
