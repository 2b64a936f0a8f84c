"""Levels: PDF/X-4, PDF/X-1a:2003 and an office proof out of the same page, and what PDF/X-1a refuses."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import press_specimen as specimen
import pytest
from pikepdf import Array, Dictionary, Object, Stream

from stonehand.engines.worker import Worker
from stonehand.model.dummy import PageId
from stonehand.model.finding import Outcome
from stonehand.model.press import Level
from stonehand.press.bind import bind, page_file
from stonehand.press.finish import finish_page

PAGE = PageId("1")
TRANSPARENT = {"/ca", "/CA", "/SMask", "/BM", "/AIS", "/TK"}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with specimen.prepared() as ready:
        yield ready


def finish(worker: Worker, level: Level, more: str = "") -> Outcome[bytes]:
    return finish_page(specimen.render(worker, 1, more).pdf, specimen.sheet(level=level), specimen.fonts())


def sealed(worker: Worker, level: Level) -> bytes:
    done = finish(worker, level)
    assert done.findings == ()
    return page_file(PAGE, done.value, replace(specimen.profile(), level=level), specimen.IMPRINT)


def held(pdf: bytes) -> Iterator[Object]:
    """Every dictionary, array and stream of a file, direct ones too."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        waiting: list[Object] = list(document.objects)
        while waiting:
            one = waiting.pop()
            if isinstance(one, Dictionary | Stream | Array):
                yield one
                parts = list(one) if isinstance(one, Array) else [part for _key, part in one.items()]
                waiting += [part for part in parts if isinstance(part, Object) and not part.is_indirect]


