"""Marked proofs: where findings are drawn, and what the list beside the page tells."""

from dataclasses import replace

from proof_specimens import EASEL, LAYOUT, a_page, a_part, a_png, an_ad, meet, some_pages, words

from stonehand.model.drawing import Drawing, Label, Shape, Stroke
from stonehand.model.dummy import DummyPage, Frame, PageId
from stonehand.model.finding import Finding, InFile, OnPage, Place, Where, error, info, warning
from stonehand.model.issue import Issue
from stonehand.model.page import MakeUp
from stonehand.model.units import Mm
from stonehand.proofs.marked import marked_proof
from stonehand.proofs.marks import Mark, marks_of
from stonehand.proofs.palette import PAPER, SEVERITY
from stonehand.proofs.places import spot_of

ARTICLE = "issues/1/articles/bridge.md"
STORY = a_part("bridge", (0, 3, 5, 27))
AD = an_ad("bakery", (0, 40, 5, 20))
PAGE = a_page(STORY, ads=(AD,))


def _made() -> tuple[MakeUp, Issue]:
    return some_pages(PAGE)


def _marks(*places: Place | None) -> tuple[Mark, ...]:
    makeup, issue = _made()
    found = [error("a/b", f"finding {n}", place) for n, place in enumerate(places)]
    return marks_of(found, issue, LAYOUT, makeup).get(PAGE.id, ())


def _drawn(*findings: Finding) -> Drawing:
    makeup, issue = _made()
    marks = marks_of(findings, issue, LAYOUT, makeup)[PAGE.id]
    return marked_proof(EASEL, LAYOUT, issue, PAGE, a_png(), marks, 100)


def test_a_box_is_drawn_where_the_finding_says() -> None:
    """25.4 mm from the left and 50.8 from the top at 100 dpi are 100 and 200 pixels, a little clear of what is in it."""
    drawing = _drawn(error("a/b", "here", OnPage("1", None, Mm(25.4), Mm(50.8), Mm(25.4), Mm(12.7))))
    page = next(item for item in drawing.items if isinstance(item, Shape) and item.width > 1000 and item.height > 1000)
    (box,) = (item for item in drawing.items if isinstance(item, Shape) and item.thickness == 2 and item.outline)
    assert abs(box.left - page.left - 100) <= 5
    assert abs(box.top - page.top - 200) <= 5
    assert abs(box.width - 100) <= 10
    assert box.outline == SEVERITY[error("a/b", "").severity]


def test_a_point_is_a_cross() -> None:
    """Where no size is known two strokes meet."""
    drawing = _drawn(warning("a/b", "here", OnPage("1", None, Mm(100), Mm(100))))
    level, upright = (item for item in drawing.items if isinstance(item, Stroke))
    assert level.points[0][1] == level.points[1][1]
    assert upright.points[0][0] == upright.points[1][0]


def test_a_name_is_marked_at_its_frame() -> None:
    """A slug, an advertisement's id, and a frame by its column and line."""
    story, ad = spot_of(STORY.frame, PAGE, LAYOUT), spot_of(AD.box, PAGE, LAYOUT)
    for name, spot in (("bridge", story), ("bakery", ad), ("0,40", ad)):
        assert [mark.spots for mark in _marks(OnPage("1", name))] == [(spot,)]


def test_a_line_of_copy_is_marked_in_its_legs() -> None:
    """A paragraph that runs through all legs is marked in each; what names the file alone at the story's frame."""
    (line,), (whole,) = (_marks(Where(ARTICLE, number)) for number in (1, None))
    assert [spot.left for spot in line.spots] == [spot_of(leg.box, PAGE, LAYOUT).left for leg in STORY.legs]
    assert whole.spots == (spot_of(STORY.frame, PAGE, LAYOUT),)


def test_copy_before_the_text_is_marked_at_the_head() -> None:
    """A fault of the front matter belongs to the head."""
    makeup, issue = _made()
    lines = tuple(replace(line, where=replace(line.where, line=20)) for line in makeup.galleys[0].lines)
    makeup = replace(makeup, galleys=(replace(makeup.galleys[0], lines=lines),))
    marks = marks_of([info("a/b", "no byline", Where(ARTICLE, 2))], issue, LAYOUT, makeup)
    assert STORY.head_box is not None
    assert marks[PAGE.id][0].spots == (spot_of(STORY.head_box, PAGE, LAYOUT),)


