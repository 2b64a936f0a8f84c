"""The balance: lines and words counted again after make-up; anything lost is a bug, and ends the build."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "makeup"))
from makeup_specimens import SOMEWHERE, a_galley, a_head, a_layout, an_issue, some_copy

from stonehand.makeup import make_up
from stonehand.model.galley import Galley, Kind, Line, Piece
from stonehand.model.units import Lines, Mm
from stonehand.pipeline.balance import Balance, take_balance
from stonehand.pipeline.setting import Pages

QUOTE = Line(Kind.PULL_QUOTE, (Piece("quoted"),), SOMEWHERE, 90, depth=Lines(6), repeat=True)
HEAD = Line(Kind.CROSSHEAD, (Piece("crosshead"),), SOMEWHERE, 91, above=Lines(1), optional=True)


def a_story(*more: Line) -> Galley:
    """Give a story of 60 lines, with a quote or crosshead after the thirtieth."""
    copy = some_copy(60)
    return a_galley("bridge", (*copy[:30], *more, *copy[30:]), (a_head(6),))


def made(galley: Galley) -> Pages:
    """Make up a story."""
    return Pages((galley,), make_up(an_issue([galley]), (galley,), a_layout()).value)


def standing(pages: Pages, *lines: Line) -> Pages:
    """Give pages whose story stands with other lines than were placed."""
    (galley,) = pages.makeup.galleys
    return replace(pages, makeup=replace(pages.makeup, galleys=(replace(galley, lines=lines),)))


def test_lines_set_are_placed_or_overset() -> None:
    """60 lines of copy; the quote is a repeat and no copy."""
    assert take_balance(made(a_story(QUOTE)), ["bridge"]) == Balance(60, 60, 0)


def test_a_line_lost_from_the_pages_is_a_bug() -> None:
    """A page without its story."""
    pages = made(a_story())
    empty = replace(pages, makeup=replace(pages.makeup, pages=()))
    with pytest.raises(AssertionError, match="60 lines were set, 0 placed and 0 overset"):
        take_balance(empty)


def test_lines_overset_are_counted_with_those_placed() -> None:
    """60 lines placed of a story of 67, seven overset."""
    pages = made(a_story())
    longer = a_galley("bridge", (*pages.galleys[0].lines, *some_copy(7)))
    over = replace(pages.makeup, galleys=(longer,), overset=(("bridge", 7),))
    assert take_balance(Pages((longer,), over), ["bridge"]) == Balance(67, 60, 7)


def test_a_quote_and_an_optional_crosshead_may_be_left_out() -> None:
    """They are in the galley as set, and not in the one that stands."""
    pages = made(a_story())
    set_with = replace(pages, galleys=(a_story(QUOTE, HEAD),))
    assert take_balance(set_with, ["bridge"]).placed == 60


def test_a_story_set_at_two_measures_stands_at_one() -> None:
    """The other galley has other lines and is not asked."""
    pages = made(a_story())
    wide = replace(a_galley("bridge", some_copy(9)), measure=Mm(74.0))
    assert take_balance(replace(pages, galleys=(wide, *pages.galleys)), ["bridge"]).placed == 60


def test_a_paragraph_left_out_is_a_bug() -> None:
    """Five lines that stand in no galley are not overset either."""
    pages = made(a_story())
    with pytest.raises(AssertionError, match="make-up changed or lost the words of bridge"):
        take_balance(standing(pages, *pages.galleys[0].lines[5:]), ["bridge"])


def test_a_paragraph_broken_anew_keeps_its_words() -> None:
    """The same letters in other lines pass, another letter does not."""
    pages = made(a_story())
    lines = pages.makeup.galleys[0].lines
    first, second = (replace(lines[0], pieces=(Piece(text),)) for text in ("p0", "l0 p0 l1"))
    take_balance(standing(pages, first, second, *lines[2:]), ["bridge"])
    other = replace(lines[0], pieces=(Piece("p0 l9"),))
    with pytest.raises(AssertionError, match="words of bridge"):
        take_balance(standing(pages, other, *lines[1:]), ["bridge"])


def test_a_story_that_stands_nowhere_is_a_bug_and_a_filler_is_not() -> None:
    """Both were set; one was named as a story."""
    pages = made(a_story())
    spare = replace(pages, galleys=(*pages.galleys, a_galley("spare", some_copy(9))))
    assert take_balance(spare, ["bridge"]).set == 60
    with pytest.raises(AssertionError, match="words of spare"):
        take_balance(spare, ["bridge", "spare"])
