"""Marks and bleed: boxes to the hundredth of a millimetre edge by edge, and nothing but marks in the margin."""

import io
from collections.abc import Iterator

import pikepdf
import press_specimen as specimen
import pypdfium2
import pytest
from PIL import Image, ImageChops

from stonehand.compose.document import document, index_html
from stonehand.engines.worker import Worker
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.dummy import Inks, PageId
from stonehand.model.press import Edges, Mark
from stonehand.model.units import Mm, Pt, mm, pt
from stonehand.press.finish import finish_page
from stonehand.press.sheet import MARGIN, Sheet

ALL = frozenset(Mark)
THREE = Edges(Mm(3), Mm(3), Mm(3))
"""Bleed of a paper trimmed on three edges."""

STYLE = (
    "html{color:#000;color:device-cmyk(0 0 0 1)}body{margin:0}@page{size:148mm 210mm;margin:0}"
    ".page{position:relative;overflow:hidden;width:148mm;height:210mm}"
    ".ground{position:absolute;left:-6mm;top:-6mm;width:160mm;height:222mm;background:device-cmyk(1 0 0 0)}"
)
GROUND = ComposedPage(PageId("1"), '<section class="page"><div class="ground"></div></section>', ())
SCALE = 4
"""Pixels to a point."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with specimen.prepared() as ready:
        yield ready


def ground(worker: Worker, sheet: Sheet) -> bytes:
    """A page whose ground runs six millimetres over every edge."""
    html = document([GROUND], STYLE, lang="en", title="", bleed=sheet.profile.bleed.most)
    page = worker.render_page(html, {})
    assert page.complaints == ()
    done = finish_page(page.pdf, sheet, specimen.fonts())
    assert done.findings == ()
    return done.value


def box(pdf: bytes, name: str) -> tuple[float, ...]:
    """A page box in millimetres."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return tuple(round(mm(Pt(float(edge))), 3) for edge in opened.pages[0].obj[name])


def drawn(pdf: bytes) -> Image.Image:
    """A page as pixels, the whole sheet."""
    opened = pypdfium2.PdfDocument(pdf)
    image: Image.Image = opened[0].render(scale=SCALE).to_pil().convert("RGB")
    opened.close()
    return image


