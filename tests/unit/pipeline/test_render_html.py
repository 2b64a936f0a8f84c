"""Findings as a page of HTML, read back by a parser."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.model.finding import Finding, InFile, OnPage, Where, error, info, warning
from stonehand.model.units import Mm
from stonehand.pipeline.known import known_faults
from stonehand.pipeline.reporting.as_html import as_html
from stonehand.pipeline.reporting.report import Inspection, Report
from stonehand.pipeline.reporting.sheet import SheetPicture, Sheets, mark_on
from stonehand.preflight.inspect import Skipped

SHEET = SheetPicture(b"png", Mm(200.0), Mm(400.0), Mm(10.0), Mm(20.0))
AREA = OnPage("A1", None, Mm(30.0), Mm(60.0), Mm(50.0), Mm(100.0), "ad.pdf")
VOID = {"meta", "img", "link", "br"}
HOSTILE = "<script>alert(1)</script>\" onload='x' &amp; {{ 7 * 7 }} {% raw %} \u202egnp.exe\x00"


class Page(HTMLParser):
    """A page's elements with their attributes, its text, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def of(self, class_: str) -> list[dict[str, str]]:
        return [found for _, found in self.elements if class_ in found.get("class", "").split()]


def page(*findings: Finding, sheets: Sheets | None = None, skipped: tuple[Skipped, ...] = ()) -> Page:
    drawn = sheets or {}
    report = Report(findings, {}, "done", Inspection(("file-id",), skipped, lambda _: drawn))
    read = Page(as_html(report, known_faults()))
    assert read.open == []
    return read


def test_a_mark_stands_where_the_finding_is() -> None:
    """10 mm of margin and 30 mm make 40 of 200: a fifth from the left; 20 and 60 of 400 a fifth from the top."""
    mark = mark_on(SHEET, AREA)
    assert mark is not None
    assert (mark.left, mark.top, mark.width, mark.height, mark.ring) == (20.0, 20.0, 25.0, 25.0, False)


def test_a_thin_rule_can_be_seen() -> None:
    """0.1 mm grows to 3 of 200 mm about its middle: 40.05 - 1.5 mm is 38.55 mm, 19.27 per cent."""
    mark = mark_on(SHEET, OnPage("A1", None, Mm(30.0), Mm(60.0), Mm(0.1), Mm(100.0)))
    assert mark is not None
    assert (mark.left, mark.width, mark.height) == (19.27, 1.5, 25.0)


def test_a_point_gets_a_ring_and_a_page_none() -> None:
    """7 mm across, about the point; a finding of the whole page is in the list alone."""
    mark = mark_on(SHEET, OnPage("A1", None, Mm(90.0), Mm(180.0)))
    assert mark is not None
    assert (mark.left + mark.width / 2, mark.width, mark.ring) == (50.0, 3.5, True)
    assert mark.top + mark.height / 2 == pytest.approx(50.0, abs=0.01)
    assert mark_on(SHEET, OnPage("A1")) is None


@given(*[st.floats(-1e6, 1e6)] * 2, *[st.floats(0, 1e6)] * 2)
def test_a_mark_is_always_on_the_picture(x: float, y: float, width: float, height: float) -> None:
    """What lies outside the page is marked at its edge."""
    mark = mark_on(SHEET, OnPage("A1", None, Mm(x), Mm(y), Mm(width), Mm(height)))
    assert mark is not None
    assert min(mark.left, mark.top) >= 0
    assert max(mark.left + mark.width, mark.top + mark.height) <= 100.02
    assert min(mark.width, mark.height) > 0


