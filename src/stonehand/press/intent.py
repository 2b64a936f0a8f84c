"""What makes a PDF a PDF/X: output intent, metadata and document information, all of it from the issue and no clock.

Which entries are asked for was gathered from public checkers, ISO 15930-4 and -7 not being free to read: one intent of
`/S /GTS_PDFX` with a registered condition and its profile embedded, `Trapped` told, title and dates in Info. PDF/X-4 names its
version in XMP, uncompressed, with document id; PDF/X-1a:2003 in Info. An office proof has title and dates alone.
"""

import datetime as dt
import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from stonehand import __version__
from stonehand.model.press import Level, PressProfile

PRODUCER = f"stonehand {__version__}"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
{version}<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>xmp.did:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


_VERSION = f"<pdfxid:GTS_PDFXVersion>{Level.X4.value}</pdfxid:GTS_PDFXVersion>\n"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a press file says of itself: its title, the issue's date, and the language of the paper as a BCP 47 tag."""

    title: str
    date: dt.date
    lang: str


def seal(document: pikepdf.Pdf, profile: PressProfile, imprint: Imprint, content: bytes) -> None:
    """Make a document what the profile's level asks for; `content` is a digest of what it shows, from which its id comes."""
    root = document.Root
    if profile.level is not Level.NONE:
        facts = (imprint.title, imprint.date, profile.icc_sha256)
        identity = hashlib.sha256(content + repr(facts).encode()).hexdigest()
        root.OutputIntents = Array([_intent(document, profile)])
        root.Metadata = metadata(document, imprint, identity[:32], _VERSION if profile.level is Level.X4 else "")
    write_information(document, imprint)
    if profile.level is Level.X1A:
        document.trailer.Info.GTS_PDFXVersion = String(Level.X1A.value)


def write_information(document: pikepdf.Pdf, imprint: Imprint) -> None:
    """Write the document's information and its language."""
    document.Root.Lang = String(imprint.lang)
    info = document.make_indirect(Dictionary())
    stamp = String(f"D:{imprint.date:%Y%m%d}000000Z")
    info.Title, info.Producer, info.Creator = String(imprint.title), String(PRODUCER), String(PRODUCER)
    info.CreationDate, info.ModDate, info.Trapped = stamp, stamp, Name("/False")
    document.trailer.Info = info


def _intent(document: pikepdf.Pdf, profile: PressProfile) -> Dictionary:
    stream = document.make_stream(b"")
    stream.write(_deflated(profile.icc), filter=Name.FlateDecode)
    stream.N = 4
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        OutputCondition=String(profile.condition_text),
        RegistryName=String(profile.registry),
        Info=String(profile.condition_text or profile.condition),
        DestOutputProfile=stream,
    )


def metadata(document: pikepdf.Pdf, imprint: Imprint, identity: str, version: str) -> pikepdf.Stream:
    """Give a document's metadata; `version` is the element that says which standard it keeps to."""
    date = f"{imprint.date:%Y-%m-%d}T00:00:00Z"
    text = _XMP.format(
        title=escape(imprint.title, quote=False),
        producer=escape(PRODUCER, quote=False),
        version=version,
        date=date,
        identity=identity,
    )
    return document.make_stream(text.encode(), Type=Name.Metadata, Subtype=Name.XML)


@lru_cache(maxsize=2)
def _deflated(icc: bytes) -> bytes:
    return zlib.compress(icc, 9)
