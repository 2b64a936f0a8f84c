"""Pages as leaves of a book: which is recto, where the fold is, how far things are from the edges as the page is shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.model.drawn import Area, Box, Drawn, Paint, Shape
from stonehand.model.facts import Annotation, PageFacts, PdfFacts
from stonehand.model.press import Delivery, Edges, PressProfile, Spread
from stonehand.model.units import Mm, Pt, pt
from stonehand.preflight.check import Looked
from stonehand.preflight.leaves import book_length, box_area, distances, leaves, shown_size
from stonehand.preflight.listing import listed, pages_listed
from stonehand.preflight.outside import marks

PRESS = PressProfile("coldset", "IFRA26", "Newspaper", "http://www.color.org", "x.icc", "", b"")
IN_PAIRS = replace(PRESS, delivery=Delivery(spread=Spread.PAIR))


def a_box(width: float, height: float, beyond: float = 0) -> Box:
    edge = pt(Mm(beyond))
    return Box(-edge, -edge, pt(Mm(width)) + edge, pt(Mm(height)) + edge)


def a_page(number: int = 1, width: float = 100, *drawn: Drawn, rotate: int = 0, sheet: float = 0) -> PageFacts:
    trim = a_box(width, 150)
    return PageFacts(number, str(number), a_box(width, 150, sheet), trim, drawn=drawn, rotate=rotate)


def a_book(*widths: float, pages: int = 0, first: int = 1) -> Looked:
    facts = PdfFacts(0, "1.6", tuple(a_page(number, width) for number, width in enumerate(widths, start=1)))
    return Looked("a.pdf", facts, None, pages, 1, first)


def test_a_recto_has_its_spine_at_the_left() -> None:
    """Odd places are rectos; the two in the middle are one piece of paper."""
    book = list(leaves(a_book(*[100] * 8), PRESS))
    assert [leaf.spine for leaf in book] == ["left", "right"] * 4
    assert [leaf.place for leaf in book if leaf.at_centre] == [4, 5]
    edges = Edges(top=Mm(1), bottom=Mm(2), outer=Mm(3), spine=Mm(4))
    assert tuple(book[0].sides(edges).values()) == pytest.approx((4, 1, 3, 2))
    assert tuple(book[1].sides(edges).values()) == pytest.approx((3, 1, 4, 2))


def test_a_page_file_stands_at_its_place_in_the_book() -> None:
    """Of sixteen page files the eighth is a verso of the centre."""
    (leaf,) = leaves(a_book(100, pages=16, first=8), PRESS)
    assert (leaf.place, leaf.count, leaf.spine, leaf.at_centre) == (8, 16, "right", True)


def test_a_centre_spread_of_double_width_has_two_places() -> None:
    """Where the shop takes it so; it has no spine, and outer edges left and right."""
    book = a_book(100, 100, 100, 199, 100, 100, 100)
    assert [leaf.place for leaf in leaves(book, IN_PAIRS)] == [1, 2, 3, 4, 6, 7, 8]
    assert (book_length(book, IN_PAIRS), book_length(book, PRESS)) == (8, 7)
    spread = next(leaf for leaf in leaves(book, IN_PAIRS) if leaf.double)
    assert (spread.spine, spread.at_centre) == ("", True)
    assert tuple(spread.sides(Edges(outer=Mm(3), spine=Mm(4))).values()) == pytest.approx((3, 0, 3, 0))


@pytest.mark.parametrize(
    ("rotate", "nearest", "size"),
    [(0, "left", (100, 150)), (90, "top", (150, 100)), (180, "right", (100, 150)), (270, "bottom", (150, 100))],
)
def test_sides_go_round_with_the_page(rotate: int, nearest: str, size: tuple[float, float]) -> None:
    """What is stored at the left is seen at the top when the page is turned to the right."""
    page = a_page(rotate=rotate)
    inside = distances(Area(Mm(5), Mm(60), Mm(20), Mm(80)), page)
    assert min(inside, key=lambda side: inside[side]) == nearest
    assert inside[nearest] == pytest.approx(5)
    assert shown_size(page) == pytest.approx(size)


@given(*[st.floats(-50, 200) for _ in range(4)], st.sampled_from([0, 90, 180, 270]))
def test_distances_add_up_to_the_page(left: float, top: float, width: float, height: float, rotate: int) -> None:
    """However it is turned, an area and what is round it are as wide and as high as the page."""
    page = a_page(rotate=rotate)
    inside = distances(Area(Mm(left), Mm(top), Mm(left + width), Mm(top + height)), page)
    across, down = (height, width) if rotate % 180 else (width, height)
    assert inside["left"] + across + inside["right"] == pytest.approx(shown_size(page)[0])
    assert inside["top"] + down + inside["bottom"] == pytest.approx(shown_size(page)[1])


def test_a_box_is_told_from_the_trim() -> None:
    """A bleed of three millimetres begins three before the trim and ends three behind it; a unit of two doubles it."""
    page = a_page()
    bleed = a_box(100, 150, 3)
    assert box_area(page, bleed).left == pytest.approx(-3)
    assert box_area(page, bleed).bottom == pytest.approx(153)
    assert box_area(replace(page, user_unit=2), bleed).right == pytest.approx(206)
    moved = replace(page, trim=Box(10, 20, 110, 170))
    at = box_area(moved, Box(0, 0, 120, 190))
    assert tuple(pt(edge) for edge in (at.left, at.top, at.right, at.bottom)) == pytest.approx((-10, -20, 110, 170))


@pytest.mark.parametrize(
    ("left", "width", "found"), [(-8, 5, 1), (-2, 2, 0), (-8, 10, 0), (-30, 5, 0), (-3, 2, 0), (103.5, 5, 1)]
)
def test_a_mark_stands_outside_page_and_bleed(left: float, width: float, found: int) -> None:
    """What begins on the page is none, nor what is in the bleed or off the sheet."""
    paint = Paint("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))
    area = Area(Mm(left), Mm(10), Mm(left + width), Mm(11))
    stroke = Shape(area, paint, Pt(0.5), stroke=True, box=False, overprint=False)
    page = replace(a_page(1, 100, stroke, sheet=15), bleed=a_box(100, 150, 3))
    assert len(list(marks(page))) == found


def test_a_mark_may_be_an_annotation() -> None:
    """One of kind PrinterMark counts, a note beside the page does not; what touches the trim's edge is outside it."""
    beside = Area(Mm(-8), Mm(10), Mm(-4), Mm(11))
    page = replace(a_page(sheet=15), annotations=(Annotation("PrinterMark", beside), Annotation("Text", beside)))
    assert list(marks(page)) == [beside]


