"""The structure of a whole issue: the front's furniture, then page after page the stories that begin there and its advertisements.

In come the pages' trees, out one element. Furniture of other pages is an artifact, but for headings and what stands in a `nav`.
Headings are numbered without a gap, the first being of the first level (ISO 14289-1, 7.4.2).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from stonehand.model.tagged import Node
from stonehand.press.reader.blocks import HEADINGS, blocks
from stonehand.press.reader.element import Content, Element, elements_of
from stonehand.press.reader.gaps import with_gaps
from stonehand.press.reader.story import Story

_LEVELS = len(HEADINGS)


@dataclass(slots=True)
class _Sheet:
    """What is found on a page."""

    furniture: list[Element] = field(default_factory=list)
    begun: list[Story] = field(default_factory=list)
    ads: list[Element] = field(default_factory=list)


def structure(trees: Sequence[Node]) -> Element:
    """Give the structure of an issue."""
    stories: dict[str, Story] = {}
    sheets = [_sheet(tree, page, stories) for page, tree in enumerate(trees)]
    kids: list[Content] = []
    for sheet in sheets:
        kids += (Element("Sect", tuple(sheet.furniture)),) if sheet.furniture else ()
        kids += (story.element() for story in sheet.begun)
        kids += sheet.ads
    return with_gaps(_levelled(Element("Document", tuple(kids))))


def _sheet(tree: Node, page: int, stories: dict[str, Story]) -> _Sheet:
    sheet = _Sheet()
    for node, furniture in _pieces(tree, front=page == 0):
        if "data-story" in node.marks:
            _read_part(node, page, sheet, stories)
        elif "data-ad" in node.marks:
            sheet.ads.append(Element("Sect", blocks(node, page, headings=False), title=node.marks["data-ad"]))
        elif node.wears("ad-word") and sheet.ads:
            last = sheet.ads[-1]
            sheet.ads[-1] = replace(last, kids=(*blocks(node, page), *last.kids))
        elif furniture:
            sheet.furniture += blocks(node, page)
    return sheet


def _read_part(node: Node, page: int, sheet: _Sheet, stories: dict[str, Story]) -> None:
    slug = node.marks["data-story"]
    if slug not in stories or node.marks.get("data-part") == "1":
        stories[slug] = Story(slug, node.marks.get("lang", ""))
        sheet.begun.append(stories[slug])
    stories[slug].read(node, page)


def _pieces(node: Node, *, front: bool) -> Iterator[tuple[Node, bool]]:
    """Give what a page consists of, and of each whether it is furniture to be read."""
    for kid in node.kids:
        if not isinstance(kid, Node):
            continue
        ours = "data-story" in kid.marks or "data-ad" in kid.marks or kid.wears("ad-word")
        if ours or not _holds_ours(kid):
            wanted = front or kid.tag == "nav"
            if ours or wanted:
                yield kid, wanted
            else:
                yield from ((one, True) for one in _headings(kid))
        else:
            yield from _pieces(kid, front=front)


def _holds_ours(node: Node) -> bool:
    return any(
        isinstance(kid, Node) and ("data-story" in kid.marks or "data-ad" in kid.marks or _holds_ours(kid))
        for kid in node.kids
    )


def _headings(node: Node) -> Iterator[Node]:
    if node.tag in HEADINGS or node.tag == "nav":
        yield node
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _headings(kid)


def _levelled(document: Element) -> Element:
    """Number headings so that none skips a level."""
    levels = [_level(element) for element in elements_of(document) if _level(element)]
    lift = levels[0] - 1 if levels else 0
    told: list[int] = []
    for level in levels:
        most = told[-1] + 1 if told else 1
        told.append(max(1, min(level - lift, most, _LEVELS)))
    return _with_levels(document, iter(told))


def _with_levels(element: Element, levels: Iterator[int]) -> Element:
    role = f"H{next(levels)}" if _level(element) else element.role
    kids = tuple(_with_levels(kid, levels) if isinstance(kid, Element) else kid for kid in element.kids)
    return replace(element, role=role, kids=kids)


def _level(element: Element) -> int:
    return int(element.role[1]) if element.role.lower() in HEADINGS else 0


def stories_of(document: Element) -> Iterable[Element]:
    """Give the elements of the stories, in reading order."""
    return (kid for kid in document.kids if isinstance(kid, Element) and kid.story)
