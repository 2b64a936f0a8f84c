"""Specimens for the rules of what a file is: its marks as PDF/X, what it holds beside its pages, its fonts."""

import io
from collections.abc import Callable
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Encryption, Name, Object, ObjectStreamMode, Pdf, Stream, String
from preflight_pdfs import (
    Trim,
    a_picture,
    box,
    draw,
    info,
    make_pdf,
    on_page,
    on_pages,
    on_root,
    place,
    put,
    redraw,
    words,
    xmp,
)
from preflight_specimens import Specimen, asks, specimen

from stonehand.model.press import Level

HALF = put("/ExtGState", "/Half", lambda _document: Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5, BM=Name.Normal))
SEE_THROUGH = draw(f"/Half gs {box((100, 100, 50, 50), '1 0 0 0')}")
DEEP = (put("/XObject", "/Im1", a_picture(8, 8, bits=16)), draw(place("/Im1", (100, 100, 20, 20))))


def encrypted(*, password: str = "") -> bytes:
    """Lock a file; with a password nobody opens it without."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        locks = Encryption(owner="owner", user=password, R=4)
        document.save(out, encryption=locks, force_version="1.6", compress_streams=False)
    return out.getvalue()


def written(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Change bytes of a file that no library writes so."""
    return lambda: make_pdf().replace(old, new)


