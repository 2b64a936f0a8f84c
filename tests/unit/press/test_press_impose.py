"""Imposition: sheets are a permutation, a folded booklet reads in order, and the file stays what it was but for its pages."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import ImageChops
from press_books import BLEED, HEIGHT, IMPRINT, WIDTH, book, press, trimmed

from stonehand.engines.sheets import impose, read_leaves
from stonehand.engines.unreadable import Unreadable
from stonehand.engines.worker import Worker
from stonehand.model.dummy import PageId
from stonehand.press.bind import bind
from stonehand.press.impose import Imposition, sheets

BOOKLET, TWO_UP = Imposition.BOOKLET, Imposition.TWO_UP
SECTIONS = st.lists(st.integers(1, 6).map(lambda sheets: 4 * sheets), min_size=1, max_size=4)


def labelled(sizes: list[int]) -> list[str]:
    """Labels of sections A, B … with so many pages; of a single one plain numbers."""
    letters = "ABCD" if len(sizes) > 1 else [""]
    return [f"{letter}{page}" for letter, size in zip(letters, sizes, strict=False) for page in range(1, size + 1)]


def unfolded(pairs: list[tuple[int | None, int | None]]) -> list[int | None]:
    """Read a booklet as a reader does: fronts and backs of its sheets, nested, leaf after leaf."""
    fronts, backs = pairs[::2], pairs[1::2]
    first = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    second = [page for front, back in reversed(list(zip(fronts, backs, strict=True))) for page in (back[1], front[0])]
    return [*first, *second]


def test_eight_pages_lie_as_printers_lay_them() -> None:
    """8-1, 2-7, 6-3, 4-5; and as they are read 1, 2-3, 4-5, 6-7, 8."""
    labels = labelled([8])
    assert sheets(labels, BOOKLET, "x").value == ((7, 0), (1, 6), (5, 2), (3, 4))
    assert sheets(labels, TWO_UP, "x").value == ((None, 0), (1, 2), (3, 4), (5, 6), (7, None))


@given(SECTIONS)
def test_a_booklet_is_a_permutation_that_unfolds_in_order(sizes: list[int]) -> None:
    """Every page once, pairs sum to n + 1 in their section, and each section unfolded reads from its first to its last page."""
    laid = list(sheets(labelled(sizes), BOOKLET, "x").value)
    assert sorted(page for pair in laid for page in pair if page is not None) == list(range(sum(sizes)))
    start = 0
    for size in sizes:
        own = laid[start // 2 : (start + size) // 2]
        assert unfolded(own) == list(range(start, start + size))
        assert {left + right for left, right in own if left is not None and right is not None} == {2 * start + size - 1}
        start += size


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_readers_spreads_keep_every_page_in_order(sizes: list[int]) -> None:
    """Odd pages of a section at the right, even ones at the left, none lost."""
    laid = sheets(labelled(sizes), TWO_UP, "x").value
    assert [page for pair in laid for page in pair if page is not None] == list(range(sum(sizes)))
    labels = labelled(sizes)
    numbers = [
        (int(labels[page].lstrip("ABCD")), side) for pair in laid for side, page in enumerate(pair) if page is not None
    ]
    assert all(number % 2 == side for number, side in numbers)


def test_pages_are_never_added_in_silence() -> None:
    """A section of six is two short of a booklet, and is named; nothing is laid."""
    refused = sheets([*(f"A{n}" for n in range(1, 5)), *(f"B{n}" for n in range(1, 7))], BOOKLET, "x.pdf")
    assert refused.value == ()
    assert [found.message for found in refused.findings] == [
        "section B of x.pdf has 6 pages; 2 are missing to a multiple of 4"
    ]


@pytest.mark.parametrize("origin", [(0, 0), (-37.5, 12.25)])
def test_sheets_show_the_pages_pixel_for_pixel(origin: tuple[float, float]) -> None:
    """Left and right as they were inside the trim, wherever the page's own space begins; boxes exact."""
    pdf = book(["1", "2", "3", "4"], origin=origin)
    laid = sheets([leaf.label for leaf in read_leaves(pdf)], BOOKLET, "x").value
    out = impose(pdf, laid)
    assert out == impose(pdf, laid)
    for number, pair in enumerate(laid):
        shown = trimmed(out, number)
        for left, page in zip((0, WIDTH), pair, strict=True):
            assert page is not None
            half = shown.crop((left, 0, left + WIDTH, HEIGHT))
            assert ImageChops.difference(half, trimmed(pdf, page)).getbbox() is None
    with pikepdf.open(io.BytesIO(out)) as document:
        assert [str(page.label) for page in document.pages] == ["4-1", "2-3"]
        for sheet in document.pages:
            assert [float(edge) for edge in sheet.trimbox] == [0, 0, 2 * WIDTH, HEIGHT]
            assert [float(edge) for edge in sheet.bleedbox] == [-BLEED, -BLEED, 2 * WIDTH + BLEED, HEIGHT + BLEED]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_laid_as_it_is_seen(rotate: int) -> None:
    """The page's rotation, which a viewer does and a form does not, is done on the sheet."""
    pdf = book(["1", "2"], rotate=rotate)
    (leaf, _second) = read_leaves(pdf)
    wide, high = (HEIGHT, WIDTH) if rotate != 180 else (WIDTH, HEIGHT)
    assert (leaf.width, leaf.height) == (wide, high)
    shown = trimmed(impose(pdf, [(0, 1)]))
    assert shown.size == (2 * wide, high)
    for left, page in ((0, 0), (wide, 1)):
        difference = ImageChops.difference(shown.crop((left, 0, left + wide, high)), trimmed(pdf, page))
        assert difference.getbbox() is None


