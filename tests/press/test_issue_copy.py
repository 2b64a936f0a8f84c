"""Issue 2, 9.2: copy that is imported comes out word for word, with its code, and nothing stays behind."""

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from builds import Build
from measured import HYPHENS, follow, printed_lines, shown_lines


def address_of(copy: Path) -> str:
    """Give the address a copy names in its second line."""
    return copy.read_text("utf-8").splitlines()[1].strip()


def words_of(copy: Path) -> str:
    """Give what is to be printed: all that follows the address, single spaces between words."""
    return " ".join(copy.read_text("utf-8").partition(address_of(copy))[2].split())


def slug_of(build: Build) -> str:
    """Give the one story of a build."""
    ((slug, *others),) = ({entry["slug"]: None for page in build.report["pages"] for entry in page["stories"]},)
    assert not others
    return str(slug)


def pixels(pdf: bytes, page: int, scale: float) -> memoryview:
    """Draw a page in grey, counted from 0."""
    bitmap = pypdfium2.PdfDocument(io.BytesIO(pdf))[page].render(scale=scale, grayscale=True)
    return memoryview(bitmap.buffer).cast("B", shape=[bitmap.height, bitmap.stride])


def test_only_the_headline_is_missing(imported: Build) -> None:
    """Imported copy builds with exit code 0 and no complaint but that somebody has to write its headline."""
    assert imported.code == 0, imported.said
    complaints = [finding["id"] for finding in imported.report["findings"] if finding["severity"] != "info"]
    assert complaints == ["intake/working-headline"]


def test_every_word_is_printed_in_order_and_once(imported: Build, copy: Path) -> None:
    """The lines of the legs in the PDF, read one after the other, are the copy and nothing else."""
    assert follow(printed_lines(imported, slug_of(imported)), words_of(copy)) == ""


def test_every_word_is_shown_in_order_and_once(imported: Build, copy: Path) -> None:
    """The lines in the HTML, in the order of its elements, are the copy and nothing else."""
    assert follow(shown_lines(imported, slug_of(imported)), words_of(copy)) == ""


def test_a_stranger_reads_the_same_from_the_pdf(imported: Build, copy: Path) -> None:
    """What pdfium takes out of the whole file holds the copy's letters in one piece, and once."""
    document = pypdfium2.PdfDocument(imported.pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    # A hyphen at a line's end pdfium reports as U+FFFE or U+0002, whether it is ours or the copy's.
    dropped = {ord(mark): None for mark in (*HYPHENS, "\ufffe", "\x02")}
    read, wanted = ("".join(one.translate(dropped).split()) for one in (text, words_of(copy)))
    assert read.count(wanted) == 1


def test_the_code_on_the_page_leads_to_the_address(imported: Build, copy: Path) -> None:
    """All codes found anywhere on the pages are one, and it says the copy's address; the report says the same."""
    pages = range(imported.report["counts"]["pages"])
    found = [code.text for page in pages for code in zxingcpp.read_barcodes(pixels(imported.pdf, page, 3))]
    assert found == [address_of(copy)]
    ((code,),) = (imported.report["codes"],)
    assert (code["url"], code["decoded"]) == (address_of(copy), address_of(copy))


def test_nothing_is_overset(imported: Build) -> None:
    """All lines that were set are placed."""
    counts = imported.report["counts"]
    assert counts["lines_overset"] == 0
    assert counts["lines_set"] == counts["lines_placed"] > 100


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["one two", "three four"], ""),
        (["one twothree", "four"], "is set where"),
        (["one two", "two three four"], "is set where"),
        (["one two", "four"], "is set where"),
        (["one t", "wo three four"], "ends inside a word"),
        (["one two-", "three four"], "at its end"),
        (["one t-", "wo three", "four"], ""),
    ],
)
def test_following_copy_tells_what_is_wrong(lines: list[str], fault: str) -> None:
    """The reader these tests rest on sees a word glued, doubled, left out, or cut without a hyphen."""
    if fault:
        with pytest.raises(AssertionError, match=fault):
            follow(lines, "one two three four")
    else:
        assert follow(lines, "one two three four") == ""
