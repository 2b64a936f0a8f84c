"""Elements of a page's HTML as elements of the structure: paragraphs, headings, lists, tables, figures, links.

A `div` or a `span`, which say nothing, are looked through. A picture without a text for those who cannot see it is decoration, and
stays outside, as do rules and grounds, which hold no content at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from stonehand.model.links import may_follow
from stonehand.model.tagged import Leaf, Node
from stonehand.press.reader.element import Content, Element, Link, Mark, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = {"p": "P", **{tag: tag.upper() for tag in HEADINGS}}
_PICTURES = frozenset({"img", "svg"})
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "sup", "sub", "small", "br", "u", "s", "cite", "q"})
_ADDRESSES = ("data-href", "data-leads", "href")
_HIDDEN = (("role", "presentation"), ("role", "none"), ("aria-hidden", "true"))


def blocks(node: Node, page: int, *, headings: bool = True) -> tuple[Element, ...]:
    """Give what stands in an element as blocks; where `headings` are not wanted they are paragraphs."""
    if _is_hidden(node):
        return ()
    if node.tag in _TEXT:
        return _spoken(
            Element(_TEXT[node.tag] if headings else "P", inline(node, page), lang=node.marks.get("lang", ""))
        )
    if node.tag in _PICTURES:
        return figure(node, page)
    if node.tag in {"ul", "ol"}:
        return _spoken(Element("L", tuple(_items(node, page)), numbered=node.tag == "ol"))
    if node.tag == "table":
        return _spoken(Element("Table", tuple(rows(node, page))))
    made: list[Element] = []
    for is_inline, kids in groupby(node.kids, key=_is_inline):
        held = tuple(kids)
        made += _spoken(Element("P", _inside(held, page))) if is_inline else _all(held, page, headings=headings)
    return tuple(made)


def inline(node: Node, page: int) -> tuple[Content, ...]:
    """Give what stands in a line or a paragraph."""
    return _inside(node.kids, page) if link_of(node, page, ()) is None else (_linked(node, page),)


def figure(node: Node, page: int) -> tuple[Element, ...]:
    """Give a picture with its text, in a link where it leads somewhere; nothing for decoration."""
    alt = node.marks.get("alt") or node.marks.get("aria-label") or ""
    marks = tuple(Mark(page, kid.number) for kid in node.kids if isinstance(kid, Leaf))
    if not alt.strip() or not marks:
        return ()
    seen = Element("Figure", marks, alt=alt, page=page, room=node.room)
    link = link_of(node, page, ())
    return (seen,) if link is None else (Element("P", (Element("Link", (seen,), links=(link,)),)),)


def rows(node: Node, page: int, *, headed: bool = False) -> Iterator[Element]:
    """Give a table's caption and rows, wherever in it they stand; rows of a head, or of one that is `headed`, hold headers."""
    head = headed or node.wears("head") or node.tag == "thead"
    for kid in _shown(node.kids):
        if isinstance(kid, Node) and kid.tag == "caption":
            yield from _spoken(Element("Caption", blocks(kid, page, headings=False)))
        elif isinstance(kid, Node) and kid.tag == "tr":
            cells = (cell for cell in kid.kids if isinstance(cell, Node))
            yield Element("TR", tuple(_cell(cell, page, head=head or cell.tag == "th") for cell in cells))
        elif isinstance(kid, Node):
            yield from rows(kid, page, headed=head)


def link_of(node: Node, page: int, held: Iterable[Content]) -> Link | None:
    """Give the link an element is; `None` for one that is none, or leads where none may."""
    address = next((found for name in _ADDRESSES if (found := node.marks.get(name))), "")
    target = node.marks.get("data-to") or ""
    says = text_of(held) or node.marks.get("aria-label") or address
    if may_follow(address):
        # an address set on several lines is told whole
        return Link(page, node.room, address if says.replace(" ", "") in address else says, address=address)
    return Link(page, node.room, says, target=target) if target else None


def _linked(node: Node, page: int) -> Element:
    held = _inside(node.kids, page)
    link = link_of(node, page, held)
    return Element("Link", held, links=(link,) if link else ())


def _inside(kids: Iterable[Leaf | Node], page: int) -> tuple[Content, ...]:
    made: list[Content] = []
    for kid in _shown(kids):
        if isinstance(kid, Leaf):
            made.append(Mark(page, kid.number, kid.text, soft=kid.made and kid.text in {"\u2010", "-"}, ends=kid.ends))
        elif kid.tag in _PICTURES:
            made += figure(kid, page)
        elif kid.wears("cap") or "data-joined" in kid.marks:
            parted = kid.marks.get("data-joined") == "0"
            made += (_ended(one, parted=parted) for one in _inside(kid.kids, page))
        elif kid.wears("marker"):
            made.append(Element("Lbl", _inside(kid.kids, page)))
        else:
            made += inline(kid, page)
    return tuple(_joined(made))


def _ended(content: Content, *, parted: bool) -> Content:
    """Let a line's end be one between words for certain, or for certain none: its word goes on on the next line."""
    if isinstance(content, Mark):
        return replace(content, ends=content.ends and parted, parted=parted)
    return replace(content, kids=tuple(_ended(kid, parted=parted) for kid in content.kids))


def _joined(made: list[Content]) -> Iterator[Content]:
    """Make one link of those that follow each other and lead to the same place, as the lines of one do."""
    for whole, group in groupby(made, key=_leads):
        found = list(group)
        parts = [one for one in found if isinstance(one, Element)]
        if not whole or len(parts) == 1:
            yield from found
            continue
        kids = tuple(kid for part in parts for kid in part.kids)
        says = text_of(kids)
        links = (
            replace(link, says=link.says if link.says == link.address else says)
            for part in parts
            for link in part.links
        )
        yield Element("Link", kids, links=tuple(links))


def _leads(content: Content) -> tuple[str, str] | None:
    links = content.links if isinstance(content, Element) else ()
    return (links[0].address, links[0].target) if links else None


def _items(node: Node, page: int) -> Iterator[Element]:
    for kid in _shown(node.kids):
        if isinstance(kid, Node):
            yield Element("LI", (Element("LBody", blocks(kid, page, headings=False)),))


def _cell(node: Node, page: int, *, head: bool) -> Element:
    # a hidden cell keeps its place, or its row would have a column less
    return Element("TH" if head else "TD", () if _is_hidden(node) else _inside(node.kids, page), header=head)


def _all(kids: Iterable[Leaf | Node], page: int, *, headings: bool) -> Iterator[Element]:
    for kid in kids:
        if isinstance(kid, Node):
            yield from blocks(kid, page, headings=headings)


def _shown(kids: Iterable[Leaf | Node]) -> Iterator[Leaf | Node]:
    """Leave out what is marked as ornament, or hidden from those who listen."""
    return (kid for kid in kids if isinstance(kid, Leaf) or not _is_hidden(kid))


def _is_hidden(node: Node) -> bool:
    return any(node.marks.get(name) == value for name, value in _HIDDEN)


def _is_inline(kid: Leaf | Node) -> bool:
    return isinstance(kid, Leaf) or kid.tag in _INLINE


def _spoken(element: Element) -> tuple[Element, ...]:
    """Leave out what holds nothing."""
    return (element,) if element.kids else ()
