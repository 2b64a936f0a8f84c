"""The dummy: what stands where, as an editor would say it, in whole columns and lines from the type area's top left.

One format serves both ends. `pages:` in issue.yaml is a dummy with most of it unsaid (`None`, empty); make-up gives the same
back complete. It never names a line of a galley, which would die at the first edit.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

from stonehand.model.finding import Where

PageId = NewType("PageId", str)
"""A page as people call it: `3`, or section and number, `A3`."""

NOWHERE = Where("")
"""The place of what no file says: a dummy of make-up's own."""

BEST_PAGE = "best"
"""A jump to the best later page of the section with room."""


class Inks(Enum):
    """What a page is printed in."""

    CMYK = "cmyk"
    K = "k"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a story fills its frame. What is `None` is left to the fitter.

    `headline` is the headline's size in points as text (`40pt`), `rows` its lines; `head` where the head group stands:
    `above` the text, `beside` it, in the `wing` beside a picture, or `under` a picture as wide as the frame. `pictures` are
    span and depth of each, in columns and lines, `side` the edge they stand at. `quotes` and `crossheads` count how many of
    the pull quotes and optional crossheads stand; `without` names the parts dropped.
    """

    headline: str | None = None
    rows: int | None = None
    head: str | None = None
    pictures: tuple[tuple[int, int], ...] | None = None
    side: str | None = None
    quotes: int | None = None
    crossheads: int | None = None
    without: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle and what fills it: one story (or its `part`), several stacked in a region, or an advertisement.

    `name` is that of a frame or region of the page's master, whose place and size hold where `at` and `size` say nothing.
    `jump` is the page a story is carried to, or `BEST_PAGE`. A `locked` frame keeps its recipe.
    """

    name: str = ""
    stories: tuple[str, ...] = ()
    ad: str = ""
    part: int = 1
    at: tuple[int, int] | None = None
    size: tuple[int, int] | None = None
    legs: int | None = None
    jump: str = ""
    recipe: Recipe | None = None
    locked: bool = False
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DummyPage:
    """A page of the dummy; an empty `master` is the layout's own choice, an empty `section` that of its stories."""

    page: PageId
    master: str = ""
    inks: Inks = Inks.CMYK
    section: str = ""
    frames: tuple[Frame, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Dummy:
    """The placement of an issue: the one artefact that determines the pages."""

    issue: str
    pages: tuple[DummyPage, ...]
