"""A file as a whole: what it says of itself, how it is stored, and every feature it may hold."""

import hashlib
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from made_pdf import add_page, page_pdf, saved, simple_font
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

from stonehand.engines.pdf_facts import Unreadable, read_facts
from stonehand.model.facts import Feature, Intent, Layers


def test_a_file_says_what_it_is() -> None:
    """Version, size, information as it is written; words no report could write are cleaned."""
    pdf = page_pdf(b"")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title="Évening", CreationDate="D:20261127000000Z", Trapped=Name.Unknown, Odd=5, Worse=Array([1]))
    )
    content = saved(pdf, force_version="1.4", static_id=True)
    facts = read_facts(content)
    assert (facts.version, facts.size, facts.has_id, facts.object_streams) == ("1.4", len(content), True, False)
    assert (facts.encrypted, facts.xmp, facts.layers, facts.intents, facts.held) == (False, None, None, (), ())
    wanted = {"Title": "Évening", "CreationDate": "D:20261127000000Z", "Trapped": "Unknown", "Odd": "5", "Worse": ""}
    assert {key: facts.info[key] for key in wanted} == wanted
    assert read_facts(content.replace(b"/ID ", b"/Id ")).has_id is False


def test_words_can_be_written_again() -> None:
    """Half a character of UTF-16 in a title, a font's name in no encoding, and one longer than anybody would read."""
    pdf = page_pdf(b"BT /F 9 Tf 20 20 Td (a) Tj ET", {"Font": {"F": simple_font()}})
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(b"\xfe\xff\xd8\x00\x00A")))
    content = saved(pdf)
    assert read_facts(content).info["Title"].encode()
    for name in (b"Test-R\xffman", b"X" * 9999):
        (font,) = read_facts(content.replace(b"Test-Roman", name)).pages[0].fonts
        assert len(font.name.encode()) < 5000


def test_the_later_version_counts() -> None:
    """A catalogue may tell a later version than the header, never an earlier one."""
    pdf = page_pdf(b"")
    for told, version in ((Name("/1.6"), "1.6"), (Name("/1.2"), "1.4"), (Name("/x"), "1.4"), (3, "1.4")):
        pdf.Root.Version = told
        assert read_facts(saved(pdf, force_version="1.4")).version == version


def test_object_streams_are_seen_in_the_file_as_it_is_stored() -> None:
    """Packed objects, and a cross-reference that is a stream."""
    assert read_facts(saved(page_pdf(b""), object_stream_mode=ObjectStreamMode.generate)).object_streams


@pytest.mark.parametrize("level", [2, 6])
def test_a_locked_file_has_no_pages(level: Any) -> None:
    """One that asks for a password; one that does not is read as any other, and said to be encrypted."""
    pdf = page_pdf(b"0 0 9 9 re f")
    locked = read_facts(
        saved(pdf, encryption=Encryption(owner="o", user="u", R=level, aes=level > 2, metadata=level > 2))
    )
    assert (locked.encrypted, locked.pages) == (True, ())
    open_ = read_facts(
        saved(pdf, encryption=Encryption(owner="o", user="", R=level, aes=level > 2, metadata=level > 2))
    )
    assert (open_.encrypted, len(open_.pages[0].drawn)) == (True, 1)


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer<</Root 1 0 R>>", b"\0" * 9999])
def test_what_is_no_pdf_is_unreadable(content: bytes) -> None:
    """With a reason that names no stream of ours."""
    with pytest.raises(Unreadable) as caught:
        read_facts(content)
    assert str(caught.value)
    assert "BytesIO" not in str(caught.value)


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:id="http://www.npes.org/pdfx/ns/id/" xmlns:own="http://example.org/own/" xmlns:dc="http://purl.org/dc/elements/1.1/"
id:GTS_PDFXVersion="PDF/X-4" own:Thing="seven"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">News</rdf:li></rdf:Alt>
</dc:title><dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF>
</x:xmpmeta><?xpacket end="w"?>"""


def test_xmp_goes_by_the_usual_prefixes() -> None:
    """Whatever the file calls a namespace we know; others as the file does."""
    pdf = page_pdf(b"")
    pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
    facts = read_facts(saved(pdf))
    assert facts.xmp == {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "own:Thing": "seven",
        "dc:title": "News",
        "dc:creator": "A, B",
    }
    assert facts.xmp_plain
    # Whoever saves with pikepdf unpacks the XMP.
    squeezed = (
        saved(pdf).replace(b"/Subtype /XML", b"/Filter /FlateDecode").replace(XMP.encode(), zlib.compress(XMP.encode()))
    )
    packed = read_facts(squeezed)
    assert (packed.xmp, packed.xmp_plain) == (facts.xmp, False)


@pytest.mark.parametrize(
    "broken", [b"<x", b"", XMP.encode()[:400], b"\xff\xfe\0", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_broken_xmp_is_none(broken: bytes) -> None:
    """And breaks nothing else."""
    pdf = page_pdf(b"0 0 9 9 re f")
    pdf.Root.Metadata = pdf.make_stream(broken)
    facts = read_facts(saved(pdf))
    assert facts.xmp is None or broken == b""
    assert len(facts.pages[0].drawn) == 1


def test_output_intents_are_told_with_their_profile() -> None:
    """Class and space from the profile's header; without one they are empty."""
    pdf = page_pdf(b"")
    icc = b"\0" * 12 + b"prtrCMYKLab " + b"\0" * 104
    one = Dictionary(
        S=Name.GTS_PDFX, OutputConditionIdentifier="IFRA26", RegistryName="http://www.color.org", Info="Coldset",
        DestOutputProfile=pdf.make_stream(icc),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([one, Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=4), 7])
    assert read_facts(saved(pdf)).intents == (
        Intent(
            "GTS_PDFX", "IFRA26", "http://www.color.org", "Coldset", "prtr", "CMYK", hashlib.sha256(icc).hexdigest()
        ),
        Intent("GTS_PDFA1", "", "", ""),
        Intent("", "", "", ""),
    )


