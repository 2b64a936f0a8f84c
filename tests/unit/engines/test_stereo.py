"""A stereo is the supplied page and nothing else: its operators, fonts and pictures, upright, cut at its trim."""

import io
import time
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, String
from supplied_pdfs import ad, drawing, form, hold, picture, script

from stonehand.engines.stereo import MOST_OBJECTS, Uncastable, cast
from stonehand.model.drawn import Box

pytestmark = pytest.mark.long

WIDTH, HEIGHT = 60.0, 40.0


def boxed(pdf: bytes) -> tuple[Box, int]:
    """Give a file's trim box and rotation."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        return Box(*(float(edge) for edge in page.trimbox)), int(page.obj.get("/Rotate", 0))


def stereo(pdf: bytes) -> pikepdf.Pdf:
    """Cast a file and open what came out."""
    return pikepdf.open(io.BytesIO(cast(pdf, *boxed(pdf))))


def form_of(opened: pikepdf.Pdf) -> pikepdf.Object:
    """Give the form of a stereo."""
    return opened.pages[0].obj.Resources.XObject.Ad


def content_of(pdf: bytes) -> bytes:
    """Give a page's operators, of several streams one after the other."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        contents = opened.pages[0].obj.Contents
        return b"\n".join(one.read_bytes() for one in (contents if isinstance(contents, Array) else [contents]))


def seen(pdf: bytes, trim: tuple[float, float, float, float] | None = None) -> bytes:
    """Draw a page, or only its trim, as pixels."""
    page = pdfium.PdfDocument(pdf)[0]
    if trim is not None:
        page.set_mediabox(*trim)
        page.set_cropbox(*trim)
    return bytes(page.render(scale=1).buffer)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0.0, 0.0), (-120.5, 77.0)])
def test_it_shows_what_the_page_shows_inside_its_trim(rotate: int, corner: tuple[float, float]) -> None:
    """However the page is turned, wherever its boxes lie and however far it bleeds."""
    pdf = ad(WIDTH, HEIGHT, rotate=rotate, corner=corner, bleed=20.0)
    trim, turned = boxed(pdf)
    mine = cast(pdf, trim, turned)
    assert seen(mine) == seen(pdf, (trim.left, trim.bottom, trim.right, trim.top))
    with pikepdf.open(io.BytesIO(mine)) as opened:
        _, _, width, height = (float(edge) for edge in opened.pages[0].mediabox)
        assert (width, height) == pytest.approx((WIDTH / 25.4 * 72, HEIGHT / 25.4 * 72), abs=0.001)


def test_operators_fonts_and_pictures_are_as_they_came() -> None:
    """The content of several streams is joined by line ends; a font's program and a picture's bytes are the same."""

    def more(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        hold(page, "/XObject", P=picture(pdf, 20))
        drawing(page, pdf, b"q 50 0 0 50 0 0 cm /P Do Q")

    pdf = ad(WIDTH, HEIGHT, change=more)
    with stereo(pdf) as mine, pikepdf.open(io.BytesIO(pdf)) as theirs:
        assert form_of(mine).read_bytes() == content_of(pdf)
        one, other = form_of(mine).Resources, theirs.pages[0].obj.Resources
        assert one.Font.F1.BaseFont == other.Font.F1.BaseFont
        programs = [each.Font.F1.FontDescriptor.FontFile2.read_bytes() for each in (one, other)]
        assert programs[0] == programs[1]
        assert one.XObject.P.read_raw_bytes() == other.XObject.P.read_raw_bytes()


def test_what_no_drawing_needs_stays_behind() -> None:
    """No annotation, action, metadata, private data, thumbnail, structure or OPI; a font called Metadata stays."""

    def laden(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        note = pdf.make_stream(b"<secret/>", Type=Name.Metadata, Subtype=Name.XML)
        private: dict[str, Any] = {
            "Metadata": note,
            "PieceInfo": Dictionary(App=note),
            "StructParent": 1,
            "OPI": Dictionary(V=note),
        }
        nested = form(pdf, b"q Q", **private, AA=Dictionary(E=script()))
        hold(page, "/XObject", P=picture(pdf, 20, **private, Alternates=Array([])), N=nested)
        page.obj.Resources.Font.Metadata = page.obj.Resources.Font.F1
        page.obj.Resources.Properties = Dictionary(M=Dictionary(Metadata=note))
        page.obj.Metadata, page.obj.AA = note, Dictionary(O=script())
        page.obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script())])
        pdf.Root.OpenAction, pdf.Root.Lang = script(), String("secret")

    pdf = ad(WIDTH, HEIGHT, change=laden)
    assert b"secret" in pdf
    with stereo(pdf) as mine:
        resources = form_of(mine).Resources
        assert set(resources.Font.keys()) == {"/F1", "/Metadata"}
        assert "/M" in resources.Properties
        for drawn in (form_of(mine), *resources.XObject.values()):
            assert not {"/Metadata", "/PieceInfo", "/StructParent", "/OPI", "/AA", "/Alternates"} & set(drawn.keys())
        out = io.BytesIO()
        mine.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert not [word for word in (b"secret", b"JavaScript", b"Annot") if word in out.getvalue()]