def test_lines_that_found_no_place_are_marked_at_the_frame() -> None:
    """Copy that is over stands nowhere: the frame it should have stood in is marked."""
    makeup, issue = _made()
    galley = makeup.galleys[0]
    cut = STORY.legs[-1].stop
    lines = tuple(
        replace(line, where=replace(line.where, line=5 if number < cut else 70))
        for number, line in enumerate(galley.lines)
    )
    makeup = replace(makeup, galleys=(replace(galley, lines=lines),))
    marks = marks_of([error("a/b", "over", Where(ARTICLE, 70))], issue, LAYOUT, makeup)
    assert marks[PAGE.id][0].spots == (spot_of(STORY.frame, PAGE, LAYOUT),)


def test_a_frame_of_the_flatplan_is_marked() -> None:
    """A finding that names a line of the flatplan is one of the frame written there."""
    makeup, issue = _made()
    where = Where("issues/1/issue.yaml", 30, 9)
    frame = Frame(stories=("bridge",), at=(0, 3), size=(5, 27), where=where)
    issue = replace(issue, pages=(DummyPage(PageId("1"), frames=(frame,)),))
    marks = marks_of([error("a/b", "does not fit", where)], issue, LAYOUT, makeup)
    assert marks[PAGE.id][0].spots == (spot_of(STORY.frame, PAGE, LAYOUT),)


def test_what_is_of_no_page_is_not_marked() -> None:
    """Another page, another file's page, a file of the layout, a whole file, nothing at all."""
    nowhere = (OnPage("2"), OnPage("1", file="ad.pdf"), Where("layouts/x.yaml", 3), InFile("x.pdf"), None)
    assert _marks(*nowhere) == ()


def test_the_gravest_is_number_one() -> None:
    """Errors before warnings before notes; of one kind the uppermost first, and those without a spot last."""
    places = (OnPage("1"), OnPage("1", None, Mm(9), Mm(90)), OnPage("1", None, Mm(9), Mm(9)))
    found = [info("a/note", "n", places[2]), *(warning("a/b", f"w{n}", place) for n, place in enumerate(places))]
    makeup, issue = _made()
    marks = marks_of([*found, error("a/e", "e", places[0])], issue, LAYOUT, makeup)[PAGE.id]
    assert [mark.finding.message for mark in marks] == ["e", "w2", "w1", "w0", "n"]
    assert [mark.number for mark in marks] == [1, 2, 3, 4, 5]


def test_the_list_tells_all_of_a_finding() -> None:
    """Severity, id, sentence, what was wanted, hint, and the place in the copy; of the whole page where there is no spot."""
    told = words(
        _drawn(
            error("makeup/overset", "bridge is 3 lines over", Where(ARTICLE), hint="cut 3 lines", more="room for 9"),
            info("a/note", "look at it", OnPage("1")),
        )
    )
    for line in ("error · makeup/overset", "bridge is 3 lines over", "room for 9", "hint: cut 3 lines", ARTICLE):
        assert line in told
    assert "of the whole page" in told


def test_numbers_at_one_spot_are_moved_apart() -> None:
    """Thirty kinds of finding at one point have thirty numbers, none on another, those moved away tied to their point."""
    drawing = _drawn(*(warning(f"a/b{n}", f"w{n}", OnPage("1", None, Mm(100), Mm(100))) for n in range(30)))
    badges = [
        item
        for item in drawing.items
        if isinstance(item, Shape) and item.paint in SEVERITY.values() and item.left < 1200
    ]
    assert len(badges) == 30
    assert not any(meet(one, other) for n, one in enumerate(badges) for other in badges[:n])
    assert len([item for item in drawing.items if isinstance(item, Stroke)]) > 60
    assert {item.colour for item in drawing.items if isinstance(item, Label) and item.text == "30"} == {PAPER}


def test_findings_of_one_kind_at_one_place_have_one_number() -> None:
    """As those of each character a face lacks: all are told, under one number; another kind there has its own."""
    here = OnPage("1", None, Mm(100), Mm(100))
    made, issue = _made()
    found = (*(warning("a/glyph", f"no {letter}", here) for letter in "abcdefg"), warning("a/other", "other", here))
    first, second = marks_of(found, issue, LAYOUT, made)[PAGE.id]
    assert (first.finding.message, first.finding.more) == ("no a", "likewise: no b; no c; no d; no e; and 2 more")
    assert (second.finding.message, second.finding.more) == ("other", "")
