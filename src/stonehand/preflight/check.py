"""A check: one rule of preflight. Facts of a file and a press profile go in, what was seen comes out; nothing is opened.

Each check is a file of its own in `checks/`, with its rationale and source beside it, and states which numbers of the profile it
goes by.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stonehand.model.drawn import Area
from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import InFile, OnPage, Place, Severity
from stonehand.model.plates import InkFacts, Inks
from stonehand.model.press import PressProfile


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was looked at: its name, its facts, and its ink, `None` where nobody drew it.

    `pages` counts those of all files delivered together, a centre spread of double width as two, `files` the files; `first` is
    the place in the book of this file's first page; `whole` tells that together they are the book, and not some of its pages;
    `no_inks` is why nobody drew the ink.
    """

    name: str
    facts: PdfFacts
    inks: Inks | None = None
    pages: int = 0
    files: int = 1
    first: int = 1
    whole: bool = False
    no_inks: str = "the plates were not drawn"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a check saw: a sentence, its place, an action, and how grave it is where a number of the profile says so."""

    message: str
    where: Place
    hint: str = ""
    severity: Severity | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the look that finds where it is broken.

    `severity` holds where neither the profile nor what was seen says otherwise. `numbers` are the entries of `Limits` it goes by;
    `ink` tells that it looks at the plates, and has to be skipped where nobody drew them; `outside` that it looks at no page, and
    can be asked of a file that is locked.
    """

    rule: Fault
    severity: Severity
    look: Callable[[Looked, PressProfile], Iterator[Seen]]
    numbers: tuple[str, ...] = ()
    ink: bool = False
    outside: bool = False

    @property
    def slug(self) -> str:
        """The rule's name in profiles and on the command line: its id without `preflight/`."""
        return self.rule.id.partition("/")[2]


def on_file(looked: Looked) -> InFile:
    """Point at the whole file."""
    return InFile(looked.name)


def on_page(looked: Looked, page: PageFacts, area: Area | None = None) -> OnPage:
    """Point at a page, or at an area on it."""
    if area is None:
        return OnPage(page.label, file=looked.name)
    return OnPage(page.label, None, area.left, area.top, area.width, area.height, looked.name)


def inked_pages(looked: Looked) -> Iterator[tuple[PageFacts, InkFacts]]:
    """Give the pages whose plates were drawn, each with its ink."""
    inks = {ink.number: ink for ink in looked.inks.pages} if looked.inks is not None else {}
    for page in looked.facts.pages:
        if page.number in inks:
            yield page, inks[page.number]
