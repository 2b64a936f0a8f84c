"""Pictures: resolution along the worse axis of whatever matrix, and what their dictionaries say."""

from typing import Any

import pytest
from made_pdf import MM, page_pdf, saved
from pikepdf import Array, Dictionary, Name

from stonehand.engines.pdf_facts import read_facts
from stonehand.model.drawn import Paint, Picture


def picture(content: bytes, **entries: Any) -> Picture:
    """Read the one picture of a page, 100 x 50 pixels unless told otherwise."""
    pdf = page_pdf(content)
    told = {"Width": 100, "Height": 50, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray, **entries}
    image = pdf.make_stream(b"", Subtype=Name.Image, **{key: value for key, value in told.items() if value is not None})
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))
    (found,) = read_facts(saved(pdf)).pages[0].drawn
    assert isinstance(found, Picture)
    return found


@pytest.mark.parametrize(
    ("matrix", "ppi", "size"),
    [
        (b"72 0 0 36 10 10", 100, (72, 36)),
        (b"72 0 0 72 10 10", 50, (72, 72)),
        (b"144 0 0 36 10 10", 50, (144, 36)),
        (b"-72 0 0 -36 100 100", 100, (72, 36)),
        (b"0 72 -36 0 100 10", 100, (36, 72)),
        (b"50.9117 50.9117 -25.4558 25.4558 60 10", 100, (76.37, 76.37)),
        (b"72 0 36 36 10 10", 70.71, (108, 36)),
    ],
)
def test_resolution_is_that_of_the_worse_axis(matrix: bytes, ppi: float, size: tuple[float, float]) -> None:
    """Straight, stretched, mirrored, turned and skewed."""
    found = picture(matrix + b" cm /I Do")
    assert found.ppi == pytest.approx(ppi, abs=0.01)
    assert (found.area.width * MM, found.area.height * MM) == pytest.approx(size, abs=0.05)


def test_a_clip_cuts_the_place_but_not_the_resolution() -> None:
    """Half of the picture shows at the resolution of the whole."""
    found = picture(b"10 10 36 100 re W n 72 0 0 36 10 10 cm /I Do")
    assert (found.ppi, round(found.area.width * MM)) == (100, 36)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ({}, ("DeviceGray", 8, (), False, False, None, ())),
        (
            {"ColorSpace": Array([Name.Indexed, Name.DeviceRGB, 1, b"123456"])},
            ("DeviceRGB", 8, (), False, False, None, ()),
        ),
        (
            {"ColorSpace": Array([Name.DeviceN, Array([Name.Gold, Name.Cyan]), Name.DeviceCMYK, Dictionary()])},
            ("DeviceN", 8, (), False, False, None, ("Gold", "Cyan")),
        ),
        ({"BitsPerComponent": 16}, ("DeviceGray", 16, (), False, False, None, ())),
        ({"ColorSpace": None, "ImageMask": True}, ("", 1, (), True, False, Paint("DeviceCMYK", (1, 0, 0, 0)), ())),
        ({"Filter": Name.DCTDecode}, ("DeviceGray", 8, ("DCTDecode",), False, False, None, ())),
        (
            {"Filter": Array([Name.ASCII85Decode, Name.DCTDecode])},
            ("DeviceGray", 8, ("ASCII85Decode", "DCTDecode"), False, False, None, ()),
        ),
    ],
)
def test_a_picture_is_told_by_its_dictionary(entries: dict[str, Any], told: tuple[Any, ...]) -> None:
    """Space, bits, filters, stencil and its paint, inks."""
    found = picture(b"1 0 0 0 k 72 0 0 36 10 10 cm /I Do", **entries)
    assert (found.space, found.bits, found.filters, found.mask, found.soft_mask, found.paint, found.inks) == told
    assert (found.width, found.height) == (100, 50)


def test_a_soft_mask_is_told() -> None:
    """Of the picture, and as transparency of the page."""
    pdf = page_pdf(b"72 0 0 36 10 10 cm /I Do")
    mask = pdf.make_stream(b"", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8)
    image = pdf.make_stream(b"", Subtype=Name.Image, Width=100, Height=50, ColorSpace=Name.DeviceCMYK, SMask=mask)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=image))
    (page,) = read_facts(saved(pdf)).pages
    assert [item.soft_mask for item in page.drawn if isinstance(item, Picture)] == [True]
    assert [each.what for each in page.transparency] == ["soft mask"]


@pytest.mark.parametrize(
    ("head", "space", "bits", "filters", "mask"),
    [
        (b"/W 4 /H 2 /BPC 8 /CS /RGB", "DeviceRGB", 8, (), False),
        (b"/Width 4 /Height 2 /IM true /F [/A85 /Fl]", "", 1, ("ASCII85Decode", "FlateDecode"), True),
        (b"/W 4 /H 2 /BPC 8 /CS [/I /CMYK 0 <00000000>]", "DeviceCMYK", 8, (), False),
        (b"/W 4 /H 2 /BPC 8 /CS /Named", "ICCBased4", 8, (), False),
    ],
)
def test_a_picture_stands_in_the_stream_itself(
    head: bytes, space: str, bits: int, filters: tuple[str, ...], *, mask: bool
) -> None:
    """With names in short or in full; what follows its pixels, whatever they look like, is drawn."""
    pixels = b"\x00(<[ q 0 0 9 9 re f \xff%"
    pdf = page_pdf(b"q 72 0 0 36 10 10 cm BI " + head + b" ID " + pixels + b" EI Q 10 10 20 20 re f")
    profile = Array([Name.ICCBased, pdf.make_stream(b"", N=4)])
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(Named=profile))
    found, _after = read_facts(saved(pdf)).pages[0].drawn
    assert isinstance(found, Picture)
    assert (found.width, found.height, found.ppi) == (4, 2, 4)
    assert (found.space, found.bits, found.filters, found.mask) == (space, bits, filters, mask)
