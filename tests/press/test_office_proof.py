"""The office PDF: pages as they lie open on A4, legible under a pale word, with a line that says what they are; no press file."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from supplied_pdfs import ad

from stonehand.engines.worker import Worker
from stonehand.model.dummy import PageId
from stonehand.model.units import Mm, pt
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.making import Made, make_issue
from stonehand.pipeline.office_proof import office_pdf
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots, starter

ISSUE = "2026-12-04"
BUILD = "0123456789abcdef"
SENTENCE = "The harbour office counted the gulls again, and came to another number than the gulls did. "
FRAMES = "  - {page: %d, frames: [{at: [0, %d], size: [5, 20], story: story-%d}]}\n"
EDGE, HALF = pt(Mm(6.0)), pt(Mm(148.5))


@dataclass(frozen=True)
class Office:
    """A paper of four pages, a story on each and a supplied advertisement on the second; what was made of it, and an engine."""

    desk: Desk
    made: Made
    worker: Worker

    def draw(self, made: Made | None = None, sent: Mapping[PageId, str] | None = None) -> bytes:
        """Draw the office PDF, without a finding."""
        outcome = office_pdf(self.desk, made or self.made, BUILD, self.worker, sent or {})
        assert outcome.findings == ()
        assert outcome.value is not None
        return outcome.value

    def without(self, *pages: str) -> Made:
        """Give what was made as if these pages could not be printed."""
        assert self.made.printed is not None
        kept = tuple((page, pdf) for page, pdf in self.made.printed.pages if page not in pages)
        return replace(self.made, printed=replace(self.made.printed, pages=kept), press={})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The paper, made."""
    root = tmp_path_factory.mktemp("office") / "paper"
    starter.init(root)
    workspace = roots.find(root)
    starter.new_issue(workspace, ISSUE)
    folder = root / "issues" / ISSUE
    (folder / "ads").mkdir()
    (folder / "ads/bank.pdf").write_bytes(ad(257.0, 100.0, bleed=20.0))
    frames = "".join(FRAMES % (page, 14 if page == 1 else 3, page) for page in range(1, 5))
    ads = "ads:\n  - {id: bank, page: 2, inks: cmyk, size: 257mm x 100mm, file: ads/bank.pdf}\n"
    with (folder / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(f"pages:\n{frames}{ads}")
    for number in range(1, 5):
        _write(folder / f"articles/story-{number}.md", number)
    desk = read_desk(workspace, ISSUE, None).value
    assert desk is not None
    with Worker() as worker:
        made = make_issue(desk, None, worker, Stopwatch(lambda: 0.0), lambda _stage, _done, _of: None).value
        assert made.prints.stereos
        assert made.press
        yield Office(desk, made, worker)


def _write(path: Path, number: int) -> None:
    path.write_text(f"---\nheadline: Headline {number}\npriority: lead\n---\n{SENTENCE * 20}\n", "utf-8")


@pytest.fixture(scope="module")
def pdf(office: Office) -> bytes:
    """Its office PDF; page 2 was sent twice, page 3 once."""
    return office.draw(sent={PageId("2"): "a", PageId("3"): ""})


def text_of(pdf: bytes, sheet: int, left: float = 0.0, right: float = 2 * HALF) -> str:
    """Give what is written on a sheet between two distances from its left edge, without spaces."""
    document = pdfium.PdfDocument(pdf)
    page = document[sheet]
    text = page.get_textpage()
    try:
        return "".join(text.get_text_bounded(left, 0, right, page.get_height()).split())
    finally:
        text.close()
        page.close()
        document.close()


def test_pages_lie_as_they_are_read(pdf: bytes) -> None:
    """Page 1 stands at the right of the first sheet, 2 faces 3, the last is alone at the left; labels name them."""
    document = pdfium.PdfDocument(pdf)
    assert [document.get_page_label(number) for number in range(len(document))] == ["1", "2-3", "4"]
    for number in range(3):
        assert document.get_page_size(number) == pytest.approx((841.89, 595.276), abs=0.01)
    document.close()
    halves = [(text_of(pdf, sheet, 0, HALF), text_of(pdf, sheet, HALF)) for sheet in range(3)]
    stands = [tuple(f"Headline{n}" in half for half in pair) for pair, n in zip(halves, (1, 3, 4), strict=True)]
    assert stands == [(False, True), (False, True), (True, False)]
    assert "Headline2" in halves[1][0]
    assert "BANK" in halves[1][0]


def test_every_sheet_says_what_it_is(pdf: bytes) -> None:
    """Paper, date, number, pages, what was sent of them, the build and a word on colours stand at the foot, PROOF on each page."""
    words = [text_of(pdf, sheet) for sheet in range(3)]
    for text, pages, sent in zip(
        words,
        ("page1at49%", "pages2,3at49%", "page4at49%"),
        ("notyetsent", "lastsentas2a,3", "notyetsent"),
        strict=True,
    ):
        assert f"PROOF,notforpress·TheHavenGazette,{ISSUE},no.1·{pages}·{sent}·build0123456789ab·colours" in text
    assert [text.count("PROOF") - 1 for text in words] == [1, 2, 1]


def test_pages_are_cut_at_their_trim_and_keep_off_the_edge(office: Office, pdf: bytes) -> None:
    """Each page is a form of its trimmed size, drawn in place: no bleed, no mark, no pixel, and 6 mm of the sheet left white."""
    form = office.desk.layout.format
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for name, xobject in page.Resources.XObject.items():
                if name == "/Words":
                    continue
                left, bottom, right, top = (float(edge) for edge in xobject.BBox.as_list())
                assert (right - left, top - bottom) == pytest.approx((pt(form.width), pt(form.height)), abs=0.01)
                (matrix,) = (
                    [float(str(value)) for value in done.operands]
                    for done, after in zip(
                        *[list(pikepdf.parse_content_stream(page))[at:] for at in (0, 1)], strict=False
                    )
                    if str(done.operator) == "cm" and str(after.operands[0]) == name
                )
                scale, x, y = matrix[0], matrix[4], matrix[5]
                assert x + left * scale > EDGE - 0.01
                assert x + right * scale < 2 * HALF - EDGE + 0.01
                assert EDGE < y + bottom * scale < y + top * scale < pt(Mm(210.0)) - EDGE + 0.01


def test_the_word_over_a_page_is_pale(pdf: bytes) -> None:
    """Drawn as pixels, PROOF is a light grey on white, black type stays black under it, and the sheet's edge stays white."""
    document = pdfium.PdfDocument(pdf)
    picture = document[2].render(scale=2).to_pil().convert("L")
    document.close()
    width, height = picture.size
    page = picture.crop((24, 24, width // 2, int(height * 0.9)))
    levels = page.histogram()
    assert sum(levels[225:245]) > 0.03 * page.width * page.height
    assert sum(levels[:80]) > 0.003 * page.width * page.height
    assert picture.crop((0, 0, width, 12)).getextrema() == (255, 255)


def test_a_page_that_was_not_printed_leaves_its_half_white(office: Office) -> None:
    """Its half says so; its neighbour stands where it would have stood."""
    pdf = office.draw(office.without("3", "4"))
    assert "Page3wasnotprinted" in text_of(pdf, 1, HALF)
    assert "Headline2" in text_of(pdf, 1, 0, HALF)
    assert "Page4wasnotprinted" in text_of(pdf, 2, 0, HALF)


def test_pages_made_alone_have_their_sheets_alone(office: Office) -> None:
    """Where only page 4 was made there is one sheet."""
    made = replace(office.without("1", "2", "3"), press={"press/pages/gazette_4.pdf": b""})
    pdf = office.draw(made)
    assert "Headline4" in text_of(pdf, 0)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1


def test_nothing_printed_gives_nothing(office: Office) -> None:
    """Without a page there is no file, and no finding."""
    outcome = office_pdf(office.desk, office.without("1", "2", "3", "4"), BUILD, office.worker)
    assert (outcome.value, outcome.findings) == (None, ())


def test_the_file_claims_nothing_and_comes_out_twice(office: Office, pdf: bytes) -> None:
    """It has a title and a language, no output intent, no metadata of a press file, no annotation, and is the same to the byte."""
    assert office.draw(sent={PageId("2"): "a", PageId("3"): ""}) == pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo.Title) == f"The Haven Gazette, {ISSUE}: office proof"
        assert str(document.Root.Lang) == "en-GB"
        assert not {"/OutputIntents", "/Metadata"} & set(document.Root.keys())
        assert not any("/Annots" in page.obj for page in document.pages)
    assert b"GTS_PDFX" not in pdf
