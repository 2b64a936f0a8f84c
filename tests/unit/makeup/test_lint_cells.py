"""Lint, cells: overlap, matter outside its room, empty rectangles. The room is columns 0 to 4 and lines 3 to 59."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_pages import LAYOUT, Rectangle, a_box, a_page, a_part, an_ad, found, ids, only, some_pages

from stonehand.makeup.lint import lint
from stonehand.model.finding import Severity
from stonehand.model.page import MadeUpPage

LEFT, RIGHT = (0, 3, 3, 57), (3, 3, 2, 57)


def a_full_page() -> MadeUpPage:
    """Two stories side by side fill the room; their heads differ."""
    return a_page(a_part("bridge", LEFT), a_part("ferry", RIGHT, size=24))


def test_a_full_page_has_no_flaw() -> None:
    """Two frames side by side tile the room: nothing is found."""
    assert found(a_full_page()) == []


def test_two_frames_that_share_a_cell_overlap() -> None:
    """One column is in both frames: an error that names both and the place in millimetres."""
    (flaw,) = only("overlap", found(a_page(a_part("bridge", LEFT), a_part("ferry", (2, 3, 3, 57), size=24))))
    assert flaw.finding.severity is Severity.ERROR
    assert flaw.finding.message == "ferry stands on bridge"
    # Page 1 is a recto: 16 mm margin and two columns of 47.8 mm with gutters of 4.5 mm; three lines of 10 pt from the top.
    assert str(flaw.finding.where) == "page 1, ferry, 120.6 mm from the left, 26.6 mm from the top"


def test_matter_on_matter_of_its_own_story_overlaps() -> None:
    """A leg that runs through the picture under it."""
    part = a_part("bridge", LEFT, pictures=[(1, 20, 1, 10)])
    assert "overlap" in ids(found(a_page(part, a_part("ferry", RIGHT, size=24))))


def test_an_advertisement_on_text_or_on_another_overlaps() -> None:
    """It covers the feet of a leg, and a second one covers it."""
    ads = (an_ad("bakery", (4, 50, 1, 10)), an_ad("tailor", (4, 55, 1, 5)))
    flaws = only("overlap", found(a_page(a_part("bridge", LEFT), a_part("ferry", RIGHT, size=24), ads=ads)))
    assert [flaw.finding.message for flaw in flaws] == [
        "the advertisement bakery stands on ferry",
        "the advertisement tailor stands on ferry",
        "the advertisement tailor stands on the advertisement bakery",
    ]


def test_a_frame_with_legs_of_its_own_is_seen_in_columns_of_the_page() -> None:
    """Two legs over three columns: the second reaches from the middle of column 1 to the end of column 2."""
    part = a_part("bridge", LEFT, head=(0, 3, 2, 6), legs=[(0, 9, 51), (1, 9, 11)], columns=2)
    moved = a_part("bridge", (2, 3, 3, 57), head=(2, 3, 2, 6), legs=[(2, 9, 51), (3, 9, 11)], columns=2)
    # The second leg, numbered 3, stands in columns 3 and 4 of the page.
    assert "overlap" in ids(found(a_page(moved, ads=[an_ad("bakery", (4, 9, 1, 11))])))
    assert "overlap" not in ids(found(a_page(moved, ads=[an_ad("bakery", (4, 21, 1, 39))])))
    beside = an_ad("bakery", (2, 21, 1, 39))
    assert "overlap" not in ids(found(a_page(part, ads=[beside])))
    assert "overlap" in ids(found(a_page(part, ads=[an_ad("bakery", (2, 15, 1, 45))])))


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ((0, 1, 3, 59), "ferry stands 2 lines under the furniture"),
        ((0, 3, 3, 60), "ferry stands 3 lines below the type area"),
        ((3, 3, 3, 57), "ferry stands 1 column beside the type area"),
    ],
)
def test_a_frame_beyond_the_room_is_outside(frame: Rectangle, words: str) -> None:
    """Under the furniture, below the type area, beside it: by how much stands in the sentence."""
    assert [flaw.finding.message for flaw in only("outside", found(a_page(a_part("ferry", frame))))] == [words]


def test_matter_beyond_its_frame_is_outside() -> None:
    """A leg three lines deeper than its frame."""
    part = a_part("bridge", (0, 3, 1, 40), legs=[(0, 9, 37)])
    (flaw,) = only("outside", found(a_page(part)))
    assert flaw.finding.message == "matter of bridge stands outside its frame of 1 column x 40 lines"


def test_a_rectangle_nothing_covers_is_empty() -> None:
    """Beside a story three columns wide, two columns of 57 lines stay white: 114 lines of 0.353 cm."""
    (flaw,) = only("empty-rectangle", found(a_page(a_part("bridge", LEFT))))
    assert flaw.finding.message == "page 1 has an empty rectangle of 2 columns x 57 lines (40.2 column cm)"
    assert (flaw.amount, flaw.told) == (114, False)


def test_air_between_things_is_no_rectangle() -> None:
    """Three lines between two stories, two above an advertisement."""
    page = a_page(
        a_part("bridge", (0, 3, 5, 20)), a_part("ferry", (0, 26, 5, 20), size=24), ads=[an_ad("bakery", (0, 48, 5, 12))]
    )
    assert found(page) == []


def test_white_inside_a_frame_counts_but_make_up_tells_of_it() -> None:
    """Six lines over all columns count, five do not; the verdict on frames has the sentence an editor reads."""
    short = a_part("bridge", (0, 3, 5, 57), legs=[(column, 9, 45) for column in range(5)])
    (flaw,) = only("empty-rectangle", found(a_page(short)))
    assert (flaw.amount, flaw.told) == (30, True)
    # The white begins at line 54: 16 mm and 54 lines of 10 pt from the top.
    assert str(flaw.finding.where) == "page 1, bridge, 16.0 mm from the left, 206.5 mm from the top"
    makeup, issue = some_pages(a_page(short))
    assert lint(makeup, issue, LAYOUT) == ()
    deeper = a_part("bridge", (0, 3, 5, 57), legs=[(column, 9, 46) for column in range(5)])
    assert found(a_page(deeper)) == []


def test_the_room_is_that_of_the_pages_master() -> None:
    """Furniture of ten lines on the front, of three inside; a master the layout does not know counts as one of these."""
    top = a_part("bridge", (0, 3, 5, 57))
    for master, number, outside in (("front", 2, 1), ("inside", 1, 0), ("gone", 1, 1), ("gone", 2, 0)):
        page = replace(a_page(top, number=number), master=master)
        assert len(only("outside", found(page))) == outside


@given(st.integers(0, 4), st.integers(0, 40), st.integers(1, 5), st.integers(1, 56))
def test_white_and_frame_make_up_the_room(column: int, line: int, columns: int, lines: int) -> None:
    """What a frame leaves of a page is reported cell for cell, but for slivers of three lines and less."""
    frame = a_box(column, 3 + line, min(columns, 5 - column), min(lines, 57 - line))
    part = a_part("bridge", (frame.column, frame.line, frame.columns, frame.lines), head=None)
    flaws = [flaw for flaw in only("empty-rectangle", found(a_page(part))) if not flaw.told]
    above, below = frame.line - 3, 60 - frame.foot
    slivers = frame.columns * sum(white for white in (above, below) if white <= 3)
    assert sum(flaw.amount for flaw in flaws) + frame.columns * frame.lines + slivers == 5 * 57
