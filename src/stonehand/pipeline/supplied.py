"""Supplied advertisements: each PDF read, judged, cast and drawn in a child with little memory and time, and nowhere else.

Made-up pages go in; they come out with what each advertisement turned out to be, beside what press and screen print of it, by the
SHA-256 of its file. One that is not fit, or that its child could not manage, stays a marked hole, and costs the next one nothing.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stonehand.engines.worker import FOREIGN, Unreadable, Worker
from stonehand.model.dummy import Inks
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import EngineFailed, Finding, Outcome, Severity, StonehandError, error
from stonehand.model.issue import Ad, Supplied
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.model.press import PressProfile
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.pictures import SCREEN_PPI, SuppliedPrint
from stonehand.preflight.booking import Booking
from stonehand.preflight.supplied import check_ad, trimmed


@dataclass(frozen=True, slots=True)
class SuppliedAds:
    """Pages whose advertisements are looked at, and their prints by the SHA-256 of the file."""

    makeup: MakeUp
    prints: Mapping[bytes, SuppliedPrint] = field(default_factory=dict)


def look_at_supplied(desk: Desk, makeup: MakeUp, press: PressProfile | None) -> Outcome[SuppliedAds]:
    """Look at every supplied PDF that stands on a page; without a press profile there is nothing to hold it against.

    The child is started only where there is one to look at.
    """
    if press is None or not any(placed.ad.pdf for page in makeup.pages for placed in page.ads):
        return Outcome(SuppliedAds(makeup))
    prints: dict[bytes, SuppliedPrint] = {}
    found: list[Finding] = []
    with Worker(FOREIGN) as worker:
        pages = tuple(_looked_at(page, desk, press, worker, prints, found) for page in makeup.pages)
    return Outcome(SuppliedAds(replace(makeup, pages=pages), prints), tuple(found))


def _looked_at(  # noqa: PLR0913, PLR0917 - a page, and all it is looked at with
    page: MadeUpPage,
    desk: Desk,
    press: PressProfile,
    worker: Worker,
    prints: dict[bytes, SuppliedPrint],
    found: list[Finding],
) -> MadeUpPage:
    ads = []
    for placed in page.ads:
        looked = _look(placed.ad, page, desk, press, worker) if placed.ad.pdf else Outcome(None)
        found += looked.findings
        if looked.value is None:
            ads.append(placed)
            continue
        supplied, prints[supplied.sha256] = looked.value
        ads.append(replace(placed, ad=replace(placed.ad, supplied=supplied)))
    return replace(page, ads=tuple(ads))


def _look(
    ad: Ad, page: MadeUpPage, desk: Desk, press: PressProfile, worker: Worker
) -> Outcome[tuple[Supplied, SuppliedPrint] | None]:
    booking = Booking(ad.id, ad.pdf, ad.width, ad.height, _black(ad, page), ad.where)
    try:
        content = desk.pictures[ad.pdf]
    except StonehandError as refused:
        return Outcome(None, tuple(replace(finding, where=ad.where) for finding in refused.findings))
    return inspect_supplied(content, booking, press, worker)


def _black(ad: Ad, page: MadeUpPage) -> str:
    """Say why an advertisement may have no ink but black; nothing where it may."""
    if page.inks is Inks.K:
        return f"page {page.id} is printed in black"
    return "it is booked in black" if ad.inks is Inks.K else ""


def inspect_supplied(
    content: bytes, booking: Booking, press: PressProfile, worker: Worker
) -> Outcome[tuple[Supplied, SuppliedPrint] | None]:
    """Judge a file, and cast and draw it where it is fit to be printed; `worker` must have the limits for foreign files."""
    found: tuple[Finding, ...] = ()
    try:
        facts = worker.inspect(content)
        found = check_ad(facts, booking, press)
        if any(finding.severity >= Severity.ERROR for finding in found):
            return Outcome(None, found)
        return Outcome(_printed(content, facts, worker), found)
    except EngineFailed as failed:
        return Outcome(None, (*found, _failed(booking, failed.findings[0])))
    except Unreadable as fault:
        return Outcome(None, (*found, _broken(booking, str(fault))))


def _printed(content: bytes, facts: PdfFacts, worker: Worker) -> tuple[Supplied, SuppliedPrint]:
    page = facts.pages[0]
    stereo = worker.cast(content, page.trim, page.rotate)
    picture = worker.draw(stereo, 1, SCREEN_PPI)
    width, height = trimmed(page)
    return Supplied(width, height, hashlib.sha256(content).digest()), SuppliedPrint(stereo, picture)


def _failed(booking: Booking, why: Finding) -> Finding:
    """Tell of a child that was ended or died over a file."""
    if why.id == "engine/died":
        return _broken(booking, why.message)
    return error(
        "ads/limit",
        f"{booking.name} takes more than {FOREIGN.wall_seconds:g} seconds or {FOREIGN.memory // 1024**2} MB to be read; "
        "its place is marked on the page",
        booking.where,
        hint="ask for it exported anew, as PDF/X-4",
        more=why.message,
    )


def _broken(booking: Booking, why: str) -> Finding:
    return error(
        "ads/broken",
        f"{booking.name} cannot be read as a PDF; its place is marked on the page",
        booking.where,
        hint="ask for it again, or have it exported anew",
        more=f"found: {why[:200]}; wanted a PDF with one page",
    )
