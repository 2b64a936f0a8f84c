"""The ink of all pages of a file, drawn in cyan, magenta, yellow and black by mutool or Ghostscript, and measured page by page.

In come the file and its facts; out goes what `measures` finds, or `None` where neither program is there. The file may be
anybody's: the programs are held to limits (`launch`), and what they write is read with care (`pam`). Should one program fail, the
other is tried; `Inks.program` tells which of them drew. Places are those of the page as it is stored, as in its facts.
"""

from collections.abc import Iterator

from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.launch import Bounds, running
from stonehand.engines.plates.measures import measure
from stonehand.engines.plates.pam import read_pam
from stonehand.engines.plates.plain_copy import PlainCopy, plain_copy, size_of
from stonehand.engines.plates.plate import Plate, plate_of
from stonehand.engines.plates.programs import FILE, PROFILE, Drawer, drawers
from stonehand.model.facts import PageFacts
from stonehand.model.plates import Inks

_START = 20
_PAGE = 10
"""Seconds, by CPU and by the clock; a page takes a fifth of a second."""


def draw_inks(pdf: bytes, pages: tuple[PageFacts, ...], icc: bytes = b"", path: str | None = None) -> Inks | None:
    """Draw and measure every page; `None` where no program is found on `path` (default: the environment's).

    `icc` is the press's profile, by which RGB is turned into inks where the file has no output intent of its own.

    Raises:
        NotDrawn: the file cannot be opened, or no program could draw it.
    """
    copy, failure = plain_copy(pdf, pages, icc), None
    for drawer in drawers(pages, path):
        try:
            return Inks(drawer.name, tuple(measure(plate) for plate in plates(copy, pages, drawer)))
        except NotDrawn as fault:
            failure = failure or fault
    if failure is not None:
        raise failure
    return None


def plates(copy: PlainCopy, pages: tuple[PageFacts, ...], drawer: Drawer) -> Iterator[Plate]:
    """Draw the pages of a plain copy one after the other, while the program is at the next.

    Raises:
        NotDrawn: the program failed.
    """
    bounds = Bounds(_START + _PAGE * len(pages))
    command = (*drawer.command, *(drawer.profiled if copy.icc else ()), FILE)
    with running(drawer.name, command, {FILE: copy.pdf, PROFILE: copy.icc}, bounds) as read:
        for page in pages:
            yield plate_of(page, read_pam(read, size_of(page)))
