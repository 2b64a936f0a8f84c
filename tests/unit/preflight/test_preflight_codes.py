"""QR codes read back from finished pages: right ones, wrong ones, covered ones, codes in the wrong place."""

import io

import pikepdf
import pytest
import qrcode

from stonehand.model.dummy import PageId
from stonehand.model.units import Mm, pt
from stonehand.preflight.codes import PrintedCode, ReadCode, check_codes

URL = "https://gazette.example.org/412/harbour-bridge"
OTHER = "https://gazette.example.org/412/ferry-timetable"
WIDTH, HEIGHT, MODULE = 148.0, 210.0, 0.5


def code_paint(url: str, left: float, top: float) -> tuple[bytes, float]:
    """Draw a code with its quiet zone at this place in mm from the trim's top left; give its side too."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(url)
    code.make()
    rows = code.get_matrix()
    module = pt(Mm(MODULE))
    x0, y0 = pt(Mm(left)), pt(Mm(HEIGHT - top))
    rectangles = [
        f"{x0 + x * module:.4f} {y0 - (y + 1) * module:.4f} {module:.4f} {module:.4f} re"
        for y, row in enumerate(rows)
        for x, black in enumerate(row)
        if black
    ]
    return "\n".join(("0 0 0 1 k", *rectangles, "f\n")).encode(), len(rows) * MODULE


def sheet(paint: bytes, bleed: float = 0.0, pages: int = 1) -> bytes:
    """Make a PDF with this paint on every page."""
    edge, width, height = pt(Mm(bleed)), pt(Mm(WIDTH)), pt(Mm(HEIGHT))
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(width, height))
            page.obj.MediaBox = pikepdf.Array([-edge, -edge, width + edge, height + edge])
            page.obj.TrimBox = pikepdf.Array([0, 0, width, height])
            page.obj.Contents = pdf.make_stream(paint)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def printed(side: float, url: str = URL, left: float = 30.0, top: float = 40.0, number: int = 1) -> PrintedCode:
    return PrintedCode(PageId("A1"), number, Mm(left), Mm(top), Mm(side), url, "bridge")


@pytest.mark.parametrize("bleed", [0.0, 3.0])
@pytest.mark.parametrize(("left", "top"), [(30.0, 40.0), (0.0, 0.0), (127.3, 189.1), (33.337, 41.713)])
def test_a_code_is_read_from_its_box(bleed: float, left: float, top: float) -> None:
    """Anywhere on the page, in its corners too, with bleed and without."""
    paint, side = code_paint(URL, left, top)
    done = check_codes(sheet(paint, bleed), [printed(side, left=left, top=top)])
    assert done.findings == ()
    assert done.value == (ReadCode(PageId("A1"), "bridge", URL),)


def test_a_code_that_leads_elsewhere_is_an_error() -> None:
    """Another story's address stands in the box: the finding names both."""
    paint, side = code_paint(OTHER, 30, 40)
    done = check_codes(sheet(paint), [printed(side)])
    (finding,) = done.findings
    assert finding.id == "preflight/qr-wrong-address"
    assert OTHER in finding.message
    assert URL in finding.more
    assert str(finding.where) == "page A1, bridge, 30.0 mm from the left, 40.0 mm from the top"


def test_an_address_must_agree_to_the_letter() -> None:
    """A slash at the end makes it another address."""
    paint, side = code_paint(URL, 30, 40)
    assert [f.id for f in check_codes(sheet(paint), [printed(side, URL + "/")]).findings] == [
        "preflight/qr-wrong-address"
    ]


def test_a_covered_code_is_unreadable() -> None:
    """A bar of ink across the middle."""
    paint, side = code_paint(URL, 30, 40)
    middle = pt(Mm(HEIGHT - 40 - side / 2))
    bar = f"0 0 0 1 k {pt(Mm(30))} {middle - 12} {pt(Mm(side))} 24 re f".encode()
    assert [f.id for f in check_codes(sheet(paint + bar), [printed(side)]).findings] == ["preflight/qr-unreadable"]


def test_a_code_in_the_wrong_place_is_unreadable() -> None:
    """Eight millimetres off: what matters is the story's own box."""
    paint, side = code_paint(URL, 38, 40)
    done = check_codes(sheet(paint), [printed(side)])
    assert [f.id for f in done.findings] == ["preflight/qr-unreadable"]
    assert done.value[0].text is None


def test_a_box_off_the_page_or_on_no_page_is_unreadable() -> None:
    """Neither crashes pdfium."""
    paint, side = code_paint(URL, 30, 40)
    codes = [printed(side, left=140.0), printed(side, top=-30.0), printed(side, number=2), printed(side)]
    done = check_codes(sheet(paint), codes)
    assert [code.text for code in done.value] == [None, None, None, URL]
    assert len(done.findings) == 3


def test_what_is_no_pdf_has_no_code() -> None:
    """Every code of a broken file is unreadable; no codes, no findings, no library loaded."""
    assert [f.id for f in check_codes(b"no pdf", [printed(20)]).findings] == ["preflight/qr-unreadable"]
    assert check_codes(b"no pdf", []).findings == ()


def test_codes_of_several_pages_keep_their_order() -> None:
    """Page 2, page 1, page 3: the answers come in the order asked."""
    paint, side = code_paint(URL, 30, 40)
    codes = [printed(side, number=number) for number in (2, 1, 3)]
    assert [code.text for code in check_codes(sheet(paint, pages=3), codes).value] == [URL] * 3
