"""Without a program, ink is added up from what a page draws and from its pictures' own pixels."""

import io
from collections.abc import Sequence

import pikepdf
import pytest
import qrcode
from pikepdf import Array, Dictionary, Name
from PIL import Image

from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.summing import sum_inks
from stonehand.model.drawn import Area, Box, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.plates import InkFacts
from stonehand.model.units import PT_PER_MM, Mm, Pt

WIDTH = 100
MEDIA = Box(0, 0, WIDTH * PT_PER_MM, WIDTH * PT_PER_MM)
WHOLE = Area(Mm(0), Mm(0), Mm(WIDTH), Mm(WIDTH))


def area(left: float, top: float, width: float, height: float) -> Area:
    return Area(Mm(left), Mm(top), Mm(left + width), Mm(top + height))


def flat(place: Area, *inks: float, box: bool = True) -> Shape:
    side = Pt(min(place.width, place.height) * PT_PER_MM)
    return Shape(place, Paint("DeviceCMYK", inks), side, stroke=False, box=box, overprint=False)


def text(size: float, *inks: float, hidden: bool = False) -> Text:
    return Text(area(5, 5, 80, 10), Pt(size), Paint("DeviceCMYK", inks), "Face", overprint=False, hidden=hidden)


def picture(place: Area, size: tuple[int, int], space: str = "DeviceCMYK") -> Picture:
    return Picture(place, *size, ppi=100, space=space, bits=8)


def summed(drawn: Sequence[Drawn], pdf: bytes = b"") -> InkFacts:
    inks = sum_inks(pdf or file_with(), (PageFacts(1, "1", MEDIA, MEDIA, drawn=tuple(drawn)),))
    assert inks.program == "operators and pictures"
    return inks.pages[0]


def file_with(content: bytes = b"", *images: tuple[Image.Image, str, bool], inside_form: bool = False) -> bytes:
    """A file of one page; images by pixels, filter and whether their numbers say how much ink is left out."""
    pdf, out = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page(page_size=(MEDIA.right, MEDIA.top))
    named = Dictionary({f"/I{at}": embedded(pdf, *image) for at, image in enumerate(images)})
    if inside_form:
        form = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), Resources=Dictionary(XObject=named))
        named = Dictionary(F=form)
    page.obj.Resources = Dictionary(XObject=named)
    page.Contents = pdf.make_stream(content)
    pdf.save(out)
    return out.getvalue()


def embedded(pdf: pikepdf.Pdf, image: Image.Image, kind: str, turned: bool) -> pikepdf.Object:  # noqa: FBT001 - a tuple's part
    coded = io.BytesIO()
    if kind == "/DCTDecode":
        # Pillow writes how much ink is left out, as Photoshop does.
        image.save(coded, "JPEG", quality=95)
    else:
        coded.write(image.tobytes())
    stream = pikepdf.Stream(pdf, coded.getvalue())
    stream.Subtype, stream.Width, stream.Height = Name.Image, image.width, image.height
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceCMYK, 8
    if kind:
        stream.Filter = Name(kind)
    if turned:
        stream.Decode = Array([1, 0] * 4)
    return pdf.make_indirect(stream)


def test_inks_of_operators_are_added() -> None:
    """The worst first; of two that lie over each other the worse alone, and never their sum."""
    low, high, far = (
        flat(area(0, 0, 50, 50), 0.5, 0.5, 0, 0),
        flat(area(10, 10, 9, 9), 1, 1, 0.8, 0),
        flat(area(60, 60, 9, 9), 1, 0, 0, 0),
    )
    ink = summed([low, high, far])
    assert [(spot.total, spot.area) for spot in ink.heaviest] == [(280, high.area), (100, far.area)]
    assert ink.colour


def test_what_is_under_a_millimetre_is_no_spot() -> None:
    """Small text and thin rules are left out of the spots; headlines and thick rules are not."""
    rich = (0.9, 0.9, 0.9, 0.9)
    assert summed([text(12, *rich), flat(area(5, 40, 80, 0.5), *rich), text(60, *rich, hidden=True)]).heaviest == ()
    assert summed([text(30, *rich)]).heaviest[0].total == 360
    assert summed([flat(area(5, 40, 80, 1.5), *rich)]).heaviest[0].total == 360


