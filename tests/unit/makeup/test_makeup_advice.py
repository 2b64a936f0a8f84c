"""Advice: the table of a story's shapes, and its own frame held against it."""

from dataclasses import replace

import pytest
from makeup_specimens import a_galley, a_head, a_layout, a_picture, some_copy

from stonehand.makeup.advice import advise
from stonehand.makeup.fittings import whole_story
from stonehand.makeup.shapes import shape_table
from stonehand.model.dummy import Dummy, DummyPage, Frame, PageId, Recipe

GRID = a_layout().grid
STORY = a_galley("bridge", some_copy(90), tuple(a_head(6, 30, span) for span in range(1, 6)))


def a_dummy(frame: Frame) -> Dummy:
    """Give a dummy of one page with this frame."""
    return Dummy("1", (DummyPage(PageId("3"), frames=(frame,)),))


def test_ranges_and_ways_are_those_of_the_shape_table() -> None:
    """Every depth of the table is in a range, no other is; the ways are the cheapest, in order."""
    advice = advise("bridge", [STORY], GRID, None)
    assert advice is not None
    assert [width.columns for width in advice.widths] == [1, 2, 3, 4, 5]
    for width in advice.widths:
        table = shape_table(whole_story(STORY, width.columns, GRID))
        assert [depth for first, last in width.depths for depth in range(first, last + 1)] == list(table)
        ends = [last for _, last in width.depths[:-1]]
        assert all(end + 1 not in table for end in ends), "a range ends where the table goes on"
        cheapest = sorted((shape.cost, depth) for depth, shape in table.items())[:3]
        assert [(way.price, way.depth) for way in width.cheapest] == cheapest


def test_one_width_may_be_asked_for() -> None:
    """Three columns only; 90 lines of copy, no picture."""
    advice = advise("bridge", [STORY], GRID, None, 3)
    assert advice is not None
    assert ([width.columns for width in advice.widths], advice.lines, advice.pictures) == ([3], 90, 0)


def test_a_story_that_was_not_set_has_no_shapes() -> None:
    """Its findings say why."""
    assert advise("ferry", [STORY], GRID, None) is None


def test_a_picture_too_wide_for_a_width_is_counted() -> None:
    """Set over three columns only, it has no place in two."""
    story = a_galley("bridge", some_copy(90), STORY.heads, pictures=(a_picture("a.jpg", {3: 20}),))
    advice = advise("bridge", [story], GRID, None)
    assert advice is not None
    assert [width.too_wide for width in advice.widths] == [1, 1, 0, 0, 0]


@pytest.mark.parametrize(("lines", "over", "under"), [(36, 0, 0), (20, 48, 0), (60, 0, 69)])
def test_its_own_frame_fits_or_lacks_lines(lines: int, over: int, under: int) -> None:
    """Three columns of 30 lines under a head of 6: 36 lines fit, 20 hold 42 lines of text, 60 leave 24 lines in each leg and
    one that ends early.
    """
    advice = advise("bridge", [STORY], GRID, a_dummy(Frame("lead", ("bridge",), at=(0, 3), size=(3, lines))))
    assert advice is not None
    assert advice.standing is not None
    standing = advice.standing
    assert (standing.page, standing.frame, standing.columns, standing.lines) == ("3", "lead", 3, lines)
    assert (standing.over, standing.under) == (over, under)
    assert (standing.way is not None) == (not over and not under)
    assert bool(standing.nearest) == (standing.way is None)


def test_a_frame_with_legs_of_its_own_takes_the_galley_of_its_measure() -> None:
    """Two legs over three columns: 45 lines in each under a head of 6, at the measure that makes."""
    wide = GRID.within(0, 3, 2)
    other = replace(STORY, measure=wide.measure, lines=some_copy(60))
    frame = Frame("lead", ("bridge",), at=(0, 3), size=(3, 36), legs=2)
    advice = advise("bridge", [STORY, other], GRID, a_dummy(frame))
    assert advice is not None
    assert advice.standing is not None
    assert (advice.standing.way is not None, advice.lines) == (True, 90)


def test_a_locked_recipe_is_kept() -> None:
    """A head of 20 pt is settled: the way says so; unlocked, the larger head is the cheaper."""
    heads = tuple(a_head(6, size, span) for size in (30, 20) for span in range(1, 6))
    story = replace(STORY, heads=heads)
    found = []
    for locked in (True, False):
        frame = Frame("lead", ("bridge",), at=(0, 3), size=(3, 36), recipe=Recipe(headline="20pt"), locked=locked)
        advice = advise("bridge", [story], GRID, a_dummy(frame))
        assert advice is not None
        assert advice.standing is not None
        assert advice.standing.way is not None
        found.append(advice.standing.way.recipe.headline)
    assert found == ["20pt", "30pt"]


def test_another_part_or_another_storys_frame_is_not_its_own() -> None:
    """Only the frame it begins in counts."""
    for frame in (
        Frame("a", ("ferry",), at=(0, 3), size=(3, 36)),
        Frame("a", ("bridge",), part=2, at=(0, 3), size=(3, 36)),
    ):
        advice = advise("bridge", [STORY], GRID, a_dummy(frame))
        assert advice is not None
        assert advice.standing is None


def test_the_frames_of_other_stories_are_tried() -> None:
    """The ferry's frame holds 36 lines and has a recipe locked for the ferry; the bridge may still fill it in its own way."""
    frame = Frame("a", ("ferry",), at=(0, 3), size=(3, 36), recipe=Recipe(headline="20pt"), locked=True)
    advice = advise("bridge", [STORY], GRID, a_dummy(frame))
    assert advice is not None
    assert [(one.frame, one.holder, one.way is not None) for one in advice.elsewhere] == [("a", "ferry", True)]
    second = advise("bridge", [STORY], GRID, a_dummy(replace(frame, part=2)))
    assert second is not None
    assert second.elsewhere == ()
