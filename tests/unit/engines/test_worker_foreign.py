"""Foreign PDFs in the child: facts as they are read in process, and pages drawn inside their trim."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from typing import Any

import pytest
from made_pdf import MM, add_page, crowded, page_pdf, saved
from pikepdf import Array
from PIL import Image

from stonehand.engines.pdf_facts import read_facts
from stonehand.engines.pictured import MOST_PIXELS
from stonehand.engines.worker import FOREIGN, Unreadable, Worker
from stonehand.model.finding import EngineFailed

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(FOREIGN) as ready:
        yield ready


def drawn(worker: Worker, pdf: bytes, ppi: int = 72, page: int = 1) -> Image.Image:
    picture = Image.open(BytesIO(worker.draw(pdf, page, ppi)))
    assert (picture.format, picture.mode) == ("PNG", "RGB")
    return picture


def test_the_child_tells_what_is_there(worker: Worker) -> None:
    """The same facts as in process."""
    assert worker.inspect(crowded()) == read_facts(crowded())


def test_a_page_is_drawn_inside_its_trim(worker: Worker) -> None:
    """A red trim on a page of black; the second page, twice the ppi, turned."""
    red = b"0 0 400 400 re f 1 0 0 rg 100 50 200 100 re f"
    boxes: dict[str, Any] = {"MediaBox": Array([0, 0, 400, 400]), "TrimBox": Array([100, 50, 300, 150])}
    pdf = page_pdf(red, **boxes)
    add_page(pdf, red, Rotate=90, **boxes)
    one, two = drawn(worker, saved(pdf)), drawn(worker, saved(pdf), 144, 2)
    assert (one.size, one.getcolors()) == ((200, 100), [(20_000, (255, 0, 0))])
    assert (two.size, two.getcolors()) == ((200, 400), [(80_000, (255, 0, 0))])


def test_a_page_without_a_trim_is_drawn_whole(worker: Worker) -> None:
    """Its media box is."""
    width, height = drawn(worker, saved(page_pdf(b""))).size
    assert (width, height) == (ceil(200 * MM), ceil(100 * MM))


def test_a_page_far_too_large_is_drawn_small(worker: Worker) -> None:
    """No more pixels than a picture may have, whatever the box."""
    pdf = saved(page_pdf(b"", MediaBox=Array([0, 0, 14400, 7200])))
    width, height = drawn(worker, pdf, 600).size
    assert width * height == pytest.approx(MOST_PIXELS, rel=0.01)
    assert width == pytest.approx(2 * height, abs=2)


@pytest.mark.parametrize(("pdf", "page"), [(b"", 1), (b"%PDF-1.4", 1), (crowded(), 2), (crowded(), 0), (crowded(), -1)])
def test_what_cannot_be_drawn_is_unreadable(worker: Worker, pdf: bytes, page: int) -> None:
    """No PDF, or no such page."""
    with pytest.raises(Unreadable):
        worker.draw(pdf, page, 72)


@pytest.mark.parametrize("box", [[0, 0, 2**31, 2**31], [0, 0, 1e-9, 9], [0, 0, 99999999, 0.001], [5, 5, 5, 5]])
def test_a_hostile_box_ends_in_one_of_three_ways(worker: Worker, box: list[float]) -> None:
    """A picture, `Unreadable`, or a child that was ended; the next page is drawn."""
    try:
        assert drawn(worker, saved(page_pdf(b"", MediaBox=Array(box), TrimBox=Array(box))), 300).size > (0, 0)
    except (Unreadable, EngineFailed) as fault:
        assert str(fault)  # noqa: PT017 - either way is right
    assert drawn(worker, crowded()).size > (0, 0)