def packed() -> bytes:
    """Write a PDF/X-1a with object streams."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf(level=Level.X1A))) as document:
        document.save(out, object_stream_mode=ObjectStreamMode.generate, force_version="1.5")
    return out.getvalue().replace(b"%PDF-1.5", b"%PDF-1.4")


def intent(change: Callable[[Object], None]) -> Callable[[Pdf], None]:
    """Change the output intent."""
    return on_root(lambda root: change(root.OutputIntents[0]))


def _set(**entries: object) -> Callable[[Object], None]:
    def change(thing: Object) -> None:
        for key, value in entries.items():
            thing[f"/{key}"] = value

    return change


def _twice(root: Object) -> None:
    root.OutputIntents.append(root.OutputIntents[0])


def _other_kind(root: Object) -> None:
    root.OutputIntents.append(
        Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("x"))
    )


def _other_icc(output_intent: Object) -> None:
    icc = output_intent.DestOutputProfile
    icc.write(icc.read_bytes()[:-1] + b"\xff")


def _screen_icc(output_intent: Object) -> None:
    icc = output_intent.DestOutputProfile
    icc.write(icc.read_bytes().replace(b"prtrCMYK", b"mntrCMYK", 1))


def _attach(document: Pdf) -> None:
    stream = Stream(document, b"prices")
    stream.Type = Name.EmbeddedFile
    spec = Dictionary(Type=Name.Filespec, F=String("prices.csv"), EF=Dictionary(F=document.make_indirect(stream)))
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("prices.csv"), spec])))


def _note(left: float, bottom: float, kind: str = "/Link") -> Callable[[Object], None]:
    note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([left, bottom, left + 20, bottom + 10]), F=4)
    return _set(Annots=Array([note]))


def _group(space: str) -> Callable[[Object], None]:
    return _set(Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name(space)))


def _layers(document: Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
    default = Dictionary(Name=String("All"), ON=Array([group]), Order=Array([group]))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=default)


def _lab(_document: Pdf) -> Object:
    white = Array([0.9642, 1, 0.8249])
    return Array([Name.Lab, Dictionary(WhitePoint=white, Range=Array([-128, 127, -128, 127]))])


def _gold(document: Pdf) -> Object:
    function = Stream(document, b"{dup 0 mul exch dup 0.2 mul exch dup exch 0 mul 4 1 roll pop pop 0 0 0}")
    function.update(Dictionary(FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1, 0, 1, 0, 1, 0, 1])))
    return Array([Name.Separation, Name.Gold, Name.DeviceCMYK, document.make_indirect(function)])


def _lzw(document: Pdf) -> Stream:
    """Make a picture of one grey pixel: the codes 256, 51 and 257 in nine bits each."""
    codes = (256 << 18 | 51 << 9 | 257) << 5
    stream = Stream(document, b"")
    stream.write(codes.to_bytes(4, "big"), filter=Name.LZWDecode)
    stream.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8))
    stream.ColorSpace = Name.DeviceGray
    return document.make_indirect(stream)


def _absent_font(_document: Pdf) -> Object:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name.Georgia,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=126,
        Widths=Array([500] * 95),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name.Georgia, Flags=32, ItalicAngle=0),
    )


def _drawn_font(document: Pdf) -> Object:
    square = document.make_stream(b"500 0 0 0 400 400 d1 0 0 400 400 re f")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Squares,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(square=square),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.square])),
        FirstChar=65,
        LastChar=65,
        Widths=Array([500]),
        Resources=Dictionary(),
    )


def _as_courier(page: Object) -> None:
    font = page.Resources.Font.F1
    inner = font.DescendantFonts[0]
    font.BaseFont = inner.BaseFont = inner.FontDescriptor.FontName = Name("/ABCDEF+CourierNewPSMT")


SET_IN_F2 = draw("q /Over gs 0 0 0 1 k BT /F2 9 Tf 200 700 Td (AAA) Tj ET Q")


def _torn(page: Object) -> None:
    page.Contents.write(b"no deflated stream", filter=Name.FlateDecode)


X1A = partial(specimen, level=Level.X1A)

FAILS: dict[str, Specimen] = {
    "encrypted": Specimen(encrypted),
    "no-id": Specimen(written(b"/ID", b"/IX")),
    "pdfx-key": specimen(xmp({"pdfxid:GTS_PDFXVersion": "PDF/X-3"})),
    "pdf-version": Specimen(written(b"%PDF-1.6", b"%PDF-1.7")),
    "output-intent": specimen(on_root(_twice)),
    "output-condition": specimen(intent(_set(OutputConditionIdentifier=String("FOGRA39")))),
    "intent-profile": specimen(intent(_other_icc)),
    "trapped": specimen(info(Trapped=Name.Unknown)),
    "metadata": specimen(xmp({"xmpMM:VersionID": None})),
    "document-dates": specimen(info(ModDate=None, CreationDate=String("27 November 2026"))),
    "active-content": specimen(on_root(_set(OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.beep(1)"))))),
    "form-fields": specimen(on_root(_set(AcroForm=Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T=String("a"))]))))),
    "foreign-feature": specimen(
        put("/ExtGState", "/Own", lambda _document: Dictionary(Type=Name.ExtGState, TR=Name.Identity)), draw("/Own gs")
    ),
    "lzw": specimen(put("/XObject", "/Im1", _lzw), draw(place("/Im1", (100, 100, 10, 10)))),
    "attached-files": specimen(_attach),
    "annotation": specimen(on_page(_note(200, 200))),
    "transparency": X1A(HALF, SEE_THROUGH),
    "blend-space": specimen(HALF, SEE_THROUGH, on_page(_group("/DeviceRGB"))),
    "layers": specimen(_layers),
    "object-streams": Specimen(packed, change=asks(level=Level.X1A)),
    "spare-space": X1A(put("/ColorSpace", "/Cs1", _lab)),
    "modern-compression": X1A(*DEEP),
    "font-not-embedded": specimen(put("/Font", "/F2", _absent_font), SET_IN_F2),
    "type3-font": specimen(put("/Font", "/F2", _drawn_font), SET_IN_F2),
    "system-font": specimen(on_page(_as_courier)),
    "unread-page": specimen(on_page(_torn, page=2)),
    "missing-glyph": specimen(draw("q /Over gs 0 0 0 1 k BT /F1 9 Tf 200 700 Td <0000> Tj ET Q")),
}

PASSES: dict[str, Specimen] = {
    "encrypted": Specimen(),
    "no-id": X1A(),
    "pdfx-key": X1A(),
    "pdf-version": X1A(),
    "output-intent": specimen(on_root(_other_kind)),
    "output-condition": specimen(
        intent(_set(OutputConditionIdentifier=String("FOGRA42"))), change=asks(condition="FOGRA42")
    ),
    "intent-profile": specimen(intent(_other_icc), change=asks(level=Level.NONE)),
    "trapped": specimen(info(Trapped=Name("/True"))),
    "metadata": X1A(xmp({"xmpMM:VersionID": None})),
    "document-dates": specimen(info(CreationDate=String("D:20261127120000+01'00'"), ModDate=String("D:2026"))),
    "active-content": specimen(on_root(_set(PageLayout=Name.SinglePage))),
    "form-fields": specimen(on_root(_set(AcroForm=Dictionary(Fields=Array([]))))),
    "foreign-feature": specimen(
        put("/ExtGState", "/Own", lambda _document: Dictionary(Type=Name.ExtGState, TR2=Name.Default)), draw("/Own gs")
    ),
    "lzw": specimen(put("/XObject", "/Im1", a_picture(8, 8)), draw(place("/Im1", (100, 100, 10, 10)))),
    "attached-files": specimen(on_root(_set(Names=Dictionary()))),
    "annotation": specimen(on_page(_note(-25, 200, "/Text")), trim=Trim(sheet=10)),
    "transparency": specimen(HALF, SEE_THROUGH),
    "blend-space": specimen(HALF, SEE_THROUGH, on_page(_group("/DeviceCMYK")), on_page(_group("/DeviceRGB"), page=2)),
    "layers": Specimen(),
    "object-streams": X1A(),
    "spare-space": X1A(put("/ColorSpace", "/Cs1", _gold)),
    "modern-compression": specimen(*DEEP),
    "font-not-embedded": specimen(put("/Font", "/F2", _drawn_font), SET_IN_F2),
    "type3-font": Specimen(),
    "system-font": specimen(on_pages(_set(Tabs=Name.S))),
    "unread-page": specimen(redraw("q 0 0 0 1 k 100 100 m nonsense (", page=2)),
    "missing-glyph": specimen(draw(words("Page -", (100, 100)))),
}
