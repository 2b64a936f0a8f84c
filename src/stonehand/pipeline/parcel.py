"""The parcel: named files looked at as the shop will, the ticket, the archive. Nothing is read or written here.

In: the proof cut into page files, and how they are to be sent. Out: the archive's bytes, or why it must not go. Preflight
looks at the whole issue as the shop will hold it, also where single pages are sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from stonehand.delivery.archive import PAGES, TICKET, digest, pack
from stonehand.delivery.names import Entry, Imprinted, names_of
from stonehand.delivery.revisions import Sending, letter
from stonehand.delivery.ticket import Ticket, TicketFile, ticket_json
from stonehand.delivery.ticket_page import ticket_html
from stonehand.model.delivery import PageFile, Shipment
from stonehand.model.dummy import PageId
from stonehand.model.finding import Outcome, Severity
from stonehand.model.press import Pages, PressProfile
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.last_look import LastLook, Tell, look_once_more
from stonehand.pipeline.proof import Proof


@dataclass(frozen=True, slots=True)
class Parcel:
    """An archive under its name, and what it holds, as the record will have it."""

    shipment: Shipment
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be sent: the issue, its proof, its page files, their revisions, and whether they are sent alone.

    `history` is what went to this press before, `again` the place in it of the delivery that held these very pages.
    """

    desk: Desk
    press: PressProfile
    proof: Proof
    files: tuple[PageFile, ...]
    sending: Sending
    replate: bool
    history: tuple[Shipment, ...]
    again: int | None = None


def make_parcel(load: Load, tell: Tell) -> Outcome[Callable[[Sequence[Shipment]], Parcel] | None]:
    """Name and look at all files; give what packs them after so many deliveries, `None` where they must not be sent."""
    named = _named(load)
    if any(finding.severity is Severity.ERROR for finding in named.findings):
        return Outcome(None, named.findings)
    look = look_once_more({name: pdf for name, _pages, pdf in named.value}, load.desk, load.press, tell)
    found = (*named.findings, *look.findings)
    if look.value is None:
        return Outcome(None, found)
    sent = {page.page for page in load.sending.pages}
    pages = {
        f"{PAGES}{name}": (ids, pdf) for name, ids, pdf in named.value if not load.replate or "-".join(ids) in sent
    }
    return Outcome(partial(_packed, load, pages, look.value), found)


def archive_name(load: Load, number: int) -> str:
    """Name the archive of the so-manieth delivery to this press: the first has no letter."""
    issue = load.desk.issue
    revision = f"_{letter(number)}" if number else ""
    return f"{issue.paper}_{issue.date.isoformat()}{revision}_{load.press.name}.zip"


_File = tuple[str, tuple[PageId, ...], bytes]


def _named(load: Load) -> Outcome[tuple[_File, ...]]:
    """Give all files of the issue their names: the book, or the page files."""
    delivery, issue = load.press.delivery, load.desk.issue
    imprinted = _imprinted(load)
    inks = dict(load.proof.pages)
    if delivery.pages is Pages.BOOK and not load.replate:
        ids = tuple(inks)
        files = [PageFile(ids, load.proof.book)]
        entries = [Entry(ids, _ink(ids, inks), _book_revision(load))]
    else:
        files = list(load.files)
        standing = {page.page: page.revision for page in load.sending.standing}
        entries = [
            Entry(file.pages, _ink(file.pages, inks), standing[file.name], delivery.pages is Pages.BOOK)
            for file in files
        ]
    names = names_of(
        delivery.file_name, imprinted, entries, load.press.limits.name_length, delivery.where or issue.where
    )
    named = ((name, file.pages, file.pdf) for name, file in zip(names.value, files, strict=bool(names.value)))
    return Outcome(tuple(named), names.findings)


def _imprinted(load: Load) -> Imprinted:
    issue = load.desk.issue
    return Imprinted(
        issue.paper, load.desk.layout.name, issue.date, issue.number, issue.edition, issue.print_order.zone
    )


def _ink(pages: Sequence[PageId], inks: Mapping[PageId, str]) -> str:
    return "4c" if any(inks[page] == "4c" for page in pages) else "K"


def _packed(
    load: Load,
    pages: Mapping[str, tuple[tuple[PageId, ...], bytes]],
    look: LastLook,
    history: Sequence[Shipment],
) -> Parcel:
    inks = dict(load.proof.pages)
    revisions = {page.page: page.revision for page in load.sending.standing}
    listed = tuple(
        TicketFile(
            name, ids, _ink(ids, inks), len(pdf), digest(pdf), revisions.get("-".join(ids), _book_revision(load))
        )
        for name, (ids, pdf) in pages.items()
    )
    archive = archive_name(load, len(history))
    page = load.desk.layout.format
    ticket = Ticket(
        imprinted=_imprinted(load),
        trim=(page.width, page.height),
        press=load.press,
        pages=load.proof.pages,
        spots=look.spots,
        files=listed,
        order=load.desk.issue.print_order,
        checked=look.checked,
        accepted=load.proof.accepted,
        history=tuple(history),
        sent=load.sending.pages,
        archive=archive,
        replate=load.replate,
    )
    files = {name: pdf for name, (_ids, pdf) in pages.items()}
    content = pack(
        {**files, **look.reports, TICKET: ticket_json(ticket), "ticket.html": ticket_html(ticket)}, load.desk.issue.date
    )
    return Parcel(Shipment(load.press.name, archive, digest(content), load.sending.pages, load.replate), content)


def _book_revision(load: Load) -> str:
    """Give a book's letter, which like a page's stands for one file: that of the delivery it first went with."""
    return letter(len(load.history) if load.again is None else load.again)
