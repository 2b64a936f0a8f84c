"""A supplied advertisement takes the place of the picture that stood for it, exactly, and nothing else does."""

import hashlib
import io
import time
import zlib

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Dictionary, Name
from PIL import Image
from press_specimen import IMPRINT, profile
from supplied_pdfs import ad, picture

from stonehand.engines.stereo import cast
from stonehand.model.drawn import Box
from stonehand.model.dummy import PageId
from stonehand.press.bind import page_file
from stonehand.press.supplied import place_supplied, stand_in

PAGE = PageId("3")
SHA256 = hashlib.sha256(b"an advertisement").digest()
WIDTH, HEIGHT = 60.0, 40.0
WIDE, HIGH = WIDTH / 25.4 * 72, HEIGHT / 25.4 * 72
MESSY = b"1 0 0 0 k 1 0 0 0 K 9 w 2 J [3 1] 0 d 4 Tc 9 Tw 50 Tz 3 Ts 1 Tr /Over gs\n"


def page(dots: bytes, before: bytes = b"", height: int = 1) -> bytes:
    """Make a page that shows two pictures: one of these dots at (100, 50) in the size of the advertisement, and another."""
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(500, 400))
        image = pdf.make_stream(
            zlib.compress(dots),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=len(dots) // height,
            Height=height,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
            Filter=Name.FlateDecode,
        )
        over = Dictionary(OP=True, op=True, OPM=1)
        sheet.obj.Resources = Dictionary(
            XObject=Dictionary(I=image, Other=picture(pdf, 32)), ExtGState=Dictionary(Over=over)
        )
        sheet.obj.Contents = pdf.make_stream(
            before + b"q %.5f 0 0 %.5f 100 50 cm /I Do Q q 9 0 0 9 1 1 cm /Other Do Q" % (WIDE, HIGH)
        )
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def stereo(colour: bytes = b"") -> bytes:
    """Cast an advertisement that leaves its first colour unsaid."""

    def unsaid(pdf: pikepdf.Pdf, sheet: pikepdf.Page) -> None:
        sheet.obj.Contents = pdf.make_stream(
            colour + b" 10 10 60 60 re f 20 90 m 150 90 l S BT /F1 20 Tf 90 20 Td (BANK) Tj ET"
        )

    pdf = ad(WIDTH, HEIGHT, change=unsaid)
    return cast(pdf, Box(0.0, 0.0, WIDE, HIGH), 0)


def pixels(pdf: bytes, crop: tuple[float, float, float, float] = (0, 0, 0, 0)) -> bytes:
    """Draw a page without these edges."""
    drawn: bytes = pdfium.PdfDocument(pdf)[0].render(scale=2, crop=crop).to_pil().tobytes()
    return drawn


def test_the_picture_that_stands_for_a_file_spells_its_checksum() -> None:
    """As a PNG any reader opens: one row, grey, a dot for each byte."""
    image = Image.open(io.BytesIO(stand_in(SHA256)))
    assert (image.size, image.mode, image.tobytes()) == ((32, 1), "L", SHA256)


def test_it_stands_where_the_picture_stood() -> None:
    """The form's box, through its own matrices and the page's, is the picture's rectangle; the other picture stays."""
    done = place_supplied(page(SHA256), PAGE, {SHA256: stereo()})
    assert done.findings == ()
    with pikepdf.open(io.BytesIO(done.value)) as opened:
        things = opened.pages[0].obj.Resources.XObject
        assert (things.I.Subtype, things.Other.Subtype) == (Name.Form, Name.Image)
        assert [float(edge) for edge in things.I.BBox] == [0, 0, 1, 1]
        scale = [float(number) for number in things.I.read_bytes().split(b" gs ")[1].split(b" cm")[0].split()]
        left, bottom, right, top = (float(edge) for edge in things.I.Resources.XObject.Ad.BBox)
        assert ((right - left) * scale[0], (top - bottom) * scale[3]) == pytest.approx((1, 1), abs=1e-6)


def test_it_begins_with_the_state_a_page_begins_with() -> None:
    """Colour, line, dash, spacing and overprint of our page do not reach it: it looks the same on a plain page."""
    plain = place_supplied(page(SHA256), PAGE, {SHA256: stereo()}).value
    messy = place_supplied(page(SHA256, MESSY), PAGE, {SHA256: stereo()}).value
    assert pixels(plain) == pixels(messy)
    assert pixels(plain) != pixels(place_supplied(page(SHA256), PAGE, {SHA256: stereo(b"0 1 0 0 k")}).value)


@pytest.mark.parametrize("dots", [SHA256[::-1], SHA256[:16], SHA256 + b"\0", SHA256 * 2])
def test_other_dots_stay_a_picture_and_what_is_missing_is_told(dots: bytes) -> None:
    """One that the page should show and does not is an error."""
    done = place_supplied(page(dots), PAGE, {SHA256: stereo()})
    assert [finding.id for finding in done.findings] == ["press/ad-not-placed"]
    with pikepdf.open(io.BytesIO(done.value)) as opened:
        assert opened.pages[0].obj.Resources.XObject.I.Subtype == Name.Image


def test_a_page_without_any_is_handed_back_as_it_is() -> None:
    """Not a byte of it changes."""
    pdf = page(SHA256)
    assert place_supplied(pdf, PAGE, {}).value is pdf


def test_binding_does_not_look_into_it() -> None:
    """A font that leads two ways at every step, sixty steps deep, would keep the binding busy for ever."""

    def ways(pdf: pikepdf.Pdf, sheet: pikepdf.Page) -> None:
        step = pdf.make_indirect(Dictionary())
        for _ in range(60):
            step = pdf.make_indirect(Dictionary(One=step, Other=step))
        sheet.obj.Resources.Font.F1.Encoding = step

    pdf = cast(ad(WIDTH, HEIGHT, change=ways), Box(0.0, 0.0, WIDE, HIGH), 0)
    placed = place_supplied(page(SHA256), PAGE, {SHA256: pdf}).value
    begun = time.process_time()
    page_file(PAGE, placed, profile(), IMPRINT)
    assert time.process_time() - begun < 5


def test_placing_gives_the_same_bytes_twice() -> None:
    """Nothing of a clock or of chance is in the page."""
    pdf, form = page(SHA256), stereo()
    assert place_supplied(pdf, PAGE, {SHA256: form}).value == place_supplied(pdf, PAGE, {SHA256: form}).value