def test_large_boxes_are_squares_and_rich_black() -> None:
    """A box of 15 mm or more has its own mean; black with another ink in it is told in cm2."""
    rich, small = flat(area(10, 10, 60, 50), 0.4, 0, 0, 1), flat(area(80, 80, 14, 14), 1, 1, 1, 1)
    ink = summed([rich, small])
    assert [(spot.total, spot.area) for spot in ink.squares] == [(140, area(10, 10, 15, 15))]
    assert (ink.rich, ink.rich_at) == (30.0, rich.area)


def test_black_alone_is_no_colour() -> None:
    """Black, grey and a spot of black on white are no colour; a gradient in CMYK and RGB black are."""
    grey = Shape(WHOLE, Paint("DeviceGray", (0.5,)), Pt(20), stroke=False, box=True, overprint=False)
    assert not summed([grey, text(30, 0, 0, 0, 1), picture(WHOLE, (9, 9), "DeviceGray")]).colour
    assert summed([Shade(WHOLE, "DeviceCMYK")]).colour
    assert summed([Shape(WHOLE, Paint("DeviceRGB", (0, 0, 0)), Pt(20), stroke=False, box=True, overprint=False)]).colour


@pytest.mark.parametrize("inside_form", [False, True])
@pytest.mark.parametrize(("kind", "turned"), [("", False), ("", True), ("/DCTDecode", False), ("/DCTDecode", True)])
def test_pictures_are_measured_by_their_pixels(kind: str, *, turned: bool, inside_form: bool) -> None:
    """A spot of 330 % in a picture of 40 % is found where it is, whichever way round the numbers are written."""
    ink, paper = (230, 204, 204, 204), (102, 0, 0, 0)
    as_written = Image.new("CMYK", (400, 400), paper)
    as_written.paste(ink, (200, 200, 300, 300))
    if turned != (kind == "/DCTDecode"):
        as_written = Image.eval(as_written, lambda value: 255 - value)
    pdf = file_with(b"", (as_written, kind, turned), inside_form=inside_form)
    found = summed([picture(area(10, 20, 80, 80), (400, 400))], pdf)
    assert found.heaviest[0].total == pytest.approx(330, abs=2)
    assert found.heaviest[0].area.left == pytest.approx(50, abs=0.6)
    assert found.heaviest[0].area.top == pytest.approx(60, abs=0.6)
    assert found.squares[0].total == pytest.approx(330, abs=2)
    assert found.colour


def test_a_picture_that_cannot_be_decoded_is_told() -> None:
    """A broken picture is a sentence with its page, and so is one of a billion pixels."""
    broken = file_with(b"", (Image.new("CMYK", (40, 40)), "/DCTDecode", True)).replace(b"\xff\xdb", b"\xff\xc0")
    with pytest.raises(NotDrawn, match="page 1 cannot be decoded"):
        summed([picture(WHOLE, (40, 40))], broken)
    with pytest.raises(NotDrawn, match="40,000 by 40,000 pixels"):
        summed([picture(WHOLE, (40_000, 40_000))])


def test_codes_are_read_with_the_inks_they_are_painted_in() -> None:
    """A code drawn with operators is read, and its inks are those of its own paint."""
    maker = qrcode.QRCode(border=0)
    maker.add_data("https://example.org/1", optimize=0)
    maker.make(fit=True)
    size = 0.5 * PT_PER_MM
    squares = [
        f"{100 + x * size} {200 - y * size} {size} {size} re"
        for y, row in enumerate(maker.get_matrix())
        for x, dark in enumerate(row)
        if dark
    ]
    side = len(maker.get_matrix()) * 0.5
    place = area(100 / PT_PER_MM, WIDTH - (200 + size) / PT_PER_MM, side, side)
    ink = summed(
        [flat(place, 0.7, 0.6, 0.5, 0.9, box=False)], file_with(f".7 .6 .5 .9 k {' '.join(squares)} f".encode())
    )
    (code,) = ink.codes
    assert (code.text, code.module, code.inks) == ("https://example.org/1", 0.5, (0.7, 0.6, 0.5, 0.9))
