"""Frames of a dummy: does each stand on its page, and is what fills it one of the things we have? A frame goes in with its
page's master and what it may name; its faults come out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from stonehand.intake.layout_patterns import LEAST_MEASURE, Room, outside, overlap
from stonehand.intake.reading import nearest
from stonehand.model.article import Article, Status
from stonehand.model.dummy import Frame
from stonehand.model.finding import Finding, error, warning
from stonehand.model.issue import Ad
from stonehand.model.layout import Grid, Layout, Master, Pattern

WHOLE_PAGE = "page"
"""What make-up calls the region of a page whose master has none; a complete dummy names it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a dummy may name: the layout's masters, articles and advertisements; `unread` slugs have findings of their own."""

    layout: Layout
    articles: Mapping[str, Article]
    ads: Mapping[str, Ad]
    unread: frozenset[str]


def pattern_of(frame: Frame, master: Master) -> Pattern | None:
    """Give the frame or region of the master that a frame names."""
    return next((pattern for pattern in master.patterns if pattern.name == frame.name), None)


def check_place(frame: Frame, master: Master, known: Known) -> Iterator[Finding]:
    """Find a frame that names no place, or one outside the page; several stories where one can stand."""
    pattern = pattern_of(frame, master)
    if pattern is None:
        yield from _check_name(frame, master)
    at, size = frame.at or (pattern and pattern.at), frame.size or (pattern and pattern.size)
    if frame.ad in known.ads:  # it stands at its booked size, whatever its frame says
        ad = known.ads[frame.ad]
        size = known.layout.grid.cells(ad.width, ad.height)
    flaw = outside(at, size, known.layout.grid, master) if at and size else ""
    if flaw:
        message = f"the frame at {list(at or ())} of {list(size or ())} stands {flaw}"
        yield error("intake/frame-outside", message, frame.where, hint="move it, or make it smaller")
    if at and size and frame.legs and not flaw:
        yield from _check_legs(frame, frame.legs, at[0], size[0], known.layout.grid)
    if len(frame.stories) > 1 and pattern is not None and not pattern.stacks:
        message = f"{frame.name} is a frame for one story; {len(frame.stories)} are named for it"
        yield error("intake/several-stories", message, frame.where, hint="name one, or make it a region of the master")


def check_overlaps(frames: Sequence[Frame], master: Master) -> Iterator[Finding]:
    """Find stories in frames that share cells; of one story placed twice there is a word already, and frames end above an
    advertisement by themselves.
    """
    for (one, first), (other, second) in combinations(_rooms(frames, master), 2):
        if overlap(first, second) and not {*one.stories} & {*other.stories}:
            message = f"{' and '.join(other.stories)} is placed on cells of {' and '.join(one.stories)}"
            hint = f"move or shrink one of them; the other frame is in line {one.where.line}"
            yield error("intake/frames-overlap", message, other.where, hint=hint)


def _rooms(frames: Sequence[Frame], master: Master) -> Iterator[tuple[Frame, Room]]:
    for frame in frames:
        pattern = pattern_of(frame, master)
        at, size = frame.at or (pattern and pattern.at), frame.size or (pattern and pattern.size)
        if at and size and frame.stories and not frame.ad:
            yield frame, (at, size)


def _check_legs(frame: Frame, legs: int, column: int, columns: int, grid: Grid) -> Iterator[Finding]:
    measure = grid.within(column, columns, legs).measure
    if measure < LEAST_MEASURE:
        message = f"{legs} legs leave a measure of {measure:.1f} mm; under {LEAST_MEASURE:g} mm no text sets"
        yield error("intake/measure-too-narrow", message, frame.where, hint="write fewer `legs`, or take them out")


def _check_name(frame: Frame, master: Master) -> Iterator[Finding]:
    """Find a name the master does not have, and a frame without a name or a place; an advertisement needs neither."""
    has_place = frame.at is not None and (frame.size is not None or bool(frame.ad))
    names = [pattern.name for pattern in master.patterns]
    hint = nearest(frame.name, names) if names else "say `at` and `size` instead"
    message = f"the master {master.name} has no frame or region {frame.name}"
    if frame.name and not has_place:
        yield error("intake/unknown-frame", message, frame.where, hint=hint)
    elif frame.name and frame.name != WHOLE_PAGE:
        message += "; its `at` and `size` hold, and it has no look and no roles"
        yield warning("intake/unknown-frame", message, frame.where, hint=hint if names else "take the name out")
    elif not has_place and not frame.ad:
        message = "a frame without a name needs a place and a size"
        yield error("intake/frame-without-place", message, frame.where, hint="add `at: [0, 14], size: [5, 50]`")


def check_matter(frame: Frame, known: Known) -> Iterator[Finding]:
    """Find stories and advertisements we do not have, copy that is held, and both in one frame."""
    for slug in frame.stories:
        article = known.articles.get(slug)
        if article is None and slug not in known.unread:
            message = f"no article has the slug {slug}"
            yield error("intake/unknown-story", message, frame.where, hint=nearest(slug, known.articles))
        elif article is not None and article.status is not Status.READY:
            message = f"{slug} has a frame, but its status is {article.status.value}; the frame stays open"
            hint = f"write `status: ready` into {article.where.path}, or give the frame to another story"
            yield warning("intake/held-copy", message, frame.where, hint=hint)
    if frame.ad and frame.ad not in known.ads:
        message = f"there is no advertisement {frame.ad} under `ads` in issue.yaml"
        yield error("intake/unknown-ad", message, frame.where, hint=nearest(frame.ad, known.ads))
    if frame.ad and frame.stories:
        message = f"the advertisement {frame.ad} and {', '.join(frame.stories)} are named for one frame"
        yield error("intake/ad-and-story", message, frame.where, hint="give the story a frame of its own")