def test_a_pages_group_becomes_its_forms_and_is_isolated() -> None:
    """With its blend space where it names one, with the press's where not; a page without a group gets none."""

    def grouped(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Group = pdf.make_indirect(Dictionary(S=Name.Transparency, CS=Array([Name.ICCBased, profile(pdf)])))

    def bare(_pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Group = Dictionary(S=Name.Transparency, K=True)

    def profile(pdf: pikepdf.Pdf) -> pikepdf.Object:
        return pdf.make_stream(b"icc", N=4)

    with stereo(ad(WIDTH, HEIGHT, change=grouped)) as mine:
        assert form_of(mine).Group.I
        assert form_of(mine).Group.CS[1].read_bytes() == b"icc"
    with stereo(ad(WIDTH, HEIGHT, change=bare)) as mine:
        assert form_of(mine).Group.K
        assert str(form_of(mine).Group.CS) == "/DeviceCMYK"
    with stereo(ad(WIDTH, HEIGHT)) as mine:
        assert "/Group" not in form_of(mine)


def test_resources_of_a_parent_count() -> None:
    """A page may leave its resources to the node above it."""

    def moved(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        pdf.Root.Pages.Resources = page.obj.Resources
        del page.obj["/Resources"]

    with stereo(ad(WIDTH, HEIGHT, change=moved)) as mine:
        assert "/F1" in form_of(mine).Resources.Font


def test_a_page_that_would_end_the_states_of_ours_is_refused() -> None:
    """One Q too many would undo what our own page has set."""
    with pytest.raises(Uncastable, match="never began"):
        stereo(ad(WIDTH, HEIGHT, change=lambda pdf, page: drawing(page, pdf, b"Q")))


def test_a_chain_without_end_is_refused_in_no_time() -> None:
    """Copying goes as deep as objects are chained, and a long chain would overflow the stack."""

    def chained(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        link = pdf.make_indirect(Dictionary())
        for _ in range(MOST_OBJECTS + 1):
            link = pdf.make_indirect(Dictionary(Next=link))
        hold(page, "/ExtGState", G=link)

    pdf = ad(WIDTH, HEIGHT, change=chained)
    begun = time.process_time()
    with pytest.raises(Uncastable, match="more than 10,000 objects"):
        stereo(pdf)
    assert time.process_time() - begun < 5


def test_a_form_that_holds_itself_is_cast_once() -> None:
    """Objects may lead back to where one came from."""

    def looped(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner = form(pdf, b"/Me Do")
        inner.Resources = Dictionary(XObject=Dictionary(Me=inner))
        hold(page, "/XObject", Me=inner)

    with stereo(ad(WIDTH, HEIGHT, change=looped)) as mine:
        assert "/Me" in form_of(mine).Resources.XObject.Me.Resources.XObject


def test_the_same_file_gives_the_same_bytes() -> None:
    """Nothing of a clock or of chance is in a stereo."""
    pdf = ad(WIDTH, HEIGHT)
    assert cast(pdf, *boxed(pdf)) == cast(pdf, *boxed(pdf))
