"""Two pages as pixels: what is seen, where, and what is no more than the smoothing of an edge."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from made_pdf import HEIGHT, MM, add_page, page_pdf, saved
from pikepdf import Array, Dictionary, Name, Pdf

from stonehand.engines.likeness import MOST_SPOTS, compare
from stonehand.engines.opened_pdf import Unopened
from stonehand.engines.worker import FOREIGN, Unreadable, Worker
from stonehand.model.changes import PixelDifference
from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.pipeline.comparing import alone, compare_pages, impression_of_pdf, in_book

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height, in millimetres from the page's top left."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(FOREIGN) as ready:
        yield ready


def page(*rectangles: Rectangle, grey: float = 0.0, **boxes: Any) -> bytes:
    """A page of 200 x 100 mm with rectangles on it."""
    return saved(page_pdf(content(*rectangles, grey=grey), **boxes))


def content(*rectangles: Rectangle, grey: float = 0.0) -> bytes:
    drawn = (
        f"{left * MM:.4f} {HEIGHT - (top + height) * MM:.4f} {width * MM:.4f} {height * MM:.4f} re f"
        for left, top, width, height in rectangles
    )
    return f"{grey} g {' '.join(drawn)}".encode()


def difference(before: bytes, after: bytes) -> PixelDifference:
    (found,) = compare(before, after, [(1, 1)], 100)
    return found


def holds(spot: Area, rectangle: Rectangle, slack: float = 0.6) -> bool:
    left, top, width, height = rectangle
    return (
        abs(spot.left - left) <= slack
        and abs(spot.top - top) <= slack
        and abs(spot.left + spot.width - left - width) <= slack
        and abs(spot.top + spot.height - top - height) <= slack
    )


def test_equal_pages_differ_nowhere() -> None:
    """A page and itself: no share, no spot, its size twice."""
    found = difference(page((10, 10, 50, 20)), page((10, 10, 50, 20)))
    assert (found.share, found.spots) == (0.0, ())
    assert found.before == found.after
    assert found.before == pytest.approx((200, 100), abs=0.3)


def test_what_differs_is_found_where_it_is() -> None:
    """Two rectangles, one gone, one come, are two spots in millimetres from the top left, and their share of the page."""
    old, new = (20.0, 10.0, 30.0, 10.0), (120.0, 60.0, 20.0, 20.0)
    found = difference(page((5, 5, 5, 5), old), page((5, 5, 5, 5), new))
    assert len(found.spots) == 2
    assert holds(found.spots[0], old)
    assert holds(found.spots[1], new)
    assert found.share == pytest.approx((300 + 400) / 20_000, rel=0.1)


def test_spots_are_told_from_the_trim() -> None:
    """On a page with bleed and marks round it, places are the trim's."""
    boxes: dict[str, Any] = {
        "MediaBox": Array([-60, -40, 200 * MM + 60, HEIGHT + 40]),
        "TrimBox": Array([0, 0, 200 * MM, HEIGHT]),
    }
    found = difference(page(**boxes), page((50, 40, 10, 10), **boxes))
    (spot,) = found.spots
    assert holds(spot, (50, 40, 10, 10))
    assert found.before == pytest.approx((200, 100), abs=0.3)


@pytest.mark.parametrize(("by", "is_seen"), [(0.01, False), (1.0, True)])
def test_type_may_hop_by_a_pixel_where_libraries_differ(by: float, is_seen: bool) -> None:  # noqa: FBT001 - a parameter
    """Lines of type a hundredth of a millimetre aside are the same to a loose comparison; a whole one aside they are not."""
    before, after = (
        lines_of_type([(10.0 + moved, 20.0 + 4 * n, "The bridge is open, and nobody cut a ribbon.") for n in range(15)])
        for moved in (0.0, by)
    )
    (found,) = compare(before, after, [(1, 1)], 100, loose=True)
    assert bool(found.share) == is_seen
    assert difference(before, after).share


def test_a_loose_comparison_sees_what_changed() -> None:
    """A word, a tint and a mark as small as a comma are seen for all that, where they are."""
    lines = [(10.0, 20.0 + 4 * n, "The bridge is open, and nobody cut a ribbon.") for n in range(5)]
    before, after = (
        lines_of_type(lines),
        lines_of_type([*lines[:4], (10.0, 36.0, "The bridge is open, and Agna cut a ribbon.")]),
    )
    (word,) = compare(before, after, [(1, 1)], 100, loose=True)
    assert all(34 - 2 <= spot.top <= 37 for spot in word.spots)
    assert word.spots
    (comma,) = compare(page((10, 10, 50, 20)), page((10, 10, 50, 20), (100, 50, 0.4, 0.6)), [(1, 1)], 100, loose=True)
    assert len(comma.spots) == 1
    (tint,) = compare(page((10, 10, 50, 20), grey=0.9), page((10, 10, 50, 20), grey=0.8), [(1, 1)], 100, loose=True)
    assert holds(tint.spots[0], (10, 10, 50, 20))


