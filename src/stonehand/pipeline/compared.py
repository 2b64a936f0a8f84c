"""Two sides held against each other: what changed, and the changed pages as pictures.

Equal checksums are equal pages, and nothing of them is drawn. A PDF nobody kept a record of is compared with the other side's PDF;
a side whose pages cannot be drawn by what its record says of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stonehand.collation.collate import collate, libraries_apart, to_compare
from stonehand.engines.easel import Easel, size_of
from stonehand.engines.unreadable import Unreadable
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.changes import Changes, PageChange, PagePictures, PixelDifference
from stonehand.model.drawing import Drawing, Pasted, Shape
from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, OnPage, Outcome, warning
from stonehand.model.units import Dots, Mm
from stonehand.pipeline.comparing import InPdf, compare_pages
from stonehand.pipeline.sides import Side, as_read
from stonehand.workspace.builtin import proof_faces

USUAL_DPI = 100

MOST_DRAWN = 200
"""Changed pages that are drawn: more than a newspaper has, and no more than memory holds."""

MARK = "#d6006e"
"""The colour of a box round what changed: no ink of a page."""

_ROUND = Mm(0.7)
"""A box stands off what changed, so that nothing is hidden by it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and the pages that did as pictures."""

    changes: Changes
    pictures: Mapping[PageChange, PagePictures] = field(default_factory=dict, repr=False)


def hold_against(before: Side, after: Side, dpi: int = USUAL_DPI, *, draw: bool = True) -> Outcome[Compared]:
    """Compare two sides, and draw the pages that changed where asked to."""
    old, new = _levelled(before, after)
    pairs = to_compare(old.impression, new.impression)
    loose = bool(libraries_apart(old.impression, new.impression))
    pixels = compare_pages(pairs, old.pages, new.pages, loose=loose)
    changes = collate(old.impression, new.impression, pixels.value, names=(old.name, new.name))
    lacks = tuple(f"pages were compared by their record alone: {side.lacks}" for side in (old, new) if side.lacks)
    changes = replace(changes, notes=(*lacks, *changes.notes))
    found = pixels.findings
    pictures: dict[PageChange, PagePictures] = {}
    if draw:
        drawn = _draw(changes, old, new, pixels.value, dpi)
        pictures, found = drawn.value, found + drawn.findings
    return Outcome(Compared(changes, pictures), found)


def _levelled(before: Side, after: Side) -> tuple[Side, Side]:
    """Bring both to what either can tell."""
    if before.impression.read == after.impression.read:
        return before, after
    return as_read(before), as_read(after)


def _draw(
    changes: Changes, before: Side, after: Side, pixels: Mapping[tuple[PageId, PageId], PixelDifference], dpi: int
) -> Outcome[dict[PageChange, PagePictures]]:
    drawn: dict[PageChange, PagePictures] = {}
    found: list[Finding] = []
    easel = Easel(*proof_faces())
    with Worker(FOREIGN) as worker:
        for change in changes.pages[:MOST_DRAWN]:
            old = _picture(change.before, before.pages, dpi, worker, found)
            new = _picture(change.after, after.pages, dpi, worker, found)
            if old is not None or new is not None:
                size = _width_of(change, pixels)
                marked = _marked(new, change.spots, size, easel) if new and size and change.spots else None
                drawn[change] = PagePictures(old, new, marked)
    rest = len(changes.pages) - MOST_DRAWN
    if rest > 0:
        message = f"{rest:,} more changed pages were not drawn, for no newspaper has as many"
        found.append(warning("pipeline/page-not-drawn", message, hint="what changed on them is told all the same"))
    return Outcome(drawn, tuple(found))


def _picture(
    page: PageId | None, pages: Mapping[PageId, InPdf], dpi: int, worker: Worker, found: list[Finding]
) -> bytes | None:
    place = pages.get(page) if page is not None else None
    if page is None or place is None:
        return None
    try:
        return worker.draw(place.pdf, place.number, dpi)
    except (EngineFailed, Unreadable) as fault:
        message = f"page {page} could not be drawn: {fault}"
        hint = "what changed on it is told all the same"
        found.append(warning("pipeline/page-not-drawn", message, OnPage(page), hint=hint))
        return None


def _width_of(change: PageChange, pixels: Mapping[tuple[PageId, PageId], PixelDifference]) -> Mm | None:
    if change.before is None or change.after is None:
        return None
    difference = pixels.get((change.before, change.after))
    return difference.after[0] if difference else None


def _marked(png: bytes, spots: tuple[Area, ...], width: Mm, easel: Easel) -> bytes:
    """Draw boxes round what changed on a page so wide."""
    across, down = size_of(png)
    sheet = Pasted(Dots(0), Dots(0), across, down, png)
    return easel.paint(Drawing(across, down, (sheet, *_boxes(spots, across / width, across, down))))


def _boxes(spots: tuple[Area, ...], scale: float, across: int, down: int) -> Iterator[Shape]:
    thick = max(2, round(scale * 0.6))
    for spot in spots:
        left, top = (max(0, round((edge - _ROUND) * scale)) for edge in (spot.left, spot.top))
        right = min(across, round((spot.left + spot.width + _ROUND) * scale))
        foot = min(down, round((spot.top + spot.height + _ROUND) * scale))
        yield Shape(Dots(left), Dots(top), Dots(right - left), Dots(foot - top), "", MARK, Dots(thick))
