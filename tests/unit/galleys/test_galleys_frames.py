"""Stories set at the measure of a frame with legs of its own, and fillers."""

import galleys_ground as ground
import pytest

from stonehand.galleys.frames import framed_layouts
from stonehand.model.article import Article, Colour, Picture, Priority
from stonehand.model.units import pt

TEXT = "The harbour board met on Thursday to hear why the repair of the swing bridge had taken eleven months. " * 6
GRID = ground.layout().grid


def story(slug: str = "a") -> Article:
    picture = Picture("p.jpg", ground.WHERE, ground.roman("A bus."), "", "A bus", 1500, 1000, Colour.COLOUR)
    return ground.article(
        ground.body(TEXT), slug=slug, headline=ground.roman("A head"), priority=Priority.SECOND, pictures=(picture,)
    )


def test_a_story_is_set_again_at_the_measure_of_a_frame() -> None:
    """Three columns in two legs: 3 x 47.8 + 2 x 4.5 = 152.4 mm; less a gutter, halved, 73.95 mm."""
    page, frame = ground.galleys(story(), measures={"a": ((3, 2),)}).value
    assert page.measure == GRID.measure
    assert frame.measure == pytest.approx((GRID.width(3) - GRID.gutter) / 2)  # type: ignore[arg-type] # plain columns
    assert len(frame.lines) < len(page.lines)
    assert {head.span for head in frame.heads} == {2}
    assert {head.span for head in frame.jump_heads} == {1, 2}
    assert [setting.span for setting in frame.pictures[0]] == [1, 2]
    sizes = {head.size for head in page.heads if head.span == 3}
    assert {head.size for head in frame.heads} == sizes
    across = next(head for head in page.heads if head.span == 3)
    assert frame.heads[0].parts[0].width == pytest.approx(across.parts[0].width)


def test_frames_of_one_measure_share_a_galley() -> None:
    """Two columns undivided and four in two legs are one measure; the page's own measure needs no second galley."""
    (layout,) = framed_layouts(ground.layout(), ((2, 1), (4, 2), (3, 3), (4, 2)))
    assert layout.grid.measure == pytest.approx(GRID.width(2))  # type: ignore[arg-type] # plain columns
    assert {entry.span for entry in layout.headlines} == {1, 2}
    assert len(ground.galleys(story(), measures={"a": ((3, 3),), "b": ((2, 1),)}).value) == 1


def test_a_full_line_ends_at_the_frames_measure() -> None:
    """Justified lines are as wide as the frame's leg, and longer than any column of the page."""
    _, frame = ground.galleys(story(), measures={"a": ((2, 1),)}).value
    assert max(len(line.text) for line in frame.lines) > 60
    assert pt(frame.measure) > 2 * pt(GRID.measure)


def test_faults_of_the_copy_are_told_once() -> None:
    """A character no face has is one fault, at however many measures its story is set."""
    bad = ground.article(ground.body("snow \u2603"), slug="a")
    found = ground.galleys(bad, measures={"a": ((2, 1), (3, 2))}).findings
    assert [finding.id for finding in found] == ["galleys/missing-glyph"]


def test_fillers_are_set_too() -> None:
    """Spare briefs stand ready behind the stories."""
    assert [galley.slug for galley in ground.galleys(story(), fillers=(story("spare"),)).value] == ["a", "spare"]
