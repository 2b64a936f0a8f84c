"""The reader's PDF as a file: what it says of itself, its fonts and colours, its boxes, and that it is the same every time."""

import io
import re
from collections.abc import Iterator

import pypdfium2
from pikepdf import Dictionary, Name, Object, Stream
from PIL import ImageChops, ImageStat
from reader_issue import ReaderIssue

from stonehand.model.units import pt

pytest_plugins = ("reader_fixtures",)


def objects(issue: ReaderIssue) -> Iterator[Object]:
    return (one for one in issue.file.pdf.objects if isinstance(one, Dictionary | Stream))


def test_it_says_what_it_is(reader: ReaderIssue) -> None:
    """Language, title, and that it keeps to PDF/UA-1 stand where a reader's software looks for them (Matterhorn 06, 07, 11)."""
    root, info = reader.file.root, reader.file.pdf.docinfo
    layout, issue = reader.desk.layout, reader.desk.issue
    title = f"{layout.name}, {issue.date.isoformat()}"
    assert str(root.Lang) == layout.lang
    assert str(info.Title) == title
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert "/Suspects" not in root.MarkInfo
    told = reader.file.pdf.open_metadata()
    assert told["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert told["dc:title"] == title
    assert told["xmp:CreateDate"] == f"{issue.date.isoformat()}T00:00:00Z"
    assert str(info.CreationDate) == str(info.ModDate) == f"D:{issue.date:%Y%m%d}000000Z"
    assert reader.file.labels == [page.id for page in reader.makeup.pages]
    assert "/OutputIntents" not in root


def test_the_same_copy_gives_the_same_bytes(reader: ReaderIssue) -> None:
    """Made twice, it is the same file."""
    assert reader.content == reader.again


def test_every_font_is_in_it_and_every_letter_has_its_name(reader: ReaderIssue) -> None:
    """Fonts are embedded, and each code that is shown stands for a character (Matterhorn 10, 31)."""
    fonts = [one for one in objects(reader) if one.get("/Type") == Name.Font and one.get("/Subtype") == Name.Type0]
    assert fonts
    for font in fonts:
        assert isinstance(font.get("/ToUnicode"), Stream)
        below = font.DescendantFonts[0]
        assert any(isinstance(below.FontDescriptor.get(key), Stream) for key in ("/FontFile2", "/FontFile3"))
        assert below.get("/CIDToGIDMap", Name.Identity) == Name.Identity
        told = font.ToUnicode.read_bytes()
        assert not re.search(rb"> <(?:|0000|FEFF|FFFE)>", told)
    for sheet in reader.file.sheets:
        assert sheet.unmapped == []


def test_it_is_for_screens_alone(reader: ReaderIssue) -> None:
    """No colour of the press is in it: no operator, space or picture in CMYK, no spot, no profile."""
    for sheet in reader.file.sheets:
        assert sheet.colours == set()
    held = b"".join(
        one.unparse(resolved=True) if isinstance(one, Dictionary) else one.stream_dict.unparse()
        for one in objects(reader)
    )
    for name in (b"/DeviceCMYK", b"/Separation", b"/DeviceN", b"/ICCBased", b"/Lab"):
        assert name not in held
    pictures = [one for one in objects(reader) if one.get("/Subtype") == Name.Image]
    assert len(pictures) > 5
    assert {str(one.ColorSpace) for one in pictures} <= {"/DeviceRGB", "/DeviceGray"}


def test_its_pages_are_as_large_as_the_papers(reader: ReaderIssue) -> None:
    """Every page is the trimmed page, without bleed or marks."""
    form = reader.desk.layout.format
    for page in reader.file.pdf.pages:
        for box in (page.mediabox, page.trimbox, page.cropbox):
            left, bottom, right, top = map(float, box)
            assert (left, bottom) == (0, 0)
            assert abs(right - pt(form.width)) < 0.02
            assert abs(top - pt(form.height)) < 0.02


def test_pages_look_as_the_presss_do(reader: ReaderIssue) -> None:
    """In grey, no sixteenth of a page is much lighter or darker than the same of the press file: all is where it was."""
    assert reader.made.printed is not None
    ours = pypdfium2.PdfDocument(io.BytesIO(reader.content))
    for at, (_, pdf) in enumerate(reader.made.printed.pages):
        page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
        page.set_cropbox(*page.get_trimbox())
        pair = [one.render(scale=0.5, grayscale=True).to_pil() for one in (ours[at], page)]
        wide, deep = pair[0].size
        for x in range(4):
            for y in range(4):
                part = (wide * x // 4, deep * y // 4, wide * (x + 1) // 4, deep * (y + 1) // 4)
                left, right = (one.resize((wide, deep)).crop(part) for one in pair)
                off = abs(ImageStat.Stat(left).mean[0] - ImageStat.Stat(right).mean[0])
                assert off < 14, (at, part, off)
                assert ImageStat.Stat(ImageChops.difference(left, right)).mean[0] < 24, (at, part)


def test_nothing_in_it_acts(reader: ReaderIssue) -> None:
    """It holds no script, no form, no file, and nothing that is done on opening it."""
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(reader.file.root.keys())
    assert all(one.get("/S") != Name.JavaScript for one in objects(reader))
    assert {str(note.Subtype) for _, note in reader.file.links()} == {"/Link"}


def test_copied_text_has_whole_words(reader: ReaderIssue) -> None:
    """What pdfium copies from a page has no hyphen of ours but a soft one, which whoever pastes it does not see."""
    document = pypdfium2.PdfDocument(io.BytesIO(reader.content))
    hyphened = 0
    for at in range(len(document)):
        text = document[at].get_textpage().get_text_range()
        assert "\u2010" not in text
        hyphened += text.count("\u00ad") + text.count("\ufffe") + text.count("\x02")
    assert hyphened > 50
