"""Binding: finished pages become press files, the book in one, or each page in a file of its own.

A font or picture that several pages hold byte for byte is stored once. Fonts are known by name, which the finishing pass drew
from their content. The book takes about twice its size in memory while it is bound.
"""

import hashlib
import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Object, ObjectStreamMode, String

from stonehand.model.dummy import PageId
from stonehand.model.press import PressProfile
from stonehand.press.intent import Imprint, seal
from stonehand.press.resources import content_streams, entries, pictures


def bind(pages: Iterable[tuple[PageId, bytes]], profile: PressProfile, imprint: Imprint) -> bytes:
    """Join finished pages, in the order given, into one PDF/X-4; their ids become its page labels."""
    sources: list[pikepdf.Pdf] = []
    stored: dict[str, Object] = {}
    labels: list[object] = []
    content = hashlib.sha256()
    with pikepdf.new() as book:
        for number, (page, pdf) in enumerate(pages):
            content.update(hashlib.sha256(pdf).digest() + page.encode())
            # A page's streams are read when the book is saved, so each file stays open until then.
            sources.append(pikepdf.open(io.BytesIO(pdf)))
            book.pages.append(sources[-1].pages[0])
            _store_once(book.pages[-1], stored)
            labels += [number, Dictionary(P=String(page))]
        book.Root.PageLabels = Dictionary(Nums=Array(labels))
        seal(book, profile, imprint, content.digest())
        out = _saved(book)
    for source in sources:
        source.close()
    return out


def page_file(page: PageId, pdf: bytes, profile: PressProfile, imprint: Imprint) -> bytes:
    """Give a finished page as a PDF/X-4 of its own."""
    return bind([(page, pdf)], profile, imprint)


def _store_once(page: pikepdf.Page, stored: dict[str, Object]) -> None:
    for _stream, resources in content_streams(page):
        for name, font in list(entries(resources, "/Font")):
            resources.Font[name] = stored.setdefault(str(font.BaseFont), font)
        for name, picture in list(pictures(resources)):
            resources.XObject[name] = stored.setdefault(_picture_key(picture), picture)


def _picture_key(picture: pikepdf.Stream) -> str:
    """Tell pictures apart by bytes and by how they are to be read; one with a mask of its own stands alone."""
    if "/SMask" in picture or "/Mask" in picture:
        return f"masked {picture.objgen}"
    facts = [(key, value.unparse() if isinstance(value, Object) else value) for key, value in sorted(picture.items())]
    return hashlib.sha256(picture.read_raw_bytes() + repr(facts).encode()).hexdigest()


def _saved(book: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    book.save(
        out,
        deterministic_id=True,
        min_version="1.6",
        force_version="1.6",
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()
