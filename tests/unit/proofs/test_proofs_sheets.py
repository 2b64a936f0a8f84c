"""Contact sheet and flatplan: which page lies where, and what is told of it."""

from dataclasses import replace

from proof_specimens import EASEL, LAYOUT, a_page, a_part, a_png, an_ad, some_pages, with_dummy, words

from stonehand.model.drawing import Drawing, Label, Pasted, Shape
from stonehand.model.dummy import Frame, Inks, PageId
from stonehand.model.finding import Severity
from stonehand.model.issue import Issue
from stonehand.model.page import MakeUp
from stonehand.proofs.contact_sheet import PAGE_WIDTH, contact_sheet
from stonehand.proofs.flatplan import flatplan
from stonehand.proofs.flatplan_frames import AMBER, RED
from stonehand.proofs.fullness import page_fullness, part_fullness
from stonehand.proofs.palette import MARGIN, SEVERITY
from stonehand.proofs.spreads import spreads

FULL = (0, 10, 5, 50)


def _book(pages: int) -> tuple[MakeUp, Issue]:
    return some_pages(*(a_page(a_part(f"story-{n}", FULL), number=n) for n in range(1, pages + 1)))


def _sheet(
    makeup: MakeUp, issue: Issue, *, shown: tuple[int, ...], found: dict[str, list[Severity]] | None = None
) -> Drawing:
    pages = [page for page in makeup.pages if page.number in shown]
    pictures = {page.id: a_png() for page in pages}
    severities = {PageId(page): own for page, own in (found or {}).items()}
    return contact_sheet(EASEL, LAYOUT, issue, pages, pictures, severities, len(makeup.pages))


def _label(drawing: Drawing, text: str) -> Label:
    return next(item for item in drawing.items if isinstance(item, Label) and item.text == text)


def test_pages_lie_in_readers_spreads() -> None:
    """The first page lies alone at the right, the last of an even number alone at the left, every recto at the right."""
    makeup, _ = _book(8)
    opened = [tuple(page and page.number for page in (one.left, one.right)) for one in spreads(makeup.pages)]
    assert opened == [(None, 1), (2, 3), (4, 5), (6, 7), (8, None)]


def test_a_contact_sheet_pastes_pages_in_reading_order() -> None:
    """Pictures stand in rows from the left, page 1 in the right half of its spread, 2 and 3 side by side."""
    makeup, issue = _book(8)
    pasted = [item for item in _sheet(makeup, issue, shown=tuple(range(1, 9))).items if isinstance(item, Pasted)]
    assert [(one.top, one.left) for one in pasted] == sorted((one.top, one.left) for one in pasted)
    assert pasted[0].left == MARGIN + PAGE_WIDTH
    assert pasted[2].left - pasted[1].left == PAGE_WIDTH
    assert {one.width for one in pasted} == {PAGE_WIDTH}


def test_pages_that_were_asked_for_stand_alone() -> None:
    """Of pages 3 and 4, the recto lies at the right; the head says how many of all there are."""
    makeup, issue = _book(8)
    drawing = _sheet(makeup, issue, shown=(3, 4))
    lefts = [item.left - MARGIN for item in drawing.items if isinstance(item, Pasted)]
    assert [left % PAGE_WIDTH == 0 for left in lefts[:1]] == [True]
    assert lefts[0] == PAGE_WIDTH
    assert any("2 of 8 pages" in text for text in words(drawing))


def test_a_page_tells_its_id_section_inks_and_findings() -> None:
    """Each severity found has its own number in its own colour; a page printed in black says so."""
    makeup, issue = _book(2)
    second = replace(makeup.pages[1], section="Opinion", inks=Inks.K)
    makeup = replace(makeup, pages=(makeup.pages[0], second))
    found = {"2": [Severity.ERROR, Severity.INFO, Severity.ERROR]}
    drawing = _sheet(makeup, issue, shown=(1, 2), found=found)
    assert "Opinion · black only" in words(drawing)
    plates = {item.paint for item in drawing.items if isinstance(item, Shape)}
    assert SEVERITY[Severity.ERROR] in plates
    assert SEVERITY[Severity.INFO] in plates
    assert SEVERITY[Severity.WARNING] not in plates
    assert _label(drawing, "2").bold


