"""Advertisements read back from a finished page: whole where all letters stand inside the rectangle, else told."""

import io

import pikepdf
import pytest

from stonehand.model.dummy import PageId
from stonehand.model.finding import Severity, Where
from stonehand.model.units import Mm
from stonehand.preflight.ads import PrintedAd, check_ads

INCH = Mm(25.4)


def a_sheet(*lines: tuple[float, float, str]) -> bytes:
    """Make a page of 400 x 400 pt whose trim lies 20 pt inside, with lines at points from the trim's left top."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        page.obj.TrimBox = pikepdf.Array([20, 20, 380, 380])
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        paint = "".join(f"BT /F 8 Tf {20 + x} {380 - y} Td ({text}) Tj ET\n" for x, y, text in lines)
        page.obj.Contents = pdf.make_stream(paint.encode())
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


AD = PrintedAd(PageId("3"), "bread", "Bread & butter", INCH, INCH, Mm(2 * INCH), INCH, Where("issue.yaml", 9))


@pytest.mark.parametrize(
    "lines",
    [
        [(74, 100, "Bread & butter")],
        [(74, 100, "BREAD &"), (74, 140, "BUTTER")],
        [(74, 140, "butter"), (74, 100, "Bread &"), (10, 10, "Copy of a story")],
    ],
)
def test_a_whole_advertisement_is_no_fault(lines: list[tuple[float, float, str]]) -> None:
    """In capitals, on two lines, in any order, among other words: all its letters are there."""
    assert check_ads(a_sheet(*lines), [AD]) == ()


@pytest.mark.parametrize(
    ("lines", "missing"),
    [
        ([(74, 100, "Bread &"), (74, 154, "butter")], 6),  # below its foot, at 144 pt
        ([(190, 100, "Bread & butter")], 5),  # over its right edge, at 216 pt
        ([(10, 100, "Bread & butter")], 9),  # left of it
        ([], 11),
    ],
)
def test_what_runs_out_is_counted(lines: list[tuple[float, float, str]], missing: int) -> None:
    """Letters that stand outside the rectangle, or nowhere, are an error at the booking."""
    (cut,) = check_ads(a_sheet(*lines), [AD])
    assert (cut.id, cut.severity, cut.where) == ("preflight/ad-cut", Severity.ERROR, AD.where)
    told = int(cut.message.split(" of ")[0])
    assert abs(told - missing) <= 2
    assert "of 11 letters of the advertisement bread" in cut.message


def test_a_page_without_advertisements_is_not_opened() -> None:
    """Not even one that is no PDF; one that cannot be read shows nothing of what it should."""
    assert check_ads(b"no PDF", []) == ()
    assert len(check_ads(b"no PDF", [AD])) == 1
