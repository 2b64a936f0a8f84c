"""Frames and advertisements through the real engine and the finishing pass: where they stand, to a tenth of a millimetre."""

import io
from dataclasses import dataclass

import compose_frames as frames
import compose_specimen as specimen
import pikepdf
import pypdfium2
import pytest
from press_specimen import profile as press_profile
from pypdfium2 import raw
from test_compose_page import _advance_end, _glyphs, _html, _pictures, _rows

from stonehand.compose.composing import compose
from stonehand.engines.templates import render_template
from stonehand.engines.worker import Worker
from stonehand.model.composition import ComposedPage
from stonehand.model.finding import Finding
from stonehand.model.page import MadeUpPage
from stonehand.model.units import Columns, Lines, Mm, Pt, mm, pt
from stonehand.press.finish import finish_page
from stonehand.press.sheet import Sheet

HAIR = 0.05
"""Millimetres: half of what a printer measures."""


@dataclass(frozen=True)
class Made:
    """One of the specimen's pages: as made up, as HTML, as the press gets it, and what was found on the way."""

    page: MadeUpPage
    composed: ComposedPage
    pdf: bytes
    complaints: tuple[str, ...]
    findings: tuple[Finding, ...]


@pytest.fixture(scope="module")
def made() -> dict[str, Made]:
    issue, makeup = frames.pages()
    outcome = compose(issue, specimen.layout(), makeup, specimen.fonts(), render_template)
    assert outcome.findings == ()
    found = {}
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in specimen.fonts().faces}, b"")
        for page, composed in zip(makeup.pages, outcome.value.pages, strict=True):
            raw_page = worker.render_page(_html(outcome.value, composed), _pictures(composed))
            sheet = Sheet(page.id, specimen.layout().format, press_profile(), composed.inks)
            done = finish_page(raw_page.pdf, sheet, specimen.fonts())
            found[str(page.id)] = Made(page, composed, done.value, raw_page.complaints, done.findings)
    return found


@pytest.mark.parametrize("page", ["A3", "A4"])
def test_nothing_is_said_of_the_pages(made: dict[str, Made], page: str) -> None:
    """The engine knows every property, and the finishing pass finds nothing to complain of."""
    assert (made[page].complaints, made[page].findings) == ((), ())


@pytest.mark.parametrize("page", ["A3", "A4"])
@pytest.mark.parametrize("name", ["coal", "tall", "lost", "set", "own"])
def test_an_ad_is_exactly_as_large_as_booked(made: dict[str, Made], page: str, name: str) -> None:
    """The rule's outer edge is the booked size at the box's foot, at the outer edge of the page or where asked the inner."""
    placed, grid, form = frames.ads()[name], specimen.layout().grid, specimen.layout().format
    recto = made[page].page.recto
    foot = form.top + mm(grid.depth(Lines(placed.box.foot)))
    left = (form.inner if recto else form.outer) + grid.left(placed.box.column)
    right = left + grid.width(placed.box.columns)
    width = grid.width(placed.box.columns) if placed.ad.house else placed.ad.width
    height = mm(grid.depth(placed.box.lines)) if placed.ad.house else placed.ad.height
    start = right - width if recto != placed.ad.inner else left
    wanted = (start, foot - height, start + width, foot)
    assert any(
        max(abs(one - other) for one, other in zip(box, wanted, strict=True)) < HAIR
        for box in _boxes(made[page].pdf, raw.FPDF_PAGEOBJ_PATH)
    )


@pytest.mark.parametrize(("name", "size"), [("coal", (98.0, 60.3)), ("tall", (40.2, 60.3))])
def test_a_picture_fills_an_ad_of_its_shape_and_stands_whole_in_another(
    made: dict[str, Made], name: str, size: tuple[float, float]
) -> None:
    """980 x 603 fills 98 x 60.3 mm; 2:3 in 60.3 mm of height is 40.2 mm wide, and nothing of it is cut off."""
    jobs = [job for job in made["A3"].composed.pictures if f"ad-{name}-" in job.address]
    assert [job.grey for job in jobs] == [False]
    assert jobs[0].crop == pytest.approx((0.0, 0.0, 1.0, 1.0))
    sizes = [(box[2] - box[0], box[3] - box[1]) for box in _boxes(made["A3"].pdf, raw.FPDF_PAGEOBJ_IMAGE)]
    assert any(abs(width - size[0]) < HAIR and abs(height - size[1]) < HAIR for width, height in sizes)


def test_the_word_stands_once_over_a_stack_and_over_no_house_ad(made: dict[str, Made]) -> None:
    """Of five advertisements one is the paper's own, and one stands under another that has the word."""
    html = made["A3"].composed.html
    assert html.count("ad-word") == 3
    assert html.count(">Advertisement<") == 3


def test_a_missing_ad_says_so(made: dict[str, Made]) -> None:
    """A hole names the advertisement, its size and what is wrong."""
    text = "".join(glyph.text for glyph in _glyphs(made["A3"].pdf))
    assert "lost,47x50mm,filemissing" in text


