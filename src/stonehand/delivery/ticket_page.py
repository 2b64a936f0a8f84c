"""The job ticket as a page for people: the ticket in, HTML out that prints on A4; no script, nothing loaded from elsewhere.

It is in English, whatever the paper's language, and says dates in words and months by name, which no two countries can mistake.
"""

import calendar
import datetime as dt
from collections.abc import Sequence
from importlib import resources

from stonehand import __version__
from stonehand.delivery.ticket import Ticket, takes_pair
from stonehand.engines.templates import render_template
from stonehand.model.delivery import SentPage
from stonehand.model.press import Edges, Level, Pages

_TEMPLATE = "ticket.html.j2"
_KILOBYTE = 1000
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


def ticket_html(ticket: Ticket) -> bytes:
    """Write the ticket as a page."""
    source = resources.files(__package__).joinpath(_TEMPLATE).read_text("utf-8")
    values = {
        "ticket": ticket,
        "imprinted": ticket.imprinted,
        "press": ticket.press,
        "order": ticket.order,
        "checked": ticket.checked,
        "facts": _facts(ticket),
        "date": _in_words(ticket.imprinted.date),
        "files": [(file, _size(file.size), _FULL if file.ink == "4c" else _BLACK) for file in ticket.files],
        "inks": [(_listed(ticket, ink), inks) for ink, inks in (("4c", _FULL), ("K", _BLACK)) if _listed(ticket, ink)],
        "deliveries": [
            *((one.zip, one.replate, _sent(one.pages), one.sha256) for one in ticket.history),
            (ticket.archive, ticket.replate, _sent(ticket.sent), ""),
        ],
        "skipped": dict(ticket.checked.skipped or {}),
        "quantity": f"{ticket.order.quantity:,} copies" if ticket.order.quantity else "",
        "version": __version__,
    }
    return render_template(source, _TEMPLATE, values).encode("utf-8", "backslashreplace")


_FULL = (("cyan", "C"), ("magenta", "M"), ("yellow", "Y"), ("black", "K"))
_BLACK = (("black", "K"),)


def _facts(ticket: Ticket) -> list[tuple[str, str]]:
    """Give what a printer looks for first, in the order he asks for it."""
    press = ticket.press
    width, height = ticket.trim
    single = "two single pages" if not takes_pair(press) else "one page twice as wide"
    sections = dict.fromkeys(page.rstrip("0123456789") for page, _ink in ticket.pages)
    named = f" in sections {', '.join(sections)}" if len(sections) > 1 else ""
    facts = [
        ("Trim", f"{width:g} \N{MULTIPLICATION SIGN} {height:g} mm"),
        ("Bleed", _bleed(press.bleed)),
        ("Pages", f"{len(ticket.pages)}{named}"),
        ("Centre spread", single if press.delivery.pages is Pages.SINGLE else "within the book"),
        ("Files", f"{press.level.value}" if press.level is not Level.NONE else "PDF, for an office printer"),
        ("Printing condition", f"{press.condition}: {press.condition_text}"),
        ("Press profile", press.name),
    ]
    facts += [(f"Spot colour {name}", f"pages {', '.join(pages)}") for name, pages in ticket.spots.items()]
    if ticket.order.zone:
        facts.append(("Zone", ticket.order.zone))
    return facts


def _bleed(bleed: Edges) -> str:
    edges: dict[float, list[str]] = {}
    for name in ("top", "bottom", "outer", "spine"):
        edges.setdefault(getattr(bleed, name), []).append(name)
    if not any(edges):
        return "none"
    told = (f"{f'{length:g} mm' if length else 'none'} at {', '.join(names)}" for length, names in edges.items())
    return "; ".join(told)


def _in_words(date: dt.date) -> str:
    return f"{_WEEKDAYS[calendar.weekday(date.year, date.month, date.day)]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def _size(size: int) -> str:
    if size < _KILOBYTE * _KILOBYTE:
        return f"{max(1, round(size / _KILOBYTE))} kB"
    return f"{size / _KILOBYTE / _KILOBYTE:.1f} MB"


def _listed(ticket: Ticket, ink: str) -> str:
    return ", ".join(page for page, printed in ticket.pages if printed == ink)


def _sent(pages: Sequence[SentPage]) -> str:
    """Name the pages of a delivery, with their letters: `1, 2, 3a`; a hair's breadth from what the shop calls them."""
    return ", ".join(f"{sent.page}{f' rev. {sent.revision}' if sent.revision else ''}" for sent in pages)
