"""Ink as mutool and Ghostscript draw it: both tell the same of planted pages, and of the sample."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import qrcode
from builds import Build
from pikepdf import Array, Dictionary, Name
from PIL import Image

from stonehand.engines.pdf_facts.document import read_facts
from stonehand.engines.plates.drawing import draw_inks
from stonehand.engines.plates.summing import sum_inks
from stonehand.engines.tools import PROGRAMS
from stonehand.model.drawn import Area, Box, Paint, Shape
from stonehand.model.facts import PageFacts
from stonehand.model.plates import Code, InkFacts, Inks
from stonehand.model.units import PT_PER_MM, Mm, Pt

pytestmark = pytest.mark.outside

Draw = Callable[..., Inks]
OFF = 2.0
"""Per cent of ink the programs may be apart, and off what was planted."""

MEDIA = Box(-40, 60, 560, 860)
TRIM = Box(-10, 100, 530, 820)


@pytest.fixture(params=["mutool", "gs"])
def draw(request: pytest.FixtureRequest, tmp_path: Path) -> Draw:
    """Draws with one program alone; skips where it is not there."""
    found = shutil.which(request.param)
    if found is None:
        package = next(program.packages.debian for program in PROGRAMS if request.param in program.commands)
        pytest.skip(f"no {request.param} here: apt-get install {package}")
    (tmp_path / request.param).symlink_to(found)

    def drawing(pdf: bytes, pages: tuple[PageFacts, ...], icc: bytes = b"") -> Inks:
        inks = draw_inks(pdf, pages, icc, str(tmp_path))
        assert inks is not None
        assert inks.program.startswith({"mutool": "mutool 1", "gs": "Ghostscript "}[request.param])
        return inks

    return drawing


def page_of(content: str, *, rotate: int = 0, crop: Box | None = None, **resources: object) -> tuple[bytes, PageFacts]:
    """A file of one page whose trim is 540 by 720 points, from (-10, 100) on."""
    pdf, out = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.MediaBox, page.obj.TrimBox, page.obj.Rotate = boxed(MEDIA), boxed(TRIM), rotate
    if crop is not None:
        page.obj.CropBox = boxed(crop)
    page.obj.Resources = Dictionary({f"/{name}": value for name, value in resources.items()})
    page.Contents = pdf.make_stream(content.encode())
    pdf.save(out)
    return out.getvalue(), PageFacts(1, "1", MEDIA, TRIM, crop, rotate=rotate)


def boxed(box: Box) -> Array:
    return Array([box.left, box.bottom, box.right, box.top])


def told(draw: Draw, planted: tuple[bytes, PageFacts], icc: bytes = b"") -> InkFacts:
    pdf, page = planted
    return draw(pdf, (page,), icc).pages[0]


def test_a_flat_of_280_is_280(draw: Draw) -> None:
    """Its total, its mean over 15 mm, and its place from the trim."""
    ink = told(draw, page_of(".8 .7 .7 .6 k 100 500 120 60 re f"))
    assert ink.heaviest[0].total == pytest.approx(280, abs=OFF)
    assert ink.squares[0].total == pytest.approx(280, abs=OFF)
    assert ink.heaviest[0].area.left == pytest.approx(110 / PT_PER_MM, abs=0.5)
    assert ink.heaviest[0].area.top == pytest.approx(260 / PT_PER_MM, abs=0.5)
    assert ink.colour


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_hold_on_cropped_and_turned_pages(draw: Draw, rotate: int) -> None:
    """A crop box inside the trim hides nothing and moves nothing; a turned page has the places it is stored with."""
    crop = Box(0, 300, 400, 700)
    ink = told(
        draw, page_of(".8 .7 .7 .6 k 100 500 120 60 re f 1 0 0 0 k 500 110 20 20 re f", rotate=rotate, crop=crop)
    )
    assert ink.heaviest[0].area.left == pytest.approx(110 / PT_PER_MM, abs=0.6)
    assert ink.heaviest[0].area.top == pytest.approx(260 / PT_PER_MM, abs=0.6)
    assert ink.heaviest[1].total == 100


def test_black_that_overprints_adds_to_what_is_below(draw: Draw) -> None:
    """Black over 40 % of cyan is 140 % where it overprints, and 100 % where it knocks out."""
    below = ".4 0 0 0 k 100 500 120 60 re f 0 0 0 1 k"
    state = Dictionary(G=Dictionary(OP=True, op=True, OPM=1))
    assert told(draw, page_of(f"/G gs {below} 100 500 120 60 re f", ExtGState=state)).heaviest[0].total == 140
    assert told(draw, page_of(f"{below} 100 500 120 60 re f")).heaviest[0].total == 100


def test_a_rich_black_is_measured(draw: Draw) -> None:
    """30 cm2 of black over cyan, in cm2; black alone beside it does not count."""
    side = 30 * PT_PER_MM
    ink = told(
        draw, page_of(f".4 0 0 1 k 100 400 {side} {side * 10 / 3} re f 0 0 0 1 k 300 400 {side} {side * 4} re f")
    )
    assert ink.rich == pytest.approx(30, rel=0.04)


def test_black_alone_is_no_colour(draw: Draw) -> None:
    """Black, and grey as a DeviceGray, are on the black plate alone."""
    ink = told(draw, page_of("0 0 0 1 k 100 400 99 99 re f .5 g 300 400 99 99 re f 0 g 300 600 99 99 re f"))
    assert not ink.colour
    assert ink.heaviest[0].total == 100


def test_a_picture_of_330_is_330(draw: Draw) -> None:
    """A JPEG in four inks with a heavy patch of 5 mm."""
    image = Image.new("CMYK", (300, 200), (51, 0, 0, 0))
    image.paste((230, 204, 204, 204), (100, 100, 150, 150))
    coded = io.BytesIO()
    image.save(coded, "JPEG", quality=95)
    pdf, out = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page(page_size=(400, 300))
    stream = pikepdf.Stream(pdf, coded.getvalue())
    stream.Subtype, stream.Width, stream.Height, stream.BitsPerComponent = Name.Image, 300, 200, 8
    stream.ColorSpace, stream.Filter, stream.Decode = Name.DeviceCMYK, Name.DCTDecode, Array([1, 0] * 4)
    page.obj.Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(stream)))
    page.Contents = pdf.make_stream(b"100 0 0 66 50 50 cm /I Do")
    pdf.save(out)
    box = Box(0, 0, 400, 300)
    ink = told(draw, (out.getvalue(), PageFacts(1, "1", box, box)))
    assert ink.heaviest[0].total == pytest.approx(330, abs=OFF)


def test_annotations_are_not_on_the_plates(draw: Draw) -> None:
    """A stamp with an appearance of its own is drawn by neither program."""
    pdf, out = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page(page_size=(400, 300))
    look = pdf.make_stream(b"1 1 1 1 k 0 0 99 99 re f", Subtype=Name.Form, BBox=Array([0, 0, 99, 99]))
    stamp = Dictionary(Subtype=Name.Stamp, Rect=Array([50, 50, 149, 149]), F=4, AP=Dictionary(N=look))
    page.obj.Annots = Array([pdf.make_indirect(stamp)])
    pdf.save(out)
    box = Box(0, 0, 400, 300)
    assert told(draw, (out.getvalue(), PageFacts(1, "1", box, box))).heaviest == ()


def test_ghostscript_comes_first_where_a_page_has_rgb() -> None:
    """RGB black is what the press's profile makes of it, 192 % in four inks, and mutool is not asked."""
    if shutil.which("gs") is None:
        pytest.skip("no gs here: apt-get install ghostscript")
    pdf, page = page_of("0 0 0 rg 100 500 120 60 re f")
    paint = Paint("DeviceRGB", (0.0, 0.0, 0.0))
    inks_at = Shape(_anywhere(), paint, Pt(60), stroke=False, box=True, overprint=False)
    rgb = PageFacts(1, "1", MEDIA, TRIM, drawn=(inks_at,))
    icc = Path(__file__).parents[2] / "src/stonehand/builtin/press/IFRA26S_2004_newsprint.icc"
    inks = draw_inks(pdf, (rgb,), icc.read_bytes())
    assert inks is not None
    assert inks.program.startswith("Ghostscript")
    assert inks.pages[0].heaviest[0].total == pytest.approx(192, abs=OFF)
    plain = draw_inks(pdf, (page,))
    assert plain is not None
    assert plain.program.startswith("mutool" if shutil.which("mutool") else "Ghostscript")


