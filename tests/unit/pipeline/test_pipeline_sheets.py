"""Pictures of pages: what is marked on them is what the finding is about."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from made_pdfs import GOOD, made_pdf, text_of
from pikepdf import Array, Dictionary, String
from PIL import Image

from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.drawn import Shape
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, OnPage, warning
from stonehand.pipeline.reporting.sheet import mark_on
from stonehand.pipeline.sheets import MOST, draw_own_sheets, draw_sheets

pytestmark = pytest.mark.long

PAGES: dict[str, dict[str, Any]] = {
    "plain": {},
    "turned right": {"Rotate": 90},
    "on its head": {"Rotate": 180},
    "turned left": {"Rotate": -90},
    "no square, turned": {
        "MediaBox": Array([0, -50, 500, 311.81]),
        "TrimBox": Array([30, -20, 480, 300]),
        "Rotate": 90,
    },
    "without a trim": {"TrimBox": None, "CropBox": Array([50, 50, 280, 290])},
    "an art box alone": {"TrimBox": None, "ArtBox": Array([100, 100, 250, 250])},
    "trim beyond the paper": {"TrimBox": Array([-20, 10, 330, 300])},
    "larger by its unit": {"UserUnit": 2},
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(FOREIGN) as child:
        yield child


def found_on(page: str, file: str = "a.pdf") -> Finding:
    return warning("preflight/small-text", "x", OnPage(page, file=file))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_mark_is_where_the_ink_is(worker: Worker, page: dict[str, Any]) -> None:
    """On a page with one black box, all that is not white lies in the mark, however the page is cut and turned."""
    pdf = made_pdf(b"0 0 0 1 k 150 200 40 20 re f", **page)
    facts = worker.inspect(pdf)
    area = next(item.area for item in facts.pages[0].drawn if isinstance(item, Shape))
    place = OnPage("1", None, area.left, area.top, area.width, area.height, "a.pdf")
    sheets = draw_sheets([warning("preflight/small-text", "x", place)], {"a.pdf": pdf}, {"a.pdf": facts}, worker)
    sheet = sheets["a.pdf", "1"]
    mark = mark_on(sheet, place)
    assert mark is not None
    with Image.open(io.BytesIO(sheet.png)) as picture:
        assert picture.width / picture.height == pytest.approx(sheet.size[0] / sheet.size[1], rel=0.02)
        dark = picture.convert("L").point([255 * (grey < 128) for grey in range(256)])
        box = dark.getbbox()
        assert box is not None
        shares = [100 * at / side for at, side in zip(box, picture.size * 2, strict=True)]
    slack = 1.0
    assert mark.left - slack <= shares[0] < shares[2] <= mark.left + mark.width + slack
    assert mark.top - slack <= shares[1] < shares[3] <= mark.top + mark.height + slack


def test_only_pages_with_findings_are_drawn(worker: Worker) -> None:
    """In the order of the book, and so many at most as a page of HTML can hold."""
    pdf = made_pdf(*[text_of(9)] * (MOST + 2))
    files, facts = {"a.pdf": pdf, "b.pdf": pdf}, dict.fromkeys(("a.pdf", "b.pdf"), worker.inspect(pdf))
    wanted = [found_on("2", "b.pdf"), found_on("3"), found_on("1"), found_on("99999"), found_on("1", "c.pdf")]
    assert list(draw_sheets(wanted, files, facts, worker)) == [("a.pdf", "1"), ("a.pdf", "3"), ("b.pdf", "2")]
    everything = [found_on(page.label) for page in facts["a.pdf"].pages]
    assert len(draw_sheets(everything, files, facts, worker)) == MOST


def test_of_two_pages_with_one_label_the_first_is_drawn(worker: Worker) -> None:
    """A finding names a page by its label, as it is printed on paper."""
    with pikepdf.open(io.BytesIO(made_pdf(text_of(9), text_of(40)))) as pdf:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("x")), 1, Dictionary(P=String("x"))]))
        out = io.BytesIO()
        pdf.save(out)
    facts = worker.inspect(out.getvalue())
    assert [page.label for page in facts.pages] == ["x", "x"]
    sheets = draw_sheets([found_on("x")], {"a.pdf": out.getvalue()}, {"a.pdf": facts}, worker)
    assert sheets["a.pdf", "x"].png == worker.draw(out.getvalue(), 1, 150)


def test_a_page_that_cannot_be_drawn_has_no_picture(worker: Worker) -> None:
    """Its findings are told all the same."""
    facts = worker.inspect(GOOD)
    assert draw_sheets([found_on("1")], {"a.pdf": b"%PDF-1.4 no more"}, {"a.pdf": facts}, worker) == {}


def test_pages_of_the_issue_are_drawn_by_their_id() -> None:
    """Each is a PDF of its own, whose only page is the first."""
    sheets = draw_own_sheets([found_on("A2", "")], [(PageId("A1"), GOOD), (PageId("A2"), GOOD)])
    assert list(sheets) == [("", "A2")]
    assert round(sheets["", "A2"].width) == 100
    assert draw_own_sheets([], [(PageId("A1"), b"never opened")]) == {}
