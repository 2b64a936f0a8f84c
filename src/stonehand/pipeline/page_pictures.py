"""Pictures of finished pages, drawn by a child process: an advertisement on one may be anybody's PDF.

In: one-page PDFs and a resolution. Out: a PNG of each page inside its trim, and what could not be drawn.
"""

from collections.abc import Callable, Mapping, Sequence

from stonehand.engines.worker import Limits, Unreadable, Worker
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, OnPage, Outcome, UsageError, error, warning
from stonehand.model.layout import Layout
from stonehand.model.units import Dots

COARSEST, FINEST = 20, 600
"""Pixels per inch that can be asked for."""

MOST_PIXELS = 40_000_000
"""Of one page: a broadsheet at 350 ppi. The child holds it twice, and 1 GB is enough for that."""

_MM_PER_INCH = 25.4

_CAREFUL = Limits(memory=1024**3, cpu_seconds=20, wall_seconds=40.0)


def dots(millimetres: float, dpi: int) -> Dots:
    """Give a length in pixels."""
    return Dots(round(millimetres / _MM_PER_INCH * dpi))


def check_resolution(dpi: int) -> None:
    """Refuse a resolution no page can be looked at in.

    Raises:
        UsageError: it is too coarse or too fine.
    """
    if not COARSEST <= dpi <= FINEST:
        message = f"pages cannot be drawn at {dpi} pixels per inch"
        raise UsageError(error("cli/no-such-resolution", message, hint=f"take {COARSEST} to {FINEST}; 100 is usual"))


def check_size(layout: Layout, dpi: int) -> None:
    """Refuse a resolution that gives a paper's pages more pixels than can be held.

    Raises:
        UsageError: they would have more than `MOST_PIXELS`.
    """
    form = layout.format
    pixels = dots(form.width, dpi) * dots(form.height, dpi)
    if pixels > MOST_PIXELS:
        finest = int(_MM_PER_INCH * (MOST_PIXELS / (form.width * form.height)) ** 0.5)
        size = f"{form.width:g} x {form.height:g} mm"
        message = f"a page of {size} has {pixels / 1e6:.0f} million pixels at {dpi} pixels per inch"
        raise UsageError(error("cli/no-such-resolution", message, hint=f"take {finest} at most for this paper"))


def draw_pages(
    pages: Sequence[tuple[PageId, bytes]], dpi: int, tell: Callable[[str, int, int], None]
) -> Outcome[Mapping[PageId, bytes]]:
    """Draw pages; one that cannot be drawn is a finding, and missing."""
    drawn: dict[PageId, bytes] = {}
    found: list[Finding] = []
    with Worker(_CAREFUL) as worker:
        for number, (page, pdf) in enumerate(pages):
            tell("drawing", number, len(pages))
            try:
                drawn[page] = worker.draw(pdf, 1, dpi, MOST_PIXELS)
            except (Unreadable, EngineFailed) as fault:
                found.append(_not_drawn(page, str(fault)))
    return Outcome(drawn, tuple(found))


def _not_drawn(page: PageId, why: str) -> Finding:
    hint = "look at it in the press file, or build its HTML; ask for a simpler file where an advertisement is to blame"
    return warning("proofs/not-drawn", f"page {page} could not be drawn: {why}", OnPage(page), hint=hint)