def test_a_page_in_black_has_no_other_ink(made: dict[str, Made]) -> None:
    """Flats and pictures of the colour page are there, and on the black one every colour is K and every picture grey."""
    colour, black = (_inks(made[page].pdf) for page in ("A3", "A4"))
    assert (0.75, 0.4, 0.25, 0.3) in colour
    assert {ink[:3] for ink in black} == {(0.0, 0.0, 0.0)}
    # the flat's grey: 0.30 x 0.75 + 0.59 x 0.40 + 0.11 x 0.25 + 0.30 = 0.7885
    assert any(abs(ink[3] - 0.7885) < 0.001 for ink in black)
    assert {job.grey for job in made["A4"].composed.pictures} == {True}
    assert 'inks-k" id="page-A4"' in made["A4"].composed.html


def test_lines_of_a_frame_end_at_its_own_measure(made: dict[str, Made]) -> None:
    """Two legs over three columns: every justified line ends 0.2 pt at most from the leg's right edge."""
    page = made["A3"].page
    (part,) = (part for part in page.parts if part.columns)
    grid = specimen.layout().grid.within(0, *frames.OWN)
    story = specimen.galley("long-read", 640, measure=grid.measure)
    glyphs = [glyph for glyph in _glyphs(made["A3"].pdf) if glyph.size in {8.7, 7.4, 5.394}]
    seen = 0
    for leg in part.legs:
        edge = pt(specimen.layout().format.inner) + pt(grid.left(leg.box.column)) + pt(grid.measure)
        for y, line in _rows(leg, story):
            if line.word_space:
                row = [glyph for glyph in glyphs if abs(glyph.y - y) < 0.2 and edge - 20 < glyph.x < edge]
                last = max(row, key=lambda glyph: glyph.x)
                assert abs(_advance_end(last, line.pieces[-1].emphasis) - edge) < 0.2, line.text
                seen += 1
    assert seen > 40


def test_a_table_cut_by_a_leg_repeats_its_head(made: dict[str, Made]) -> None:
    """The second leg begins with the head row, on the leg's first line; the rows follow under it."""
    glyphs = [glyph for glyph in _glyphs(made["A3"].pdf) if glyph.size == 7.6]
    grid, form = specimen.layout().grid, specimen.layout().format
    edge = pt(Mm(form.inner + grid.left(specimen.layout().grid.columns) - grid.measure - grid.gutter - 1))
    rows: dict[int, str] = {}
    for glyph in glyphs:
        if glyph.x > edge and glyph.y < pt(Mm(200.0)):
            line = int((glyph.y - pt(form.top)) // grid.leading)
            rows[line] = rows.get(line, "") + glyph.text
    assert rows[4] == "QuayTonnes"
    assert rows[5] == f"Quay{frames.BREAK}{frames.BREAK},400"
    assert len(rows) == 1 + frames.ROWS - frames.BREAK


def test_a_backing_lies_behind_its_frame(made: dict[str, Made]) -> None:
    """Half a gutter wider at the sides, half a line deeper above and below; the frame beside it has no column rule."""
    html = made["A3"].composed.html
    assert html.index('<div class="backing look-boxed"') < html.index("<article")
    assert '<article class="look-boxed jumped"' in html
    assert "column-rule" not in html
    grid, form = specimen.layout().grid, specimen.layout().format
    line = mm(grid.leading)
    wanted = (
        form.inner - grid.gutter / 2,
        form.top + 3.5 * line,
        form.inner + grid.width(Columns(3)) + grid.gutter / 2,
        form.top + (4.5 + frames.FRAME_LINES) * line,
    )
    assert any(
        max(abs(one - other) for one, other in zip(box, wanted, strict=True)) < HAIR
        for box in _boxes(made["A3"].pdf, raw.FPDF_PAGEOBJ_PATH)
    )


def _boxes(pdf: bytes, kind: int) -> list[tuple[float, float, float, float]]:
    """Give left, top, right and foot of a page's paths or pictures, in millimetres from its top left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    bounds = [found.get_bounds() for found in page.get_objects(filter=[kind], max_depth=4)]
    boxes = [(left, height - top, right, height - bottom) for left, bottom, right, top in bounds]
    document.close()
    return [(mm(Pt(box[0])), mm(Pt(box[1])), mm(Pt(box[2])), mm(Pt(box[3]))) for box in boxes]


def _inks(pdf: bytes) -> set[tuple[float, ...]]:
    """Give the inks a page paints in; a picture that is no grey one counts as all of them."""
    with pikepdf.open(io.BytesIO(pdf)) as book:
        steps = [(str(step.operator), step.operands) for step in pikepdf.parse_content_stream(book.pages[0])]
        assert {name for name, _ in steps}.isdisjoint({"rg", "RG", "g", "G", "sc", "scn", "SC", "SCN"})
        inks = {tuple(float(value) for value in operands) for name, operands in steps if name in {"k", "K"}}
        drawn = book.pages[0].resources.get("/XObject", pikepdf.Dictionary()).values()
        spaces = {str(image.ColorSpace) for image in drawn if image.Subtype == "/Image"}
    return inks if spaces == {"/DeviceGray"} else {*inks, (1.0, 1.0, 1.0, 1.0)}