@pytest.mark.parametrize("edge", ["left", "top", "right", "bottom"])
def test_a_hair_over_an_edge_is_at_it(edge: str) -> None:
    """Boxes are rounded: three hundredths of a millimetre into the page are a mark still, and beyond the bleed none."""
    places = {"left": (-5, 0.03), "top": (-5, 0.03), "right": (99.97, 105), "bottom": (149.97, 155)}
    within = {"left": (-3.03, -1), "top": (-3.03, -1), "right": (101, 103.03), "bottom": (151, 153.03)}
    for spans, found in ((places, 1), (within, 0)):
        start, end = (Mm(place) for place in spans[edge])
        across = edge in {"left", "right"}
        area = Area(start, Mm(10), end, Mm(11)) if across else Area(Mm(10), start, Mm(11), end)
        paint = Paint("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))
        stroke = Shape(area, paint, Pt(0.5), stroke=True, box=False, overprint=False)
        page = replace(a_page(1, 100, stroke, sheet=15), bleed=a_box(100, 150, 3))
        assert len(list(marks(page))) == found


def test_names_are_told_as_in_a_sentence() -> None:
    """One, two, and so many that the rest is counted."""
    assert [listed(list(names)) for names in ("", "a", "ab", "abcd", "abcdef")] == [
        "",
        "a",
        "a and b",
        "a, b, c and d",
        "a, b, c, d and 2 more",
    ]
    assert pages_listed([a_page(3)]) == "page 3"
    assert pages_listed([a_page(3), a_page(3), a_page(5)]) == "pages 3 and 5"
