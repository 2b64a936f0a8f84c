"""A page as the engine tagged it: its PDF, in which every piece of content has a number, and the tree of elements they came from.

The tree is that of the HTML, in the order it is read; boxes without an element of their own are left out of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the page's lower left corner."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of marked content: its number on the page and its text, which is empty for a picture.

    `made` text comes from the style sheet and not from the copy; `ends` tells that a line ends here.
    """

    number: int
    text: str = ""
    made: bool = False
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its tag, those of its attributes that say what it is, the room it takes, and what is in it."""

    tag: str
    marks: Mapping[str, str]
    room: Rectangle
    kids: tuple["Node | Leaf", ...] = ()

    def wears(self, name: str) -> bool:
        """Tell whether it has a class."""
        return name in self.marks.get("class", "").split()


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page's PDF, uncompressed and without a structure of its own, its tree, and each line the engine logged."""

    pdf: bytes = field(repr=False)
    tree: Node = field(repr=False)
    complaints: tuple[str, ...] = ()
