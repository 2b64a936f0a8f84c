"""Make-up under random copy on random grids: no line lost, nothing overlapping, legs level, turns paired, the same every time.

Galleys are built straight from model values. Grids go down to a single line and heads up to twice a page, because that is where
lines get lost and loops do not end.
"""

import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "makeup"))
from makeup_specimens import a_code, a_galley, a_head, a_layout, a_picture, an_issue, solid

from stonehand.makeup import check, make_up, trace
from stonehand.model.article import Priority
from stonehand.model.finding import OnPage, Outcome
from stonehand.model.galley import NEVER, Galley, Kind, Line, depth_of
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp
from stonehand.model.units import Lines

CAMPAIGN = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

plain_lines = st.builds(
    lambda price, left, hyphen: Line(
        Kind.BODY, (), a_galley("a").where, 0, left=left, hyphen=hyphen, break_after=price
    ),
    st.sampled_from((0, 0, 0, 4, 10)),
    st.integers(1, 9),
    st.booleans(),
)
any_lines = st.one_of(
    plain_lines,
    plain_lines,
    plain_lines,
    st.builds(lambda line: replace(line, kind=Kind.CROSSHEAD, above=Lines(1), break_after=NEVER), plain_lines),
    st.builds(lambda line: replace(line, break_after=NEVER), plain_lines),
    st.builds(solid, st.integers(1, 12)),
    st.builds(lambda depth: replace(solid(depth, Kind.PULL_QUOTE, repeat=True), above=Lines(1)), st.integers(2, 9)),
)


