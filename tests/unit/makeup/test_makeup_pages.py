"""Pages: what make-up does with whole stories, on a tabloid grid of 5 columns and 98 lines."""

import yaml
from makeup_specimens import (
    SOMEWHERE,
    a_code,
    a_galley,
    a_head,
    a_layout,
    a_picture,
    an_issue,
    drawn,
    solid,
    some_copy,
)

from stonehand.makeup import check, dummy_yaml, make_up, trace
from stonehand.model.finding import Outcome
from stonehand.model.galley import Galley, Kind
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp

TABLOID = a_layout()
HEADS = (a_head(10, 56), a_head(9, 48), a_head(8, 40))


def made(*galleys: Galley, layout: Layout = TABLOID) -> Outcome[MakeUp]:
    """Make up and check the pages of these galleys."""
    outcome = make_up(an_issue(galleys), galleys, layout)
    assert check(outcome.value, galleys, layout, level=True) == ()
    return outcome


def ids(outcome: Outcome[MakeUp]) -> set[str]:
    """Give the ids of what was found."""
    return {finding.id for finding in outcome.findings}


def test_an_empty_issue_is_one_empty_front_page() -> None:
    """No story: a front page with nothing on it; that there is none is intake's to tell."""
    outcome = made()
    assert [(page.id, page.master, page.parts) for page in outcome.value.pages] == [("1", "front", ())]
    assert ids(outcome) == set()


def test_a_story_stands_below_the_furniture_head_first() -> None:
    """100 lines in five legs under a head of 10: 14 + 10 + 20 lines."""
    (part,) = made(a_galley("bridge", some_copy(100, [10]), HEADS)).value.pages[0].parts
    assert part.head_box is not None
    assert (part.frame.line, part.head_box.lines) == (14, 10)
    assert {leg.box.line for leg in part.legs} == {24}
    assert sum(leg.box.lines for leg in part.legs) == 100


def test_a_long_story_turns_with_the_right_numbers() -> None:
    """Page 1 sends to page 2, page 2 says it comes from page 1 and sends to page 3; every page but the last is full."""
    outcome = made(a_galley("bridge", some_copy(1000), HEADS))
    parts = [page.parts[0] for page in outcome.value.pages]
    turns = [part.turn.value if part.turn else None for part in parts]
    resumed = [part.resumed.value if part.resumed else None for part in parts]
    assert turns == ["Continued on page 2", "Continued on page 3", None]
    assert resumed == [None, "From page 1", "From page 2"]
    assert all(part.frame.foot == 98 for part in parts[:-1])
    assert [frame.jump for page in outcome.value.dummy.pages for frame in page.frames] == ["2", "3", ""]


def test_a_story_is_not_turned_for_a_few_lines() -> None:
    """After every turn at least 18 lines stand, whatever the length."""
    for length in range(330, 420, 6):
        pages = made(a_galley("bridge", some_copy(length), HEADS)).value.pages
        if len(pages) > 1:
            assert sum(leg.stop - leg.start for leg in pages[1].parts[0].legs) >= 18


def test_a_code_stands_at_the_foot_of_the_last_leg() -> None:
    """The QR block ends where the legs end, in the last column, on the story's last page."""
    pages = made(a_galley("bridge", some_copy(500), HEADS, qr=a_code(7))).value.pages
    assert pages[0].parts[0].qr is None
    part = pages[-1].parts[0]
    assert part.qr is not None
    assert part.qr.box.column == 4
    assert part.qr.box.foot == part.frame.foot


def test_text_under_a_picture_begins_below_its_caption() -> None:
    """A picture of three columns at the right: two legs run beside it, three begin under it."""
    picture = a_picture("quay.jpg", {3: 24})
    (part,) = made(a_galley("bridge", some_copy(200), HEADS, pictures=(picture,))).value.pages[0].parts
    (placed,) = part.pictures
    under = placed.box.foot + placed.setting.caption_depth
    assert [leg.box.line for leg in part.legs[:2]] == [placed.box.line] * 2
    assert [leg.box.line for leg in part.legs[2:]] == [under] * 3


def test_ten_pictures_are_all_placed() -> None:
    """A story of ten pictures and little text goes on over pages until all stand."""
    pictures = tuple(a_picture(f"{number}.jpg", {1: 8, 2: 16, 3: 24}) for number in range(10))
    outcome = made(a_galley("album", some_copy(30), HEADS, pictures=pictures))
    assert sum(len(part.pictures) for page in outcome.value.pages for part in page.parts) == 10
    assert "makeup/picture-too-deep" not in ids(outcome)


def test_stories_stacked_are_parted_by_a_rule_and_white() -> None:
    """Two or three lines stand between two stories, and the lower one has the rule."""
    first, second = (
        made(a_galley("one", some_copy(100), HEADS), a_galley("two", some_copy(60), (a_head(6, 30),)))
        .value.pages[0]
        .parts
    )
    assert second.frame.line - first.frame.foot in {2, 3}
    assert (first.rule_above, second.rule_above) == (False, True)


def test_a_head_deeper_than_the_page_oversets_its_story() -> None:
    """No page holds a head of 99 lines: the story's 50 lines are counted and named with their file."""
    outcome = made(a_galley("bridge", some_copy(50), (a_head(99),)))
    assert outcome.value.overset == (("bridge", 50),)
    (finding,) = [finding for finding in outcome.findings if finding.id == "makeup/overset"]
    assert str(finding.where) == "issues/1/articles/a.md:1"
    assert "50 lines over (17.6 column cm)" in finding.message


