"""Frames: stories placed by a flatplan on a tabloid grid, filled exactly or reported with what is over and under."""

from dataclasses import replace
from itertools import pairwise

import pytest
from makeup_specimens import SOMEWHERE, a_code, a_galley, a_head, a_layout, a_picture, an_issue, some_copy

from stonehand.makeup import check, make_up
from stonehand.makeup.fittings import whole_story
from stonehand.makeup.jumps import turns
from stonehand.makeup.shapes import shape, shape_table
from stonehand.model.article import Priority
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId, Recipe
from stonehand.model.finding import Finding, Outcome, Where
from stonehand.model.galley import Galley, Kind, Line, Piece
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Layout, Master, Pattern
from stonehand.model.page import Box, MakeUp
from stonehand.model.units import Columns, Lines, Mm

LAYOUT = a_layout()
HEADS = tuple(
    a_head(depth, size, span) for span in range(1, 6) for depth, size in ((10, 44), (8, 36), (6, 28), (5, 22))
)
JUMP_HEADS = tuple(a_head(3, 16, span) for span in range(1, 6))


def a_story(slug: str, lines: int, **more: object) -> Galley:
    """Give a story with heads for every span."""
    return a_galley(slug, some_copy(lines), HEADS, jump_heads=JUMP_HEADS, **more)


def plan(*pages: tuple[Frame, ...], masters: tuple[str, ...] = ()) -> tuple[DummyPage, ...]:
    """Give a flatplan: the frames of each page."""
    names = masters or ("front", *("inside",) * (len(pages) - 1))
    return tuple(
        DummyPage(PageId(str(number)), name, frames=frames)
        for number, (frames, name) in enumerate(zip(pages, names, strict=True), start=1)
    )


def made(issue: Issue, *galleys: Galley, layout: Layout = LAYOUT) -> Outcome[MakeUp]:
    """Make up and check planned pages."""
    outcome = make_up(issue, galleys, layout)
    assert check(outcome.value, outcome.value.galleys, layout) == ()
    return outcome


def found(outcome: Outcome[MakeUp], fault: str) -> list[Finding]:
    """Give the findings of one fault."""
    return [finding for finding in outcome.findings if finding.id == fault]


def misfits(outcome: Outcome[MakeUp]) -> list[Finding]:
    """Give what is over or under."""
    return [*found(outcome, "makeup/underset"), *found(outcome, "makeup/overset")]


def test_a_frame_is_filled_to_its_foot() -> None:
    """90 lines in three legs under a head: some head brings the feet to line 64 exactly, with at most a line of white."""
    story = a_story("bridge", 90)
    fitting = whole_story(story, 3, LAYOUT.grid)
    depth = next(iter(shape_table(fitting)))
    issue = an_issue((story,), pages=plan((Frame(stories=("bridge",), at=(0, 14), size=(3, depth)),)))
    outcome = made(issue, story)
    (part,) = outcome.value.pages[0].parts
    assert part.frame == Box(Columns(0), Lines(14), Columns(3), Lines(depth))
    assert all(14 + depth - leg.box.foot <= 1 for leg in part.legs)
    assert not misfits(outcome)


def test_a_story_too_long_is_overset_by_the_line() -> None:
    """300 lines in a frame of 3 x 30: placed + over = 300, and the finding names the line of the file where it runs over."""
    story = a_story("bridge", 300)
    issue = an_issue((story,), pages=plan((Frame(stories=("bridge",), at=(0, 14), size=(3, 30)),)))
    outcome = made(issue, story)
    (finding,) = found(outcome, "makeup/overset")
    over = dict(outcome.value.overset)["bridge"]
    placed = sum(leg.stop - leg.start for leg in outcome.value.pages[0].parts[0].legs)
    assert placed + over == 300
    assert finding.message.startswith(f"bridge is {over} lines over")
    assert finding.where == Where("issues/1/articles/a.md", story.lines[placed].where.line)
    assert f"room for {placed} lines, copy runs to 300" in finding.more


