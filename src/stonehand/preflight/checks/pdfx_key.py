"""The words by which a file says that it is PDF/X."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file

_INFO = "GTS_PDFXVersion"
_XMP = "pdfxid:GTS_PDFXVersion"
_OLD = "GTS_PDFXConformance"
"""A key of PDF/X-1a:2001 alone, which no level of ours wants."""


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Compare the keys with the level the profile asks for."""
    if profile.level is Level.NONE:
        return
    found = _found(looked, profile.level)
    old = looked.facts.info.get(_OLD)
    if found != profile.level.value:
        yield Seen(
            f"{looked.name} says it is {found or 'no PDF/X at all'}; {profile.name} wants {profile.level.value}",
            on_file(looked),
            f"save it as {profile.level.value}; changing the words alone does not make it so",
        )
    elif old:
        yield Seen(
            f"{looked.name} says it is {profile.level.value}, and by {_OLD} that it is {old}",
            on_file(looked),
            f"save it again as {profile.level.value}",
        )


def _found(looked: Looked, level: Level) -> str:
    """Give what the file says it is; PDF/X-4 is told in the metadata, earlier ones in the document information."""
    info, xmp = looked.facts.info.get(_INFO, ""), (looked.facts.xmp or {}).get(_XMP, "")
    first, second = (xmp, info) if level is Level.X4 else (info, xmp)
    if level is Level.X4 and not first and second == level.value:
        return "PDF/X-4 in its Info alone, not in its metadata"
    return first or second


CHECK = Check(
    Fault(
        "preflight/pdfx-key",
        "The file does not say it is the PDF/X the press takes",
        "Print shops sort what comes in by this mark, and settle from it how colours and transparency are treated. A file "
        "without it is handled as any office PDF.",
        "X2; PDF/X (ISO 15930) as public checkers have it: GTS_PDFXVersion in the XMP for X-4, in Info for X-1a:2003; "
        "GTS_PDFXConformance in X-1a:2001 only",
    ),
    Severity.ERROR,
    look,
)