@pytest.mark.parametrize(
    ("recto", "bleed", "wanted"),
    [
        (True, THREE, (0, -3, 151, 213)),
        (False, THREE, (-3, -3, 148, 213)),
        (True, Edges(Mm(1), Mm(2), Mm(5), Mm(4)), (-4, -2, 153, 211)),
        (False, Edges(Mm(5), Mm(5), Mm(5), Mm(5)), (-5, -5, 153, 215)),
        (True, Edges(), (0, 0, 148, 210)),
    ],
)
def test_boxes_are_exact_edge_by_edge(worker: Worker, recto: bool, bleed: Edges, wanted: tuple[float, ...]) -> None:  # noqa: FBT001 - a parameter
    """The spine of a right-hand page is at its left; a ground that runs over the edge fills the bleed to its corners."""
    pdf = ground(worker, specimen.sheet(recto=recto, bleed=bleed))
    assert box(pdf, "/TrimBox") == (0, 0, 148, 210)
    assert box(pdf, "/BleedBox") == box(pdf, "/MediaBox") == wanted
    image = drawn(pdf)
    corners = [(x, y) for x in (2, image.width - 3) for y in (2, image.height - 3)]
    assert {image.getpixel(corner) for corner in corners} == {image.getpixel((image.width // 2, image.height // 2))}
    assert image.getpixel((9, 9)) != (255, 255, 255)


def test_a_page_without_bleed_is_cut_at_its_trim_on_screen_too() -> None:
    """The reader's pages say nothing of bleed, whatever the press asks for."""
    html = index_html(Composition((GROUND,), STYLE, ()), lang="en", title="", fonts={}, pictures={})
    assert "bleed" not in html
    assert "overflow:visible" not in html
    assert "bleed" not in document([GROUND], STYLE, lang="en", title="")


@pytest.mark.parametrize("bleed", [Edges(), THREE])
def test_the_sheet_grows_by_its_margin_alone(worker: Worker, bleed: Edges) -> None:
    """Media is ten millimetres more than bleed all round; what lies in the bleed is the same pixel by pixel."""
    bare, marked = (ground(worker, specimen.sheet(bleed=bleed, marks=marks)) for marks in (frozenset(), ALL))
    for name in ("/TrimBox", "/BleedBox"):
        assert box(bare, name) == box(marked, name)
    left, bottom, right, top = box(bare, "/MediaBox")
    assert box(marked, "/MediaBox") == (left - MARGIN, bottom - MARGIN, right + MARGIN, top + MARGIN)
    edge = pt(MARGIN) * SCALE
    whole, plain = drawn(marked), drawn(bare)
    inside = whole.crop((round(edge), round(edge), round(edge) + plain.width, round(edge) + plain.height))
    different = ImageChops.difference(inside, plain).convert("L").point(lambda value: 255 * (value > 8))
    inner = different.crop((3, 3, plain.width - 3, plain.height - 3))
    assert inner.getbbox() is None


def test_nothing_of_a_mark_lies_within_the_bleed(worker: Worker) -> None:
    """A white page: all that is printed is outside the bleed, and every edge has marks."""
    sheet = specimen.sheet(bleed=THREE, marks=ALL, paper="The Specimen, 2026-11-27")
    html = document(
        [ComposedPage(PageId("1"), '<section class="page"></section>', ())], STYLE, lang="en", title="", bleed=Mm(3)
    )
    image = drawn(finish_page(worker.render_page(html, {}).pdf, sheet, specimen.fonts()).value).convert("L")
    edge = round(pt(MARGIN) * SCALE)
    inside = image.crop((edge - 2, edge - 2, image.width - edge + 2, image.height - edge + 2))
    assert inside.getextrema() == (255, 255)
    sides = (
        (0, 0, image.width, edge),
        (0, image.height - edge, image.width, image.height),
        (0, 0, edge, image.height),
        (image.width - edge, 0, image.width, image.height),
    )
    assert all(image.crop(side).getextrema()[0] < 100 for side in sides)  # type: ignore[operator] # one band, a pair


def test_a_ground_does_not_run_into_the_margin(worker: Worker) -> None:
    """The engine draws the widest bleed at the spine too; beyond the bleed there the sheet is white."""
    image = drawn(ground(worker, specimen.sheet(bleed=THREE, marks=ALL))).convert("L")
    edge = round(pt(MARGIN) * SCALE)
    strip = (edge - round(pt(Mm(2)) * SCALE), round(image.height * 0.2), edge - 2, round(image.height * 0.4))
    assert image.crop(strip).getextrema() == (255, 255)
    assert image.getpixel((edge + 4, image.height // 4)) != 255


def test_crop_marks_stand_at_the_trim(worker: Worker) -> None:
    """Eight lines of a quarter point in the ink All, each along an edge of the trim and a millimetre clear of the bleed."""
    pdf = ground(worker, specimen.sheet(bleed=THREE, marks=frozenset({Mark.CROP})))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        space = page.resources.ColorSpace["/Marks"]
        assert (str(space[0]), str(space[1]), str(space[2])) == ("/Separation", "/All", "/DeviceCMYK")
        told = [
            list(ins.operands) for ins in pikepdf.parse_content_stream(page) if str(ins.operator) in ("w", "m", "l")
        ]
        points = [tuple(round(mm(Pt(float(number))), 2) for number in numbers) for numbers in told if len(numbers) == 2]
        assert [float(numbers[0]) for numbers in told if len(numbers) == 1][-1] == pytest.approx(0.25)
    lines = {(points[at], points[at + 1]) for at in range(0, len(points), 2)}
    assert ((0, 214), (0, 219)) in lines
    assert ((148, -4), (148, -9)) in lines
    assert ((-1, 0), (-6, 0)) in lines
    assert ((152, 210), (157, 210)) in lines
    assert len(lines) == 8


def test_the_slug_needs_no_font(worker: Worker) -> None:
    """Its words are a path; a black page has a bar of black alone and says so, and no font is added to the page."""
    html = document([GROUND], STYLE, lang="en", title="")
    raw = worker.render_page(html, {}).pdf
    contents = {}
    for inks in Inks:
        done = finish_page(raw, specimen.sheet(inks=inks, marks=ALL, paper="The Specimen"), specimen.fonts())
        with pikepdf.open(io.BytesIO(done.value)) as opened:
            page = opened.pages[0]
            assert len(page.resources.get("/Font", {})) == 0
            contents[inks] = [str(ins.operator) + str(ins.operands) for ins in pikepdf.parse_content_stream(page)]
            inked = [ins.operands for ins in pikepdf.parse_content_stream(page) if str(ins.operator) == "k"]
            colours = {tuple(float(ink) for ink in operands) for operands in inked[1:]}
        assert (colours == {(0, 0, 0, 1), (0, 0, 0, 0.5)}) == (inks is Inks.K)
    curves = [sum(line.startswith("c") for line in content) for content in contents.values()]
    assert min(curves) > 100
    assert curves[0] != curves[1]


def test_no_marks_where_none_are_asked_for(worker: Worker) -> None:
    """Newsprint's profile: no margin, no ink All."""
    pdf = ground(worker, specimen.sheet())
    assert box(pdf, "/MediaBox") == (0, 0, 148, 210)
    assert b"/All" not in pdf
