"""The office PDF: the finished pages in reader's spreads on landscape A4, each under a pale word that says it is a proof.

In: a desk, what was made of its issue, the build's name, the engine's child that made it. Out: one PDF, or nothing where no page
was printed. The child lays the pages out as well: supplied advertisements stand on them, which nobody here made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from stonehand.compose.document import document
from stonehand.compose.stylesheet import plain_stack, style_sheet
from stonehand.engines.laid import ProofTitle
from stonehand.engines.worker import Unreadable, Worker
from stonehand.model.composition import MATTER_BEGINS, MATTER_ENDS, ComposedPage
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, InFile, Outcome, error
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.making import Made
from stonehand.pipeline.printing import Printed
from stonehand.pipeline.report import title_of
from stonehand.press.bind import bind
from stonehand.press.impose import Imposition, sheets
from stonehand.press.intent import PRODUCER, Imprint
from stonehand.proofs.office_sheets import OfficeSheet, Spread, Told, office_css, office_sheets

FILE = "office.pdf"

_NOT_SENT: Mapping[PageId, str] = MappingProxyType({})
_ALONE = "press/pages/"


def office_pdf(
    desk: Desk, made: Made, build_hash: str, worker: Worker, sent: Mapping[PageId, str] = _NOT_SENT
) -> Outcome[bytes | None]:
    """Make the office PDF; `sent` tells of each page that was sent to the press with which revision letter, "" for the first.

    Where a few pages were made alone, only sheets they are on.
    """
    printed, press = made.printed, desk.press
    if made.pages is None or printed is None or press is None or not printed.pages:
        return Outcome(None)
    laid = _sheets(desk, made, printed, build_hash, sent)
    title = ProofTitle(f"{title_of(desk)}: office proof", desk.layout.lang, PRODUCER)
    try:
        words = worker.render_page(_html(desk, laid), {}, len(laid)).pdf
        book, places, labels = (
            _book(desk, made, printed, press),
            [one.laid for one in laid],
            [one.label for one in laid],
        )
        return Outcome(worker.lay_office(book, words, places, labels, title))
    except EngineFailed as failed:
        return Outcome(None, tuple(replace(finding, where=InFile(FILE)) for finding in failed.findings))
    except Unreadable as fault:
        message = f"the office PDF could not be laid out: {fault}"
        hint = "look at the supplied advertisements"
        return Outcome(None, (error("pipeline/office-proof", message, InFile(FILE), hint=hint),))


def _sheets(
    desk: Desk, made: Made, printed: Printed, build_hash: str, sent: Mapping[PageId, str]
) -> tuple[OfficeSheet, ...]:
    """Lay out all sheets, or those that pages made alone stand on."""
    ids = [page.id for page in made.pages.makeup.pages] if made.pages else []
    places = {page: number for number, (page, _) in enumerate(printed.pages)}
    alone = any(name.startswith(_ALONE) for name in made.press)
    spreads = [spread for spread in _spreads(ids) if not alone or any(page in places for page in spread)]
    form, issue = desk.layout.format, desk.issue
    told = Told(f"{desk.layout.name}, {issue.date.isoformat()}, no. {issue.number}", build_hash[:12], sent)
    return office_sheets(spreads, places, (form.width, form.height), told)


def _spreads(ids: Sequence[PageId]) -> list[Spread]:
    """Give the pages as they lie open, section by section."""

    def page(number: int | None) -> PageId | None:
        return None if number is None else ids[number]

    return [(page(left), page(right)) for left, right in sheets(ids, Imposition.TWO_UP, FILE).value]


def _html(desk: Desk, made: Sequence[OfficeSheet]) -> str:
    """Write the document of the words; its first style sheet is that of the pages, which the engine has parsed already."""
    layout, fonts = desk.layout, desk.fonts
    matter = "".join(sheet.html for sheet in made)
    page = ComposedPage(PageId("office"), f"{MATTER_BEGINS}{matter}{MATTER_ENDS}", ())
    bleed = desk.press.bleed.most if desk.press else Mm(0.0)
    styles = style_sheet(layout, fonts)
    html = document([page], styles, lang=layout.lang, title=layout.name, bleed=bleed, spots=tuple(layout.spots))
    return html.replace("</head>", f"<style>{office_css(plain_stack(layout, fonts))}</style></head>", 1)


def _book(desk: Desk, made: Made, printed: Printed, press: PressProfile) -> bytes:
    """Give the pages as one file: the press file, or those that were made alone, bound."""
    whole = [pdf for name, pdf in made.press.items() if not name.startswith(_ALONE)]
    return whole[0] if whole else bind(printed.pages, press, Imprint(title_of(desk), desk.issue.date, desk.layout.lang))