def test_a_story_too_short_is_underset_by_the_line() -> None:
    """20 lines in a frame of 2 x 60 stand at its head; what is white below is told in lines."""
    story = a_story("bridge", 20)
    issue = an_issue((story,), pages=plan((Frame(stories=("bridge",), at=(0, 14), size=(2, 60)),)))
    outcome = made(issue, story)
    (finding,) = found(outcome, "makeup/underset")
    white = sum(74 - leg.box.foot for leg in outcome.value.pages[0].parts[0].legs)
    told = int(finding.message.split()[2])
    assert white - 2 <= told <= white  # a line of slack in each leg is no fault


def test_an_editor_who_asks_for_a_head_gets_it() -> None:
    """A locked recipe holds what it says and leaves the rest to the fitter."""
    story = a_story("bridge", 90)
    pin = Recipe(headline="22pt")
    depth = next(deep for deep in shape_table(whole_story(story, 3, LAYOUT.grid, pin)))
    frame = Frame(stories=("bridge",), at=(0, 14), size=(3, depth), recipe=pin, locked=True)
    outcome = made(an_issue((story,), pages=plan((frame,))), story)
    head = outcome.value.pages[0].parts[0].head
    assert head is not None
    assert f"{head.size:g}" == "22"


def test_stories_stack_in_a_region() -> None:
    """Three stories share a region: one below the other, two or three lines apart, down to its foot."""
    stories = tuple(a_story(slug, lines) for slug, lines in (("a", 40), ("b", 60), ("c", 50)))
    region = Pattern("body", (0, 14), (5, 84), None, (), "", stacks=True, where=SOMEWHERE)
    front = Master("front", "front.html.j2", Lines(14), SOMEWHERE, (region,))
    layout = replace(LAYOUT, masters={**LAYOUT.masters, "front": front})
    issue = an_issue(stories, pages=plan((Frame("body", ("a", "b", "c")),)))
    outcome = made(issue, *stories, layout=layout)
    frames = [part.frame for part in outcome.value.pages[0].parts]
    assert [part.slug for part in outcome.value.pages[0].parts] == ["a", "b", "c"]
    assert all(2 <= lower.line - upper.foot <= 3 for upper, lower in pairwise(frames))
    assert frames[0].line == 14


def test_a_jump_fills_both_its_frames() -> None:
    """A story jumps from page 1 to page 3: both frames full, each line naming the other's page, 24 before and 18 after."""
    story = a_story("bridge", 150)
    exact = None
    for depth in range(30, 60):
        frames = (
            (Frame(stories=("bridge",), at=(0, 14), size=(4, 30), jump="3"),),
            (),
            (Frame(stories=("bridge",), part=2, at=(0, 3), size=(3, depth)),),
        )
        exact = made(an_issue((story,), pages=plan(*frames)), story)
        if not misfits(exact):
            break
    assert exact is not None
    first, second = exact.value.pages[0].parts[0], exact.value.pages[2].parts[0]
    assert first.turn is not None
    assert second.resumed is not None
    assert (first.turn.value, second.resumed.value) == ("Continued on page 3", "From page 1")
    assert first.legs[-1].stop == second.legs[0].start
    assert 24 <= first.legs[-1].stop <= 150 - 18
    assert second.head is not None
    assert f"{second.head.size:g}" == "16"
    cut = story.lines[first.legs[-1].stop - 1]
    assert cut.left > 1
    assert not cut.hyphen


def test_a_jump_lands_in_the_free_frame_of_the_page_asked_for() -> None:
    """The editor says the page alone; the story goes on in the frame nobody named."""
    story, other = a_story("bridge", 150), a_story("baths", 40)
    spare = Pattern("spare", (0, 3), (3, 40), None, (), "", stacks=False, where=SOMEWHERE)
    inside = Master("inside", "inside.html.j2", Lines(3), SOMEWHERE, (spare,))
    layout = replace(LAYOUT, masters={**LAYOUT.masters, "inside": inside})
    pages = plan((Frame(stories=("bridge",), at=(0, 14), size=(4, 34), jump="2"),), ())
    outcome = made(an_issue((story, other), pages=pages), story, other, layout=layout)
    parts = [(page.id, part.slug, part.part) for page in outcome.value.pages for part in page.parts]
    assert ("2", "bridge", 2) in parts
    assert outcome.value.pages[1].parts[0].name == "spare"