def lines_of_type(lines: Sequence[tuple[float, float, str]]) -> bytes:
    """A page with lines of 9 points, each at its millimetres from the top left."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    shown = (f"1 0 0 1 {x * MM:.4f} {HEIGHT - y * MM:.4f} Tm ({text}) Tj" for x, y, text in lines)
    return saved(page_pdf(f"BT /F 9 Tf {' '.join(shown)} ET".encode(), {"Font": {"F": font}}))


def test_a_comma_is_seen() -> None:
    """A mark of 0.4 by 0.6 mm, as a comma of body copy is, makes a spot of its own."""
    found = difference(page((10, 10, 50, 20)), page((10, 10, 50, 20), (100, 50, 0.4, 0.6)))
    assert len(found.spots) == 1
    assert found.share > 0


@pytest.mark.parametrize(("tint", "is_seen"), [(0.89, False), (0.84, True)])
def test_a_tint_is_seen_from_six_hundredths(tint: float, is_seen: bool) -> None:  # noqa: FBT001 - a parameter
    """A tint a hundredth darker is the same to the eye; six hundredths darker it is another."""
    found = difference(page((10, 10, 100, 50), grey=0.9), page((10, 10, 100, 50), grey=tint))
    assert bool(found.share) == is_seen


def test_many_spots_are_few() -> None:
    """What differs in ninety places is told in no more than a few, and all of it lies in them."""
    marks = [(5.0 + 19 * across, 5.0 + 10 * down, 2.0, 2.0) for across in range(10) for down in range(9)]
    found = difference(page(), page(*marks))
    assert 1 <= len(found.spots) <= MOST_SPOTS
    for left, top, width, height in marks:
        assert any(
            spot.left - 0.6 <= left
            and spot.top - 0.6 <= top
            and left + width <= spot.left + spot.width + 0.6
            and top + height <= spot.top + spot.height + 0.6
            for spot in found.spots
        )


def test_pages_of_two_sizes_differ_all_over() -> None:
    """No place is named where none could be compared, and both sizes are told."""
    small = page(MediaBox=Array([0, 0, 300, 200]))
    found = difference(page(), small)
    assert (found.share, found.spots) == (1.0, ())
    assert found.after == pytest.approx((300 / MM, 200 / MM), abs=0.3)
    assert found.before != found.after


def test_the_child_tells_the_same(worker: Worker) -> None:
    """In the child as in process, any pages of two documents, in the order asked for."""
    before, after = page_pdf(content((10, 10, 5, 5))), page_pdf(content((20, 10, 5, 5)))
    add_page(before, content((30, 30, 5, 5)))
    add_page(after, content((30, 30, 9, 5)))
    pairs = [(2, 2), (1, 1), (2, 1)]
    here = compare(saved(before), saved(after), pairs, 100)
    assert worker.compare(saved(before), saved(after), pairs, 100) == tuple(here)


@pytest.mark.parametrize(("pdf", "number"), [(b"no PDF", 1), (page(), 2), (page(MediaBox=Array([0, 0, 0, 0])), 3)])
def test_what_cannot_be_drawn_is_said(worker: Worker, pdf: bytes, number: int) -> None:
    """No PDF, and no such page."""
    with pytest.raises(Unopened):
        compare(page(), pdf, [(1, number)], 100)
    with pytest.raises(Unreadable):
        worker.compare(page(), pdf, [(1, number)], 100)


def test_one_page_that_cannot_be_drawn_keeps_no_other_back() -> None:
    """Of five pages in one book the one that is missing is a finding, and the rest are compared."""
    names = [PageId(str(number)) for number in range(1, 6)]
    whole, short = book(5), book(4)
    compared = compare_pages([(name, name) for name in names], in_book(whole, names), in_book(short, names))
    assert list(compared.value) == [(name, name) for name in names[:4]]
    assert [(finding.id, str(finding.where)) for finding in compared.findings] == [
        ("pipeline/page-not-compared", "page 5")
    ]


def test_pages_that_lie_nowhere_are_passed_over() -> None:
    """A pair without a file on one side is not there; pages of their own and pages in a book go together."""
    names = [PageId("1"), PageId("2")]
    compared = compare_pages(
        [(name, name) for name in names], in_book(book(2), names), alone([(names[1], page((50, 0, 9, 9)))])
    )
    assert list(compared.value) == [(names[1], names[1])]
    assert compared.value[names[1], names[1]].share > 0


def book(pages: int) -> bytes:
    pdf = page_pdf(content((0, 0, 5, 5)))
    for number in range(1, pages):
        add_page(pdf, content((10.0 * number, 0, 5, 5)))
    return saved(pdf)


def written(labels: Sequence[str]) -> bytes:
    """A document with a line of text on each page, and page labels."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number, _ in enumerate(labels, 1):
        text = f"BT /F 12 Tf 50 200 Td (The bridge is open, page {number}.) Tj 0 -20 Td (Nobody cut a ribbon.) Tj ET"
        add_page(pdf, text.encode(), {"Font": {"F": font}})
    pdf.Root.PageLabels = Dictionary(
        Nums=Array([each for n, label in enumerate(labels) for each in (n, Dictionary(P=label.encode().decode()))])
    )
    return saved(pdf)


def test_an_impression_of_a_bare_pdf() -> None:
    """Its pages are called as they are labelled, each name once; their lines are the text, and it has no stories."""
    read = impression_of_pdf(written(["A1", "A2", "A1"]), "theirs.pdf").value
    assert read is not None
    assert read.read
    assert read.stories == ()
    assert [page.page for page in read.pages] == ["A1", "A2", "A1 (3)"]
    assert read.pages[1].lines == ("The bridge is open, page 2.", "Nobody cut a ribbon.")
    assert len({page.sum for page in read.pages}) == 3


def test_no_pdf_has_no_impression() -> None:
    """It is a finding that names the file."""
    read = impression_of_pdf(b"%PDF-1.7 and no more", "theirs.pdf")
    assert read.value is None
    assert [(finding.id, str(finding.where)) for finding in read.findings] == [("preflight/unreadable", "theirs.pdf")]