def test_pdfx_keys_version_and_intent_are_kept() -> None:
    """Output intent, metadata byte for byte, document information, version; what spoke of the old pages goes."""
    pages = [(PageId(str(number)), book([str(number)])) for number in range(1, 5)]
    pdf = bind(pages, press(), IMPRINT)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.Root.Outlines = Dictionary(Type=Name.Outlines)
        document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])
        saved = io.BytesIO()
        document.save(
            saved,
            force_version="1.4",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
        )
    out = impose(saved.getvalue(), [(3, 0), (1, 2)])
    assert b"/ObjStm" not in out
    with pikepdf.open(io.BytesIO(pdf)) as before, pikepdf.open(io.BytesIO(out)) as after:
        assert after.pdf_version == "1.4"
        assert after.Root.Metadata.read_raw_bytes() == before.Root.Metadata.read_raw_bytes()
        assert {key: str(value) for key, value in after.docinfo.items()} == {
            key: str(value) for key, value in before.docinfo.items()
        }
        old, new = before.Root.OutputIntents[0], after.Root.OutputIntents[0]
        assert old.DestOutputProfile.read_bytes() == new.DestOutputProfile.read_bytes()
        assert set(after.Root.keys()) == {"/Type", "/Pages", "/Lang", "/OutputIntents", "/Metadata", "/PageLabels"}


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4 nonsense", b"\x00" * 200])
def test_what_is_no_pdf_is_refused_in_words(broken: bytes) -> None:
    """By the child too: one kind of fault, and no place in memory in its words."""
    with pytest.raises(Unreadable):
        read_leaves(broken)
    with Worker() as worker, pytest.raises(Unreadable) as refused:
        worker.leaves(broken)
    assert "0x" not in str(refused.value)


def test_boxes_of_nonsense_are_refused_in_words() -> None:
    """Boxes, rotations and annotations of any type: no traceback out of the library."""
    for key, value in (
        ("/TrimBox", Name.No),
        ("/MediaBox", Array([0, 0])),
        ("/Rotate", Name.No),
        ("/UserUnit", Name.No),
    ):
        with pikepdf.open(io.BytesIO(book(["1"]))) as document:
            document.pages[0].obj[key] = value
            saved = io.BytesIO()
            document.save(saved)
        try:
            leaves = read_leaves(saved.getvalue())
        except Unreadable:
            continue
        assert leaves[0].width == WIDTH