@pytest.mark.parametrize("module", [0.4, 0.5, 0.6])
def test_drawn_codes_are_all_read(draw: Draw, module: float) -> None:
    """Twelve codes between pixels, each with its module to a hundredth of a millimetre."""
    texts = [f"https://gazette.example.org/412/{'story' * (at % 4)}{at}" for at in range(12)]
    drawn = "".join(
        code(text, module, 20.3 + 170.7 * (at % 3), 130.1 + 170.3 * (at // 3)) for at, text in enumerate(texts)
    )
    codes = told(draw, page_of(f"0 0 0 1 k {drawn}")).codes
    assert sorted(found.text for found in codes) == sorted(texts)
    assert {found.module for found in codes} <= {round(module + off, 2) for off in (-0.01, 0, 0.01)}
    assert {found.quiet for found in codes} == {6.0}
    assert all(found.inks == pytest.approx((0, 0, 0, 1), abs=0.01) for found in codes)


def test_codes_of_the_sample_are_all_read(draw: Draw, sample: Build) -> None:
    """Every code the report tells is found on its page by its words, 0.5 mm to the module, black, with four modules of white."""
    inks = draw(sample.pdf, _pages(sample.pdf))
    found = sorted((str(page.number), code.text) for page in inks.pages for code in page.codes)
    assert found == sorted((code["page"], code["url"]) for code in sample.report["codes"])
    assert len(found) > 20
    for page in inks.pages:
        for code in page.codes:
            assert (code.module, code.inks) == (0.5, (0, 0, 0, 1))
            assert code.quiet >= 4


def test_both_tell_the_same_of_the_sample(sample: Build, tmp_path: Path) -> None:
    """On every page the heaviest spot is within 2 %, rich black within half a cm2, and colour is the same; the wettest square is
    within 2 % where it is a picture or flat, and within 5 % where it is type, which Ghostscript draws a little bolder.
    """
    told_by = []
    for name in ("mutool", "gs"):
        found = shutil.which(name)
        if found is None:
            pytest.skip(f"no {name} here to compare with")
        (tmp_path / name).mkdir()
        (tmp_path / name / name).symlink_to(found)
        inks = draw_inks(sample.pdf, _pages(sample.pdf), path=str(tmp_path / name))
        assert inks is not None
        told_by.append(inks.pages)
    for one, other in zip(*told_by, strict=True):
        assert one.heaviest[0].total == pytest.approx(other.heaviest[0].total, abs=OFF)
        wettest = one.squares[0].total
        assert wettest == pytest.approx(other.squares[0].total, abs=OFF if wettest > 100 else 5)
        assert one.rich == pytest.approx(other.rich, abs=0.5)
        assert one.colour is other.colour


TYPE_ON_TINT = 140
"""Per cent of ink that overprinting black makes at most on the sample's tints."""


def test_adding_up_tells_the_same_of_the_sample(draw: Draw, sample: Build) -> None:
    """Operators and pictures alone give each page's heaviest picture within 2 %, its colour, and its codes as the plates have them.

    What they cannot see is black type over a tint, 136 % in one advertisement: they may tell less there, and never more.
    """
    pages = _pages(sample.pdf)
    for drawn, added in zip(draw(sample.pdf, pages).pages, sum_inks(sample.pdf, pages).pages, strict=True):
        heaviest = drawn.heaviest[0].total
        assert added.heaviest[0].total <= heaviest + OFF
        assert heaviest <= TYPE_ON_TINT or added.heaviest[0].total >= heaviest - OFF
        assert added.rich <= drawn.rich + 0.5
        assert added.colour is drawn.colour
        assert [_what(code) for code in added.codes] == [_what(code) for code in drawn.codes]


def _what(found: Code) -> tuple[object, ...]:
    return found.text, found.module, found.quiet, found.inks


def code(text: str, module: float, left: float, bottom: float) -> str:
    """A code as operators fill it, module by module."""
    maker = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    maker.add_data(text, optimize=0)
    maker.make(fit=True)
    side, rows = module * PT_PER_MM, maker.get_matrix()
    squares = (
        f"{left + x * side:.3f} {bottom + (len(rows) - 1 - y) * side:.3f} {side:.3f} {side:.3f} re\n"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return "".join(squares) + "f\n"


def _anywhere() -> Area:
    return Area(Mm(0), Mm(0), Mm(10), Mm(10))


def _pages(pdf: bytes) -> tuple[PageFacts, ...]:
    return read_facts(pdf).pages
