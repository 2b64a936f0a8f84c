"""What an item stands on: the last flat, picture or gradient drawn before it that holds its middle, or paper."""

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.model.drawn import Area, Box, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.units import Mm, Pt, pt
from stonehand.preflight.ground import PAPER, Ground, grounds

CYAN = Paint("DeviceCMYK", (1.0, 0.0, 0.0, 0.0))
GREY = Paint("DeviceCMYK", (0.0, 0.0, 0.0, 0.2))
BLACK = Paint("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))
WHITE = Paint("DeviceCMYK", (0.0, 0.0, 0.0, 0.0))


def an_area(left: float, top: float, width: float, height: float) -> Area:
    return Area(Mm(left), Mm(top), Mm(left + width), Mm(top + height))


def a_flat(paint: Paint, area: Area | None = None, *, box: bool = True) -> Shape:
    area = area or an_area(10, 10, 50, 50)
    return Shape(area, paint, pt(min(area.width, area.height)), stroke=False, box=box, overprint=False)


def a_text(left: float = 20, top: float = 20) -> Text:
    return Text(an_area(left, top, 20, 4), Pt(9.0), BLACK, "Serif", overprint=False)


def a_picture(space: str = "DeviceCMYK", *, mask: bool = False) -> Picture:
    return Picture(an_area(10, 10, 50, 50), 300, 300, 200.0, space, 8, mask=mask)


def a_page(*drawn: Drawn) -> PageFacts:
    sheet = Box(0, 0, pt(Mm(200)), pt(Mm(300)))
    return PageFacts(1, "1", sheet, sheet, drawn=drawn)


def under(*drawn: Drawn) -> list[Ground]:
    """Give the grounds of all text of a page."""
    return [ground for _text, ground in grounds(a_page(*drawn), Text, lambda _text: True)]


def test_a_page_without_flats_is_paper() -> None:
    """Nothing drawn before, nothing under it."""
    assert under(a_text()) == [PAPER]
    assert not PAPER.shows


def test_the_last_flat_before_it_counts() -> None:
    """A white box over cyan makes paper of it; what is drawn afterwards lies on top and is no ground."""
    assert [one.paint for one in under(a_flat(CYAN), a_text(), a_flat(WHITE), a_text(), a_flat(GREY))] == [CYAN, WHITE]


@pytest.mark.parametrize(("left", "top", "found"), [(20, 20, CYAN), (39, 48, CYAN), (51, 20, WHITE), (20, 59, WHITE)])
def test_the_middle_decides(left: float, top: float, found: Paint) -> None:
    """A line of 20 x 4 mm that runs out of a box with more than half of itself stands on paper."""
    assert [one.paint for one in under(a_flat(CYAN), a_text(left, top))] == [found]


@pytest.mark.parametrize(
    "nothing",
    [
        a_flat(CYAN, box=False),
        a_flat(CYAN, an_area(10, 21.5, 50, 1)),
        Shape(an_area(10, 10, 50, 50), CYAN, Pt(9.0), stroke=True, box=False, overprint=False),
        a_picture(mask=True),
        replace(a_picture(), soft_mask=True),
        a_text(),
    ],
    ids=["circle", "rule", "stroke", "stencil", "cut-out", "text"],
)
def test_what_need_not_cover_its_area_is_no_ground(nothing: Drawn) -> None:
    """A circle, a rule through the line, a frame, a stencil and other text leave paper as it is."""
    assert under(nothing, a_text())[-1] == PAPER


@pytest.mark.parametrize(
    ("item", "coloured"),
    [
        (a_picture(), True),
        (a_picture("DeviceGray"), False),
        (Shade(an_area(10, 10, 50, 50), "DeviceCMYK"), True),
        (Shade(an_area(10, 10, 50, 50), "DeviceGray"), False),
    ],
)
def test_a_picture_shows_and_has_no_tint(item: Drawn, *, coloured: bool) -> None:
    """So has a gradient; in grey it prints from the black plate alone."""
    (ground,) = under(item, a_text())
    assert (ground.shows, ground.darkness, ground.coloured, ground.inks > 1) == (True, None, coloured, coloured)


def a_flat_ground(*cmyk: float) -> Ground:
    return under(a_flat(Paint("DeviceCMYK", cmyk)), a_text())[0]


@pytest.mark.parametrize(
    ("cmyk", "darkness"),
    [
        ((0, 0, 1, 0), 11),  # yellow is light
        ((0, 1, 0, 0), 59),
        ((0.5, 0, 0, 0.1), 25),  # half of 30, and 10
        ((1, 1, 1, 1), 100),
    ],
)
def test_a_ground_is_as_dark_as_a_black(cmyk: tuple[float, ...], darkness: float) -> None:
    """Inks weigh as luma has it, and no ground is darker than black."""
    assert a_flat_ground(*cmyk).darkness == pytest.approx(darkness)


def test_a_tint_of_black_has_no_colour() -> None:
    """Black text cut out of it is on the same plate, and shows no edge."""
    assert not a_flat_ground(0, 0, 0, 0.2).coloured
    assert a_flat_ground(0.1, 0, 0, 0.2).coloured
    assert [a_flat_ground(*cmyk).inks for cmyk in ((0, 0, 0, 1), (1, 0, 0, 1), (0, 0, 0, 0))] == [1, 2, 0]


def test_only_what_is_printed_is_told() -> None:
    """Hidden text and what stands outside the trim are left out, and so is what is not wanted."""
    hidden = Text(an_area(20, 40, 20, 4), Pt(9.0), BLACK, "Serif", overprint=False, hidden=True)
    page = a_page(a_flat(CYAN), a_text(), hidden, a_text(-40, 20), a_text(20, 400), a_text(20, 30))
    assert [text.area.top for text, _ground in grounds(page, Text, lambda text: text.area.top > 25)] == [Mm(30)]


def test_a_line_over_the_cut_stands_on_what_is_inside() -> None:
    """Its middle is that of the part that is not cut off."""
    assert [one.paint for one in under(a_flat(CYAN, an_area(0, 10, 8, 50)), a_text(-15, 20))] == [CYAN]


@pytest.mark.parametrize(
    ("ground", "under_frame"),
    [(an_area(35, 35, 20, 20), WHITE), (an_area(30, 25, 30, 10), CYAN)],
    ids=["inside", "under its upper side"],
)
def test_a_frame_stands_on_what_is_under_its_side(ground: Area, under_frame: Paint) -> None:
    """What it goes round is not under it."""
    frame = Shape(an_area(30, 30, 30, 30), BLACK, Pt(0.75), stroke=False, box=False, overprint=False)
    page = a_page(a_flat(CYAN, ground), frame)
    found = grounds(page, Shape, lambda shape: not shape.box)
    assert [one.paint for _frame, one in found] == [under_frame]


def test_a_rule_stands_on_what_is_under_its_middle() -> None:
    """However high it is, it is no frame."""
    upright = Shape(an_area(30, 5, 0.2, 60), BLACK, pt(Mm(0.2)), stroke=True, box=False, overprint=False)
    ((_rule, found),) = grounds(a_page(a_flat(CYAN), upright), Shape, lambda shape: shape.stroke)
    assert found.paint == CYAN


def _boxes() -> st.SearchStrategy[Area]:
    edge = st.integers(-20, 320).map(float)
    return st.builds(an_area, edge, edge, st.integers(2, 300).map(float), st.integers(2, 300).map(float))


@given(st.lists(st.tuples(_boxes(), st.sampled_from([CYAN, GREY, WHITE])), max_size=12), st.integers(0, 290))
def test_bands_find_what_a_plain_search_finds(boxes: list[tuple[Area, Paint]], top: int) -> None:
    """Whatever the boxes, the last that holds the middle is found."""
    text = a_text(90, top)
    holding = [paint for area, paint in boxes if area.holds(100, top + 2)]
    found = under(*(a_flat(paint, area) for area, paint in boxes), text)
    assert [one.paint for one in found] == [holding[-1] if holding else PAPER.paint]


def test_a_full_page_is_searched_in_milliseconds() -> None:
    """450 runs of text over a thousand boxes of an advertisement."""
    page = a_page(*_a_thousand_boxes(), *(a_text(20 + n % 5 * 30, 5 + n // 5 * 3) for n in range(450)))
    best = 1.0
    for _ in range(5):
        start = process_time()
        assert len(list(grounds(page, Text, lambda _text: True))) == 450
        best = min(best, process_time() - start)
    assert best < 0.03


def _a_thousand_boxes() -> Iterator[Shape]:
    for n in range(1000):
        yield a_flat(CYAN, an_area(10 + n % 25 * 2, 250 + n // 25, 2, 2))
