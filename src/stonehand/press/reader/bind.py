"""Binding the reader's PDF: tagged pages and their structure become one file, with links, bookmarks and what it says of itself.

As for the press, dates are the issue's and the file's id comes from its content; a font or picture that several pages hold byte for
byte is stored once. That it keeps to PDF/UA-1 is said in its metadata (ISO 14289-1, 5).
"""

import hashlib
import io
import zlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream, String

from stonehand.model.dummy import PageId
from stonehand.model.tagged import TaggedPage
from stonehand.press.bind import store_once
from stonehand.press.intent import Imprint, metadata, write_information
from stonehand.press.reader.colours import in_rgb, spaces_set
from stonehand.press.reader.content import numbers_in, remark
from stonehand.press.reader.element import Content, Element, Mark, marks_of
from stonehand.press.reader.issue import stories_of, structure
from stonehand.press.reader.letters import letters_of
from stonehand.press.reader.links import Mentioned, Spot, spots_of, write_bookmarks, write_links
from stonehand.press.reader.write import finish_parents, write_structure
from stonehand.press.resources import content_streams, entries
from stonehand.press.typeface import rename

_UA = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>\n'
_KEPT = frozenset({"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/TrimBox"})


def reader_book(
    pages: Sequence[tuple[PageId, TaggedPage]], mentioned: Mapping[str, Mentioned], imprint: Imprint
) -> bytes:
    """Join tagged pages, in the order given; `mentioned` names the stories for the bookmarks, by slug."""
    trees = [page.tree for _, page in pages]
    spots = spots_of(trees)
    document = _resolved(structure(trees), spots)
    kept: list[dict[int, Mark]] = [{} for _ in pages]
    for mark in marks_of(document):
        kept[mark.page][mark.number] = mark
    stored: dict[bytes, Object] = {}
    forms: dict[tuple[int, int], Object] = {}
    with ExitStack() as sources, pikepdf.new() as book:
        for number, (_, tagged) in enumerate(pages):
            source = sources.enter_context(pikepdf.open(io.BytesIO(tagged.pdf)))
            book.pages.append(source.pages[0])
            forms |= _finish_page(book, number, kept[number], stored)
        parents = write_structure(book, document, imprint.lang, forms)
        links = [link for link, _ in parents.links]
        finish_parents(book, parents, write_links(book, links, mentioned, spots))
        write_bookmarks(book, [story.story for story in stories_of(document)], mentioned, spots)
        _seal(book, pages, imprint)
        return _saved(book)


def _resolved(element: Element, spots: Mapping[str, Spot]) -> Element:
    """Let what would lead to a place that is on no page be no link."""
    kids: list[Content] = []
    for kid in element.kids:
        if not isinstance(kid, Element):
            kids.append(kid)
        elif any(link.target and link.target not in spots for link in kid.links):
            kids += _resolved(kid, spots).kids
        elif kid.kids or not kid.links:
            kids.append(_resolved(kid, spots))
    return replace(element, kids=tuple(kids))


def _finish_page(
    book: pikepdf.Pdf, number: int, kept: Mapping[int, Mark], stored: dict[bytes, Object]
) -> dict[tuple[int, int], Object]:
    """Mark a page's content, and give the forms that hold some of it, by page and number."""
    page = book.pages[number]
    for key in set(page.obj.keys()) - _KEPT:
        del page.obj[key]
    marked: dict[tuple[int, int], Object] = {}
    spaces: set[str] = set()
    streams = list(content_streams(page))
    for stream, resources in streams:
        drawn = page.obj.Contents if stream is None else stream
        content = drawn.read_bytes()
        fonts = dict(entries(resources, "/Font"))
        for font in fonts.values():
            rename(font)
        numbers = numbers_in(content)
        done = in_rgb(content)
        spaces |= spaces_set(done)
        if stream is None or numbers or _brings(resources):
            done = remark(done, kept, letters_of(fonts), frozenset(_brings(resources)))
        if done != content:
            drawn.write(zlib.compress(done, 9), filter=Name.FlateDecode)
        if stream is not None:
            marked |= {(number, one): stream for one in numbers if one in kept}
    for _, resources in streams:
        _keep_spaces(resources, spaces)
    store_once(page, stored)
    return marked


def _keep_spaces(resources: Object, spaces: Collection[str]) -> None:
    """Drop the colour spaces nothing on the page sets; the engine names some on every page."""
    for name in [name for name, _ in entries(resources, "/ColorSpace") if name not in spaces]:
        del resources.ColorSpace[name]
    if not resources.get("/ColorSpace", Dictionary()).keys() and "/ColorSpace" in resources:
        del resources.ColorSpace


def _brings(resources: Object) -> set[bytes]:
    """Give the names of forms that draw marked content, themselves or by forms in them."""
    return {
        name.lstrip("/").encode()
        for name, form in entries(resources, "/XObject")
        if isinstance(form, Stream)
        and form.get("/Subtype") == Name.Form
        and (numbers_in(form.read_bytes()) or _brings(form.get("/Resources", Dictionary())))
    }


def _seal(book: pikepdf.Pdf, pages: Sequence[tuple[PageId, TaggedPage]], imprint: Imprint) -> None:
    content = hashlib.sha256(repr(imprint).encode())
    for page, tagged in pages:
        content.update(hashlib.sha256(tagged.pdf).digest() + page.encode())
    write_information(book, imprint)
    root = book.Root
    root.Metadata = metadata(book, imprint, content.hexdigest()[:32], _UA)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    labels: list[object] = []
    for number, (page, _) in enumerate(pages):
        labels += [number, Dictionary(P=String(page))]
    root.PageLabels = Dictionary(Nums=Array(labels))
    if "/Outlines" in root:
        root.PageMode = Name.UseOutlines


def _saved(book: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    book.save(
        out,
        deterministic_id=True,
        min_version="1.7",
        force_version="1.7",
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()
