"""The job ticket: what the shop is to do with which files, as JSON. The page a person reads is made from the same values.

There is no format for this that a small shop would read: IFRAtrack tracks between a plant's own systems, and JDF was never taken
up by newspapers. So it is plain JSON, `schema: 1`, in the words a printer uses.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stonehand import __version__
from stonehand.delivery.names import Imprinted
from stonehand.model.delivery import SentPage, Shipment
from stonehand.model.dummy import PageId
from stonehand.model.issue import PrintOrder
from stonehand.model.press import PressProfile, Spread
from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class TicketFile:
    """A file of the delivery: its name in the archive, the pages on it, in what they are printed, and how it was sent."""

    file: str
    pages: tuple[PageId, ...]
    ink: str
    size: int
    sha256: str
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What preflight says: rules that held, warnings in words, rules skipped by reason, and what drew the plates, if anything."""

    held: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    skipped: Mapping[str, Sequence[str]] | None = None
    program: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """All that a print shop is told. `accepted` are the faults somebody let run, with name and reason, as the report has them,
    `spots` the pages by the spot colours they print in.
    """

    imprinted: Imprinted
    trim: tuple[Mm, Mm]
    press: PressProfile
    pages: tuple[tuple[PageId, str], ...]
    files: tuple[TicketFile, ...]
    order: PrintOrder
    checked: Checked
    accepted: tuple[Mapping[str, str], ...]
    history: tuple[Shipment, ...]
    sent: tuple[SentPage, ...]
    archive: str
    replate: bool = False
    spots: Mapping[str, Sequence[PageId]] = field(default_factory=dict)


def ticket_json(ticket: Ticket) -> bytes:
    """Write the ticket as JSON."""
    return (json.dumps(ticket_values(ticket), indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def ticket_values(ticket: Ticket) -> dict[str, Any]:
    """Give the ticket as plain values."""
    imprinted, press, order = ticket.imprinted, ticket.press, ticket.order
    left, top, right, bottom = press.bleed.sides(recto=True)
    return {
        "schema": 1,
        "stonehand": __version__,
        "paper": imprinted.paper,
        "publication": imprinted.pub,
        "number": imprinted.number,
        "date": imprinted.date.isoformat(),
        "edition": imprinted.edition,
        "archive": ticket.archive,
        "replate": ticket.replate,
        "format": {
            "trim_mm": [round(ticket.trim[0], 2), round(ticket.trim[1], 2)],
            "bleed_mm": {"top": top, "bottom": bottom, "outer": right, "spine": left},
            "pages": len(ticket.pages),
            "centre_spread": press.delivery.spread.value,
        },
        "press": {
            "profile": press.name,
            "level": press.level.value,
            "condition": press.condition,
            "condition_text": press.condition_text,
            "icc": press.icc_name,
            "icc_sha256": press.icc_sha256,
        },
        "print": {
            "quantity": order.quantity,
            "stock": order.stock,
            "zone": order.zone,
            "notes": list(order.notes),
        },
        "pages": [{"page": page, "inks": [*_inks(ink), *_spots(ticket, page)]} for page, ink in ticket.pages],
        "files": [_file(file) for file in ticket.files],
        "deliveries": [*(_shipment(one) for one in ticket.history), _shipment_of(ticket)],
        "preflight": {
            "held": list(ticket.checked.held),
            "warnings": list(ticket.checked.warnings),
            "skipped": {why: list(rules) for why, rules in (ticket.checked.skipped or {}).items()},
            "plates_drawn_by": ticket.checked.program,
        },
        "accepted": [dict(one) for one in ticket.accepted],
    }


def takes_pair(press: PressProfile) -> bool:
    """Tell whether the shop takes the centre spread as one page."""
    return press.delivery.spread is Spread.PAIR


def _inks(ink: str) -> list[str]:
    return ["black"] if ink == "K" else ["cyan", "magenta", "yellow", "black"]


def _spots(ticket: Ticket, page: PageId) -> list[str]:
    """Name a page's spot colours; those of a centre spread are told of both its pages."""
    return [name for name, pages in ticket.spots.items() if any(page in one.split("-") for one in pages)]


def _file(file: TicketFile) -> dict[str, Any]:
    return {
        "file": file.file,
        "pages": list(file.pages),
        "revision": file.revision,
        "ink": file.ink,
        "bytes": file.size,
        "sha256": file.sha256,
    }


def _shipment(shipment: Shipment) -> dict[str, Any]:
    return {
        "archive": shipment.zip,
        "sha256": shipment.sha256,
        "replate": shipment.replate,
        "pages": _revisions(shipment.pages),
    }


def _shipment_of(ticket: Ticket) -> dict[str, Any]:
    """Tell of this very delivery, whose sum cannot stand inside it."""
    return {"archive": ticket.archive, "sha256": None, "replate": ticket.replate, "pages": _revisions(ticket.sent)}


def _revisions(pages: Sequence[SentPage]) -> list[dict[str, str]]:
    return [{"page": sent.page, "revision": sent.revision} for sent in pages]
