"""Sheets: pictures of the pages that findings stand on, drawn by a child process, and only when a report shows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from stonehand.engines.worker import FOREIGN, Unreadable, Worker
from stonehand.model.drawn import Box
from stonehand.model.dummy import PageId
from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.finding import EngineFailed, Finding, OnPage
from stonehand.model.units import Mm, Pt, mm
from stonehand.pipeline.reporting.sheet import SheetPicture, Sheets

LONGEST = 640
"""Pixels of a picture's longer side: a headline can be read, and a page of any size costs no more."""

_FINEST = 150
"""Pixels per inch of the smallest page."""

MOST = 64
"""Pages that are drawn at most: a report must still open on a telephone."""

_Leaf = tuple[str, str, bytes, PageFacts]
"""A page by file and label, the PDF it stands in, and its facts."""


def draw_sheets(
    findings: Sequence[Finding], files: Mapping[str, bytes], facts: Mapping[str, PdfFacts], worker: Worker
) -> Sheets:
    """Draw pages of files that were looked at, in the order of files and pages; of two with one label the first."""
    leaves = ((name, page.label, files[name], page) for name, told in facts.items() for page in told.pages)
    return _drawn(findings, leaves, worker)


def draw_own_sheets(findings: Sequence[Finding], pages: Sequence[tuple[PageId, bytes]]) -> Sheets:
    """Draw pages of the issue, each a PDF of its own."""
    with Worker(FOREIGN) as worker:
        wanted = _wanted(findings)
        return _drawn(
            findings,
            (("", page, pdf, worker.inspect(pdf).pages[0]) for page, pdf in pages if ("", page) in wanted),
            worker,
        )


def _wanted(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((place.file, place.page) for place in (f.where for f in findings) if isinstance(place, OnPage))


def _drawn(findings: Sequence[Finding], leaves: Iterable[_Leaf], worker: Worker) -> Sheets:
    """Draw what findings stand on; a page that cannot be drawn has no picture, and its findings are told all the same."""
    wanted, sheets = _wanted(findings), dict[tuple[str, str], SheetPicture]()
    for file, label, pdf, page in islice(_once(leaf for leaf in leaves if leaf[:2] in wanted), MOST):
        try:
            sheets[file, label] = _sheet(pdf, page, worker)
        except (EngineFailed, Unreadable):
            continue
    return sheets


def _once(leaves: Iterable[_Leaf]) -> Iterator[_Leaf]:
    met: set[tuple[str, str]] = set()
    for leaf in leaves:
        if leaf[:2] not in met:
            met.add(leaf[:2])
            yield leaf


def _sheet(pdf: bytes, page: PageFacts, worker: Worker) -> SheetPicture:
    """Draw a page, and tell where its trim lies on the picture; the picture is turned where the page says so, places are not."""
    shown, trim = _shown(page), page.trim
    lengths = (shown.right - shown.left, shown.top - shown.bottom, trim.left - shown.left, shown.top - trim.top)
    width, height, left, top = (mm(Pt(length * page.user_unit)) for length in lengths)
    png = worker.draw(pdf, page.number, _ppi(max(width, height)))
    return SheetPicture(png, width, height, left, top, page.rotate // 90 % 4)


def _shown(page: PageFacts) -> Box:
    """Give the box that is drawn: the trim box, or what stands in for it, as far as there is paper."""
    box, paper = page.trim if page.has_trim else page.crop or page.media, page.media
    return Box(
        max(box.left, paper.left), max(box.bottom, paper.bottom), min(box.right, paper.right), min(box.top, paper.top)
    )


def _ppi(longest: Mm) -> int:
    return max(1, min(_FINEST, int(LONGEST / max(longest / 25.4, 1.0))))
