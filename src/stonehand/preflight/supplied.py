"""A supplied advertisement, by the facts of its file: can it be printed as it is, where it was booked?

Facts, booking and press profile go in, findings come out, each with what was found and what was wanted. Where one is an error the
advertisement is not placed: it is never mended here, for what is printed must be what was sent. The press's own checks look at the
pages it stands on all the same. Numbers after GWG 2022 (newspaper ads) and the press profile.
"""

import math
from collections.abc import Iterator

from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.finding import Finding, error
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.preflight.booking import Booking
from stonehand.preflight.printed import all_printed, trim_area
from stonehand.preflight.supplied_look import check_look
from stonehand.preflight.supplied_parts import check_parts

SIZE_SLACK = 0.5
"""Millimetres by which a trim may miss the booked size: layout programs round to points and to tenths."""

_QUARTER = 90


def check_ad(facts: PdfFacts, booking: Booking, profile: PressProfile) -> tuple[Finding, ...]:
    """Find what is wrong with a supplied advertisement; `booking` tells what was wanted."""
    if facts.encrypted:
        return (_encrypted(booking),)
    if len(facts.pages) != 1:
        return (_pages(facts, booking),)
    page = facts.pages[0]
    return tuple(_check_size(page, booking)) or (
        *_check_whole(page, booking),
        *check_parts(facts, booking, profile),
        *_check_empty(page, booking),
        *check_look(facts, booking, profile),
    )


def trimmed(page: PageFacts) -> tuple[Mm, Mm]:
    """Give width and height of a page's trim as it is seen, upright."""
    area = trim_area(page)
    return (area.height, area.width) if page.rotate % 180 else (area.width, area.height)


def _encrypted(booking: Booking) -> Finding:
    return error(
        "ads/encrypted",
        f"{booking.name} is encrypted; its place is marked on the page",
        booking.where,
        hint="ask for it without a password",
        more="found a file locked by a password or by permissions; wanted an open one",
    )


def _pages(facts: PdfFacts, booking: Booking) -> Finding:
    return error(
        "ads/pages",
        f"{booking.name} has {len(facts.pages)} pages; its place is marked on the page",
        booking.where,
        hint="ask for the one page that is the advertisement",
        more=f"found {len(facts.pages)} pages; wanted one",
    )


def _check_whole(page: PageFacts, booking: Booking) -> Iterator[Finding]:
    if not page.whole:
        yield error(
            "ads/unread",
            f"{booking.name} can be read in part only; its place is marked on the page",
            booking.where,
            hint="ask for it exported anew, with fewer objects",
            more="found a stream that is broken, or more drawn than can be looked at; wanted a page that is known to its end",
        )


def _check_empty(page: PageFacts, booking: Booking) -> Iterator[Finding]:
    if page.whole and next(all_printed(page), None) is None:
        yield error(
            "ads/empty",
            f"{booking.name} draws nothing inside its trim; its place is marked on the page",
            booking.where,
            hint="ask for it again",
            more="found an empty page; wanted an advertisement",
        )


def _check_size(page: PageFacts, booking: Booking) -> Iterator[Finding]:
    flaw = _flaw(page, booking)
    if flaw:
        yield error(
            "ads/size",
            f"{booking.name} {flaw}; booked is {booking.size}, and its place is marked on the page",
            booking.where,
            hint="ask for it in the booked size, with a trim box; it is never scaled",
            more=f"found {flaw.removeprefix('is ')}; wanted {booking.size}, at most {SIZE_SLACK} mm off",
        )
    elif page.user_unit != 1:
        yield error(
            "ads/user-unit",
            f"{booking.name} is drawn in units of {page.user_unit:g}; its place is marked on the page",
            booking.where,
            hint="ask for it at its real size",
            more=f"found UserUnit {page.user_unit:g}; wanted 1",
        )


def _flaw(page: PageFacts, booking: Booking) -> str:
    """Say what is wrong with a page's size, in words that follow its name."""
    width, height = trimmed(page)
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        return "has no size"
    if page.rotate % _QUARTER:
        return f"is turned by {page.rotate} degrees"
    if max(abs(width - booking.width), abs(height - booking.height)) > SIZE_SLACK:
        return f"is {width:.1f} x {height:.1f} mm" + ("" if page.has_trim else " (it has no trim box)")
    if not page.trim.inside(page.media) or (page.crop is not None and not page.trim.inside(page.crop)):
        return f"is {width:.1f} x {height:.1f} mm, of which a part lies beyond its own page"
    return ""
