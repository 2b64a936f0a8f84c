"""The job ticket: all a shop is told, as JSON and as a page that needs nothing but itself."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from stonehand.delivery.names import Imprinted
from stonehand.delivery.ticket import Checked, Ticket, TicketFile, ticket_json
from stonehand.delivery.ticket_page import ticket_html
from stonehand.intake.press_file import read_press
from stonehand.model.delivery import SentPage, Shipment
from stonehand.model.dummy import PageId
from stonehand.model.issue import PrintOrder
from stonehand.model.press import Edges
from stonehand.model.units import Mm

FOLDER = Path(__file__).parents[3] / "src/stonehand/builtin/press"
ICC = {path.name: path.read_bytes() for path in FOLDER.glob("*.icc")}
SUM = "ab" * 32


@pytest.fixture
def ticket() -> Ticket:
    """A replate of the third of four pages, with everything in it that can be."""
    profile = read_press("heatset", (FOLDER / "heatset.yaml").read_bytes(), "heatset.yaml", ICC).value
    assert profile is not None
    page = SentPage("3", "a", SUM)
    before = tuple(SentPage(str(number), "", SUM) for number in range(1, 5))
    return Ticket(
        imprinted=Imprinted("gazette", "The <Haven> Gazette", dt.date(2026, 12, 4), 412, "Morning", "North"),
        trim=(Mm(289), Mm(380.5)),
        press=replace(profile, bleed=Edges(Mm(3), Mm(3), Mm(3), Mm(0))),
        pages=tuple((PageId(str(number)), "K" if number == 2 else "4c") for number in range(1, 5)),
        files=(TicketFile("pages/gazette_003a.pdf", (PageId("3"),), "4c", 1_234_567, SUM, "a"),),
        order=PrintOrder(4500, "45 g newsprint", "North", ("Gate 2 <script>alert(1)</script>", "Night desk & co")),
        checked=Checked(("small-text",), ("page 3 is heavy",), {"the plates were not drawn": ["ink-total"]}, ""),
        accepted=({"id": "a/b", "place": "page 3", "says": "a fault", "name": "M. Linde", "reason": "known"},),
        history=(Shipment("heatset", "first.zip", "cd" * 32, before),),
        sent=(page,),
        archive="second.zip",
        replate=True,
        spots={"PANTONE 2945 C": [PageId("1"), PageId("2-3")]},
    )


def test_the_ticket_tells_programs_all(ticket: Ticket) -> None:
    """Format, inks by page, quantity and stock, files with sums, revisions, preflight with what was skipped, accepted faults."""
    told = json.loads(ticket_json(ticket))
    assert (told["schema"], told["date"], told["edition"], told["replate"]) == (1, "2026-12-04", "Morning", True)
    assert told["format"]["trim_mm"] == [289, 380.5]
    assert told["format"]["bleed_mm"] == {"top": 3, "bottom": 3, "outer": 3, "spine": 0}
    assert told["pages"][1] == {"page": "2", "inks": ["black", "PANTONE 2945 C"]}
    assert told["pages"][3] == {"page": "4", "inks": ["cyan", "magenta", "yellow", "black"]}
    assert told["print"] == {
        "quantity": 4500,
        "stock": "45 g newsprint",
        "zone": "North",
        "notes": ["Gate 2 <script>alert(1)</script>", "Night desk & co"],
    }
    assert told["files"] == [
        {
            "file": "pages/gazette_003a.pdf",
            "pages": ["3"],
            "revision": "a",
            "ink": "4c",
            "bytes": 1_234_567,
            "sha256": SUM,
        }
    ]
    assert [one["archive"] for one in told["deliveries"]] == ["first.zip", "second.zip"]
    assert told["deliveries"][1]["pages"] == [{"page": "3", "revision": "a"}]
    assert told["preflight"] == {
        "held": ["small-text"],
        "warnings": ["page 3 is heavy"],
        "skipped": {"the plates were not drawn": ["ink-total"]},
        "plates_drawn_by": "",
    }
    assert told["accepted"][0]["name"] == "M. Linde"


def test_the_page_tells_people_the_same(ticket: Ticket) -> None:
    """In words: the day, copies, bleed by edge, inks, revision, history, what was skipped, who accepted what."""
    page = ticket_html(ticket).decode()
    for words in (
        "Friday 4 December 2026 · No. 412 · Morning edition",
        "4,500 copies",
        "45 g newsprint",
        "289 \N{MULTIPLICATION SIGN} 380.5 mm",
        "3 mm at top, bottom, outer; none at spine",
        "only these pages: 3",
        "Pages in black",
        "Spot colour PANTONE 2945 C",
        "pages 1, 2-3",
        "pages/gazette_003a.pdf",
        "1.2 MB",
        "1, 2, 3, 4",
        "first.zip",
        "Warning: page 3 is heavy",
        "1 rule skipped, the plates were not drawn",
        "M. Linde: known",
        "stonehand verify second.zip",
    ):
        assert words in page, words


def test_the_page_needs_nothing_but_itself(ticket: Ticket) -> None:
    """No script, no address to load from, and what the paper wrote cannot become either."""
    page = ticket_html(ticket).decode()
    assert "<script" not in page
    assert "http" not in page
    assert "src=" not in page
    assert "The &lt;Haven&gt; Gazette" in page
    assert "Night desk &amp; co" in page


def test_a_bare_ticket_says_what_is_agreed_elsewhere(ticket: Ticket) -> None:
    """Without quantity, stock, notes, history or accepted faults the page names none of them."""
    bare = replace(
        ticket,
        order=PrintOrder(),
        history=(),
        accepted=(),
        replate=False,
        checked=Checked(),
        press=replace(ticket.press, bleed=Edges()),
    )
    page = ticket_html(bare).decode()
    assert page.count("as agreed") == 2
    assert "All deliveries" not in page
    assert "accepted by the paper" not in page
    assert "<td>none</td>" in page
