"""A page through engine, finishing pass and binding: what a printer finds in the file."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pikepdf
import press_specimen as specimen
import pypdfium2
import pytest

from stonehand.engines.worker import JobFault, Order, Worker
from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import Outcome
from stonehand.model.layout import Format
from stonehand.model.type import FontSet
from stonehand.model.units import Mm, mm
from stonehand.preflight.codes import PrintedCode, check_codes
from stonehand.press.bind import bind, page_file
from stonehand.press.finish import finish_page
from stonehand.press.resources import pictures


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with specimen.prepared() as ready:
        yield ready


@pytest.fixture(scope="module")
def finished(worker: Worker) -> tuple[tuple[PageId, bytes], ...]:
    pages = []
    for number in (1, 2, 3):
        rendered = specimen.render(worker, number)
        assert rendered.complaints == ()
        done = finish(rendered.pdf, PageId(f"A{number}"))
        assert done.findings == ()
        pages.append((PageId(f"A{number}"), done.value))
    return tuple(pages)


@pytest.fixture(scope="module")
def book(finished: tuple[tuple[PageId, bytes], ...]) -> bytes:
    return bind(finished, specimen.profile(), specimen.IMPRINT)


def finish(
    pdf: bytes,
    page: PageId,
    fonts: FontSet | None = None,
    trim: Format = specimen.FORMAT,
    inks: Inks = Inks.CMYK,
) -> Outcome[bytes]:
    return finish_page(pdf, specimen.sheet(page, trim=trim, inks=inks), fonts or specimen.fonts())


def ids(done: Outcome[bytes]) -> list[str]:
    return [finding.id for finding in done.findings]


def test_boxes_are_the_trim_in_millimetres(book: bytes) -> None:
    """Media, bleed and trim box are 148 x 210 mm within 0.001 mm; no crop box, no art box, no annotation."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        for page in pdf.pages:
            for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
                left, bottom, right, top = (float(edge) for edge in page.obj[key].as_list())
                assert (left, bottom) == (0, 0)
                assert mm(right) == pytest.approx(148, abs=0.001)  # type: ignore[arg-type] # points, as a plain float
                assert mm(top) == pytest.approx(210, abs=0.001)  # type: ignore[arg-type] # points, as a plain float
            assert set(page.obj.keys()).isdisjoint({"/CropBox", "/ArtBox", "/Annots", "/Group"})


def test_all_paint_is_black_ink_or_cmyk(book: bytes) -> None:
    """Text is `0 0 0 1 k`; no operator sets RGB, grey or another colour space."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        for page in pdf.pages:
            operators = [(str(ins.operator), ins.operands) for ins in pikepdf.parse_content_stream(page)]
            names = {name for name, _ in operators}
            assert names.isdisjoint({"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"})
            inks = {tuple(float(value) for value in operands) for name, operands in operators if name in ("k", "K")}
            assert inks == {(0.0, 0.0, 0.0, 1.0)}
            assert len(page.resources.get("/ColorSpace", {})) == 0
            spaces = {str(image.ColorSpace) for _name, image in pictures(page.resources)}
            assert spaces == {"/DeviceCMYK"}


def test_the_output_intent_is_registered_and_embedded(book: bytes) -> None:
    """One intent, IFRA26 of the ICC's registry, with the very bytes of the profile; dates are the issue's."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "IFRA26"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert int(intent.DestOutputProfile.N) == 4
        assert intent.DestOutputProfile.read_bytes() == specimen.profile().icc
        assert pdf.pdf_version == "1.6"
        assert str(pdf.docinfo.Title) == specimen.IMPRINT.title
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20261127000000Z"
        assert str(pdf.docinfo.Trapped) == "/False"
        assert "/Filter" not in pdf.Root.Metadata
        ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314 - our own, and it must be well-formed
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["dc:title"] == specimen.IMPRINT.title
            assert xmp["pdf:Trapped"] == "False"
            assert {xmp[f"xmp:{key}Date"] for key in ("Create", "Modify", "Metadata")} == {"2026-11-27T00:00:00Z"}
            assert re.fullmatch(r"xmp\.did:[0-9a-f]{32}", str(xmp["xmpMM:DocumentID"]))
        labels = [str(pdf.pages[at].label) for at in range(3)]
        assert labels == ["A1", "A2", "A3"]


