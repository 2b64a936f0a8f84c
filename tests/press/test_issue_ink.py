"""Issue 2, section 7 and 9.4: inks, boxes, fonts and keys of the sample's press file."""

import hashlib
import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from builds import ROOT, Build
from pikepdf import Dictionary, Name
from printed import paints, sheets, streams

from stonehand.model.units import Pt, mm

BLACK = (0.0, 0.0, 0.0, 1.0)
WHITE = (0.0, 0.0, 0.0, 0.0)
TINT = (0.0, 0.0, 0.0, 0.08)
ADVERTISED = (
    *((0.0, 0.08, 0.28, 0.0), (0.75, 0.4, 0.25, 0.3)),
    *((0.17, 0.05, 0.0, 0.0), (0.42, 0.12, 0.08, 0.0), (0.7, 0.3, 0.12, 0.08), (0.85, 0.45, 0.15, 0.3)),
    *((0.0, 0.42, 0.85, 0.0), (0.0, 0.16, 0.42, 0.0), (0.08, 0.82, 0.8, 0.05)),
)
"""The flats of two advertisements booked in four inks, and those of the one that is supplied as a PDF."""
TRIM = (289.0, 380.0)
PRESS = ROOT / "src/stonehand/builtin/press"
OPERATORS = {"k", "K", "g", "G", "picture", "space", "group", "shading"}
"""Grey is what a supplied advertisement begins with, as a page does, and is black ink."""
SPACES = {"/DeviceCMYK", "/DeviceGray", "/Separation", "/DeviceN", "/Pattern", "/Indexed"}


@pytest.fixture(scope="module")
def opened(sample: Build) -> Iterator[pikepdf.Pdf]:
    """The sample's press file."""
    with pikepdf.open(io.BytesIO(sample.pdf)) as document:
        yield document


