"""Head groups, pictures and codes: whole lines, scheduled sizes, balanced rows."""

from typing import Any

import galleys_ground as ground
import pytest

from stonehand.model.article import Article, Colour, Picture, Priority
from stonehand.model.galley import HeadKind
from stonehand.model.units import pt

HEAD = "Harbour bridge reopens after eleven months of waiting"


def lead(headline: str, **fields: Any) -> Article:
    return ground.article(
        ground.body("Text."), headline=ground.roman(headline), priority=Priority.LEAD, byline="Marta Linde", **fields
    )


def test_a_head_is_set_at_each_size_it_fits_and_in_whole_lines() -> None:
    """Every row fits its span; byline and text stand on the grid with one line of white between them."""
    heads = ground.galley(lead(HEAD)).value.heads
    assert {head.span for head in heads} == {2, 5}
    for head in heads:
        headline = next(part for part in head.parts if part.kind is HeadKind.HEADLINE)
        assert all(line.width <= pt(ground.layout().grid.width(head.span)) for line in headline.lines)
        assert len(headline.lines) <= (2 if head.span == 5 else 4)
        assert head.parts[-1].top / 10 == pytest.approx(head.depth - 2)
        tops = [part.top for part in head.parts]
        assert tops == sorted(tops)


def test_rows_are_balanced_and_end_on_no_small_word() -> None:
    """Two rows of like width, never one long and one short."""
    head = next(head for head in ground.galley(lead(HEAD)).value.heads if head.span == 5)
    rows = next(part for part in head.parts if part.kind is HeadKind.HEADLINE).lines
    assert min(row.width for row in rows) > 0.7 * max(row.width for row in rows)
    assert not any(row.pieces[-1].text.split()[-1] in {"the", "of", "a"} for row in rows)


def test_a_headline_of_2000_characters_ends_in_a_finding() -> None:
    """It is set all the same, at the smallest size, and the finding says how many lines it needs."""
    outcome = ground.galley(lead("Endless words of a headline nobody would print " * 42))
    assert [found.id for found in outcome.findings] == ["galleys/long-headline"]
    assert all(head.depth > 20 for head in outcome.value.heads)


def test_one_word_wider_than_the_page_is_divided() -> None:
    """Nothing sticks out of the page, whatever is written."""
    head = ground.galley(lead("m" * 400)).value.heads[0]
    headline = next(part for part in head.parts if part.kind is HeadKind.HEADLINE)
    assert "".join(line.pieces[0].text for line in headline.lines) == "m" * 400


def test_a_picture_is_cropped_by_no_more_than_eight_per_cent() -> None:
    """47.8 mm at 3:2 is 90.3 pt: 9 lines. A crop of 8 % makes it 83.1 or 98.2 pt deep: still 9."""
    picture = Picture("p.jpg", ground.WHERE, ground.roman("A bus."), "Jon Ferris", "A bus", 1500, 1000, Colour.COLOUR)
    settings = ground.galley(lead(HEAD, pictures=(picture,))).value.pictures[0]
    assert [setting.span for setting in settings] == [1, 2, 3, 4, 5]
    assert (settings[0].shallowest, settings[0].natural, settings[0].deepest) == (9, 9, 9)
    # 257 mm at 3:2 is 485.7 pt: 49 lines; 446.8 and 527.9 pt at the limits
    assert (settings[4].shallowest, settings[4].natural, settings[4].deepest) == (45, 49, 52)
    assert settings[0].caption[-1].credit == "Jon Ferris"


def test_a_code_fits_its_column_with_the_words_beside_it() -> None:
    """The depth is whole lines that hold the code; the address has neither scheme nor `www.`."""
    code = ground.galley(lead(HEAD, url="https://www.gazette.example.org/412/harbour-bridge")).value.qr
    assert code is not None
    assert code.depth == ground.layout().grid.lines_for(code.side)
    assert "".join(code.address) == "gazette.example.org/412/harbour-bridge"
    assert code.rows[0][:8] == (True,) * 7 + (False,)  # the finder pattern at the top left
    assert code.alt == "QR code: gazette.example.org/412/harbour-bridge"


def test_an_address_beyond_any_code_is_an_error() -> None:
    """2,331 bytes is all a code of level M holds; the story has none and says so."""
    outcome = ground.galley(lead(HEAD, url="https://example.org/" + "x" * 3000))
    assert [found.id for found in outcome.findings] == ["galleys/address-beyond-qr"]
    assert outcome.value.qr is None