def test_layers_are_told() -> None:
    """Names of groups, configurations without one, and those that switch by themselves."""
    pdf = page_pdf(b"")
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Guides"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Name="All"))
    assert read_facts(saved(pdf)).layers == Layers(("Guides",))
    pdf.Root.OCProperties.Configs = Array([Dictionary(AS=Array([]))])
    assert read_facts(saved(pdf)).layers == Layers(("Guides",), named=False, switches=True)


def stream(pdf: Pdf, **entries: Any) -> Any:
    return pdf.make_stream(b"", **entries)


PAGE: dict[Feature, Callable[[Pdf], dict[str, Any]]] = {
    Feature.ACTION: lambda _pdf: {"AA": Dictionary(O=Dictionary(S=Name.URI))},
    Feature.JAVASCRIPT: lambda _pdf: {
        "Annots": Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.JavaScript))])
    },
    Feature.POSTSCRIPT: lambda pdf: drawing(stream(pdf, Subtype=Name.PS)),
    Feature.OPI: lambda pdf: drawing(stream(pdf, Subtype=Name.Form, OPI=Dictionary())),
    Feature.REFERENCE: lambda pdf: drawing(stream(pdf, Subtype=Name.Form, Ref=Dictionary())),
    Feature.TRANSFER: lambda _pdf: state(TR2=Dictionary(FunctionType=2)),
    Feature.HALFTONE: lambda _pdf: state(HT=Dictionary(HalftoneType=1)),
    Feature.LZW: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, Filter=Array([Name.LZWDecode, Name.DCTDecode]))),
    Feature.JPEG2000: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, Filter=Name.JPXDecode)),
    Feature.JBIG2: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, Filter=Name.JBIG2Decode)),
    Feature.DEEP: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, BitsPerComponent=16)),
    Feature.ALTERNATE: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, Alternates=Array([]))),
    Feature.ATTACHED: lambda _pdf: {
        "Annots": Array([Dictionary(Subtype=Name.FileAttachment, FS=Dictionary(EF=Dictionary()))])
    },
    Feature.EXTERNAL: lambda pdf: drawing(stream(pdf, Subtype=Name.Image, F=String("other.jpg"))),
    Feature.PRESENTATION: lambda _pdf: {"PresSteps": Dictionary()},
    Feature.SEPARATED: lambda _pdf: {"SeparationInfo": Dictionary()},
}


def drawing(what: Any) -> dict[str, Any]:
    """Hang an XObject on a page, three forms deep, each in a direct dictionary."""
    return {"Resources": Dictionary(XObject=Dictionary(X=what))}


def state(**entries: Any) -> dict[str, Any]:
    return {
        "Resources": Dictionary(
            ExtGState=Dictionary(G=Dictionary(entries and {f"/{k}": v for k, v in entries.items()}))
        )
    }


@pytest.mark.parametrize("feature", PAGE, ids=lambda feature: feature.name)
def test_each_feature_of_a_page_is_found(feature: Feature) -> None:
    """On the page it hangs on, once, and no other; a page without it holds nothing."""
    pdf = page_pdf(b"")
    add_page(pdf, b"", **PAGE[feature](pdf))
    assert [(held.feature, held.page) for held in read_facts(saved(pdf)).held] == [(feature, 2)]


FILE: dict[Feature, dict[str, Any]] = {
    Feature.OPEN_ACTION: {"OpenAction": Array([0, Name.Fit])},
    Feature.ACTION: {"AA": Dictionary(WC=Dictionary(S=Name.Launch))},
    Feature.JAVASCRIPT: {"Names": Dictionary(JavaScript=Dictionary(Names=Array([])))},
    Feature.FORM: {"AcroForm": Dictionary(Fields=Array([Dictionary()]))},
    Feature.XFA: {"AcroForm": Dictionary(Fields=Array([]), XFA=Array([]))},
    Feature.ATTACHED: {"Names": Dictionary(EmbeddedFiles=Dictionary())},
    Feature.PRESENTATION: {"Names": Dictionary(AlternatePresentations=Dictionary())},
}


@pytest.mark.parametrize("feature", FILE, ids=lambda feature: feature.name)
def test_each_feature_of_a_file_is_found(feature: Feature) -> None:
    """On no page."""
    pdf = page_pdf(b"")
    for key, value in FILE[feature].items():
        pdf.Root["/" + key] = value
    assert [(held.feature, held.page) for held in read_facts(saved(pdf)).held] == [(feature, None)]


def test_settings_that_leave_it_to_the_press_are_no_feature() -> None:
    """`Default` for transfer and halftone; a group, a border and an empty form are no action and no form."""
    pdf = page_pdf(b"", Group=Dictionary(S=Name.Transparency), **state(TR2=Name.Default, HT=Name.Default))
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))
    assert read_facts(saved(pdf)).held == ()


def test_what_is_shared_is_told_for_each_page() -> None:
    """A picture on two pages is found on both; what leads from one page to another ends there."""
    pdf = pikepdf.new()
    picture = stream(pdf, Subtype=Name.Image, BitsPerComponent=16)
    for _ in range(2):
        add_page(pdf, b"", **drawing(picture))
    link = Dictionary(Subtype=Name.Link, Lead=Array([pdf.pages[0].obj, Name.Fit]))
    add_page(pdf, b"", Annots=Array([link]))
    assert [(held.feature, held.page) for held in read_facts(saved(pdf)).held] == [(Feature.DEEP, 1), (Feature.DEEP, 2)]
