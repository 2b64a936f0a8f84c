"""Page files cut from the book: the same pixels, nothing of other pages, sealed like the book, the centre as one if asked for."""

import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import ImageChops
from press_books import BLEED, HEIGHT, IMPRINT, WIDTH, book, drawn, press, trimmed

from stonehand.model.dummy import PageId
from stonehand.model.press import Level, PressProfile, Spread
from stonehand.press.bind import bind
from stonehand.press.split import split


def ids(*labels: str) -> list[PageId]:
    return [PageId(label) for label in labels]


def paired() -> PressProfile:
    profile = press()
    return replace(profile, delivery=replace(profile.delivery, spread=Spread.PAIR))


FOUR = ids("1", "2", "3", "4")


def test_page_files_and_book_show_the_same_pixels() -> None:
    """Every page of the book, pixel for pixel, bleed and all."""
    pdf = book(FOUR)
    files = split(pdf, FOUR, press(), IMPRINT)
    assert [file.name for file in files] == FOUR
    for number, file in enumerate(files):
        assert ImageChops.difference(drawn(pdf, number), drawn(file.pdf)).getbbox() is None


def test_a_page_file_holds_nothing_of_other_pages() -> None:
    """One page, one picture, its own; of the book's four pictures no other came along."""
    for number, file in enumerate(split(book(FOUR), FOUR, press(), IMPRINT)):
        with pikepdf.open(io.BytesIO(file.pdf)) as document:
            pictures = [
                one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            ]
            assert len(document.pages) == len(pictures) == 1
            assert list(document.pages[0].resources.XObject.keys()) == [f"/Picture{number}"]


def test_a_page_file_is_sealed_as_the_book_is() -> None:
    """Level, intent, metadata, title, boxes; its label is the page's; the same bytes twice."""
    single = ids("A1")
    (file,) = split(book(single), single, press(), IMPRINT)
    assert file.pdf == split(book(single), single, press(), IMPRINT)[0].pdf
    with (
        pikepdf.open(io.BytesIO(file.pdf)) as document,
        pikepdf.open(io.BytesIO(bind([(single[0], book(single))], press(), IMPRINT))) as bound,
    ):
        assert document.pdf_version == bound.pdf_version == "1.6"
        assert str(document.Root.OutputIntents[0].OutputConditionIdentifier) == "IFRA26"
        assert b"PDF/X-4" in document.Root.Metadata.read_bytes()
        assert str(document.docinfo.Title) == "The Gazette, 2026-12-04"
        assert str(document.pages[0].label) == "A1"
        assert document.pages[0].trimbox == bound.pages[0].trimbox


def test_a_page_file_is_of_the_level_the_shop_takes() -> None:
    """PDF/X-1a is PDF 1.4 with its key in Info and no object streams; an office proof has no intent."""
    single = ids("1")
    (old,) = split(book(single), single, replace(press(), level=Level.X1A), IMPRINT)
    assert b"/ObjStm" not in old.pdf
    with pikepdf.open(io.BytesIO(old.pdf)) as document:
        assert (document.pdf_version, str(document.docinfo.GTS_PDFXVersion)) == ("1.4", "PDF/X-1a:2003")
    (proof,) = split(book(single), single, press("laser-proof"), IMPRINT)
    with pikepdf.open(io.BytesIO(proof.pdf)) as document:
        assert "/OutputIntents" not in document.Root


def test_the_centre_is_one_page_where_the_shop_takes_it_so() -> None:
    """Twice as wide, boxes exact, both halves pixel for pixel, the bleeds at the fold cut off."""
    pdf = book(FOUR)
    files = split(pdf, FOUR, paired(), IMPRINT)
    assert [file.name for file in files] == ["1", "2-3", "4"]
    spread = files[1].pdf
    with pikepdf.open(io.BytesIO(spread)) as document:
        (page,) = document.pages
        assert [float(edge) for edge in page.trimbox] == [0, 0, 2 * WIDTH, HEIGHT]
        outer = [-BLEED, -BLEED, 2 * WIDTH + BLEED, HEIGHT + BLEED]
        assert [float(edge) for edge in page.mediabox] == [float(edge) for edge in page.bleedbox] == outer
        assert str(page.label) == "2-3"
    inside = trimmed(spread)
    assert ImageChops.difference(inside.crop((0, 0, WIDTH, HEIGHT)), trimmed(pdf, 1)).getbbox() is None
    assert ImageChops.difference(inside.crop((WIDTH, 0, 2 * WIDTH, HEIGHT)), trimmed(pdf, 2)).getbbox() is None
    edge = drawn(spread).crop((0, 0, BLEED, HEIGHT + 2 * BLEED))
    assert ImageChops.difference(edge, drawn(pdf, 1).crop((0, 0, BLEED, HEIGHT + 2 * BLEED))).getbbox() is None


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [
        (("1", "2"), ["1", "2"]),
        (("1", "2", "3", "4", "5", "6"), ["1", "2", "3", "4", "5", "6"]),
        (("A1", "A2", "B1", "B2"), ["A1", "A2", "B1", "B2"]),
        (("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"), ["A1", "A2-A3", "A4", "B1", "B2-B3", "B4"]),
    ],
)
def test_pages_that_do_not_face_each_other_stay_single(pages: tuple[str, ...], wanted: list[str]) -> None:
    """Two and six pages have no centre spread, nor have the last of a section and the first of the next; a section has its own."""
    assert [file.name for file in split(book(pages), ids(*pages), paired(), IMPRINT)] == wanted
