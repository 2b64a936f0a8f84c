"""An issue: one dated number of a paper, with the stories meant for it in the order they are to be read, and its
advertisements.
"""

import datetime as dt
from dataclasses import dataclass, field

from stonehand.model.article import Article, Picture
from stonehand.model.dummy import DummyPage, Inks, PageId
from stonehand.model.finding import Where
from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a supplied PDF turned out to be: its trimmed size, upright, and the SHA-256 of the file."""

    width: Mm
    height: Mm
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Ad:
    """An advertisement: booked size in millimetres, page and inks, and its matter, a picture, house HTML or a supplied PDF.

    One with none is a hole to be marked, and so is one whose `pdf`, a workspace path, was not found fit: only then is it
    `supplied`. `page` is empty where any page will do; `inner` asks for the edge at the spine
    instead of the outer one. A `pulled` one leaves its room to the fillers. `house` marks a filler of the paper's own,
    which takes any size.
    """

    id: str
    where: Where
    width: Mm
    height: Mm
    page: PageId
    inner: bool
    inks: Inks
    picture: Picture | None = None
    html: str = field(default="", repr=False)
    pdf: str = ""
    supplied: Supplied | None = None
    pulled: bool = False
    house: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """A known fault an editor accepts: the finding's id, its place and sentence as the report printed them, why, and who
    says so.
    """

    fault: str
    place: str
    says: str
    reason: str
    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the print shop is asked for: copies, paper stock, zone, and notes such as where to deliver and whom to ring."""

    quantity: int | None = None
    stock: str = ""
    zone: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """A dated number of the paper. `id` is its folder's name; `stories` are ready copy in reading order, `held` the rest.

    `pages` is the flatplan, a dummy with most of it unsaid; without one make-up plans the pages itself. `fillers` are spare
    briefs and pictures, `house` house advertisements: they stand where something has fallen out.
    """

    id: str
    paper: str
    date: dt.date
    number: int
    edition: str
    where: Where
    stories: tuple[Article, ...]
    held: tuple[Article, ...] = ()
    pages: tuple[DummyPage, ...] = ()
    ads: tuple[Ad, ...] = ()
    fillers: tuple[Article, ...] = ()
    house: tuple[Ad, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    print_order: PrintOrder = PrintOrder()
