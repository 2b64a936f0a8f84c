"""How a supplied advertisement looks: its colours, and what is too fine or too coarse in it.

Facts go in with the booking and the press profile. The rules are those of finished pages, told as of an advertisement: a colour
the press has no ink for keeps it out, since nothing of it is converted; what only prints badly is a warning, and the customer's
to mend.
"""

from collections.abc import Iterator
from dataclasses import replace

from stonehand.model.drawn import Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import Finding, Severity, error, warning
from stonehand.model.press import PressProfile
from stonehand.preflight.booking import Booking
from stonehand.preflight.check import Looked
from stonehand.preflight.inspect import Selection, inspect
from stonehand.preflight.printed import all_printed, ink_names, space, what
from stonehand.preflight.worst import and_more

_COLOURS = frozenset(
    ("rgb-paint", "rgb-picture", "profiled-colour", "spot-colour", "all-separation", "white-overprint")
)
_DETAIL = frozenset(
    (
        *("thin-rule", "thin-ink-rule", "small-text", "small-ink-text", "small-white-text", "rich-black-text"),
        *("picture-resolution", "line-art-resolution", "page-is-picture"),
    )
)
_RULES = Selection(only=_COLOURS | _DETAIL)
_BLACK_NAMES = frozenset({"Black", "None", "All"})
_COLOURED_SPACES = frozenset({"DeviceCMYK", "ICCBased4", "Separation", "DeviceN"})
_TRACE = 0.001


def check_look(facts: PdfFacts, booking: Booking, profile: PressProfile) -> Iterator[Finding]:
    """Find what cannot be printed as it is drawn, and what will print badly."""
    label = facts.pages[0].label
    for found in inspect(Looked(booking.file, facts), profile, _RULES).findings:
        yield _told(found, found.message.removeprefix(f"page {label} "), booking)
    if booking.black:
        yield from _check_black(tuple(all_printed(facts.pages[0])), booking)


def _told(found: Finding, seen: str, booking: Booking) -> Finding:
    """Tell what a rule has seen as a fault of the advertisement, as grave as the press profile has it."""
    message, where = f"{booking.name} {seen}", booking.where
    match found.id.partition("/")[2]:
        case "rgb-paint" | "rgb-picture":
            told = error("ads/rgb", message, where, hint="ask for it in CMYK, black text as black alone")
        case "spot-colour" | "all-separation":
            told = error("ads/spot", message, where, hint="ask for it in the four process inks")
        case "profiled-colour":
            told = error("ads/profiled-colour", message, where, hint="ask for it without profiles, or as PDF/X-1a")
        case "white-overprint":
            told = error("ads/white-overprint", message, where, hint="ask for it with white set to knock out")
        case _:
            told = warning("ads/detail", message, where, hint="show it to the customer, or ask for a better one")
            return replace(told, severity=min(found.severity, Severity.WARNING))
    return replace(told, severity=found.severity)


def _check_black(drawn: tuple[Drawn, ...], booking: Booking) -> Iterator[Finding]:
    """Find whatever asks for another plate than black where there is none."""
    coloured = [item for item in drawn if _is_coloured(item)]
    if coloured:
        yield error(
            "ads/colour",
            f"{booking.name} has {what(coloured[0])} in colour{and_more(len(coloured) - 1)}, and {booking.black}; its place is "
            "marked on the page",
            booking.where,
            hint="ask for it in black and greys, or book it in four inks on a page that has them; it is never converted",
            more=f"found {_inks(coloured[0])}; wanted black alone",
        )


def _is_coloured(item: Drawn) -> bool:
    match item:
        case Text(paint=paint) | Shape(paint=paint) | Picture(mask=True, paint=Paint() as paint):
            if paint.names:
                return any(name not in _BLACK_NAMES for name in paint.names)
            return paint.cmyk is not None and max(paint.cmyk[:3]) > _TRACE
        case Picture(inks=names) if names:
            return any(name not in _BLACK_NAMES for name in names)
        case Picture(space=kind) | Shade(space=kind):
            return kind in _COLOURED_SPACES


def _inks(item: Drawn) -> str:
    return ", ".join(ink_names(item)) or space(item)
