"""The structure of an issue before it is written: elements of the types of ISO 32000-1, 14.8.4, and marked content in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stonehand.model.tagged import Rectangle


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content on a page, counted from 0, by its number there; `soft` is a hyphen that is not part of its word.

    `ends` tells that a line ends here, for certain between words where it is `parted`, and `gap` that white space follows which is
    not drawn.
    """

    page: int
    number: int
    text: str = ""
    soft: bool = False
    ends: bool = False
    parted: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link is drawn, and whither it leads: an address, or the id of an element; `says` is what it is announced by."""

    page: int
    room: Rectangle
    says: str
    address: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its type, and what it holds in the order it is read.

    `lang` is told where it differs from what is round it; `room` is that of a figure on its `page`; a `header` heads a table's
    column; a list is `numbered`, or has the same mark before each item; a link over several lines has a place in `links` for
    each; `story` is a story's slug, on its outermost element.
    """

    role: str
    kids: tuple["Element | Mark", ...] = ()
    lang: str = ""
    alt: str = ""
    title: str = ""
    links: tuple[Link, ...] = ()
    page: int = 0
    room: Rectangle | None = None
    header: bool = False
    numbered: bool = False
    story: str = ""


Content = Element | Mark


def marks_of(content: Content) -> Iterator[Mark]:
    """Give all marked content of an element, in order."""
    if isinstance(content, Mark):
        yield content
        return
    for kid in content.kids:
        yield from marks_of(kid)


def elements_of(content: Content) -> Iterator[Element]:
    """Give an element and all elements in it, each before those in it."""
    if isinstance(content, Element):
        yield content
        for kid in content.kids:
            yield from elements_of(kid)


def text_of(contents: Iterable[Content]) -> str:
    """Give the words of contents as they are read aloud."""
    read: list[str] = []
    for content in contents:
        for mark in marks_of(content):
            read.append("" if mark.soft else mark.text)
            read.append(" " if (mark.gap or mark.ends) and not mark.soft else "")
    return " ".join("".join(read).split())