@st.composite
def galleys(draw: st.DrawFn, lines: st.SearchStrategy[Line], most: int = 90) -> tuple[Galley, ...]:
    """Draw the galleys of an issue; long copy is drawn as a short run of lines repeated."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        copy = tuple(draw(st.lists(lines, max_size=12))) * draw(st.integers(0, most // 12))
        heads = tuple(
            a_head(draw(st.integers(1, 14)), draw(st.sampled_from((20, 40, 60))), draw(st.integers(1, 6)))
            for _ in range(draw(st.integers(0, 4)))
        )
        pictures = tuple(
            a_picture(f"{number}-{picture}.jpg", {span: span * draw(st.integers(1, 6)) for span in (1, 2, 3, 5)})
            for picture in range(draw(st.sampled_from((0, 0, 1, 2, 10))))
        )
        qr = a_code(draw(st.integers(1, 9))) if draw(st.booleans()) else None
        priority = draw(st.sampled_from(tuple(Priority)))
        found.append(a_galley(f"s{number}", copy, heads, pictures=pictures, qr=qr, priority=priority))
    return tuple(found)


grids = st.builds(
    a_layout,
    st.integers(1, 6),
    st.one_of(st.integers(1, 12), st.integers(13, 50)),
    st.integers(0, 14),
    st.integers(0, 4),
)
real_grids = st.builds(a_layout, st.integers(3, 6), st.integers(70, 120))


def made(copy: tuple[Galley, ...], layout: Layout) -> Outcome[MakeUp]:
    """Make up an issue of these galleys."""
    return make_up(an_issue(copy), copy, layout)


@CAMPAIGN
@given(galleys(any_lines), grids)
def test_makeup_breaks_no_rule_on_any_grid(copy: tuple[Galley, ...], layout: Layout) -> None:
    """Nothing overlaps or stands outside, every line is placed once and in order or counted, every turn has its mate."""
    outcome = made(copy, layout)
    event(f"{len(outcome.value.pages)} pages")
    assert check(outcome.value, copy, layout, level=True) == ()


@CAMPAIGN
@given(galleys(any_lines), grids)
def test_set_is_placed_and_overset(copy: tuple[Galley, ...], layout: Layout) -> None:
    """The lines of copy in the legs and those reported as overset are those that were set, story by story."""
    makeup = made(copy, layout).value
    for galley in copy:
        legs = [leg for page in makeup.pages for part in page.parts if part.slug == galley.slug for leg in part.legs]
        numbers = [number for leg in legs for number in range(leg.start, leg.stop)]
        assert numbers == sorted(set(numbers))
        placed = sum(galley.lines[number].depth for number in numbers if not galley.lines[number].repeat)
        overset = dict(makeup.overset).get(galley.slug, 0)
        assert placed + overset == sum(line.depth for line in galley.lines if not line.repeat)


@CAMPAIGN
@given(galleys(any_lines), grids)
def test_what_is_not_placed_is_reported(copy: tuple[Galley, ...], layout: Layout) -> None:
    """A picture, code, pull quote or line that stands on no page has a finding."""
    outcome = made(copy, layout)
    reported = {finding.id for finding in outcome.findings}
    parts = [part for page in outcome.value.pages for part in page.parts]
    on_page = {part.slug for part in parts}
    for galley in copy:
        if galley.slug not in on_page:
            assert "makeup/overset" in reported
            continue
        mine = [part for part in parts if part.slug == galley.slug]
        if sum(len(part.pictures) for part in mine) < len(galley.pictures):
            assert "makeup/picture-too-deep" in reported
        if galley.qr and not any(part.qr for part in mine):
            assert "makeup/code-too-deep" in reported
        if sum(leg.stop - leg.start for part in mine for leg in part.legs) < len(galley.lines):
            assert reported & {"makeup/too-deep", "makeup/pull-quote-left-out"}


@CAMPAIGN
@given(galleys(any_lines), grids)
def test_forbidden_breaks_are_never_taken_in_silence(copy: tuple[Galley, ...], layout: Layout) -> None:
    """No leg ends where the galley forbids it, unless the lines kept together are deeper than any leg, and reported."""
    outcome = made(copy, layout)
    if {finding.id for finding in outcome.findings} & {
        "makeup/parted-lines",
        "makeup/too-deep",
        "makeup/pull-quote-left-out",
    }:
        return
    by_slug = {galley.slug: galley for galley in copy}
    for page in outcome.value.pages:
        for part in page.parts:
            lines = by_slug[part.slug].lines
            assert not any(lines[leg.stop - 1].break_after >= NEVER for leg in part.legs if leg.stop < len(lines))


@CAMPAIGN
@given(galleys(any_lines), grids)
def test_legs_apart_by_more_than_a_line_are_reported(copy: tuple[Galley, ...], layout: Layout) -> None:
    """Legs of a part end at most a line apart, or a finding names the story."""
    outcome = made(copy, layout)
    named = {
        (finding.where.page, finding.where.frame)
        for finding in outcome.findings
        if finding.id == "makeup/uneven-legs" and isinstance(finding.where, OnPage)
    }
    for page in outcome.value.pages:
        for part in page.parts:
            tails = {placed.box.column: placed.box.lines for placed in (part.turn, part.qr) if placed}
            feet = [leg.box.foot + tails.get(leg.box.column, 0) for leg in part.legs]
            assert not feet or max(feet) - min(feet) <= 1 or (page.id, part.slug) in named


@CAMPAIGN
@given(galleys(plain_lines, most=400), real_grids)
def test_plain_copy_stands_level_on_real_pages(copy: tuple[Galley, ...], layout: Layout) -> None:
    """On pages of a real size plain copy is placed whole, without a fault that is an error."""
    outcome = made(copy, layout)
    assert check(outcome.value, copy, layout, level=True) == ()
    assert outcome.value.overset == ()
    assert not [finding for finding in outcome.findings if finding.id in {"makeup/overset", "makeup/parted-lines"}]
    for page in outcome.value.pages:
        for part in page.parts:
            galley = next(galley for galley in copy if galley.slug == part.slug)
            assert all(depth_of(galley.lines[leg.start : leg.stop]) <= leg.box.lines for leg in part.legs)


@settings(parent=CAMPAIGN, max_examples=30)
@given(galleys(any_lines), grids)
def test_make_up_gives_the_same_pages_every_time(copy: tuple[Galley, ...], layout: Layout) -> None:
    """Two runs over the same galleys give the same pages, findings and trace."""
    one, other = made(copy, layout), made(copy, layout)
    assert one == other
    assert trace(one.value, copy) == trace(other.value, copy)
