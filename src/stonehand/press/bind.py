"""Binding: finished pages become press files, the book in one, or each page in a file of its own.

A font or picture that several pages hold byte for byte is stored once: known by all it consists of, never by its name, which
a supplied page may share with another. The book takes about twice its size in memory while it is bound. How it is written
follows from the level: PDF/X-1a is PDF 1.4, which knows no object streams.
"""

import hashlib
import io
import re
from collections.abc import Iterable
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Object, ObjectStreamMode, Stream, String

from stonehand.model.dummy import PageId
from stonehand.model.press import Level, PressProfile
from stonehand.press.intent import Imprint, seal
from stonehand.press.resources import content_streams, entries, pictures


def bind(pages: Iterable[tuple[PageId, bytes]], profile: PressProfile, imprint: Imprint) -> bytes:
    """Join finished pages, in the order given, into one file of the profile's level; their ids become its page labels."""
    stored: dict[bytes, Object] = {}
    labels: list[object] = []
    content = hashlib.sha256()
    with ExitStack() as sources, pikepdf.new() as book:
        for number, (page, pdf) in enumerate(pages):
            content.update(hashlib.sha256(pdf).digest() + page.encode())
            # A page's streams are read when the book is saved, so each file stays open until then.
            source = sources.enter_context(pikepdf.open(io.BytesIO(pdf)))
            book.pages.append(source.pages[0])
            store_once(book.pages[-1], stored)
            labels += [number, Dictionary(P=String(page))]
        book.Root.PageLabels = Dictionary(Nums=Array(labels))
        seal(book, profile, imprint, content.digest())
        return _saved(book, profile.level)


def page_file(page: PageId, pdf: bytes, profile: PressProfile, imprint: Imprint) -> bytes:
    """Give a finished page as a file of its own."""
    return bind([(page, pdf)], profile, imprint)


def store_once(page: pikepdf.Page, stored: dict[bytes, Object]) -> None:
    """Let a page use those fonts and pictures of other pages that are its own byte for byte; `stored` holds them by digest."""
    for _stream, resources in content_streams(page):
        for name, font in list(entries(resources, "/Font")):
            resources.Font[name] = stored.setdefault(_digest(font), font)
        for name, picture in list(pictures(resources)):
            resources.XObject[name] = stored.setdefault(_digest(picture), picture)


def _digest(held: object, above: tuple[tuple[int, int], ...] = ()) -> bytes:
    """Give a digest of all an object consists of; one that holds itself is told by how far up it stands."""
    if not isinstance(held, Dictionary | Array | Stream):
        return _hashed(held.unparse() if isinstance(held, Object) else repr(held).encode())
    if held.is_indirect:
        if held.objgen in above:
            return b"%d" % above[::-1].index(held.objgen)
        above = (*above, held.objgen)
    if not isinstance(held, Stream) and not _REFERENCE.search(written := held.unparse()):
        return _hashed(written)
    parts = list(held) if isinstance(held, Array) else [part for entry in sorted(held.items()) for part in entry]
    content = held.read_raw_bytes() if isinstance(held, Stream) else b""
    return _hashed(_hashed(content) + b"".join(_digest(part, above) for part in parts))


_REFERENCE = re.compile(rb"\d R\b")


def _hashed(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _saved(book: pikepdf.Pdf, level: Level) -> bytes:
    out = io.BytesIO()
    version = "1.4" if level is Level.X1A else "1.6"
    book.save(
        out,
        deterministic_id=True,
        min_version=version,
        force_version=version,
        object_stream_mode=ObjectStreamMode.disable if level is Level.X1A else ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()
