"""Columns of galley sheets: whatever the lines, each stands in one column, in order, within its room, and has its numbers."""

from itertools import chain, repeat

from hypothesis import given
from hypothesis import strategies as st

from stonehand.compose.galley_columns import Column, columns, numbered
from stonehand.model.finding import Where
from stonehand.model.galley import DropCap, Kind, Line, Piece
from stonehand.model.units import Lines, Pt

HERE = Where("a.md", 1, 1)
KINDS = st.sampled_from([Kind.BODY, Kind.BODY, Kind.CROSSHEAD, Kind.TABLE, Kind.PULL_QUOTE])
LINES = st.lists(
    st.tuples(
        st.builds(
            Line,
            kind=KINDS,
            pieces=st.just((Piece("words"),)),
            where=st.just(HERE),
            paragraph=st.integers(0, 3),
            depth=st.sampled_from([1, 1, 1, 2, 5, 40]).map(Lines),
            above=st.sampled_from([0, 0, 1]).map(Lines),
            repeat=st.booleans(),
        ),
        st.booleans(),
    ),
    max_size=60,
)
BODY = Line(Kind.BODY, (Piece("words"),), HERE, 0)


def laid(lines: list[Line], room: int, overset: list[bool] | None = None) -> tuple[Column, ...]:
    return columns(lines, overset or [False] * len(lines), repeat(room))


@given(drawn=LINES, first=st.integers(3, 12), full=st.integers(12, 30))
def test_every_line_stands_in_one_column(drawn: list[tuple[Line, bool]], first: int, full: int) -> None:
    """Lines stand in order and once; no column is deeper than its room, but one that holds a single line deeper than that."""
    lines, overset = [line for line, _ in drawn], [over for _, over in drawn]
    made = columns(lines, overset, chain(repeat(first, 2), repeat(full)))
    stretches = [stretch for column in made for stretch in column.stretches]
    assert list(chain.from_iterable(range(s.start, s.stop) for s in stretches)) == list(range(len(lines)))
    for place, column in enumerate(made):
        room = first if place < 2 else full
        alone = len(column.stretches) == 1 and column.stretches[0].stop - column.stretches[0].start == 1
        assert column.depth <= room or alone
        foot = 0
        for stretch in column.stretches:
            assert {overset[number] for number in range(stretch.start, stretch.stop)} == {stretch.overset}
            assert stretch.top >= foot + stretch.overset
            held = lines[stretch.start : stretch.stop]
            foot = stretch.top + sum(line.depth + line.above for line in held) - held[0].above
        assert foot == column.depth


@given(drawn=LINES)
def test_numbers_count_what_the_report_counts(drawn: list[tuple[Line, bool]]) -> None:
    """A line has as many numbers as it is deep, one after the other; a repeat has none."""
    lines = [line for line, _ in drawn]
    numbers = numbered(lines)
    assert list(chain.from_iterable(numbers)) == list(
        range(1, sum(line.depth for line in lines if not line.repeat) + 1)
    )
    assert all(len(found) == (0 if line.repeat else line.depth) for found, line in zip(numbers, lines, strict=True))


def test_three_thousand_lines_take_their_columns() -> None:
    """A story of 3,000 lines fills columns of 70 to the foot."""
    made = laid([BODY] * 3000, 70)
    assert [column.depth for column in made] == [70] * 42 + [60]


def test_no_line_gives_no_column() -> None:
    """There is nothing to put on a sheet."""
    assert laid([], 70) == ()


def test_a_crosshead_never_stands_at_the_foot() -> None:
    """It goes over with the line under it; a drop cap goes over with the lines beside it."""
    head = Line(Kind.CROSSHEAD, (Piece("Works"),), HERE, 1)
    cap = Line(Kind.BODY, (Piece("words"),), HERE, 0, cap=DropCap("A", Lines(3), Pt(30.0), Pt(20.0)))
    assert [column.stretches[0].start for column in laid([BODY] * 9 + [head] + [BODY] * 3, 10)] == [0, 9]
    assert [column.stretches[0].start for column in laid([BODY] * 8 + [cap] + [BODY] * 3, 10)] == [0, 8]
