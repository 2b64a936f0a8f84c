"""Links and bookmarks: where each leads, written as a place on a page and not as a name, so that any viewer finds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, String

from stonehand.model.links import STORY_ID, ascii_address, part_id
from stonehand.model.tagged import Leaf, Node
from stonehand.press.reader.element import Link

_AIR = 6.0
"""Points of what stands above a place that are shown with it."""

_PRINTED = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A place links may lead to: the page, counted from 0, and the left and top edge of what stands there, in points."""

    page: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A story as the bookmarks name it: the section it is under, which may be none, and its headline."""

    section: str
    headline: str


def spots_of(trees: Sequence[Node]) -> dict[str, Spot]:
    """Find every place on the pages that links may lead to, by the id of its element: the parts of stories."""
    found: dict[str, Spot] = {}
    for page, tree in enumerate(trees):
        for node in _nodes(tree):
            name = _part_name(node)
            rooms = list(_rooms(node)) if name and name not in found else []
            if rooms:
                found[name] = Spot(page, min(room[0] for room in rooms), max(room[3] for room in rooms))
    return found


def write_links(
    book: pikepdf.Pdf, links: Sequence[Link], mentioned: Mapping[str, Mentioned], spots: Mapping[str, Spot]
) -> list[Object]:
    """Write an annotation for every link, in order; all of them must lead somewhere."""
    written: list[Object] = []
    for link in links:
        page = book.pages[link.page].obj
        annotation = book.make_indirect(_annotation(link, _says(link, mentioned), page))
        if link.address:
            annotation.A = Dictionary(S=Name.URI, URI=String(ascii_address(link.address)))
        else:
            annotation.Dest = _destination(book, spots[link.target])
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        page.Tabs = Name.S
        written.append(annotation)
    return written


def write_bookmarks(
    book: pikepdf.Pdf, stories: Sequence[str], mentioned: Mapping[str, Mentioned], spots: Mapping[str, Spot]
) -> None:
    """Write a bookmark for every story, in reading order, under its section's where it has one."""
    listed = [
        (mentioned[slug], spots[name]) for slug in stories if (name := part_id(slug)) in spots and slug in mentioned
    ]
    order = list(dict.fromkeys(story.section for story, _ in listed))
    with book.open_outline() as outline:
        for section, group in groupby(sorted(listed, key=lambda one: order.index(one[0].section)), _section):
            items = [OutlineItem(story.headline, _destination(book, spot)) for story, spot in group]
            if section:
                head = OutlineItem(section, items[0].destination)
                head.children.extend(items)
                outline.root.append(head)
            else:
                outline.root.extend(items)


def _section(listed: tuple[Mentioned, Spot]) -> str:
    return listed[0].section


def _says(link: Link, mentioned: Mapping[str, Mentioned]) -> str:
    """Give what a link is announced by: a page's bare number with the headline of the story it stands for."""
    story = mentioned.get(link.target.removeprefix(STORY_ID)) if " " not in link.says else None
    return f"{link.says}: {story.headline}" if story else link.says


def _annotation(link: Link, says: str, page: Object) -> Dictionary:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array(list(link.room)),
        Border=Array([0, 0, 0]),
        F=_PRINTED,
        P=page,
        Contents=String(says),
    )


def _destination(book: pikepdf.Pdf, spot: Spot) -> Array:
    height = float(book.pages[spot.page].mediabox[3])
    top = min(height, spot.top + _AIR)
    return Array([book.pages[spot.page].obj, Name.XYZ, max(0.0, spot.left - _AIR), top, None])


def _part_name(node: Node) -> str:
    """Give the id of a story's part; the engine tells of it by slug and number."""
    slug, part = node.marks.get("data-story", ""), node.marks.get("data-part", "1")
    return part_id(slug, int(part)) if slug and part.isdecimal() else ""


def _rooms(node: Node) -> Iterator[tuple[float, float, float, float]]:
    """Give the rooms of what is to be seen in an element."""
    for inner in _nodes(node):
        if any(isinstance(kid, Leaf) for kid in inner.kids):
            yield inner.room


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)