def test_a_page_shows_its_marks_and_its_list() -> None:
    """The same number stands on the mark and in the list, each leading to the other; the gravest is 1."""
    small, cut = warning("preflight/small-text", "It is small", AREA), error("preflight/ad-cut", "It is cut", AREA)
    read = page(small, cut, sheets={("ad.pdf", "A1"): SHEET})
    (picture,) = [found for tag, found in read.elements if tag == "img"]
    assert picture["src"] == "data:image/png;base64,cG5n"
    assert picture["alt"] == "ad.pdf, page A1"
    marks = read.of("mark")
    assert [(mark["id"], mark["href"]) for mark in marks] == [("mark-1", "#finding-1"), ("mark-2", "#finding-2")]
    assert "left: 20.0%; top: 20.0%; width: 25.0%; height: 25.0%" in marks[0]["style"]
    assert [found["id"] for found in read.of("finding")] == ["finding-1", "finding-2"]
    assert read.text.index("It is cut") < read.text.index("It is small")
    assert "1 error, 1 warning" in read.text


def test_numbers_of_one_place_stand_side_by_side() -> None:
    """Else only the last could be read."""
    places = (AREA, AREA, OnPage("A1", None, Mm(100.0), Mm(60.0), file="ad.pdf"), AREA)
    read = page(*(warning("makeup/overset", "x", place) for place in places), sheets={("ad.pdf", "A1"): SHEET})
    assert [mark["style"].partition("--nth: ")[2] for mark in read.of("mark")] == ["", "1", "", "2"]


def test_a_place_is_told_within_its_page_or_file() -> None:
    """What the heading says is not said again."""
    read = page(
        warning("makeup/overset", "x", OnPage("A1", "lead", Mm(1.0), Mm(2.0), file="ad.pdf")),
        warning("makeup/overset", "x", Where("a.md", 3, 7)),
        warning("makeup/overset", "x", InFile("all.pdf")),
    )
    assert "x lead, 1.0 mm from the left, 2.0 mm from the top" in read.text
    assert "a.md 2 warning" in read.text
    assert "x line 3, column 7" in read.text
    assert read.text.count("all.pdf") == 1


def test_pages_stand_in_the_order_of_the_book() -> None:
    """Not in the order of their findings; what has no picture comes behind."""
    sheets = {("", "A1"): SHEET, ("", "A2"): SHEET}
    where = (OnPage("A3"), Where("a.md", 1), OnPage("A2"), InFile("ad.pdf"), OnPage("A1"), None)
    read = page(*(warning("makeup/overset", f"number{n}", place) for n, place in enumerate(where)), sheets=sheets)
    assert [word for word in read.words if word.startswith("number")] == [f"number{n}" for n in (4, 2, 0, 1, 3, 5)]


def test_every_fault_has_its_reason() -> None:
    """Title, rationale and source of each kind of finding, once; what held and what was skipped with why."""
    fault = known_faults()["preflight/small-text"]
    read = page(*[info(fault.id, "x", AREA)] * 2, skipped=(Skipped("ink-limit", "the plates were not drawn"),))
    assert read.text.count(fault.rationale) == 1
    assert fault.source in read.text
    assert "Skipped, never passed the plates were not drawn: ink-limit" in read.text
    assert "Rules that held file-id" in read.text


def test_it_loads_nothing_and_runs_nothing() -> None:
    """One page by itself: no script, no address but its own places and pictures."""
    read = page(error("preflight/ad-cut", "x", AREA), sheets={("ad.pdf", "A1"): SHEET})
    assert {tag for tag, _ in read.elements} & {"script", "link", "iframe", "object"} == set()
    addresses = [found[name] for _, found in read.elements for name in ("src", "href") if name in found]
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in addresses)


def test_hostile_words_stay_words() -> None:
    """In message, hint, file and page: shown as they are, but for characters nobody can see."""
    where = OnPage(HOSTILE, HOSTILE, Mm(1.0), Mm(1.0), file=HOSTILE)
    found = error("preflight/ad-cut", HOSTILE, where, hint=HOSTILE, more=HOSTILE)
    read = page(found, sheets={(HOSTILE, HOSTILE): SHEET})
    assert "script" not in {tag for tag, _ in read.elements}
    assert not [name for _, found in read.elements for name in found if name.startswith("on")]
    shown = HOSTILE.replace("\u202e", "\\u202e").replace("\x00", "\\x00")
    assert read.text.count(shown) >= 5
    assert "\u202e" not in read.text
