"""Bookings: which advertisements set from words the pages must show, and where, for preflight to look for.

Made-up pages and the layout go in. A picture needs no such look: it fills its rectangle or stands in it whole.
"""

import re
from collections.abc import Iterator
from html import unescape

from stonehand.compose.ads import ad_place
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.model.units import Mm
from stonehand.preflight.ads import PrintedAd

_MARKUP = re.compile(r"<[^>]*>")


def printed_ads(makeup: MakeUp, layout: Layout) -> tuple[PrintedAd, ...]:
    """Give every advertisement with words, with its rectangle on the trimmed page."""
    return tuple(ad for page in makeup.pages for ad in _on_page(page, layout))


def _on_page(page: MadeUpPage, layout: Layout) -> Iterator[PrintedAd]:
    form = layout.format
    for placed in page.ads:
        if placed.ad.html:
            place = ad_place(placed, page, layout.grid)
            left = Mm((form.inner if page.recto else form.outer) + place.left)
            words = unescape(_MARKUP.sub(" ", placed.ad.html))
            yield PrintedAd(
                page.id, placed.ad.id, words, left, Mm(form.top + place.top), place.width, place.height, placed.ad.where
            )