def test_a_page_without_a_picture_says_so() -> None:
    """A page the engine could not print is an empty sheet in its place."""
    makeup, issue = _book(2)
    drawing = contact_sheet(EASEL, LAYOUT, issue, makeup.pages, {PageId("1"): a_png()}, {}, 2)
    assert "page 2 was not drawn" in words(drawing)


def test_a_flatplan_tells_jumps_both_ways() -> None:
    """A story's first part names the page it goes to, its second the page it comes from and that it is continued."""
    first = a_part("bridge", FULL)
    makeup, issue = some_pages(a_page(first, number=1), a_page(replace(first, part=2), number=2))
    told = words(flatplan(EASEL, LAYOUT, issue, makeup))
    assert {"→ 2", "← 1", "continued"} <= set(told)


def test_lines_over_and_short_are_told_with_their_number() -> None:
    """Copy that is over is red, with its lines in the frame and in the list; a frame too deep tells the lines it is short."""
    over, under = a_part("over", (0, 10, 5, 20)), a_part("under", (0, 32, 5, 28), legs=[(n, 38, 12) for n in range(5)])
    makeup, issue = some_pages(a_page(over, under))
    makeup = replace(makeup, overset=(("over", 12),))
    drawing = flatplan(EASEL, LAYOUT, issue, makeup)
    assert _label(drawing, "+12 lines").colour == RED
    assert _label(drawing, "50 lines short").colour == AMBER
    assert any(text.startswith("over   +12 lines, ") for text in words(drawing))
    assert part_fullness(under).white == 50


def test_a_page_is_as_full_as_its_columns() -> None:
    """Half of the columns white is half full; the white between frames that a layout wants is none."""
    half = a_page(a_part("half", (0, 3, 5, 57), legs=[(0, 9, 51)], head=(0, 3, 1, 6)))
    assert part_fullness(half.parts[0]).white == 4 * 57
    close = a_page(a_part("a", (0, 3, 5, 27)), a_part("b", (0, 32, 5, 28)))
    assert page_fullness(close, LAYOUT).percent == 100
    assert page_fullness(a_page(a_part("a", (0, 3, 5, 27))), LAYOUT).white == 5 * 30


def test_advertisements_and_gaps_are_told() -> None:
    """An advertisement has its id, section and folio; one without matter says so, and one that was pulled leaves a gap."""
    bare = an_ad("bakery", (0, 20, 5, 40))
    page = replace(a_page(a_part("top", (0, 3, 5, 15)), ads=(bare,)), section="News")
    makeup, issue = some_pages(page)
    makeup = with_dummy(makeup, (page.id, Frame(ad="ferry", at=(0, 10), size=(2, 5))))
    issue = replace(issue, ads=(bare.ad, replace(bare.ad, id="ferry", pulled=True)))
    told = words(flatplan(EASEL, LAYOUT, issue, makeup))
    assert {"bakery", "missing", "News · folio 1", "ferry", "pulled"} <= set(told)
    assert any(text.startswith("ferry   10 x 10 mm") and text.endswith("pulled") for text in told)


def test_what_stands_nowhere_is_listed() -> None:
    """Held copy with its status, and a story no page has with the lines it would take."""
    makeup, issue = some_pages(a_page(a_part("top", FULL)))
    lost = replace(issue.stories[0], slug="lost")
    issue = replace(issue, stories=(*issue.stories, lost), held=(replace(lost, slug="kept"),))
    told = words(flatplan(EASEL, LAYOUT, issue, replace(makeup, overset=(("lost", 44),))))
    assert "lost   100 words, 44 lines" in told
    assert "kept   ready" in told


def test_an_issue_without_pages_has_a_flatplan() -> None:
    """A sheet with its head and its lists."""
    makeup, issue = some_pages()
    assert {"0 pages" in text for text in words(flatplan(EASEL, LAYOUT, issue, makeup))} == {True, False}
