"""Turns: the lines pages must show follow from where the parts stand, and the report tells of each jump."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "makeup"))
from lint_pages import LAYOUT, a_page, a_part, a_second_part, some_pages, turned

from stonehand.pipeline.turns import jump_lines, jumps_told
from stonehand.preflight.jumps import ReadLine

WHOLE = (0, 3, 5, 57)
FIRST = turned(a_part("bridge", WHOLE))
SECOND = a_second_part("bridge", WHOLE, FIRST)
FERRY = a_page(a_part("ferry", WHOLE), number=2, name="A2")
MAKEUP, _ = some_pages(a_page(FIRST, name="A1"), FERRY, a_page(SECOND, number=3, name="B1"))


def test_the_lines_name_the_pages_where_the_parts_stand() -> None:
    """A story from A1 to B1; the words set on the part itself, which lead to page 2, are not asked."""
    lines = jump_lines(MAKEUP, LAYOUT)
    assert [(line.page, line.words, line.mate) for line in lines] == [
        ("A1", "Continued on page B1", "B1"),
        ("B1", "From page A1", "A1"),
    ]
    assert str(lines[0].where) == "page A1, bridge, 225.2 mm from the left, 224.1 mm from the top"


def test_a_part_without_its_line_is_looked_for_all_the_same() -> None:
    """A turn line that make-up forgot is missed on the page."""
    makeup = replace(MAKEUP, pages=(a_page(replace(FIRST, turn=None), name="A1"), *MAKEUP.pages[1:]))
    assert [line.words for line in jump_lines(makeup, LAYOUT)] == ["Continued on page B1", "From page A1"]


def test_the_report_tells_whether_both_lines_are_printed() -> None:
    """Both found; one missed; one page not printed at all."""
    turn, resumed = jump_lines(MAKEUP, LAYOUT)
    told = {"slug": "bridge", "from": "A1", "to": "B1"}
    both = (ReadLine(turn, printed=True), ReadLine(resumed, printed=True))
    one = (ReadLine(turn, printed=True), ReadLine(resumed, printed=False))
    assert jumps_told(MAKEUP, LAYOUT, both) == [{**told, "printed": True}]
    assert jumps_told(MAKEUP, LAYOUT, one) == [{**told, "printed": False}]
    assert jumps_told(MAKEUP, LAYOUT, both[:1]) == [{**told, "printed": None}]