def test_fonts_are_embedded_under_names_of_their_own(book: bytes) -> None:
    """Each font is embedded, and no two different subsets bear one name; a shared one is stored once."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        files: dict[str, set[bytes]] = {}
        for page in pdf.pages:
            for font in page.resources.Font.values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert str(font.BaseFont) == str(descriptor.FontName) == str(font.DescendantFonts[0].BaseFont)
                assert re.fullmatch(r"/[A-Z]{6}\+Source-Serif-SmText.*", str(font.BaseFont))
                files.setdefault(str(font.BaseFont), set()).add(descriptor.FontFile2.read_bytes())
        assert all(len(contents) == 1 for contents in files.values())
        # The text face holds the same letters on every page, the bold face another page number on each.
        assert len(files) >= 4
        assert len({image.objgen for page in pdf.pages for _name, image in pictures(page.resources)}) == 1


def test_the_book_shows_what_its_pages_show(finished: tuple[tuple[PageId, bytes], ...], book: bytes) -> None:
    """Pixel by pixel, bound pages are the finished ones, and neither file has a syntax error."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert pdf.check_pdf_syntax() == []
    bound = pypdfium2.PdfDocument(book)
    for at, (page, pdf_page) in enumerate(finished):
        single = page_file(page, pdf_page, specimen.profile(), specimen.IMPRINT)
        with pikepdf.open(io.BytesIO(single)) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.Root.OutputIntents) == 1
        alone = pypdfium2.PdfDocument(single)
        ours = bytes(bound[at].render(scale=1).buffer)
        assert ours == bytes(alone[0].render(scale=1).buffer)
        assert len(set(ours)) > 10
        alone.close()
    bound.close()


def test_the_finished_page_shows_what_the_engine_drew(worker: Worker) -> None:
    """The finishing pass changes operators, not the drawing: the two renderings differ by less than a hair of grey."""
    raw = specimen.render(worker).pdf
    images = []
    for pdf in (raw, finish(raw, PageId("1")).value):
        document = pypdfium2.PdfDocument(pdf)
        images.append(bytes(document[0].render(scale=2, grayscale=True).buffer))
        document.close()
    different = sum(abs(one - other) > 48 for one, other in zip(*images, strict=True))
    assert different < len(images[0]) / 10_000


def test_the_code_on_the_page_is_read_back(book: bytes) -> None:
    """From the box where it stands, on the bound book."""
    left, top = specimen.CODE_AT
    side = Mm((len(specimen.modules(specimen.URL)) + 8) * specimen.MODULE)
    codes = [PrintedCode(PageId(f"A{at}"), at, left, top, side, specimen.URL, "bridge") for at in (1, 2, 3)]
    read = check_codes(book, codes)
    assert read.findings == ()
    assert [code.text for code in read.value] == [specimen.URL] * 3


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ('<p style="color:#c00">red</p>', "press/rgb-paint"),
        ('<p style="color:lab(40% 60 30)">lab</p>', "press/rgb-paint"),
        ('<div style="height:9mm;background:linear-gradient(red, blue)"></div>', "press/rgb-paint"),
        ('<div style="opacity:.5"><p style="color:#00f">blue in a group</p></div>', "press/rgb-paint"),
    ],
)
def test_paint_that_is_no_cmyk_is_named(worker: Worker, more: str, wanted: str) -> None:
    """Red text, Lab text, a gradient of RGB and blue inside a transparency group are all found."""
    assert ids(finish(specimen.render(worker, 1, more).pdf, PageId("1"))) == [wanted]


def test_a_page_in_black_wants_its_pictures_grey(worker: Worker) -> None:
    """Red text becomes black ink without a word, a picture that stayed in colour is named."""
    red = specimen.render(worker, 1, '<p style="opacity:.5;color:#c00">red in a group</p>').pdf
    done = finish(red, PageId("1"), inks=Inks.K)
    assert ids(done) == ["press/colour-picture"]
    assert "80 x 60 pixels" in done.findings[0].message
    with pikepdf.open(io.BytesIO(done.value)) as pdf:
        (group,) = [drawn for drawn in pdf.pages[0].resources.XObject.values() if drawn.Subtype == "/Form"]
        # #c00 is 0.8 of red: cyan 0.2, magenta and yellow 1: 0.06 + 0.59 + 0.11
        assert b"0 0 0 0.76 k" in group.read_bytes()


