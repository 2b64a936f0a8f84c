"""The table of `stonehand fit`: widths, depths and recipes as an editor reads them."""

import pytest

from stonehand.cli.shapes import recipe_words, shapes_table, shapes_title
from stonehand.makeup.advice import Advice, Standing, Way, Width
from stonehand.model.dummy import Recipe

WAY = Way(36, 4, Recipe(headline="40pt", rows=2, head="above", pictures=((2, 18),), quotes=1))
FRAME = Standing("3", "lead", 3, 36, WAY, 0, 0, (), "")


def told(standing: Standing | None) -> str:
    """Write a table of two widths."""
    widths = (Width(1, (), (), 0), Width(3, ((34, 36), (39, 39)), (WAY,), 1))
    return shapes_table(Advice("bridge", 90, 1, widths, standing), 0.3528)


def test_the_table_has_a_line_for_each_way() -> None:
    """A width nothing fills says so; ranges and single depths stand side by side."""
    assert told(None).splitlines() == [
        "",
        "cols  fills exactly at lines              depth  price  cheapest recipes",
        "   1  none",
        "   3  34-36, 39                              36      4  40pt in 2 lines, picture 2 x 18, 1 pull quote, 1 picture too wide",
    ]
    assert shapes_title(Advice("bridge", 90, 1, (), None)) == "bridge: 90 lines of copy, 1 picture"


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (FRAME, "page 3, frame lead, 3 x 36: fits exactly (4): 40pt in 2 lines, picture 2 x 18, 1 pull quote"),
        (
            Standing("3", "lead", 3, 20, None, 48, 0, (34,), ""),
            "page 3, frame lead, 3 x 20: 48 lines over (16.9 column cm); it fills 34 lines",
        ),
        (
            Standing("3", "", 3, 37, None, 0, 1, (36, 39), ""),
            "page 3, 3 x 37: 1 line under (0.4 column cm); it fills 36 or 39 lines",
        ),
        (Standing("1", "lead", 3, 40, None, 9, 0, (), "7"), "page 1, frame lead, 3 x 40: carried over to page 7"),
    ],
)
def test_its_frame_stands_under_the_table(standing: Standing, words: str) -> None:
    """Exactly filled; over; under, with both depths near; carried over."""
    assert told(standing).splitlines()[-1] == words


def test_the_frames_of_other_stories_follow() -> None:
    """Each with the story that has it."""
    other = Standing("5", "foot", 3, 20, None, 48, 0, (34,), "", holder="ferry")
    words = shapes_table(Advice("bridge", 90, 0, (), None, (other,)), 0.3528).splitlines()[-2:]
    assert words == [
        "in the frames of other stories:",
        "  page 5, frame foot, 3 x 20 (ferry): 48 lines over (16.9 column cm); it fills 34 lines",
    ]


def test_many_depths_go_on_in_the_next_line() -> None:
    """Ten ranges do not fit into one line of the column."""
    depths = tuple((depth, depth + 2) for depth in range(30, 80, 5))
    lines = shapes_table(Advice("bridge", 90, 0, (Width(2, depths, (WAY,), 0),), None), 0.35).splitlines()
    assert [line[6:40].rstrip() for line in lines[2:]] == [
        "30-32, 35-37, 40-42, 45-47, 50-52",
        "55-57, 60-62, 65-67, 70-72, 75-77",
    ]


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (Recipe(), "text alone"),
        (Recipe("24pt", 1, "beside"), "24pt in 1 line beside the text"),
        (Recipe("24pt", 3, "wing", ((2, 18), (1, 9))), "24pt in 3 lines beside the picture, pictures 2 x 18 and 1 x 9"),
        (Recipe("24pt", 1, "under", crossheads=0), "24pt in 1 line under the picture, no crossheads"),
        (Recipe("24pt", quotes=0, crossheads=2, without=("kicker",)), "24pt, 2 crossheads, without kicker"),
    ],
)
def test_a_recipe_is_said_in_words(recipe: Recipe, words: str) -> None:
    """What a dummy writes as keys."""
    assert recipe_words(recipe) == words