def fonts_of(document: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """Give every font any page draws with, by page and name."""
    return [
        (str(font.BaseFont), font)
        for page in document.pages
        for _, resources in streams(page)
        for font in resources.get("/Font", Dictionary()).values()
    ]


def test_nothing_is_painted_in_rgb(sample: Build) -> None:
    """No operator, picture, form, mask, pattern or shading asks for anything but CMYK or black."""
    found = paints(sample.pdf)
    assert {paint.operator for paint in found} <= OPERATORS
    assert {paint.operands for paint in found if paint.operator in {"g", "G"}} == {(0.0,)}
    named = {name for paint in found if paint.operator not in {"k", "K", "g", "G"} for name in paint.operands}
    assert {name for name in named if name.startswith("/Device") or name in {"/ICCBased", "/CalRGB", "/Lab"}} <= SPACES
    assert {"k", "picture"} <= {paint.operator for paint in found}


def test_text_is_black_ink_alone(sample: Build) -> None:
    """Every glyph on every page is 0 0 0 1 k, but where an advertisement has its words out of a flat."""
    written = [glyph for sheet in sheets(sample.pdf) for glyph in sheet.written]
    assert {glyph.ink for glyph in written} == {BLACK, WHITE}
    assert sum(glyph.ink == WHITE for glyph in written) < 0.02 * len(written)
    body = [glyph for glyph in written if "SmText" in glyph.font]
    assert {glyph.ink for glyph in body} == {BLACK}
    assert len(body) > 1_500


def test_rules_and_codes_are_black_ink_alone(sample: Build) -> None:
    """The sample's layout has no colour but in advertisements and a tint of black behind the sidebar."""
    inks = {paint.operands for paint in paints(sample.pdf) if paint.operator in {"k", "K"}}
    assert inks == {BLACK, WHITE, TINT, *ADVERTISED}


def test_a_black_page_has_black_ink_alone(sample: Build, opened: pikepdf.Pdf) -> None:
    """Page 4 is printed in black: not a drop of another ink in its operators, and its pictures are grey."""
    page = io.BytesIO()
    with pikepdf.new() as alone:
        alone.pages.append(opened.pages[3])
        alone.save(page)
    inks = [paint.operands for paint in paints(page.getvalue()) if paint.operator in {"k", "K"}]
    assert {ink[:3] for ink in inks} == {(0.0, 0.0, 0.0)}
    assert len(sample.report["pages"]) == 8


def test_boxes_are_the_paper_to_the_hundredth_of_a_millimetre(opened: pikepdf.Pdf) -> None:
    """Newsprint has no bleed: trim, bleed and media box are the format, and no crop box says otherwise."""
    for page in opened.pages:
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            left, bottom, right, top = (float(edge) for edge in page.obj[name])
            assert (left, bottom) == (0, 0)
            assert (mm(Pt(right)), mm(Pt(top))) == pytest.approx(TRIM, abs=0.0001)
        assert not {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"} & set(page.obj.keys())


def test_fonts_are_embedded_subsets_under_names_of_their_own(opened: pikepdf.Pdf) -> None:
    """Each font carries its program under a subset tag, and a name stands for one program alone."""
    programs: dict[str, set[str]] = {}
    for name, font in fonts_of(opened):
        assert re.fullmatch(r"/[A-Z]{6}\+\S+", name)
        (descendant,) = font.DescendantFonts
        descriptor = descendant.FontDescriptor
        assert str(descendant.BaseFont) == str(descriptor.FontName) == name
        held = [descriptor[key].read_bytes() for key in ("/FontFile2", "/FontFile3") if key in descriptor]
        assert len(held) == 1
        assert "/ToUnicode" in font
        programs.setdefault(name, set()).add(hashlib.sha256(held[0]).hexdigest())
    assert len(programs) > 5
    assert {len(found) for found in programs.values()} == {1}


def test_the_output_intent_is_the_registered_newsprint_condition(opened: pikepdf.Pdf) -> None:
    """One intent, IFRA26 by the ICC's registry, with the profile we ship."""
    (intent,) = opened.Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "IFRA26")
    assert str(intent.RegistryName) == "http://www.color.org"
    assert intent.DestOutputProfile.N == 4
    declared = re.search(r"\b[0-9a-f]{64}\b", (PRESS / "newsprint-coldset.yaml").read_text("utf-8"))
    assert declared is not None
    assert hashlib.sha256(intent.DestOutputProfile.read_bytes()).hexdigest() == declared[0]


def test_it_says_it_is_pdf_x_4(opened: pikepdf.Pdf) -> None:
    """XMP, unfiltered, names the version; title, dates, trapping and id are there, and Info says the same."""
    metadata = opened.Root.Metadata
    assert "/Filter" not in metadata
    text = metadata.read_bytes().decode()
    for key, value in {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": "False",
        "xmp:CreateDate": "2026-11-27T00:00:00Z",
        "xmp:ModifyDate": "2026-11-27T00:00:00Z",
        "xmpMM:RenditionClass": "default",
    }.items():
        assert f"<{key}>{value}</{key}>" in text
    assert "<xmpMM:DocumentID>" in text
    info = opened.trailer.Info
    assert (str(info.Title), str(info.CreationDate)) == ("The Haven Gazette, 2026-11-27", "D:20261127000000Z")
    assert info.Trapped == Name("/False")
    assert opened.pdf_version == "1.6"
    assert len(opened.trailer.ID) == 2
    assert not opened.is_encrypted


def test_there_is_nothing_to_click_or_run(opened: pikepdf.Pdf) -> None:
    """No annotation, form, action, attachment, layer or transfer curve."""
    assert not {"/AcroForm", "/OpenAction", "/AA", "/Names", "/OCProperties"} & set(opened.Root.keys())
    for page in opened.pages:
        assert not {"/Annots", "/AA"} & set(page.obj.keys())
        states = [
            state for _, resources in streams(page) for state in resources.get("/ExtGState", Dictionary()).values()
        ]
        assert not [state for state in states if {"/TR", "/TR2", "/HTP"} & set(state.keys())]
