"""Pages as leaves of the book: which place each has, where its spine is, and how far things on it are from its edges.

A recto has an odd place and its spine at the left. A page as wide as two, where the shop takes the centre spread so, has two
places and its fold in the middle. In: a file as it was looked at, and what the press asks for. Out: a leaf for each page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stonehand.model.drawn import Area, Box
from stonehand.model.facts import PageFacts
from stonehand.model.press import Edges, PressProfile, Spread
from stonehand.model.units import Mm, Pt, mm
from stonehand.preflight.check import Looked
from stonehand.preflight.printed import trim_area

TOUCH = Mm(0.05)
"""Ink this near to an edge reaches it: boxes are written in hundredths of a point, and nobody sees less."""

_RIGHT_ANGLE = 90
_SIDES = ("left", "top", "right", "bottom")
_DOUBLE = 0.02
"""A page is two pages wide when it is so within a fiftieth: a gutter may be left out between them."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page at its place in a book of so many pages, from 1."""

    page: PageFacts
    place: int
    count: int
    double: bool = False

    @property
    def recto(self) -> bool:
        """Tell a right-hand page."""
        return self.place % 2 == 1

    @property
    def at_centre(self) -> bool:
        """Tell the two pages that are one piece of paper."""
        return self.double or (self.count % 2 == 0 and self.place in centre(self.count))

    @property
    def spine(self) -> str:
        """Name the side the fold is at; a double page has none."""
        return "" if self.double else "left" if self.recto else "right"

    def sides(self, edges: Edges) -> dict[str, Mm]:
        """Give the length of each edge by the side it is at."""
        left, top, right, bottom = edges.sides(recto=self.recto)
        if self.double:
            left = right = edges.outer
        return {"left": left, "top": top, "right": right, "bottom": bottom}


def leaves(looked: Looked, profile: PressProfile) -> Iterator[Leaf]:
    """Give the file's pages with their places in the book."""
    doubles = [_is_double(page, looked, profile) for page in looked.facts.pages]
    count = book_length(looked, profile)
    place = looked.first
    for page, double in zip(looked.facts.pages, doubles, strict=True):
        yield Leaf(page, place, count, double)
        place += 1 + double


def book_length(looked: Looked, profile: PressProfile) -> int:
    """Count the pages of the book the file belongs to; a double page counts as two."""
    own = sum(1 + _is_double(page, looked, profile) for page in looked.facts.pages)
    return max(looked.pages, own)


def centre(count: int) -> tuple[int, int]:
    """Give the places of the two pages in the middle."""
    return count // 2, count // 2 + 1


def distances(area: Area, page: PageFacts) -> dict[str, Mm]:
    """Give how far an area is inside the trim on each side, as the page is shown; less than nothing where it goes beyond.

    Places are told as the page is stored, so the sides go round with its angle.
    """
    trim = trim_area(page)
    inside = [area.left, area.top, Mm(trim.right - area.right), Mm(trim.bottom - area.bottom)]
    turns = page.rotate // _RIGHT_ANGLE % len(_SIDES)
    return {_SIDES[(side + turns) % len(_SIDES)]: inside[side] for side in range(len(_SIDES))}


def shown_size(page: PageFacts) -> tuple[Mm, Mm]:
    """Give width and height of the trim as the page is shown."""
    trim = trim_area(page)
    return (trim.height, trim.width) if page.rotate // _RIGHT_ANGLE % 2 else (trim.width, trim.height)


def box_area(page: PageFacts, box: Box) -> Area:
    """Give one of a page's boxes as things on the page are told: in millimetres from the trim's top left."""
    trim, scale = page.trim, page.user_unit
    edges = (box.left - trim.left, trim.top - box.top, box.right - trim.left, trim.top - box.bottom)
    return Area(*(mm(Pt(edge * scale)) for edge in edges))


def _is_double(page: PageFacts, looked: Looked, profile: PressProfile) -> bool:
    if profile.delivery.spread is not Spread.PAIR:
        return False
    single = profile.trim[0] if profile.trim else min(shown_size(other)[0] for other in looked.facts.pages)
    return abs(shown_size(page)[0] - 2 * single) < 2 * _DOUBLE * single
