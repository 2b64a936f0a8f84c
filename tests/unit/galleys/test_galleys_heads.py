"""Head groups, pictures and codes: whole lines, scheduled sizes, balanced rows."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import galleys_ground as ground
import pytest

from stonehand.galleys import set_galley
from stonehand.model.article import Article, Colour, Picture, Priority
from stonehand.model.galley import Galley, Head, HeadKind, HeadLine
from stonehand.model.layout import HeadSize, QrStyle
from stonehand.model.units import Columns, Pt, pt

HEAD = "Harbour bridge reopens after eleven months of waiting"


def lead(headline: str, **fields: Any) -> Article:
    return ground.article(
        ground.body("Text."), headline=ground.roman(headline), priority=Priority.LEAD, byline="Marta Linde", **fields
    )


def rows_of(head: Head) -> tuple[HeadLine, ...]:
    return next(part.lines for part in head.parts if part.kind is HeadKind.HEADLINE)


def text_of(head: Head) -> str:
    return " ".join(piece.text for row in rows_of(head) for piece in row.pieces)


def scheduled(article: Article, *entries: HeadSize) -> Galley:
    """Set an article by a headline schedule of the test's own."""
    layout = replace(ground.layout(), headlines=entries)
    return set_galley(article, layout, ground.fonts(), ground.NoEngine(), drop_cap=False).value


def test_a_head_is_set_at_each_size_it_fits_and_in_whole_lines() -> None:
    """Every row fits its span; byline and text stand on the grid with one line of white between them."""
    entries = tuple(
        HeadSize(Priority.LEAD, Columns(span), tuple(map(Pt, sizes)), rows)
        for span, sizes, rows in ((5, (64.0, 52.0), 2), (2, (40.0, 32.0), 4))
    )
    heads = scheduled(lead(HEAD), *entries).heads
    assert {head.span for head in heads} == {2, 5}
    for head in heads:
        assert all(line.width <= pt(ground.layout().grid.width(head.span)) for line in rows_of(head))
        assert head.rows <= (2 if head.span == 5 else 4)
        assert head.parts[-1].top / 10 == pytest.approx(head.depth - 2)
        tops = [part.top for part in head.parts]
        assert tops == sorted(tops)


def test_rows_are_balanced_and_end_on_no_small_word() -> None:
    """Two rows of like width, never one long and one short."""
    head = next(head for head in ground.galley(lead(HEAD)).value.heads if head.span == 5)
    rows = rows_of(head)
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
    assert text_of(head).replace(" ", "") == "m" * 400


def test_a_head_stands_in_one_row_more_where_the_schedule_allows() -> None:
    """Over two columns at 28 pt the head needs three rows; four are allowed, all of the words in each setting."""
    heads = scheduled(lead(HEAD), HeadSize(Priority.LEAD, Columns(2), (Pt(28.0),), 4)).heads
    assert [head.rows for head in heads] == [3, 4]
    assert {text_of(head) for head in heads} == {HEAD}
    assert heads[1].fill >= 0.45
    tight = scheduled(lead(HEAD), HeadSize(Priority.LEAD, Columns(2), (Pt(28.0),), 3)).heads
    assert [head.rows for head in tight] == [3]


def test_smaller_sizes_are_the_same_rows_scaled() -> None:
    """What is broken into three rows at 40 pt is, at 32 pt, four fifths as wide."""
    sizes = (Pt(40.0), Pt(32.0))
    heads = scheduled(lead(HEAD), HeadSize(Priority.LEAD, Columns(3), sizes, 3)).heads
    large, small = (next(head for head in heads if (head.size, head.rows) == (size, 3)) for size in sizes)
    for wide, narrow in zip(rows_of(large), rows_of(small), strict=True):
        assert narrow.width == pytest.approx(wide.width * 0.8, abs=0.002)


