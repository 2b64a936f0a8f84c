"""Pictures of pages: one that cannot be drawn is told, and the others are drawn all the same."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from stonehand.model.dummy import PageId
from stonehand.model.finding import OnPage, UsageError
from stonehand.pipeline.page_pictures import check_resolution, dots, draw_pages


def _page(width: float, height: float) -> bytes:
    out = BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page(page_size=(width + 20, height + 20))
        book.pages[0].trimbox = pikepdf.Array([10, 10, width + 10, height + 10])
        book.save(out)
    return out.getvalue()


def _nothing(_stage: str, _done: int, _total: int) -> None:
    return None


def test_a_page_is_drawn_to_its_trim() -> None:
    """Two inches by three at 100 dpi are 200 by 300 pixels, whatever stands round the trim."""
    drawn = draw_pages([(PageId("1"), _page(144, 216))], 100, _nothing)
    with Image.open(BytesIO(drawn.value[PageId("1")])) as picture:
        assert picture.size == (200, 300)
    assert drawn.findings == ()


def test_a_page_that_cannot_be_drawn_is_told() -> None:
    """Bytes that are no PDF keep no other page back: a warning names the page, and the next is there."""
    drawn = draw_pages([(PageId("1"), b"no PDF"), (PageId("2"), _page(72, 72))], 50, _nothing)
    assert set(drawn.value) == {"2"}
    (finding,) = drawn.findings
    assert finding.id == "proofs/not-drawn"
    assert finding.where == OnPage("1")


def test_resolutions_have_bounds() -> None:
    """From 20 to 600, both of them included."""
    for dpi in (20, 600):
        check_resolution(dpi)
    for dpi in (19, 601, -100, 0):
        with pytest.raises(UsageError):
            check_resolution(dpi)


def test_an_inch_is_as_many_dots_as_are_asked_for() -> None:
    """25.4 mm at 100 pixels per inch."""
    assert dots(25.4, 100) == 100