def test_a_sidebar_stands_beside_its_story() -> None:
    """A companion nobody named shares its story's frame, at the right, both to the foot."""
    main, side = a_story("bridge", 100), a_story("figures", 30, companion="bridge")
    for depth in range(24, 60):
        issue = an_issue((main, side), pages=plan((Frame(stories=("bridge",), at=(0, 14), size=(4, depth)),)))
        stories = tuple(
            replace(story, companion=galley.companion)
            for story, galley in zip(issue.stories, (main, side), strict=True)
        )
        outcome = made(replace(issue, stories=stories), main, side)
        parts = {part.slug: part.frame for part in outcome.value.pages[0].parts}
        assert parts["bridge"].right == parts["figures"].column or parts["bridge"].foot < parts["figures"].line
        if not misfits(outcome):
            return
    pytest.fail("no depth holds the package")


def test_unsaid_frames_take_stories_by_role_and_section() -> None:
    """A free frame for a lead takes the lead; what fits nowhere is told, line by line."""
    lead, brief = a_story("lead", 90, priority=Priority.LEAD), a_story("brief", 25, priority=Priority.BRIEF)
    depth = next(iter(shape_table(whole_story(lead, 3, LAYOUT.grid))))
    frame = Pattern("top", (0, 14), (3, depth), None, (Priority.LEAD,), "", stacks=False, where=SOMEWHERE)
    front = Master("front", "front.html.j2", Lines(14), SOMEWHERE, (frame,))
    layout = replace(LAYOUT, masters={**LAYOUT.masters, "front": front})
    outcome = made(an_issue((brief, lead), pages=plan(())), brief, lead, layout=layout)
    assert [part.slug for part in outcome.value.pages[0].parts] == ["lead"]
    (finding,) = found(outcome, "makeup/unplaced")
    assert "25 lines" in finding.message
    assert dict(outcome.value.overset) == {"brief": 25}


def an_ad(name: str, width: float, height: float, page: str = "1", **more: object) -> Ad:
    """Give an advertisement."""
    return replace(Ad(name, SOMEWHERE, Mm(width), Mm(height), PageId(page), inner=False, inks=Inks.K), **more)  # type: ignore[arg-type]


def test_advertisements_stack_from_the_foot_at_the_outer_edge() -> None:
    """On a right-hand page the first stands in the right-hand corner, the next one beside or above it."""
    ads = (an_ad("half", 100, 100), an_ad("quarter", 47, 60))
    page = made(an_issue((), pages=plan(()), ads=ads)).value.pages[0]
    boxes = {placed.ad.id: placed.box for placed in page.ads}
    assert boxes["half"] == Box(Columns(3), Lines(98 - 29), Columns(2), Lines(29))
    assert (boxes["quarter"].right, boxes["quarter"].foot) == (3, 98)


def test_a_region_gives_way_to_an_advertisement() -> None:
    """Stories of a page with an advertisement end a line above it."""
    stories = tuple(a_story(slug, 70) for slug in ("a", "b", "c"))
    outcome = made(an_issue(stories, pages=plan(()), ads=(an_ad("strip", 257, 28),)), *stories)
    page = outcome.value.pages[0]
    assert page.ads[0].box.line == 90
    assert max(part.frame.foot for part in page.parts) <= 89


def test_a_pulled_advertisement_draws_on_the_fillers() -> None:
    """Its place is given to a house advertisement, and that is told."""
    ads = (an_ad("strip", 257, 28, pulled=True),)
    house = (an_ad("subscribe", 0, 0, "", house=True),)
    outcome = made(an_issue((), pages=plan(()), ads=ads, house=house))
    (placed,) = outcome.value.pages[0].ads
    assert (placed.ad.id, placed.box.lines) == ("subscribe", 8)
    assert "strip is pulled" in found(outcome, "makeup/filler-used")[0].message


def test_a_crosshead_marked_optional_and_a_pull_quote_may_go() -> None:
    """The shape table reaches more depths with them than without, and every variant keeps the copy."""
    plain = a_story("bridge", 100)
    quote = Line(Kind.PULL_QUOTE, (Piece("quoted"),), SOMEWHERE, 900, depth=Lines(8), break_after=60, repeat=True)
    lines = (*plain.lines[:30], quote, *plain.lines[30:])
    with_quote = replace(plain, lines=lines)
    fewer, more = (shape_table(whole_story(one, 2, LAYOUT.grid)) for one in (plain, with_quote))
    assert set(fewer) < set(more)
    for one in more.values():
        assert [line for line in one.variant.lines if not line.repeat] == list(plain.lines)


