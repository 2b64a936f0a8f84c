"""What changed from one impression to another: pages, stories, the words in them. What `diff` tells, in whatever form."""

from dataclasses import dataclass, field
from enum import Enum

from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.model.units import Mm


class Fate(Enum):
    """What became of a page or a story; `SAME` where nothing did."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PixelDifference:
    """Two pages held against each other as pixels: the share that differs, 0 to 1, where, and both sizes in millimetres.

    Pages of two sizes differ all over, and nowhere in particular.
    """

    share: float
    spots: tuple[Area, ...]
    before: tuple[Mm, Mm]
    after: tuple[Mm, Mm]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that changed in one stretch of copy: what it is, the words gone and come, a few words before and behind them.

    `where` is the place of the stretch in the later copy, or in the earlier where it is gone. A stretch that only `moved` within
    its story has the same words on both sides.
    """

    what: str
    gone: str
    come: str
    before: str
    behind: str
    where: Where
    moved: bool = False


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page before and after; `None` where it was not or is not there. A page that `MOVED` may have changed as well.

    `share` is the part of its pixels that changed, 0 to 1, `spots` where; both are empty where pixels were not compared.
    `stories`, `pictures` and `ads` are those that differ on it, or are new to it, or gone from it.
    `compared` is false where its pixels were not compared: there are none, or the page stands on the other side of the sheet.
    `edits` are words of pages whose text was read from a PDF.
    """

    before: PageId | None
    after: PageId | None
    fate: Fate
    share: float = 0.0
    spots: tuple[Area, ...] = ()
    stories: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    ads: tuple[str, ...] = ()
    compared: bool = True
    edits: tuple[Edit, ...] = ()

    @property
    def page(self) -> PageId:
        """The page as it is called now, or was."""
        page = self.after if self.after is not None else self.before
        assert page is not None  # noqa: S101 - a change is of some page
        return page


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story: what became of it, the pages it stood and stands on, the words that changed.

    `MOVED` is to other pages, `CHANGED` has edits, pictures or crops that differ, or other lines. `reset` tells that lines break
    otherwise although the words did not change.
    """

    slug: str
    headline: str
    fate: Fate
    where: Where
    before: tuple[PageId, ...]
    after: tuple[PageId, ...]
    edits: tuple[Edit, ...] = ()
    pictures: tuple[str, ...] = ()
    reset: bool = False


@dataclass(frozen=True, slots=True)
class AdChange:
    """An advertisement: what became of it, and the page it stood and stands on. One that `MOVED` is on another page than before."""

    id: str
    fate: Fate
    before: PageId | None
    after: PageId | None


@dataclass(frozen=True, slots=True)
class PagePictures:
    """A changed page before and after, as PNG; `marked` is the later with boxes round the changes. `None` where there is none."""

    before: bytes | None = field(repr=False)
    after: bytes | None = field(repr=False)
    marked: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed. `before` and `after` name what was compared, as it was asked for.

    `pages`, `stories` and `ads` hold only what did not stay the `SAME`, in the order of the later issue. `sources` are the files
    that differ, `press` both profiles where they do. `libraries` are names and both versions of what the two were made with and
    differs: bytes then say nothing. `notes` are whole sentences about what could not be compared, or was only as text.
    """

    before: str
    after: str
    pages: tuple[PageChange, ...] = ()
    stories: tuple[StoryChange, ...] = ()
    sources: tuple[str, ...] = ()
    press: tuple[str, str] | None = None
    libraries: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    ads: tuple[AdChange, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing that a reader or the press could see differs."""
        return not self.pages and not self.stories and self.press is None