def test_droppable_parts_are_left_out_together() -> None:
    """With kicker and standfirst droppable there is each head with both, and with neither; a byline that may not go stays."""
    story = lead(HEAD, kicker="Transport", standfirst=ground.roman("Lorries stay barred until the spring."))
    heads = ground.galley(replace(story, may_drop=frozenset({"kicker", "standfirst", "pictures"}))).value.heads
    assert {head.without for head in heads} == {(), ("kicker", "standfirst")}
    whole, bare = ([head for head in heads if bool(head.without) == out] for out in (False, True))
    assert [(head.span, head.size, head.rows) for head in whole] == [(head.span, head.size, head.rows) for head in bare]
    assert all(small.depth < large.depth for small, large in zip(bare, whole, strict=True))
    assert all(head.parts[-1].kind is HeadKind.BYLINE for head in bare)
    assert {head.without for head in ground.galley(story).value.heads} == {()}


def test_a_dropped_byline_leaves_the_dateline() -> None:
    """The place of a story is no part of its byline, though it may stand beside it."""
    story = lead(HEAD, dateline="Port Haven", may_drop=frozenset({"byline"}))
    galley = ground.galley(replace(story, blocks=(ground.body("A long text for a cap. " * 30),)), drop_cap=True).value
    said = {head.without: head.parts[-1].lines[0].pieces[0].text for head in galley.heads}
    assert said == {(): "Marta Linde · Port Haven", ("byline",): "Port Haven"}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [({"jump_head": "The bridge"}, "The bridge"), ({"kicker": "Transport"}, "Transport"), ({}, "Harbour bridge")],
)
def test_a_jump_head_stands_over_every_span(fields: dict[str, Any], wanted: str) -> None:
    """The word asked for, else the kicker, else two words of the headline, at half the size of the smallest head."""
    galley = ground.galley(lead(HEAD, **fields)).value
    assert [head.span for head in galley.jump_heads] == [1, 2, 3, 4, 5]
    assert {text_of(head) for head in galley.jump_heads} == {wanted}
    schedule = {entry.span: entry for entry in ground.layout().headlines if entry.role is Priority.LEAD}
    for head in galley.jump_heads:
        assert head.size == max(14.0, schedule[head.span].sizes[-1] / 2)
        assert head.rows <= 2
        assert [part.kind for part in head.parts] == [HeadKind.HEADLINE]
        foot = head.parts[0].top + head.rows * head.parts[0].leading
        assert foot == pytest.approx(10 * (head.depth - 1))


def test_a_long_kicker_gives_way_to_the_headline() -> None:
    """Over one column a kicker of three rows is no jump head; over five it stands."""
    kicker = "What the harbour commissioners promised about the bridge last winter"
    heads = ground.galley(lead(HEAD, kicker=kicker)).value.jump_heads
    assert text_of(heads[0]) == "Harbour bridge"
    assert text_of(heads[-1]) == kicker


def test_a_word_too_wide_for_its_column_is_a_jump_head_all_the_same() -> None:
    """No word is lost, whatever the column."""
    heads = ground.galley(lead(HEAD, jump_head="m" * 60)).value.jump_heads
    assert {text_of(head).replace(" ", "") for head in heads} == {"m" * 60}


def test_a_role_without_codes_has_none() -> None:
    """The layout leaves briefs without a code; the story has its address all the same."""
    bare = replace(ground.layout(), qr=QrStyle(ground.layout().qr.module, frozenset({Priority.LEAD})))
    story = lead(HEAD, url="https://gazette.example.org/412/harbour-bridge")
    assert set_galley(story, bare, ground.fonts(), ground.NoEngine(), drop_cap=False).value.qr is None
    assert ground.galley(story).value.qr is not None


def test_sizes_shrink_down_the_schedule() -> None:
    """Heads of a span come largest first, and the shallowest last."""
    heads = [head for head in ground.galley(lead(HEAD)).value.heads if head.span == 3]
    assert all(one.size >= other.size for one, other in pairwise(heads))


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
