"""Every advertisement set from words, read back from the finished page: does all of it stand inside its booked size?

In: a page's PDF as the printer gets it, and the advertisements on it with their words and places. Out: an error for each that
is cut off. What runs out of its box is hidden by the style sheet, so nobody would see it missing; it was sold whole.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Where, error
from stonehand.model.units import Mm, pt


@dataclass(frozen=True, slots=True)
class PrintedAd:
    """An advertisement on a page: its words, and the rectangle it may not leave, in millimetres from the trim's left top."""

    page: PageId
    id: str
    words: str = field(repr=False)
    left: Mm
    top: Mm
    width: Mm
    height: Mm
    where: Where


def check_ads(pdf: bytes, ads: Sequence[PrintedAd]) -> tuple[Finding, ...]:
    """Find advertisements of which letters are missing inside their rectangle, in a PDF of their page alone."""
    if not ads:
        return ()
    # pdfium costs 60 ms to load, and most pages have no such advertisement.
    from stonehand.engines.opened_pdf import Unopened  # noqa: PLC0415
    from stonehand.engines.page_text import read_within  # noqa: PLC0415

    try:
        read = read_within(pdf, [_box(ad) for ad in ads])
    except Unopened:
        read = ("",) * len(ads)
    return tuple(_cut(zip(ads, read, strict=True)))


def _cut(read: Iterable[tuple[PrintedAd, str]]) -> Iterator[Finding]:
    for ad, text in read:
        wanted = _letters(ad.words)
        missing = (wanted - _letters(text)).total()
        if missing:
            yield error(
                "preflight/ad-cut",
                f"{missing} of {wanted.total()} letters of the advertisement {ad.id} do not stand inside it on page {ad.page}",
                ad.where,
                hint="shorten it, set it smaller, or book it larger",
            )


def _letters(text: str) -> Counter[str]:
    """Count letters and figures, however cased, composed or ordered: a table may be read by rows or by columns."""
    return Counter(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _box(ad: PrintedAd) -> tuple[float, float, float, float]:
    left, top = pt(ad.left), pt(ad.top)
    return (left, top, left + pt(ad.width), top + pt(ad.height))
