"""Small print files for preflight, made with pikepdf alone: four pages that hold every rule, and edits that break one.

Nothing of the product makes them, so that a fault of its own does not hide behind its own reader. Millimetres count from the
trim's top left corner, as in facts and findings.
"""

import io
import zlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel, String

from stonehand.model.press import Level
from stonehand.model.units import Mm, pt

ROOT = Path(__file__).parents[3]
ICC = ROOT / "src/stonehand/builtin/press/IFRA26S_2004_newsprint.icc"
FONT = ROOT / "fonts/source-serif/SourceSerif4SmText-Regular.ttf"

WIDTH, HEIGHT = 289.0, 380.0
"""The trim of a tabloid page in millimetres."""

BLACK = "0 0 0 1"
"""Inks as a content stream has them: cyan, magenta, yellow, black."""

Edit = Callable[[Pdf], None]
"""A change to a conforming file."""

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""

XMP = {
    "dc:title": "Specimen",
    "pdf:Trapped": "False",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    "xmp:CreateDate": "2026-11-27T00:00:00Z",
    "xmp:ModifyDate": "2026-11-27T00:00:00Z",
    "xmp:MetadataDate": "2026-11-27T00:00:00Z",
    "xmpMM:DocumentID": "xmp.did:0123456789abcdef0123456789abcdef",
    "xmpMM:VersionID": "1",
    "xmpMM:RenditionClass": "default",
}
"""What the metadata of a PDF/X-4 says."""

_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}

_OVER = {True: "/Over gs", False: "/Under gs"}


class Trim(NamedTuple):
    """A page's size in millimetres, and how far its bleed and its sheet go beyond it on every edge."""

    width: float = WIDTH
    height: float = HEIGHT
    bleed: float = 0.0
    sheet: float = 0.0


TABLOID = Trim()


def make_pdf(*edits: Edit, pages: int = 4, level: Level = Level.X4, trim: Trim = TABLOID) -> bytes:
    """Make a file that conforms to its level and holds every rule, then change it."""
    with pikepdf.new() as document:
        font = _font(document)
        for number in range(1, pages + 1):
            _add_page(document, font, number, trim)
        _seal(document, level)
        for edit in edits:
            edit(document)
        return _saved(document, level)


def draw(content: str, page: int = 1) -> Edit:
    """Draw on one page, after what stands there."""

    def edit(document: Pdf) -> None:
        sheet = document.pages[page - 1]
        sheet.obj.Contents = document.make_stream(sheet.obj.Contents.read_bytes() + b"\n" + content.encode())

    return edit


def redraw(content: str, page: int = 1) -> Edit:
    """Draw one page anew; an empty text leaves it blank."""

    def edit(document: Pdf) -> None:
        document.pages[page - 1].obj.Contents = document.make_stream(content.encode())

    return edit


def on_page(change: Callable[[Object], None], page: int = 1) -> Edit:
    """Change the object of one page."""
    return lambda document: change(document.pages[page - 1].obj)


def on_pages(change: Callable[[Object], None]) -> Edit:
    """Change the objects of all pages."""

    def edit(document: Pdf) -> None:
        for sheet in document.pages:
            change(sheet.obj)

    return edit


def on_root(change: Callable[[Object], None]) -> Edit:
    """Change the catalogue."""
    return lambda document: change(document.Root)


def put(resource: str, name: str, value: Callable[[Pdf], Object], page: int = 1) -> Edit:
    """Put something into one page's resources, such as `put("/XObject", "/Im1", a_picture())`."""

    def edit(document: Pdf) -> None:
        resources = document.pages[page - 1].obj.Resources
        if resource not in resources:
            resources[resource] = Dictionary()
        resources[resource][name] = value(document)

    return edit


def info(**entries: object) -> Edit:
    """Set entries of the document information; `None` takes one out."""

    def edit(document: Pdf) -> None:
        for key, value in entries.items():
            if value is not None:
                document.trailer.Info[f"/{key}"] = value
            elif f"/{key}" in document.trailer.Info:
                del document.trailer.Info[f"/{key}"]

    return edit


def xmp(changes: Mapping[str, str | None], *, squeezed: bool = False) -> Edit:
    """Write the metadata anew with some entries changed, `None` taking one out; `squeezed` compresses the stream."""

    def edit(document: Pdf) -> None:
        entries = {key: value for key, value in (XMP | dict(changes)).items() if value is not None}
        stream = document.make_stream(b"", Type=Name.Metadata, Subtype=Name.XML)
        text = _xmp(entries).encode()
        if squeezed:
            del stream.Type  # or it would be unpacked when it is saved
            stream.write(zlib.compress(text), filter=Name.FlateDecode)
        else:
            stream.write(text)
        document.Root.Metadata = stream

    return edit


def a_picture(  # noqa: PLR0913 - what a picture is
    width: int = 40,
    height: int = 40,
    space: str = "/DeviceCMYK",
    bits: int = 8,
    *,
    byte: int = 0x33,
    stencil: bool = False,
    **more: object,
) -> Callable[[Pdf], Stream]:
    """Make a picture of one even colour; `more` are entries of its dictionary."""
    channels = {"/DeviceCMYK": 4, "/DeviceRGB": 3, "/DeviceGray": 1}[space]
    row = (width * channels * bits + 7) // 8

    def make(document: Pdf) -> Stream:
        stream = Stream(document, bytes([byte]) * (row * height))
        stream.update(
            Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=bits)
        )
        if stencil:
            stream.ImageMask = True
        else:
            stream.ColorSpace = Name(space)
        for key, value in more.items():
            stream[f"/{key}"] = value
        return document.make_indirect(stream)

    return make


