"""Specimens for proofs: random issues with frames, advertisements and findings anywhere, and what no sheet may show."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image

sys.path.append(str(Path(__file__).parents[1] / "makeup"))

from lint_pages import LAYOUT, a_page, a_part, an_ad, some_pages

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Drawing, Label, Shape
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId
from stonehand.model.finding import Finding, OnPage, Place, Severity, Where
from stonehand.model.issue import Issue
from stonehand.model.page import MadeUpPage, MakeUp, Part, PlacedAd
from stonehand.model.units import Mm
from stonehand.workspace.builtin import proof_faces

EASEL = Easel(*proof_faces())
LEAST_HEIGHT = 8

_WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=60),
    st.sampled_from(["Wirtschaft und Weltgeschehen " * 12, "W" * 250]),
)
"""Words of any script, and every so often more of them than any sheet is wide."""

SLUGS = st.one_of(st.from_regex(r"\A[a-z][a-z0-9_-]{0,60}\Z"), st.text("港бж-ع", min_size=1, max_size=30))
SENTENCES = st.one_of(_WORDS, st.lists(_WORDS, max_size=30).map(" ".join))


@st.composite
def frames(draw: st.DrawFn, page: int) -> tuple[tuple[Part, ...], tuple[PlacedAd, ...]]:
    """A page cut into frames of any size, each a story's or an advertisement's; some are left white."""
    parts: list[Part] = []
    ads: list[PlacedAd] = []
    line = 3
    while line < 56:
        deep = draw(st.integers(1, 60 - line))
        column = 0
        while column < 5:
            wide = draw(st.integers(1, 5 - column))
            name, box = f"{draw(SLUGS)}-{page}-{line}-{column}", (column, line, wide, deep)
            kind = draw(st.integers(0, 3))
            if kind == 0:
                ads.append(an_ad(name, box))
            elif kind < 3:
                legs = [(n, line, draw(st.integers(1, deep))) for n in range(column, column + wide)]
                head = (column, line, wide, draw(st.integers(1, deep)))
                parts.append(a_part(name, box, head=head, legs=legs))
            column += wide
        line += deep + draw(st.integers(0, 3))
    return tuple(parts), tuple(ads)


@st.composite
def issues(draw: st.DrawFn, most: int = 4) -> tuple[MakeUp, Issue]:
    """An issue of a few pages, with copy over, held stories and advertisements that fell out."""
    pages = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        parts, ads = draw(frames(number))
        page = a_page(*parts, number=number, name=draw(st.sampled_from([str(number), f"AB{number}"])), ads=ads)
        pages.append(replace(page, section=draw(_WORDS), inks=draw(st.sampled_from(Inks))))
    makeup, issue = some_pages(*pages)
    slugs = [part.slug for page in pages for part in page.parts]
    over = draw(st.lists(st.sampled_from(slugs), unique=True, max_size=5)) if slugs else []
    lost = tuple(an_ad(name, (0, 0, 1, 1)).ad for name in draw(st.lists(SLUGS, max_size=4)))
    stories = tuple(replace(issue.stories[0], slug=slug) for slug in draw(st.lists(SLUGS, max_size=8))) if slugs else ()
    makeup = replace(makeup, overset=tuple((slug, draw(st.integers(1, 9999))) for slug in over))
    return makeup, replace(issue, ads=lost, held=stories, stories=(*issue.stories, *stories[:3]), edition=draw(_WORDS))


@st.composite
def findings(draw: st.DrawFn, pages: tuple[MadeUpPage, ...]) -> tuple[Finding, ...]:
    """Findings at points, boxes, frames and lines of copy, on pages that are there or not."""
    slugs = [part.slug for page in pages for part in page.parts] or ["nobody"]
    millimetres = st.floats(-20, 500).map(Mm)

    pages_named = st.sampled_from([str(page.id) for page in pages] or ["1"])
    slugs_named = st.sampled_from(slugs)
    paths = slugs_named.map(lambda slug: f"issues/1/articles/{slug}.md")
    places: st.SearchStrategy[Place | None] = st.one_of(
        st.none(),
        st.builds(OnPage, pages_named),
        st.builds(OnPage, pages_named, slugs_named),
        st.builds(OnPage, pages_named, st.none(), millimetres, millimetres),
        st.builds(OnPage, pages_named, st.none(), millimetres, millimetres, millimetres, millimetres),
        st.builds(Where, paths, st.none() | st.integers(1, 9)),
    )
    return tuple(
        Finding(draw(SLUGS), draw(st.sampled_from(Severity)), draw(SENTENCES), draw(places), draw(_WORDS), draw(_WORDS))
        for _ in range(draw(st.integers(1, 25)))
    )


def wrongs(drawing: Drawing) -> Iterator[str]:
    """Tell of labels that lie on one another, run off the sheet, are too small, or are wider than they say."""
    labels = [item for item in drawing.items if isinstance(item, Label)]
    for label in labels:
        if not (label.left >= 0 and label.top >= 0 and label.text):
            yield f"off the sheet or empty: {label}"
        if label.left + label.width > drawing.width or label.top + label.height > drawing.height:
            yield f"cut at the edge: {label} of {drawing}"
        if label.height < LEAST_HEIGHT:
            yield f"too small: {label}"
        if EASEL.measure(label.text, label.size, bold=label.bold) > label.width:
            yield f"wider than its box: {label}"
    yield from (f"{one} lies on {other}" for one, other in combinations(labels, 2) if meet(one, other))


def meet(one: Label | Shape, other: Label | Shape) -> bool:
    """Tell whether two boxes share a pixel."""
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def words(drawing: Drawing) -> list[str]:
    """Give what is written on a sheet, in the order it was set."""
    return [item.text for item in drawing.items if isinstance(item, Label)]


def a_png(width: int = 29, height: int = 38) -> bytes:
    """Give a picture of a page."""
    out = BytesIO()
    Image.new("RGB", (width, height), "#fefefe").save(out, "PNG")
    return out.getvalue()


def with_dummy(makeup: MakeUp, *frames_of: tuple[PageId, Frame]) -> MakeUp:
    """Give a make-up whose dummy holds these frames."""
    pages = tuple(DummyPage(page, frames=(frame,)) for page, frame in frames_of)
    return replace(makeup, dummy=replace(makeup.dummy, pages=pages))


__all__ = ["LAYOUT", "a_page", "a_part", "an_ad", "some_pages"]