def test_grey_in_a_group_becomes_black_ink(worker: Worker) -> None:
    """Neutral RGB is mended inside transparency groups too, and the group blends in CMYK."""
    done = finish(specimen.render(worker, 1, '<p style="opacity:.5;color:#808080">half</p>').pdf, PageId("1"))
    assert done.findings == ()
    with pikepdf.open(io.BytesIO(done.value)) as pdf:
        (group,) = [drawn for drawn in pdf.pages[0].resources.XObject.values() if drawn.Subtype == "/Form"]
        assert str(group.Group.CS) == "/DeviceCMYK"
        assert b"0 0 0 0.498 k" in group.read_bytes()


def test_a_picture_in_rgb_is_named(worker: Worker) -> None:
    """A JPEG that did not pass through the press profile is an error with its size."""
    page = worker.render_page(specimen.page_html(), {"stonehand:picture/p": specimen.picture("RGB")})
    done = finish(page.pdf, PageId("7"))
    assert ids(done) == ["press/rgb-picture"]
    assert "80 x 60" in done.findings[0].message


def test_the_child_develops_pictures(worker: Worker) -> None:
    """An RGB file comes back as CMYK through the prepared profile, and fit to print; a broken one is typed."""
    order = Order((40, 30), (40, 30), (20, 15), most_ink=240)
    done = worker.develop(specimen.picture("RGB"), order)
    assert (done.press_size, done.press_type) == ((40, 30), "image/jpeg")
    page = worker.render_page(specimen.page_html(), {"stonehand:picture/p": done.press})
    assert finish(page.pdf, PageId("1")).findings == ()
    with pytest.raises(JobFault) as caught:
        worker.develop(specimen.picture("RGB")[:300], order)
    assert caught.value.kind == "PictureBroken"


def test_a_font_outside_the_set_is_named(worker: Worker) -> None:
    """The same page with another paper's set: each font is an error."""
    done = finish(specimen.render(worker).pdf, PageId("1"), FontSet(()))
    assert ids(done) == ["press/foreign-font"] * 2


def test_a_page_of_another_size_is_named(worker: Worker) -> None:
    """A layout's style that overrules the format."""
    wide = Format(Mm(150), Mm(210), Mm(10), Mm(10), Mm(10), Mm(10))
    assert ids(finish(specimen.render(worker).pdf, PageId("1"), trim=wide)) == ["press/page-size"]


def test_links_leave_no_annotation(worker: Worker) -> None:
    """A link in the HTML is no annotation on the press page."""
    done = finish(specimen.render(worker, 1, '<a href="https://example.org/">there</a>').pdf, PageId("1"))
    with pikepdf.open(io.BytesIO(done.value)) as pdf:
        assert "/Annots" not in pdf.pages[0].obj
        assert b"/URI" not in done.value


SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
import press_specimen as specimen
from stonehand.press.bind import bind
from stonehand.press.finish import finish_page
from stonehand.press.resources import pictures
with specimen.prepared() as worker:
    pages = [(str(at), finish_page(specimen.render(worker, at).pdf, specimen.sheet(str(at)), specimen.fonts()).value)
             for at in (1, 2)]
print(hashlib.sha256(bind(pages, specimen.profile(), specimen.IMPRINT)).hexdigest())
"""


def test_same_bytes_in_every_time_zone_and_locale() -> None:
    """Two fresh processes, half a day apart on the clock, with other languages and hash seeds."""
    paths = [str(specimen.ROOT / "src"), str(specimen.ROOT / "tests/press")]
    seen = set()
    for zone, locale, seed in (("Pacific/Auckland", "C", "1"), ("America/Lima", "de_DE.UTF-8", "2")):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        command = (sys.executable, "-c", SCRIPT, *paths)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        seen.add(done.stdout)
    assert len(seen) == 1
