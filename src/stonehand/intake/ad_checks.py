"""Advertisement checks: is each booked for a page we plan, in inks that page has, at a size a page can hold? Advertisements go
in with the pages; findings come out.
"""

from collections.abc import Iterable, Iterator, Sequence

from stonehand.intake.reading import nearest
from stonehand.model.dummy import DummyPage, Inks
from stonehand.model.finding import Finding, Where, error, warning
from stonehand.model.issue import Ad
from stonehand.model.layout import Grid
from stonehand.model.units import mm


def check_size(ad: Ad, grid: Grid, where: Where) -> Iterator[Finding]:
    """Find an advertisement booked at no size, or at one larger than the type area; `where` is where the size stands."""
    if grid.cells(ad.width, ad.height):
        return
    booked = f"{ad.id} is booked at {ad.width:g} x {ad.height:g} mm"
    if grid.lines_for(ad.height) < 1 or ad.width <= 0:
        yield error("intake/ad-size", f"{booked}, which is no size", where, hint="write it like 100mm x 60mm")
    else:
        message = f"{booked}; the type area has {grid.width(grid.columns):.1f} x {mm(grid.depth(grid.lines)):.1f} mm"
        yield error("intake/ad-size", message, where, hint="book it smaller; it is never scaled")


def check_ads(ads: Iterable[Ad], pages: Sequence[DummyPage]) -> Iterator[Finding]:
    """Find advertisements booked for a page that is not planned or is not theirs, or in more inks than it is printed in."""
    planned = {page.page: page for page in pages}
    framed = {frame.ad: (page.page, frame) for page in pages for frame in page.frames if frame.ad}
    for ad in ads:
        page, frame = framed.get(ad.id, (ad.page, None))
        if pages and ad.page and ad.page not in planned:
            message = f"{ad.id} is booked for page {ad.page}, which is not planned"
            yield error("intake/unplanned-page", message, ad.where, hint=nearest(ad.page, planned))
        elif ad.page and frame and page != ad.page:
            message = f"{ad.id} is booked for page {ad.page} and has its frame on page {page}"
            yield warning(
                "intake/ad-elsewhere", message, frame.where, hint=f"move the frame, or book it for page {page}"
            )
        if page in planned and ad.inks is Inks.CMYK and planned[page].inks is Inks.K:
            message = f"{ad.id} is booked in four inks for page {page}, which is printed in black"
            yield warning("intake/ad-inks", message, ad.where, hint="book it for a page in four inks")
