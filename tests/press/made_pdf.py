"""PDFs as tests want them: a page of 200 x 100 mm with a content stream and whatever it names."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

MM = 72 / 25.4
WIDTH, HEIGHT = 200 * MM, 100 * MM

Widths = list[int]


def page_pdf(content: bytes, resources: Mapping[str, Any] | None = None, **page: Any) -> Pdf:
    """Make a document of one page; `resources` by category and name, `page` by key."""
    pdf = pikepdf.new()
    add_page(pdf, content, resources, **page)
    return pdf


def add_page(pdf: Pdf, content: bytes, resources: Mapping[str, Any] | None = None, **page: Any) -> None:
    """Add a page to a document."""
    named = {
        f"/{kind}": Dictionary({f"/{name}": value for name, value in each.items()})
        for kind, each in (resources or {}).items()
    }
    entries = {
        "/Type": Name.Page,
        "/MediaBox": Array([0, 0, WIDTH, HEIGHT]),
        "/Resources": Dictionary(named),
        "/Contents": pdf.make_stream(content),
        **{f"/{key}": value for key, value in page.items()},
    }
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary({k: v for k, v in entries.items() if v is not None}))))


def saved(pdf: Pdf, **how: Any) -> bytes:
    """Give a document's bytes."""
    out = BytesIO()
    kept = {} if "encryption" in how else {"stream_decode_level": pikepdf.StreamDecodeLevel.none}
    plain = {
        "object_stream_mode": pikepdf.ObjectStreamMode.disable,
        "compress_streams": False,
        "fix_metadata_version": False,
    }
    pdf.save(out, **{**plain, **kept, **how})
    return out.getvalue()


def simple_font(*, widths: Widths | None = None, name: str = "ABCDEF+Test-Roman", embedded: bool = False) -> Dictionary:
    """Make a TrueType font of 500 units to every character from 32 on, 800 high and 200 deep."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/" + name), Ascent=800, Descent=-200)
    if embedded:
        descriptor.FontFile2 = pikepdf.Dictionary()
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/" + name),
        FirstChar=32,
        Widths=Array(widths or [500] * 96),
        FontDescriptor=descriptor,
    )


def wide_font(pdf: Pdf, *, glyphs: bytes | None = None) -> Dictionary:
    """Make an embedded Type0 font by Identity-H: 600 units to CIDs 1 to 3, 250 to CIDs 10 to 20, else 1000."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Wide"),
        Ascent=800,
        Descent=-200,
        FontFile2=pdf.make_stream(b"x"),
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Wide"),
        W=Array([1, Array([600, 600, 600]), 10, 20, 250]),
        FontDescriptor=descriptor,
        CIDToGIDMap=Name.Identity if glyphs is None else pdf.make_stream(glyphs),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+Wide"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]),
    )


CONTENT = b"""q .5 0 0 .5 10 10 cm /G gs 0 0 0 1 k BT /F 10 Tf 72 144 Td [(ab) -200 <6364>] TJ
/W 12 Tf 14 TL <00010002> ' /T 9 Tf (ab) Tj ET Q
/S cs .5 scn 10 10 m 20 30 l 40 30 50 40 60 50 c h f* /Pattern cs /C scn 0 0 50 50 re B /D scn 5 5 20 20 re f
q 72 0 0 36 10 10 cm /I Do BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q 10 10 50 50 re W n /X Do /H sh"""


def crowded(xmp: bytes = b"<a/>") -> bytes:
    """Make a small file that holds a little of everything facts tell of."""
    pdf = page_pdf(CONTENT)
    glyph = pdf.make_stream(b"50 0 d0 1 0 0 rg 0 0 50 50 re f")
    glyphs = Dictionary(
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 100, 100]),
        FontMatrix=Array([0.01, 0, 0, 0.01, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        Widths=Array([50]),
    )
    spot = Array([Name.Separation, Name.Spot, Array([Name.ICCBased, pdf.make_stream(b"", N=4)]), Dictionary()])
    table = Array([Name.Indexed, Name.DeviceRGB, 1, b"abcdef"])
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    box = Array([0, 0, 50, 50])
    form = pdf.make_stream(
        b"1 w 0 0 m 9 9 l S", Subtype=Name.Form, BBox=box, Group=group, Matrix=Array([1, 0, 0, 1, 5, 5])
    )
    mask = Dictionary(S=Name.Luminosity, G=form)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, BBox=box)
    pdf.pages[0].Resources = Dictionary(
        Font=Dictionary(F=simple_font(), W=wide_font(pdf, glyphs=b"\0\0\0\1"), T=glyphs),
        ExtGState=Dictionary(G=Dictionary({"/ca": 0.5, "/OP": True, "/OPM": 1, "/BM": Name.Multiply, "/SMask": mask})),
        ColorSpace=Dictionary(S=spot),
        Pattern=Dictionary(
            C=pdf.make_stream(b"0 0 5 5 re f", PatternType=1, BBox=box), D=Dictionary(PatternType=2, Shading=shading)
        ),
        Shading=Dictionary(H=shading),
        XObject=Dictionary(
            X=form,
            I=pdf.make_stream(b"", Subtype=Name.Image, Width=20, Height=10, ColorSpace=table, BitsPerComponent=8),
        ),
    )
    page = pdf.pages[0].obj
    page.TrimBox, page.Rotate, page.UserUnit = Array([10, 10, 500, 250]), 90, 1.5
    page.Annots = Array([Dictionary(Subtype=Name.Link, Rect=box, A=Dictionary(S=Name.URI))])
    pdf.Root.Metadata = pdf.make_stream(xmp)
    pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX, DestOutputProfile=pdf.make_stream(b"x" * 20))])
    pdf.Root.OCProperties = Dictionary(OCGs=Array([Dictionary(Name="A")]), D=Dictionary(Name="B"))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title="T", Trapped=Name.False_))
    return saved(pdf, static_id=True)
