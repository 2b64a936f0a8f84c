"""Writing a structure down: its elements, the tree that leads from content back to them, and what refers to it from the pages.

(ISO 32000-1, 14.7; ISO 14289-1, 7)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from stonehand.press.reader.element import Element, Link, Mark

Forms = Mapping[tuple[int, int], Object]
"""The forms that hold marked content, by page and number; all other is in a page's own stream."""


@dataclass(slots=True)
class Parents:
    """What leads from marked content and annotations back to their elements."""

    content: dict[tuple[int, tuple[int, int]], tuple[Object, dict[int, Object]]] = field(default_factory=dict)
    links: list[tuple[Link, Object]] = field(default_factory=list)
    notes: int = 0


def write_structure(book: pikepdf.Pdf, document: Element, lang: str, forms: Forms) -> Parents:
    """Write an issue's structure into its file; what is left is to write the links and the parent tree, `finish_parents`."""
    root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents = Parents()
    root.K = _element(book, document, root, lang, parents, forms)
    book.Root.StructTreeRoot = root
    book.Root.MarkInfo = Dictionary(Marked=True)
    return parents


def finish_parents(book: pikepdf.Pdf, parents: Parents, annotations: Sequence[Object]) -> None:
    """Write the parent tree; `annotations` are those of `parents.links`, in order."""
    nums: list[object] = []
    for key, (_, (holder, found)) in enumerate(sorted(parents.content.items(), key=lambda entry: entry[0])):
        holder.StructParents = key
        nums += [key, book.make_indirect(Array([found.get(number) for number in range(max(found) + 1)]))]
    for key, ((_, element), annotation) in enumerate(
        zip(parents.links, annotations, strict=True), start=len(parents.content)
    ):
        annotation.StructParent = key
        nums += [key, element]
        element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=annotation.P))
    tree = book.make_indirect(Dictionary(Nums=Array(nums)))
    book.Root.StructTreeRoot.ParentTree = tree
    book.Root.StructTreeRoot.ParentTreeNextKey = len(nums) // 2


def _element(  # noqa: PLR0913, PLR0917 - an element, and what it is written into
    book: pikepdf.Pdf, element: Element, parent: Object, lang: str, parents: Parents, forms: Forms
) -> Object:
    written = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
    for key, value in _told(element, lang, parents):
        written[key] = value
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if page is None and element.links:
        page = element.links[0].page
    if page is not None:
        written.Pg = book.pages[page].obj
    inner = element.lang or lang
    written.K = Array(
        [
            _content(book, kid, page, written, parents, forms)
            if isinstance(kid, Mark)
            else _element(book, kid, written, inner, parents, forms)
            for kid in element.kids
        ]
    )
    parents.links += ((link, written) for link in element.links)
    return written


def _told(element: Element, lang: str, parents: Parents) -> Iterator[tuple[str, object]]:
    """Give what an element says of itself."""
    if element.lang and element.lang != lang:
        yield "/Lang", String(element.lang)
    if element.alt:
        yield "/Alt", String(element.alt)
    if element.title:
        yield "/T", String(element.title)
    if element.role == "Note":
        parents.notes += 1
        yield "/ID", String(f"note-{parents.notes}")
    if element.header:
        yield "/A", Dictionary(O=Name.Table, Scope=Name.Column)
    if element.role == "L":
        yield "/A", Dictionary(O=Name.List, ListNumbering=Name.Decimal if element.numbered else Name.Disc)
    if element.room is not None:
        yield "/A", Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(element.room)))


def _content(  # noqa: PLR0913, PLR0917 - a mark, and where it is noted
    book: pikepdf.Pdf, mark: Mark, page: int | None, element: Object, parents: Parents, forms: Forms
) -> object:
    form = forms.get((mark.page, mark.number))
    holder = book.pages[mark.page].obj if form is None else form
    parents.content.setdefault((mark.page, holder.objgen), (holder, {}))[1][mark.number] = element
    if form is None and mark.page == page:
        return mark.number
    reference = Dictionary(Type=Name.MCR, Pg=book.pages[mark.page].obj, MCID=mark.number)
    if form is not None:
        reference.Stm = form
    return reference
