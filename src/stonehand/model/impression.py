"""An impression: what one build put on its pages, kept so that another can be held against it.

It holds no pixels: a page is known by its checksum, its lines and what stands on it, a story by its words as they were set,
without the hyphens of any line. It is what `impression.json` of a build says.
"""

from dataclasses import dataclass
from enum import Enum

from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where


class Thing(Enum):
    """What can stand on a page."""

    STORY = "story"
    PICTURE = "picture"
    AD = "advertisement"


@dataclass(frozen=True, slots=True)
class Stand:
    """Something on a page: a story's part, by slug; a picture, by file, in the `story` it belongs to; an advertisement, by id.

    `crop` is the part of the picture's file that is shown. `sum` is the SHA-256 of the file of a picture or advertisement; of a
    story, of what its lines wear: faces, sizes, leading. `lines` counts how many of the page's lines are its own: they follow each
    other as the stands do.
    """

    thing: Thing
    name: str
    spot: Area
    part: int = 1
    story: str = ""
    crop: tuple[float, float, float, float] | None = None
    sum: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class PageImpression:
    """A page: its id, its place in the book from 1, what stands on it in reading order, the lines of copy as they are set on it.

    `sum` is the SHA-256 of the finished page by itself; empty for a page that could not be printed.
    """

    page: PageId
    number: int
    section: str
    inks: str
    stands: tuple[Stand, ...]
    lines: tuple[str, ...]
    sum: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A stretch of a story's copy that belongs together, such as a paragraph: what it is, its words, and where they are written.

    `what` is `headline`, `standfirst`, `kicker`, `byline`, `jump-head`, `caption`, `credit`, `address` (of a code), or a line's
    kind (`body`, `crosshead`, `pull-quote`, …); a table has a stretch for each row.
    """

    what: str
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class StoryImpression:
    """A story: its slug, its headline, where its article lies, its copy in reading order, the pages it stands on.

    `overset` counts the lines that found no place.
    """

    slug: str
    headline: str
    where: Where
    copy: tuple[Copy, ...]
    pages: tuple[PageId, ...]
    overset: int = 0


@dataclass(frozen=True, slots=True)
class Impression:
    """All of one build.

    `press` is the profile's name; `book` the SHA-256 of the press file (`""` where none was made); `sources` the checksums of all
    it rests on, by workspace path; `made_with` names and versions of the libraries that can move a line or a pixel. One that was
    `read` from a PDF has no stories, and its pages' lines are the text as a stranger reads it.
    """

    issue: str
    paper: str
    date: str
    press: str
    book: str
    pages: tuple[PageImpression, ...]
    stories: tuple[StoryImpression, ...]
    held: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    made_with: tuple[tuple[str, str], ...]
    read: bool = False
