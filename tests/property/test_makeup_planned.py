"""Planned pages under random copy and random flatplans: no line lost, no overlap, jumps paired and forward, exact means
exact, the complete dummy makes the same pages again, and the order of its keys changes nothing.
"""

import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "makeup"))
from makeup_specimens import SOMEWHERE, a_code, a_galley, a_head, a_layout, a_picture, an_issue, some_copy

from stonehand.intake.dummy_file import read_dummy
from stonehand.makeup import check, dummy_yaml, make_up
from stonehand.model.article import Priority
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId
from stonehand.model.finding import Outcome, Severity
from stonehand.model.galley import Galley, Kind, Line, Piece
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp
from stonehand.model.units import Lines, Mm

CAMPAIGN = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LAYOUT = a_layout()


def with_quotes(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Put a pull quote after the twentieth line, and an optional crosshead after the fortieth."""
    quote = Line(Kind.PULL_QUOTE, (Piece("quoted"),), SOMEWHERE, 900, depth=Lines(8), break_after=60, repeat=True)
    head = Line(Kind.CROSSHEAD, (Piece("head"),), SOMEWHERE, 901, above=Lines(1), break_after=10_000, optional=True)
    return (*lines[:20], quote, *lines[20:40], head, *lines[40:]) if len(lines) > 45 else lines


@st.composite
def stories(draw: st.DrawFn) -> tuple[Galley, ...]:
    """Draw up to six stories with heads over every span, some with a picture, a code, a quote."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        copy = some_copy(draw(st.integers(10, 220)), draw(st.sampled_from(((5, 3, 7), (4, 9, 2, 6), (6,)))))
        heads = tuple(
            replace(a_head(depth, size, span), fill=0.8)
            for span in range(1, 6)
            for depth, size in ((12 - span, 40.0), (10 - span, 32.0), (8 - span, 24.0))
        )
        jumps = tuple(a_head(3, 18, span) for span in range(1, 6))
        pictures = (
            (a_picture(f"{number}.jpg", {span: span * 7 for span in range(1, 6)}),) if draw(st.booleans()) else ()
        )
        found.append(
            a_galley(
                f"s{number}",
                with_quotes(copy),
                heads,
                pictures=pictures,
                qr=a_code(7) if draw(st.booleans()) else None,
                priority=draw(st.sampled_from(tuple(Priority))),
                jump_heads=jumps,
            )
        )
    return tuple(found)


class Drawn(tuple[Issue, tuple[Galley, ...]]):
    """An issue and its galleys, shown as its flatplan: the whole would fill a screen with lines."""

    __slots__ = ()

    def __repr__(self) -> str:
        pages = [(page.page, [(f.stories, f.at, f.size, f.jump) for f in page.frames]) for page in self[0].pages]
        ads = [(ad.width, ad.height) for ad in self[0].ads]
        lines = {g.slug: (len(g.lines), len(g.pictures), bool(g.qr)) for g in self[1]}
        return f"Drawn({pages}, ads {ads}, lines {lines})"


def an_ad(draw: st.DrawFn, number: int) -> Ad:
    """Draw an advertisement for any page."""
    width, height = Mm(draw(st.integers(40, 257))), Mm(draw(st.integers(20, 120)))
    return Ad(f"ad{number}", SOMEWHERE, width, height, PageId(""), inner=False, inks=Inks.K)


@st.composite
def issues(draw: st.DrawFn) -> Drawn:
    """Draw stories and a flatplan of three pages: frames side by side, a stack, a free page, a jump, advertisements."""
    galleys = draw(stories())
    slugs = draw(st.permutations([galley.slug for galley in galleys]))
    width = draw(st.integers(2, 4))
    depth = draw(st.integers(30, 60))
    jump = draw(st.sampled_from(("", "2", "3", "best")))
    frames = (
        Frame(stories=(slugs[0],), at=(0, 14), size=(width, depth), jump=jump),
        Frame(stories=tuple(slugs[1:2]), at=(width, 14), size=(5 - width, depth)),
    )
    region = (
        (Frame(stories=tuple(slugs[2:4]), at=(0, 3), size=(3, 95)),) if len(slugs) > 3 and draw(st.booleans()) else ()
    )
    pages = (
        DummyPage(PageId("1"), "front", frames=frames),
        DummyPage(PageId("2"), "inside", frames=region),
        DummyPage(PageId("3"), "inside"),
    )
    ads = tuple(an_ad(draw, number) for number in range(draw(st.integers(0, 3))))
    return Drawn((an_issue(galleys, pages=pages, ads=ads), galleys))


def made(issue: Issue, galleys: tuple[Galley, ...], layout: Layout = LAYOUT) -> Outcome[MakeUp]:
    """Make up an issue."""
    return make_up(issue, galleys, layout)


@CAMPAIGN
@given(issues())
def test_planned_pages_lose_no_line_and_overlap_nowhere(drawn: Drawn) -> None:
    """Set = placed + overset story by story, nothing on other matter or outside, every jump paired and forward."""
    issue, galleys = drawn
    outcome = made(issue, galleys)
    event(" ".join(sorted({finding.id for finding in outcome.findings})) or "clean")
    assert [one for one in check(outcome.value, outcome.value.galleys, LAYOUT) if one.severity is Severity.ERROR] == []
    assert {galley.slug for galley in outcome.value.galleys} == {galley.slug for galley in galleys}


@CAMPAIGN
@given(issues())
def test_advertisements_stand_free_of_copy(drawn: Drawn) -> None:
    """No advertisement shares a cell with a story or another one, and each stands once or is reported."""
    issue, galleys = drawn
    outcome = made(issue, galleys)
    placed = [one for page in outcome.value.pages for one in page.ads]
    homeless = sum(finding.id == "makeup/ad-homeless" for finding in outcome.findings)
    assert len(placed) + homeless == len(issue.ads)
    for page in outcome.value.pages:
        boxes = [*(one.box for one in page.ads), *(part.frame for part in page.parts if part.frame.lines)]
        assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


@CAMPAIGN
@given(issues())
def test_the_complete_dummy_makes_the_same_pages_again(drawn: Drawn) -> None:
    """Fitting is idempotent: the dummy taken over as the flatplan gives the same boxes."""
    issue, galleys = drawn
    first = made(issue, galleys)
    again = made(replace(issue, pages=first.value.dummy.pages), galleys)
    assert _boxes(again.value) == _boxes(first.value)


@CAMPAIGN
@given(issues())
def test_the_dummy_round_trips(drawn: Drawn) -> None:
    """What is written as dummy.yaml is read back as the same dummy."""
    issue, galleys = drawn
    dummy = made(issue, galleys).value.dummy
    read = read_dummy("issues/1/dummy.yaml", dummy_yaml(dummy).encode())
    assert read.findings == ()
    assert read.value == dummy.pages


@CAMPAIGN
@given(issues(), st.randoms(use_true_random=False))
def test_the_order_of_galleys_changes_nothing(drawn: Drawn, chance: st.DataObject) -> None:
    """Pages depend on the flatplan and the reading order, not on the order galleys are handed over in."""
    issue, galleys = drawn
    shuffled = list(galleys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert made(issue, tuple(shuffled)).value.pages == made(issue, galleys).value.pages


@CAMPAIGN
@given(stories(), st.integers(1, 5))
def test_a_shape_is_filled_to_its_foot(galleys: tuple[Galley, ...], columns: int) -> None:
    """Every depth of a shape table comes out with at most a line of white in each leg."""
    from stonehand.makeup.fittings import whole_story  # noqa: PLC0415 - the table alone needs it
    from stonehand.makeup.shapes import shape_table  # noqa: PLC0415

    fitting = whole_story(galleys[0], columns, LAYOUT.grid)
    for depth, shape in shape_table(fitting).items():
        assert shape.stand.top + shape.area.depth == depth
        assert shape.area.short <= 1
        assert shape.area.line == len(shape.variant.lines)


def _boxes(makeup: MakeUp) -> list[object]:
    return [
        (
            page.id,
            part.slug,
            part.part,
            part.frame,
            part.head_box,
            [leg.box for leg in part.legs],
            [p.box for p in part.pictures],
        )
        for page in makeup.pages
        for part in page.parts
    ]
