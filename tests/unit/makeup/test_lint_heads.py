"""Lint, heads: which leads, how they shrink, and which stand side by side."""

import pytest
from lint_pages import a_page, a_part, found, only
from makeup_specimens import a_galley, some_copy

from stonehand.model.article import Priority


@pytest.mark.parametrize(("size", "count"), [(40, 1), (34, 1), (33, 0), (24, 0), (48, 0)])
def test_heads_of_like_size_side_by_side_are_butted(size: float, count: int) -> None:
    """40 and 34 pt look alike (ratio 1.18), 40 and 33 (1.21) do not, nor 48 (1.2) and 40."""
    page = a_page(a_part("bridge", (0, 3, 3, 57)), a_part("ferry", (3, 3, 2, 57), size=size))
    assert len(only("butted-heads", found(page))) == count


def test_the_butted_heads_are_named() -> None:
    """The sentence says which and how large."""
    (flaw,) = only("butted-heads", found(a_page(a_part("b", (3, 3, 2, 57)), a_part("a", (0, 3, 3, 57)))))
    assert flaw.finding.message == "the heads of a and b stand side by side at 40 and 40 pt"


@pytest.mark.parametrize(("line", "count"), [(3, 1), (5, 1), (6, 0)])
def test_heads_that_begin_apart_are_not_butted(line: int, count: int) -> None:
    """Up to two lines apart they read as one; from three on they do not."""
    page = a_page(a_part("bridge", (0, 3, 3, 57)), a_part("ferry", (3, line, 2, 60 - line)))
    assert len(only("butted-heads", found(page))) == count


def test_a_head_with_a_picture_between_or_no_text_under_it_is_not_butted() -> None:
    """A column with a picture parts the heads; a head beside its text has none under it."""
    parted = a_part("bridge", (0, 3, 3, 57), head=(0, 3, 2, 6), pictures=[(2, 3, 1, 20)], legs=[(0, 9, 51), (1, 9, 51)])
    beside = a_part("bridge", (0, 3, 3, 57), head=(2, 3, 1, 57), legs=[(0, 3, 57), (1, 3, 57)])
    for part in (parted, beside):
        assert only("butted-heads", found(a_page(part, a_part("ferry", (3, 3, 2, 57))))) == []


def test_a_larger_head_under_a_smaller_one_rises() -> None:
    """24 pt over 40 pt in shared columns."""
    page = a_page(a_part("brief", (0, 3, 3, 20), size=24), a_part("bridge", (0, 25, 5, 35), size=40))
    (flaw,) = only("rising-head", found(page))
    assert flaw.finding.message == "the head of bridge (40 pt) is larger than that of brief above it (24 pt)"


def test_each_head_is_held_against_the_largest_below_it() -> None:
    """17 over 30 over 36 pt: one finding for each head that is too small, none for the others."""
    sizes = (17, 30, 36)
    page = a_page(*(a_part(f"s{n}", (0, 3 + 19 * n, 5, 17), size=size) for n, size in enumerate(sizes)))
    assert [flaw.finding.message for flaw in only("rising-head", found(page))] == [
        "the head of s2 (36 pt) is larger than that of s0 above it (17 pt)",
        "the head of s2 (36 pt) is larger than that of s1 above it (30 pt)",
    ]


def test_heads_that_shrink_or_stand_in_other_columns_do_not_rise() -> None:
    """40 over 24 pt; and 24 beside 40 that begins lower."""
    shrinking = a_page(a_part("bridge", (0, 3, 5, 20)), a_part("brief", (0, 25, 5, 35), size=24))
    right = a_page(a_part("brief", (0, 3, 2, 57), size=24), a_part("bridge", (2, 30, 3, 30)))
    left = a_page(a_part("brief", (3, 3, 2, 57), size=24), a_part("bridge", (0, 30, 3, 30)))
    for page in (shrinking, right, left):
        assert only("rising-head", found(page)) == []


def test_a_jump_head_at_the_top_is_no_rival() -> None:
    """A second part's small head over the page's own lead: nothing rises."""
    page = a_page(a_part("bridge", (0, 3, 5, 20), size=18, part=2), a_part("ferry", (0, 25, 5, 35)))
    assert only("rising-head", found(page)) == []


@pytest.mark.parametrize(("sizes", "count"), [((40, 40, 40), 1), ((45, 40, 30), 1), ((46, 40, 30), 0), ((40, 40), 0)])
def test_of_three_stories_one_leads(sizes: tuple[float, ...], count: int) -> None:
    """45 pt over 40 pt is too little, 46 pt (a factor of 1.15) enough; two stories need no lead."""
    page = a_page(*(a_part(f"s{n}", (0, 3 + 19 * n, 5, 17), size=size) for n, size in enumerate(sizes)))
    assert len(only("no-lead", found(page))) == count


@pytest.mark.parametrize(
    ("sizes", "count"),
    [((40, 40), 1), ((40, 40, 24), 1), ((46, 46, 40), 1), ((45, 45, 40), 0), ((40, 40, 40), 0), ((46, 40, 24), 0)],
)
def test_two_heads_do_not_lead_together(sizes: tuple[float, ...], count: int) -> None:
    """Two largest heads over a smaller one; three of a size are a page without a lead instead."""
    page = a_page(*(a_part(f"s{n}", (0, 3 + 19 * n, 5, 17), size=size) for n, size in enumerate(sizes)))
    assert len(only("two-leads", found(page))) == count


def test_a_lead_with_a_rival_of_its_size_does_not_lead() -> None:
    """One story has priority lead, and another's head is as large."""
    page = a_page(a_part("bridge", (0, 3, 5, 27)), a_part("ferry", (0, 32, 5, 28)))
    lead = a_galley("bridge", some_copy(300, [100]), priority=Priority.LEAD)
    (flaw,) = only("two-leads", found(page, galleys=[lead]))
    assert flaw.finding.message == "bridge and ferry both lead page 1: both heads stand at 40 pt"


def test_two_stories_of_priority_lead_are_two_leads() -> None:
    """Whatever their heads."""
    page = a_page(a_part("bridge", (0, 3, 5, 27)), a_part("ferry", (0, 32, 5, 28), size=24))
    galleys = [a_galley(slug, some_copy(300, [100]), priority=Priority.LEAD) for slug in ("bridge", "ferry")]
    (flaw,) = only("two-leads", found(page, galleys=galleys))
    assert flaw.finding.message == "bridge and ferry both lead page 1: both have priority lead"