def box(at: Rectangle, inks: str = BLACK, *, over: bool = False) -> str:
    """Fill a rectangle; `over` prints it over what is there."""
    left, top, width, height = at
    corner = f"{_x(left)} {_y(top + height)} {pt(Mm(width)):.4f} {pt(Mm(height)):.4f}"
    return f"q {_OVER[over]} {inks} k {corner} re f Q"


def line(ends: Rectangle, strength: float, inks: str = BLACK, *, over: bool = True) -> str:
    """Stroke a line between two points, given as left, top, left, top; `strength` is points."""
    left, top, right, bottom = ends
    return f"q {_OVER[over]} {inks} K {strength} w {_x(left)} {_y(top)} m {_x(right)} {_y(bottom)} l S Q"


def place(name: str, at: Rectangle) -> str:
    """Draw an XObject of the page's resources, a picture for instance, in a rectangle."""
    left, top, width, height = at
    return f"q {pt(Mm(width)):.4f} 0 0 {pt(Mm(height)):.4f} {_x(left)} {_y(top + height)} cm {name} Do Q"


def words(text: str, at: tuple[float, float], size: float = 9, inks: str = BLACK, *, over: bool = True) -> str:
    """Set a line of text on a base line that starts at a point; letters of the specimen font only."""
    _file, glyphs, _widths = _subset()
    codes = "".join(f"{glyphs[letter]:04x}" for letter in text)
    return f"q {_OVER[over]} {inks} k BT /F1 {size} Tf {_x(at[0])} {_y(at[1])} Td <{codes}> Tj ET Q"


def _add_page(document: Pdf, font: Object, number: int, trim: Trim) -> None:
    width, height, bleed, sheet = (round(pt(Mm(length)), 4) for length in trim)
    outer = max(bleed, sheet)
    content = "\n".join([words(f"Page {number} of the paper", (40, 40)), line((40, 50, 120, 50), 1)])
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([-outer, -outer, width + outer, height + outer]),
        BleedBox=Array([-bleed, -bleed, width + bleed, height + bleed]),
        TrimBox=Array([0, 0, width, height]),
        Resources=Dictionary(
            Font=Dictionary(F1=font),
            ExtGState=Dictionary(
                Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1),
                Under=Dictionary(Type=Name.ExtGState, OP=False, op=False),
            ),
        ),
        Contents=document.make_stream(f"1 0 0 1 0 {height - pt(Mm(HEIGHT)):.4f} cm\n{content}".encode()),
    )
    document.pages.append(pikepdf.Page(document.make_indirect(page)))


def _seal(document: Pdf, level: Level) -> None:
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    document.Root.OutputIntents = Array([_intent(document)])
    date = String("D:20261127000000Z")
    document.trailer.Info = document.make_indirect(
        Dictionary(Title=String("Specimen"), CreationDate=date, ModDate=date, Trapped=Name("/False"))
    )
    if level is Level.X1A:
        document.trailer.Info.GTS_PDFXVersion = String(level.value)
    xmp({} if level is Level.X4 else {"pdfxid:GTS_PDFXVersion": None})(document)


def _intent(document: Pdf) -> Dictionary:
    stream = document.make_stream(b"", N=4)
    stream.write(_icc(), filter=Name.FlateDecode)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("IFRA26"),
        RegistryName=String("http://www.color.org"),
        Info=String("Newspaper, coldset offset on newsprint"),
        DestOutputProfile=stream,
    )


def _saved(document: Pdf, level: Level) -> bytes:
    out = io.BytesIO()
    x4 = level is Level.X4
    version = "1.6" if x4 else "1.4"
    mode = ObjectStreamMode.generate if x4 else ObjectStreamMode.disable
    document.save(
        out,
        deterministic_id=True,
        force_version=version,
        object_stream_mode=mode,
        compress_streams=False,
        stream_decode_level=StreamDecodeLevel.none,
        fix_metadata_version=False,
    )
    return out.getvalue()


def _xmp(entries: Mapping[str, str]) -> str:
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    told = "".join(
        f'<{key}><rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt></{key}>'
        if key == "dc:title"
        else f"<{key}>{value}</{key}>"
        for key, value in entries.items()
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{told}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _font(document: Pdf) -> Object:
    """Embed the subset, its characters by glyph number as WeasyPrint does."""
    file, glyphs, widths = _subset()
    name = Name("/ABCDEF+Specimen-Serif")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([-200, -300, 1200, 1000]),
        ItalicAngle=0,
        Ascent=918,
        Descent=-335,
        CapHeight=670,
        StemV=80,
        FontFile2=document.make_stream(file),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=document.make_indirect(descriptor),
        CIDToGIDMap=Name.Identity,
        DW=600,
        W=Array([0, Array(list(widths))]),
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([document.make_indirect(descendant)]),
            ToUnicode=document.make_stream(_to_unicode(glyphs)),
        )
    )


@lru_cache(maxsize=1)
def _subset() -> tuple[bytes, dict[str, int], tuple[float, ...]]:
    """Give the font file, the glyph of each letter, and the widths of all glyphs in thousandths."""
    font = TTFont(FONT, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-")
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    scale = 1000 / font["head"].unitsPerEm
    widths = tuple(round(font["hmtx"][name][0] * scale, 2) for name in font.getGlyphOrder())
    return out.getvalue(), {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}, widths


def _to_unicode(glyphs: Mapping[str, int]) -> bytes:
    pairs = "".join(f"<{glyph:04x}> <{ord(letter):04x}>\n" for letter, glyph in sorted(glyphs.items()))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Specimen def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{pairs}endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


@lru_cache(maxsize=1)
def _icc() -> bytes:
    return zlib.compress(ICC.read_bytes(), 9)


def _x(left: float) -> str:
    return f"{pt(Mm(left)):.4f}"


def _y(top: float) -> str:
    return f"{pt(Mm(HEIGHT - top)):.4f}"
