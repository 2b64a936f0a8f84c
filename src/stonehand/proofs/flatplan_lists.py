"""The lists below a flatplan: what stands nowhere, what is held, what has too many lines, which advertisements fell out.

A list that is empty says so: nothing to see is news as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Label, Shape
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp
from stonehand.model.units import Dots
from stonehand.proofs.palette import BODY, INK, MARGIN, MUTED, RULE

_LEAST_WIDTH, _BETWEEN, _HANG = 260, 36, 4


@dataclass(frozen=True, slots=True)
class Listed:
    """A list under its title: names, each with what is told of it."""

    title: str
    entries: tuple[tuple[str, str], ...]


def lists_of(issue: Issue, layout: Layout, makeup: MakeUp) -> tuple[Listed, ...]:
    """Gather the lists of an issue as it was made up."""
    placed = {part.slug for page in makeup.pages for part in page.parts}
    over = dict(makeup.overset)
    homeless = [story for story in issue.stories if story.slug not in placed]
    return (
        Listed("Unplaced", tuple((story.slug, _unplaced(over.get(story.slug, 0), story.words)) for story in homeless)),
        Listed("Held", tuple((story.slug, story.status.value) for story in issue.held)),
        Listed("Overset", tuple((slug, _over(lines, layout)) for slug, lines in makeup.overset if slug in placed)),
        Listed("Advertisements out", tuple(_ads_out(issue, makeup))),
    )


def draw_lists(easel: Easel, lists: Sequence[Listed], top: int, width: int) -> tuple[tuple[Label | Shape, ...], int]:
    """Set lists side by side, as many as have room; give what is drawn and the first pixel below."""
    room = width - 2 * MARGIN
    columns = max(1, min(len(lists), (room + _BETWEEN) // (_LEAST_WIDTH + _BETWEEN)))
    measure = (room - (columns - 1) * _BETWEEN) // columns
    items: list[Label | Shape] = []
    for first in range(0, len(lists), columns):
        drawn = [
            _list(easel, listed, MARGIN + place * (measure + _BETWEEN), top, measure)
            for place, listed in enumerate(lists[first : first + columns])
        ]
        items += [item for one in drawn for item in one]
        top = max(item.top + item.height for item in items) + 24
    return tuple(items), top


def _list(easel: Easel, listed: Listed, left: int, top: int, measure: int) -> list[Label | Shape]:
    title = easel.label(left, top, listed.title, BODY, bold=True, room=measure)
    count = easel.label(
        title.left + title.width + 8, top, str(len(listed.entries) or ""), BODY, colour=MUTED, room=measure
    )
    rule = Shape(Dots(left), Dots(top + title.height + 2), Dots(measure), Dots(1), RULE)
    items: list[Label | Shape] = [title, *([count] if count.text else []), rule]
    below = rule.top + 6
    for name, told in listed.entries or (("none", ""),):
        for text, colour in _lines(easel, name, told, measure, empty=not listed.entries):
            label = easel.label(left, below, text, BODY, colour=colour)
            items.append(label)
            below += label.height
        below += _HANG
    return items


def _lines(easel: Easel, name: str, told: str, measure: int, *, empty: bool) -> Iterator[tuple[str, str]]:
    """Set a name and what is told of it on one line where they fit, else the one below the other."""
    whole = f"{name}   {told}".rstrip()
    if easel.measure(whole, BODY) <= measure:
        yield whole, MUTED if empty else INK
        return
    for line in easel.wrap(name, BODY, measure):
        yield line, INK
    for line in easel.wrap(told, BODY, measure):
        yield line, MUTED


def _unplaced(lines: int, words: int) -> str:
    return f"{words} words, {lines} lines" if lines else f"{words} words"


def _over(lines: int, layout: Layout) -> str:
    return (
        f"+{lines} {'line' if lines == 1 else 'lines'}, {lines * layout.grid.column_centimetres_per_line:.1f} column cm"
    )


def _ads_out(issue: Issue, makeup: MakeUp) -> Iterator[tuple[str, str]]:
    standing = {placed.ad.id for page in makeup.pages for placed in page.ads}
    for ad in issue.ads:
        if ad.id not in standing:
            page = f", booked for {ad.page}" if ad.page else ""
            yield ad.id, f"{ad.width:g} x {ad.height:g} mm{page}, {'pulled' if ad.pulled else 'no place'}"
