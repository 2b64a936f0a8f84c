"""Deliveries: page files, and what a print shop was sent of them, in the order it was sent."""

import re
from dataclasses import dataclass, field

from stonehand.model.dummy import PageId
from stonehand.model.finding import Where

_PAGE = re.compile(r"([A-Z]*)([0-9]+)")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file of one page, or of the two of the centre spread, which then are one page twice as wide."""

    pages: tuple[PageId, ...]
    pdf: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """What it is called in a record: `3`, or `4-5`."""
        return "-".join(self.pages)


@dataclass(frozen=True, slots=True)
class SentPage:
    """A page as it was sent: its name, `3` or `4-5`, its revision letter (none the first time), and its file's SHA-256."""

    page: str
    revision: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """One delivery to one press: the archive, its SHA-256 and what was in it. A `replate` sent these pages alone."""

    press: str
    zip: str
    sha256: str
    pages: tuple[SentPage, ...]
    replate: bool = False
    where: Where | None = field(default=None, compare=False)


def page_parts(page: PageId) -> tuple[str, int]:
    """Give a page's section, which may be nothing, and its number in it."""
    found = _PAGE.fullmatch(page)
    return (found[1], int(found[2])) if found else (page, 0)