def test_x1a_is_pdf_1_4_and_says_so_in_its_info(worker: Worker) -> None:
    """Header 1.4, a plain table of references, the version key, trapping and dates in Info, one intent with its profile."""
    pdf = sealed(worker, Level.X1A)
    assert pdf.startswith(b"%PDF-1.4")
    assert b"/ObjStm" not in pdf
    assert b"/XRef" not in pdf
    assert re.search(rb"\nxref\n", pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        info = document.trailer.Info
        assert str(info.GTS_PDFXVersion) == "PDF/X-1a:2003"
        assert "/GTS_PDFXConformance" not in info
        assert (str(info.Trapped), str(info.CreationDate)) == ("/False", "D:20261127000000Z")
        assert len(document.trailer.ID) == 2
        (intent,) = document.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "IFRA26"
        assert intent.DestOutputProfile.read_bytes() == specimen.profile().icc
        assert b"PDF/X-4" not in document.Root.Metadata.read_bytes()
        assert document.check_pdf_syntax() == []


def test_x1a_holds_no_transparency_and_no_foreign_space(worker: Worker) -> None:
    """Not an alpha of 1, not a group, not a space in ICC, Lab or RGB, and nothing to click is left."""
    for one in held(sealed(worker, Level.X1A)):
        if isinstance(one, Array):
            assert not len(one) or str(one[0]) not in {"/ICCBased", "/Lab", "/CalRGB", "/CalGray"}
            continue
        assert not TRANSPARENT & set(one.keys())
        assert str(one.get("/S")) != "/Transparency"
        assert str(one.get("/ColorSpace")) != "/DeviceRGB"
        assert not {"/Annots", "/AA", "/OCProperties", "/AcroForm"} & set(one.keys())


@pytest.mark.parametrize(
    ("more", "wanted", "named"),
    [
        ('<p style="opacity:.5">half</p>', "press/transparency", "opacity 0.5"),
        ('<p style="color:#00000080">veiled</p>', "press/transparency", "opacity"),
        ('<p style="color:#c00">red</p>', "press/rgb-paint", "RGB 204 0 0"),
    ],
)
def test_x1a_refuses_what_it_cannot_hold(worker: Worker, more: str, wanted: str, named: str) -> None:
    """Each by its own finding, with a hint; PDF/X-4 takes what is see-through."""
    found = finish(worker, Level.X1A, more).findings
    assert {finding.id for finding in found} == {wanted}
    assert any(named in finding.message for finding in found)
    assert all(finding.hint for finding in found)
    x4 = {finding.id for finding in finish(worker, Level.X4, more).findings}
    assert x4 == {wanted} - {"press/transparency"}


def test_x1a_finds_masks_blend_modes_and_pictures() -> None:
    """What the engine may write on other days: a blend mode, a soft mask in a state, and one on a picture in a form."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(419.527559, 595.275591))
        picture = pdf.make_stream(b"\x00", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        picture.SMask = pdf.make_stream(b"\x80", Subtype=pikepdf.Name.Image, Width=1, Height=1)
        form = pdf.make_stream(b"/I Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(XObject=Dictionary(I=picture))
        states = Dictionary(
            A=Dictionary(BM=pikepdf.Name.Multiply),
            B=Dictionary(SMask=Dictionary(S=pikepdf.Name.Luminosity, G=form)),
            C=Dictionary(BM=pikepdf.Name.Normal, SMask=pikepdf.Name("/None"), ca=1),
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(F=form), ExtGState=states)
        page.obj.Contents = pdf.make_stream(b"/F Do")
        out = io.BytesIO()
        pdf.save(out)
    found = finish_page(out.getvalue(), specimen.sheet(level=Level.X1A), specimen.fonts()).findings
    assert [finding.id for finding in found] == ["press/transparency"] * 3
    said = " ".join(finding.message for finding in found)
    assert all(word in said for word in ("Multiply", "soft mask, such", "1 x 1 pixels"))


def test_x1a_writes_an_opaque_group_as_a_plain_form() -> None:
    """A group that nothing is see-through in shows the same without being one; PDF/X-4 keeps it, in CMYK."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(419.527559, 595.275591))
        form = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.BBox, form.Group = Array([0, 0, 9, 9]), Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
        page.obj.Resources = Dictionary(XObject=Dictionary(F=form), ExtGState=Dictionary(A=Dictionary(ca=1)))
        page.obj.Contents = pdf.make_stream(b"/A gs /F Do")
        out = io.BytesIO()
        pdf.save(out)
    for level in (Level.X1A, Level.X4):
        done = finish_page(out.getvalue(), specimen.sheet(level=level), specimen.fonts())
        assert done.findings == ()
        with pikepdf.open(io.BytesIO(done.value)) as opened:
            group = opened.pages[0].resources.XObject.F.get("/Group")
            assert (group is None) == (level is Level.X1A)
            assert group is None or str(group.CS) == "/DeviceCMYK"


def test_an_office_proof_has_no_seal(worker: Worker) -> None:
    """Neither intent nor metadata, but title and dates, and the page itself."""
    with pikepdf.open(io.BytesIO(sealed(worker, Level.NONE))) as document:
        assert not {"/OutputIntents", "/Metadata"} & set(document.Root.keys())
        assert str(document.trailer.Info.Title) == specimen.IMPRINT.title
        assert str(document.trailer.Info.CreationDate) == "D:20261127000000Z"
        assert "/GTS_PDFXVersion" not in document.trailer.Info
        assert len(document.pages) == 1


def test_fonts_are_told_apart_by_content() -> None:
    """Two pages with fonts of one name: different programs stay two, equal ones become one, and one that holds itself ends."""
    pages = [(PageId(str(at)), _with_font(program)) for at, program in enumerate((b"one", b"two", b"one"))]
    with pikepdf.open(io.BytesIO(bind(pages, specimen.profile(), specimen.IMPRINT))) as book:
        fonts = [page.resources.Font["/F"] for page in book.pages]
        assert {str(font.BaseFont) for font in fonts} == {"/ABCDEF+Same"}
        assert [font.FontDescriptor.FontFile2.read_bytes() for font in fonts] == [b"one", b"two", b"one"]
        assert fonts[0].objgen == fonts[2].objgen != fonts[1].objgen


def _with_font(program: bytes) -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        descriptor = Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=pdf.make_stream(program))
        font = pdf.make_indirect(Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/ABCDEF+Same")))
        font.FontDescriptor = descriptor
        font.Resources = Dictionary(Font=Dictionary(Self=font))
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(b"")
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