def test_a_picture_stands_within_its_crops() -> None:
    """Whatever depth is filled, the picture is between its shallowest and deepest, and over the code there is room."""
    story = a_story("bridge", 80, pictures=(a_picture("a.jpg", {1: 7, 2: 14, 3: 21}, crop=2),), qr=a_code(7))
    fitting = whole_story(story, 3, LAYOUT.grid)
    for depth in shape_table(fitting):
        one = shape(fitting, depth)
        assert one is not None
        for block in (*one.stand.ground.blocks, *((one.stand.banner,) if one.stand.banner else ())):
            assert block.setting.shallowest <= block.depth <= block.setting.deepest


def test_no_story_turns_on_a_hyphen_or_at_a_paragraph_s_end() -> None:
    """Two lines of three are hyphenated or end a paragraph: every cut of every way to turn avoids them."""
    copy = some_copy(150, lengths=(3, 2, 1, 4))
    story = replace(a_story("bridge", 1), lines=tuple(replace(line, hyphen=n % 3 == 0) for n, line in enumerate(copy)))
    cuts = {way.line for depth in range(30, 40) for way in turns(whole_story(story, 4, LAYOUT.grid), depth)}
    assert len(cuts) > 3
    assert not [line for line in cuts if story.lines[line - 1].hyphen or story.lines[line - 1].left == 1]
    assert all(24 <= line <= 150 - 18 for line in cuts)


def test_a_frame_without_room_for_a_line_is_the_fault() -> None:
    """One line deep: the cure is a deeper frame, not 90 lines less."""
    story = a_story("bridge", 90)
    issue = an_issue((story,), pages=plan((Frame(stories=("bridge",), at=(0, 14), size=(3, 1)),)))
    (finding,) = found(made(issue, story), "makeup/overset")
    assert "nothing of it fits into 3 x 1" in finding.hint
    assert "cut" not in finding.hint


@pytest.mark.parametrize(
    ("frame", "second", "why"),
    [
        (Frame(stories=("bridge",), at=(0, 14), size=(4, 30), jump="2"), "ferry", "page 2 has no free frame"),
        (
            Frame(stories=("bridge",), at=(0, 14), size=(4, 30), jump="best"),
            "ferry",
            "no later page of its section has",
        ),
        (
            Frame(stories=("bridge",), at=(0, 14), size=(1, 12), jump="2"),
            "",
            "24 lines must stand before a turn and 18",
        ),
    ],
)
def test_why_a_jump_is_not_made(frame: Frame, second: str, why: str) -> None:
    """For want of a place to land, which is named, or of a line to cut at."""
    story, ferry = a_story("bridge", 150), a_story("ferry", 200)
    spare = Pattern("spare", (0, 3), (5, 95), None, (), "", stacks=False, where=SOMEWHERE)
    inside = Master("inside", "inside.html.j2", Lines(3), SOMEWHERE, (spare,))
    layout = replace(LAYOUT, masters={**LAYOUT.masters, "inside": inside})
    taken = (Frame("spare", (second,)),) if second else ()
    outcome = made(an_issue((story, ferry), pages=plan((frame,), taken)), story, ferry, layout=layout)
    (finding,) = found(outcome, "makeup/jump-not-made")
    assert why in finding.message


def test_what_of_a_locked_recipe_is_lost_is_called_as_it_is_written() -> None:
    """Nine lines of head that no setting has: the key in the dummy is `lines`."""
    story = a_story("bridge", 90)
    frame = Frame(stories=("bridge",), at=(0, 14), size=(3, 36), recipe=Recipe(rows=9), locked=True)
    (finding,) = found(made(an_issue((story,), pages=plan((frame,))), story), "makeup/recipe-not-kept")
    assert finding.message.endswith("cannot be kept: lines")


@pytest.mark.parametrize(("page", "told"), [("1", 1), ("7", 0)])
def test_an_advertisement_too_many_is_told_on_its_page(page: str, told: int) -> None:
    """Two of more than half a page: one finds no room. Of one booked for a page that is not planned intake tells."""
    ads = (an_ad("a", 257, 200), an_ad("b", 257, 200, page))
    assert len(found(made(an_issue((), pages=plan(()), ads=ads)), "makeup/ad-homeless")) == told
