"""Reading what the engine tagged: from its laid-out page and the numbers it gave to content, the tree of elements behind them.

WeasyPrint 70 makes a structure tree of its own, from which an element of the HTML can no longer be told: neither which story it
belongs to, nor that a paragraph goes on in the next leg or on another page. So its last step is left out, and what it would
have worked on, boxes and their numbers, is read here. What is used of the private box tree a contract test pins.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from stonehand.engines.box_tree import Box, Kinds
from stonehand.model.tagged import Leaf, Node, Rectangle
from stonehand.model.units import PX_PER_PT

_TOLD = frozenset({"class", "lang", "alt", "role", "aria-label", "aria-hidden", "href"})
_OURS = "data-"
_NAMESPACE = "}"

Numbers = Mapping[Box, Mapping[str, Any]]
"""What the engine noted of each box that holds content: `mcid`, its number on the page."""


def read_tags(root: Box, numbers: Numbers, kinds: Kinds) -> Node:
    """Give the tree of a page's elements, in document order, and the numbers of the content in them."""
    height = root.margin_height()
    return Node("page", {}, _room(root, height), tuple(_inside(root, numbers, kinds, height)))


def _inside(box: Box, numbers: Numbers, kinds: Kinds, height: float) -> Iterator[Node | Leaf]:
    if isinstance(box, kinds.line):
        yield from _line(box, numbers, kinds, height)
        return
    for child in getattr(box, "children", ()):
        # what is placed absolutely stands in a placeholder
        yield from _read(getattr(child, "_box", child), box, numbers, kinds, height)


def _line(box: Box, numbers: Numbers, kinds: Kinds, height: float) -> Iterator[Node | Leaf]:
    """Read a line: the last piece of text in it ends it."""
    found: list[Node | Leaf] = []
    for child in box.children:
        found += _read(getattr(child, "_box", child), box, numbers, kinds, height)
    return iter(_ended(tuple(found)))


def _ended(found: tuple[Node | Leaf, ...]) -> tuple[Node | Leaf, ...]:
    for at in range(len(found) - 1, -1, -1):
        one = found[at]
        last = replace(one, ends=True) if isinstance(one, Leaf) else replace(one, kids=_ended(one.kids))
        if last != one:
            return (*found[:at], last, *found[at + 1 :])
    return found


def _read(box: Box, parent: Box, numbers: Numbers, kinds: Kinds, height: float) -> Iterator[Node | Leaf]:
    if isinstance(box, kinds.text):
        if box in numbers:
            yield Leaf(numbers[box]["mcid"], box.text, made="::" in box.element_tag)
        return
    kids = (Leaf(numbers[box]["mcid"]),) if box in numbers else tuple(_inside(box, numbers, kinds, height))
    element = box.element
    if element is None or element is parent.element or "::" in box.element_tag:
        yield from kids
        return
    told = {name: value for name, value in element.attrib.items() if name in _TOLD or name.startswith(_OURS)}
    yield Node(box.element_tag.rpartition(_NAMESPACE)[2], told, _room(box, height), kids)


def _room(box: Box, height: float) -> Rectangle:
    """Give a box's border edges in points from the page's lower left corner."""
    x, y, wide, deep = box.hit_area()
    return tuple(  # type: ignore[return-value] # four of them
        round(float(length) / PX_PER_PT, 3) for length in (x, height - y - deep, x + wide, height - y)
    )