def test_a_table_deeper_than_any_leg_is_overset_and_the_rest_placed() -> None:
    """20 + 20 lines are placed round a table of 96 lines, which is an error at its own line."""
    outcome = made(a_galley("tide", (*some_copy(20), solid(96), *some_copy(20)), HEADS))
    assert outcome.value.overset == (("tide", 96),)
    (finding,) = [finding for finding in outcome.findings if finding.id == "makeup/too-deep"]
    assert finding.where is not None
    assert str(finding.where) == f"{SOMEWHERE.path}:9"


def test_a_pull_quote_deeper_than_any_leg_is_left_out() -> None:
    """It repeats the story's words, so nothing is overset."""
    outcome = made(a_galley("tide", (*some_copy(20), solid(96, Kind.PULL_QUOTE, repeat=True), *some_copy(20)), HEADS))
    assert outcome.value.overset == ()
    assert "makeup/pull-quote-left-out" in ids(outcome)


def test_small_stories_of_every_kind_are_placed() -> None:
    """A head alone, one line, a table alone, text without a head."""
    outcome = made(
        a_galley("head", (), HEADS),
        a_galley("line", some_copy(1), HEADS),
        a_galley("table", (solid(12),), HEADS),
        a_galley("text", some_copy(30)),
    )
    assert [part.slug for part in outcome.value.pages[0].parts] == ["head", "line", "table", "text"]
    assert outcome.value.overset == ()
    assert "makeup/no-head" in ids(outcome)


def test_a_hundred_page_story_ends() -> None:
    """47,000 lines over a hundred pages of 475 lines each."""
    outcome = made(a_galley("saga", some_copy(47_000), HEADS))
    assert len(outcome.value.pages) in {100, 101}
    assert ids(outcome) <= {"makeup/short-last-page"}


def test_a_grid_too_small_for_anything_loses_nothing() -> None:
    """On a grid of one line, a story of 10 lines with a head of 3 is overset."""
    outcome = made(a_galley("bridge", some_copy(10), (a_head(3),)), layout=a_layout(2, 1, 0, 0))
    assert outcome.value.overset == (("bridge", 10),)


def test_a_story_without_a_galley_is_reported() -> None:
    """The issue names two stories and one was set."""
    galleys = (a_galley("one", some_copy(20), HEADS), a_galley("two", some_copy(20), HEADS))
    assert "makeup/galley-missing" in ids(make_up(an_issue(galleys), galleys[:1], TABLOID))


def test_the_dummy_is_short_and_says_where_everything_goes() -> None:
    """Page, master, frame, recipe and turn, in the flatplan's schema."""
    outcome = made(a_galley("bridge", some_copy(500), HEADS))
    assert dummy_yaml(outcome.value.dummy).splitlines()[:10] == [
        "schema: 1",
        'issue: "2026-11-27"',
        "pages:",
        "  - page: 1",
        "    master: front",
        "    frames:",
        "      - story: bridge",
        "        at: [0, 14]",
        "        size: [5, 84]",
        "        jump: 2",
    ]


def test_words_yaml_would_misread_are_quoted() -> None:
    """A slug such as `no` or `2026-11-27` comes back from YAML as it was."""
    for slug in ("no", "2026-11-27", "bridge", "1e3", "0x10", "a: b"):
        dummy = made(a_galley(slug, some_copy(20), HEADS)).value.dummy
        (page,) = yaml.safe_load(dummy_yaml(dummy))["pages"]
        assert page["frames"][0]["story"] == slug
        assert page["frames"][0]["recipe"] == {"headline": "56pt", "head": "above"}


def test_the_trace_names_every_leg_and_its_lines() -> None:
    """Ten lines under a head of 8 in five legs of two."""
    galley = a_galley("tide", some_copy(10, [2]), (a_head(8, 40),))
    assert trace(made(galley).value, (galley,)).splitlines() == [
        "page 1 front",
        "1 0,14 5x10 tide/1 frame",
        "1 0,14 5x8 tide/1 head 40pt",
        "1 0,22 1x2 tide/1 lines 0-1 p0 … l1",
        "1 1,22 1x2 tide/1 lines 2-3 p1 … l1",
        "1 2,22 1x2 tide/1 lines 4-5 p2 … l1",
        "1 3,22 1x2 tide/1 lines 6-7 p3 … l1",
        "1 4,22 1x2 tide/1 lines 8-9 p4 … l1",
    ]


def test_a_short_story_may_have_its_head_at_the_left() -> None:
    """A head of two columns and 12 lines beside 36 lines of text in three legs of 12."""
    (part,) = made(a_galley("brief", some_copy(36, [4]), (a_head(12, 30), a_head(12, 28, span=2)))).value.pages[0].parts
    assert part.head_box is not None
    assert (part.head_box.columns, [leg.box.column for leg in part.legs]) == (2, [2, 3, 4])
    assert {leg.box.line for leg in part.legs} == {14}


def test_a_page_can_be_drawn() -> None:
    """The drawing shows head, text and code where they stand."""
    galley = a_galley("tide", some_copy(13, [2]), (a_head(2, 40),), qr=a_code(2))
    page = made(galley, layout=a_layout(5, 8, 1, 1)).value.pages[0]
    assert drawn(page, 5, 8).splitlines() == [
        "." * 15,
        *["H" * 15] * 2,
        *["t" * 15],
        *["t" * 12 + "QQQ"] * 2,
        *["." * 15] * 2,
    ]
