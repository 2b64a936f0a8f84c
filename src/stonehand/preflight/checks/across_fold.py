"""Pictures that go on across the fold onto another sheet."""

from collections.abc import Iterator
from itertools import pairwise

from stonehand.model.drawn import Drawn, Shape, Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import TOUCH, Leaf, distances, leaves
from stonehand.preflight.printed import all_printed, what


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find facing pages, the centre apart, where both have art that reaches the fold at one height."""
    book = list(leaves(looked, profile))
    for left, right in pairwise(book):
        if right.recto and not right.double and not left.double and not right.at_centre:
            met = next(_meeting(left, right), None)
            if met is not None:
                yield Seen(
                    f"{what(met)} runs across the fold from page {left.page.label} to page {right.page.label}, "
                    "which are two sheets",
                    on_page(looked, left.page, met.area),
                    "keep art that goes across the fold to the centre pages, or end it before the fold",
                )


def _meeting(left: Leaf, right: Leaf) -> Iterator[Drawn]:
    others = [item.area for item in _art(right)]
    for item in _art(left):
        area = item.area
        if any(min(area.bottom, other.bottom) - max(area.top, other.top) > TOUCH for other in others):
            yield item


def _art(leaf: Leaf) -> Iterator[Drawn]:
    for item in all_printed(leaf.page):
        is_ink = not isinstance(item, Text) and not (isinstance(item, Shape) and item.paint.is_white)
        if is_ink and distances(item.area, leaf.page)[leaf.spine] <= TOUCH:
            yield item


CHECK = Check(
    Fault(
        "preflight/across-fold",
        "Art crosses the fold between two sheets",
        "Only the two centre pages are one piece of paper. Everywhere else the halves are printed apart, in other positions and "
        "often with a shade of difference, and a face across the fold no longer meets.",
        "G8; Newspaper Club and paypernews: across the fold on the centre spread only",
    ),
    Severity.WARNING,
    look,
)
