"""A story as one element of the structure, whatever legs and pages it is spread over.

Its children are its head, then its text in one piece, then what is not part of the text: pictures with their captions, words
lifted out of it, its code, and the jump lines, which would else cut into a sentence. A paragraph, list or table that a leg or
page cuts is one element; the head rows set again where a table goes on are left outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stonehand.model.tagged import Node
from stonehand.press.reader.blocks import blocks, inline, rows
from stonehand.press.reader.element import Content, Element, text_of


@dataclass(slots=True)
class Story:
    """A story as its parts are read one after the other."""

    slug: str
    lang: str
    head: list[Element] = field(default_factory=list)
    text: list[Element] = field(default_factory=list)
    beside: list[Element] = field(default_factory=list)
    jumps: list[Element] = field(default_factory=list)
    table: str = ""

    def read(self, part: Node, page: int) -> None:
        """Read a part of it, on a page counted from 0."""
        first = part.marks.get("data-part") == "1"
        for kid in part.kids:
            if not isinstance(kid, Node):
                continue
            if kid.tag == "header":
                (self.head if first else self.jumps).extend(blocks(kid, page, headings=first))
            elif kid.wears("leg"):
                self._read_leg(kid, page)
            else:
                (self.jumps if kid.tag == "p" else self.beside).extend(_beside(kid, page))

    def element(self) -> Element:
        """Give the whole story."""
        return Element("Art", (*self.head, *self.text, *self.beside, *self.jumps), lang=self.lang, story=self.slug)

    def _read_leg(self, leg: Node, page: int) -> None:
        for block in leg.kids:
            if not isinstance(block, Node):
                continue
            number = block.marks.get("data-block", "")
            if "data-again" in block.marks:
                self.beside += () if _holds_table(block) else _aside(block, page)
            elif _holds_table(block):
                self._read_rows(block, page, number)
            else:
                self._read_block(block, page)

    def _read_rows(self, block: Node, page: int, number: str) -> None:
        """Read a row of a table; it belongs to the one before it where they are of one table."""
        found = tuple(rows(block, page))
        if found and number != self.table:
            self.text.append(Element("Table"))
        self._add("Table", found)
        self.table = number

    def _read_block(self, block: Node, page: int) -> None:
        kind = block.marks.get("data-kind", "")
        if "data-resumes" in block.marks and self.text:
            self.text[-1] = _resumed(self.text[-1], inline(block, page))
        elif kind == "item":
            self._read_item(block, page)
        elif kind == "quote":
            self._add("BlockQuote", blocks(block, page))
        elif kind == "note":
            self.text += (replace(held, role="Note") for held in blocks(block, page))
        else:
            self.text += blocks(block, page)

    def _read_item(self, block: Node, page: int) -> None:
        held = inline(block, page)
        labels = tuple(one for one in held if isinstance(one, Element) and one.role == "Lbl")
        item = Element("LI", (*labels, Element("LBody", tuple(one for one in held if one not in labels))))
        self._add("L", (item,), numbered=any(map(str.isalnum, text_of(labels))))

    def _add(self, role: str, held: tuple[Element, ...], *, numbered: bool = False) -> None:
        """Add to the element the text ends with, if it is one of this kind, or begin one."""
        last = self.text[-1] if self.text else None
        if last is not None and (last.role, last.numbered) == (role, numbered):
            self.text[-1] = _longer(last, held)
        elif held:
            self.text.append(Element(role, held, numbered=numbered))


def _beside(node: Node, page: int) -> Iterator[Element]:
    if node.tag == "figure":
        for kid in node.kids:
            if isinstance(kid, Node) and kid.tag == "figcaption":
                held = blocks(kid, page, headings=False)
                yield from (Element("Caption", held),) if held else ()
            elif isinstance(kid, Node):
                yield from blocks(kid, page)
    else:
        yield from blocks(node, page, headings=False)


def _aside(block: Node, page: int) -> tuple[Element, ...]:
    held = blocks(block, page, headings=False)
    return (Element("Div", held),) if held else ()


def _resumed(element: Element, more: tuple[Content, ...]) -> Element:
    """Let a paragraph go on, at the end of whatever it is the last of."""
    last = element.kids[-1] if element.kids else None
    if element.role in {"L", "LI", "BlockQuote"} and isinstance(last, Element):
        return replace(element, kids=(*element.kids[:-1], _resumed(last, more)))
    return _longer(element, more)


def _longer(element: Element, more: tuple[Content, ...]) -> Element:
    return replace(element, kids=(*element.kids, *more))


def _holds_table(node: Node) -> bool:
    return any(isinstance(kid, Node) and (kid.tag == "table" or _holds_table(kid)) for kid in node.kids)
