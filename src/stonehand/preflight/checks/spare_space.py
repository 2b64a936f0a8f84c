"""Colour spaces that lie in a file, used or not."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import listed, pages_listed

_OURS = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Indexed", "Pattern"})


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell which spaces are no inks where the level is PDF/X-1a."""
    pages = [page for page in looked.facts.pages if set(page.spaces) - _OURS]
    if profile.level is Level.X1A and pages:
        spaces = sorted({space for page in pages for space in page.spaces} - _OURS)
        yield Seen(
            f"{looked.name} keeps {listed(spaces)} among the colours of {pages_listed(pages)}; "
            f"{profile.level.value} has inks alone",
            on_page(looked, pages[0]),
            "convert all colours to CMYK and leave out unused ones when saving",
        )


CHECK = Check(
    Fault(
        "preflight/spare-space",
        "A colour space that is no ink is left in the file",
        "The shop's check looks at what the file holds, not only at what it draws. An RGB or Lab space nobody uses is enough to "
        "have the page sent back.",
        "X12; PDF/X (ISO 15930) as public checkers have it: inks alone in X-1a; WeasyPrint 70 leaves /Lab and ICCBased behind",
    ),
    Severity.ERROR,
    look,
)
