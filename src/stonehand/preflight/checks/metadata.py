"""What the metadata of a PDF/X-4 must say."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed

_WANTED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
    "pdf:Trapped",
)


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell which entries are missing, and metadata nobody can read without unpacking them."""
    if profile.level is not Level.X4:
        return
    xmp = looked.facts.xmp
    missing = [key for key in _WANTED if not (xmp or {}).get(key)]
    if xmp is None:
        fault = "has no XMP metadata"
    elif missing:
        fault = f"has metadata without {listed(missing)}"
    elif not looked.facts.xmp_plain:
        fault = "has its metadata compressed"
    else:
        return
    yield Seen(
        f"{looked.name} {fault}; PDF/X-4 wants them whole and plain", on_file(looked), "save it again as PDF/X-4"
    )


CHECK = Check(
    Fault(
        "preflight/metadata",
        "The metadata of PDF/X-4 are not whole",
        "A shop's system reads title, dates and the document's number from these lines without opening the pages. What it "
        "cannot read there it files by hand, or not at all.",
        "X5; PDF/X (ISO 15930) as public checkers have it and WeasyPrint 70: XMP set of PDF/X-4, stream not compressed",
    ),
    Severity.ERROR,
    look,
)
