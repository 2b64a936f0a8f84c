"""Bookings: an advertisement set from words is looked for where it stands on the trimmed page."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "makeup"))
from lint_pages import LAYOUT, a_page, a_part, some_pages

from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import Where
from stonehand.model.issue import Ad
from stonehand.model.page import Box, PlacedAd
from stonehand.model.units import Columns, Lines, Mm
from stonehand.pipeline.bookings import printed_ads

WHERE = Where("issue.yaml", 9)
AD = Ad(
    "bread", WHERE, Mm(90), Mm(50), PageId("1"), inner=False, inks=Inks.K, html="<p>Bread &amp; <em>butter</em></p>"
)


@pytest.mark.parametrize("number", [1, 2])
def test_words_and_rectangle_on_a_left_and_a_right_hand_page(number: int) -> None:
    """Two columns wide, at the foot: at the right edge of page 1, at the left of page 2, margins as the spine lies."""
    layout = replace(LAYOUT, format=replace(LAYOUT.format, inner=Mm(20), outer=Mm(12)))
    column = 3 if number == 1 else 0
    box = Box(Columns(column), Lines(79), Columns(2), Lines(15))
    page = replace(a_page(a_part("a", (0, 3, 5, 57)), number=number), ads=(PlacedAd(box, AD),))
    makeup, _ = some_pages(page)
    (ad,) = printed_ads(makeup, layout)
    assert " ".join(ad.words.split()) == "Bread & butter"
    right = 20 + layout.grid.width(Columns(5))
    assert ad.left == pytest.approx(right - 90 if number == 1 else 12)
    assert ad.top + ad.height == pytest.approx(layout.format.top + 94 * 10 * 25.4 / 72)
    assert (ad.width, ad.height) == (AD.width, AD.height)
    assert ad.where == WHERE


def test_pictures_and_holes_are_not_looked_for() -> None:
    """Only words can run out of their rectangle."""
    box = Box(Columns(0), Lines(79), Columns(2), Lines(15))
    page = replace(a_page(a_part("a", (0, 3, 5, 57))), ads=(PlacedAd(box, replace(AD, html="")),))
    assert printed_ads(some_pages(page)[0], LAYOUT) == ()
