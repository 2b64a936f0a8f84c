"""What a supplied advertisement is made of: features, layers, fonts, transparency, and notes on its page.

Facts, booking and press profile go in, findings come out. An error is what the exchange form forbids, or what is seen on one
screen and not on another; what only stays behind is told where somebody may miss it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.model.facts import Feature, PageFacts, PdfFacts
from stonehand.model.finding import Finding, Severity, error, info, warning
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.booking import Booking

_CMYK_BLENDS = frozenset({"", "DeviceCMYK", "ICCBased4", "DeviceGray", "ICCBased1"})
_UNSEEN = frozenset({"Link", "PrinterMark", "Popup", "TrapNet", "Widget"})
_NAMED = 4

_RUNS = {Feature.JAVASCRIPT, Feature.XFA, Feature.FORM, Feature.PRESENTATION}
_CLICKED = {Feature.ACTION, Feature.OPEN_ACTION, Feature.ATTACHED, Feature.ALTERNATE}
_OLD = {Feature.JPEG2000, Feature.JBIG2, Feature.DEEP}
_REWRITTEN = {Feature.LZW}


def check_parts(facts: PdfFacts, booking: Booking, profile: PressProfile) -> Iterator[Finding]:
    """Find what in a file of one page must not be printed, or will not be."""
    page = facts.pages[0]
    yield from _check_held(facts, booking, profile)
    yield from _check_fonts(page, booking)
    yield from _check_transparency(page, booking, profile)
    yield from _check_annotations(page, booking)


def _check_held(facts: PdfFacts, booking: Booking, profile: PressProfile) -> Iterator[Finding]:
    held = {one.feature for one in facts.held}
    held |= {Feature.FORM for one in facts.pages[0].annotations if one.kind == "Widget"}
    old = _OLD if profile.level is Level.X1A else set()
    runs, clicked = _words(held & _RUNS), _words(held & _CLICKED)
    foreign = _words(held - _RUNS - _CLICKED - _REWRITTEN - (_OLD - old))
    if runs:
        yield error(
            "ads/scripts",
            f"{booking.name} holds {runs}; its place is marked on the page",
            booking.where,
            hint="ask for it printed to PDF, without fields and scripts",
            more=f"found {runs}; wanted a page that is the same wherever it is seen",
        )
    if foreign:
        yield error(
            "ads/foreign-feature",
            f"{booking.name} holds {foreign}, which no print file may; its place is marked on the page",
            booking.where,
            hint="ask for it as PDF/X-4",
            more=f"found {foreign}; wanted none",
        )
    if facts.layers is not None:
        yield error(
            "ads/layers",
            f"{booking.name} has {len(facts.layers.names)} layers; its place is marked on the page",
            booking.where,
            hint="ask for it with its layers flattened",
            more="found layers, which may be on or off; wanted one drawing",
        )
    if clicked:
        yield info(
            "ads/left-out",
            f"{booking.name} holds {clicked}, which paper does not; it is placed without",
            booking.where,
            hint="nothing to do",
        )


def _words(features: set[Feature]) -> str:
    return ", ".join(sorted(feature.value for feature in features))


def _check_fonts(page: PageFacts, booking: Booking) -> Iterator[Finding]:
    missing = _listed(font.name for font in page.fonts if not font.embedded and font.kind != "Type3")
    doubtful = _listed(font.name or font.kind for font in page.fonts if font.kind == "Type3" or font.notdef)
    if missing:
        yield error(
            "ads/font-missing",
            f"{booking.name} does not bring its font {missing}; its place is marked on the page",
            booking.where,
            hint="ask for it with all fonts embedded",
            more=f"found {missing} not embedded; wanted every font embedded",
        )
    if doubtful:
        yield warning(
            "ads/doubtful-font",
            f"{booking.name} has the font {doubtful}, drawn by the file itself or lacking a character it sets",
            booking.where,
            hint="look at its words on the proof",
        )


def _listed(names: Iterable[str]) -> str:
    known = sorted(set(names))
    return ", ".join(known[:_NAMED]) + (f" and {len(known) - _NAMED} more" if len(known) > _NAMED else "")


def _check_transparency(page: PageFacts, booking: Booking, profile: PressProfile) -> Iterator[Finding]:
    if page.transparency and profile.level is Level.X1A:
        what = _listed(one.what for one in page.transparency)
        yield error(
            "ads/transparency",
            f"{booking.name} is see-through ({what}), which no {profile.level.value} may be; its place is marked on "
            "the page",
            booking.where,
            hint="ask for it flattened, or as PDF/X-1a",
            more=f"found {what}; wanted nothing transparent",
        )
        return
    spaces = _listed(one.blend for one in page.transparency if one.blend not in _CMYK_BLENDS)
    level = profile.levels.get("blend-space", Severity.ERROR)
    if spaces and level is not None:
        blends = error(
            "ads/blend-space",
            f"{booking.name} blends its colours in {spaces}; its place is marked on the page",
            booking.where,
            hint="ask for it with the transparency blend space set to CMYK",
            more=f"found {spaces}; wanted DeviceCMYK",
        )
        yield replace(blends, severity=level)


def _check_annotations(page: PageFacts, booking: Booking) -> Iterator[Finding]:
    seen = _listed(one.kind for one in page.annotations if one.kind not in _UNSEEN)
    if seen:
        yield warning(
            "ads/annotation",
            f"{booking.name} has notes on its page ({seen}), which are not printed",
            booking.where,
            hint="ask whether they belong to it; if so, have them flattened",
        )
