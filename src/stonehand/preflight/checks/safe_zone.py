"""Ink nearer to the edge of the page than the press can hold."""

from collections.abc import Iterator

from stonehand.model.drawn import Drawn, Shape, Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import TOUCH, Leaf, distances, leaves
from stonehand.preflight.printed import all_printed, what
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find what is nearest to an edge on each page. The spine is left to the rules of the fold: ink may print there."""
    for leaf in leaves(looked, profile):
        near = [
            (item, side, inside) for item in all_printed(leaf.page) for side, inside in _inside(item, leaf, profile)
        ]
        worst = lowest(near, lambda one: one[2], profile.limits.safe)
        if worst is not None:
            item, side, _inside_by = worst.item
            yield Seen(
                f"{what(item)} is {worst.value:.1f} mm from the {side} edge of page {leaf.page.label}{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} mm",
                on_page(looked, leaf.page, item.area),
                "move it in, or make it smaller",
                worst.level,
            )


def _inside(item: Drawn, leaf: Leaf, profile: PressProfile) -> Iterator[tuple[str, float]]:
    """Give how far ink is inside each edge but the spine; what runs over an edge that has bleed is meant to."""
    if isinstance(item, Text | Shape) and item.paint.is_white:
        return
    bleed = leaf.sides(profile.bleed)
    for side, inside in distances(item.area, leaf.page).items():
        if side != leaf.spine and not (bleed[side] > 0 and inside <= TOUCH):
            yield side, max(0.0, inside)


CHECK = Check(
    Fault(
        "preflight/safe-zone",
        "Ink is too near to the edge",
        "The web wanders by millimetres and grippers hold the paper at its border. What stands there is cut off, smeared or not "
        "printed at all, on some copies and not on others.",
        "G6; Newspaper Club 15 mm, Lehtitehdas 10 mm at top, bottom and outside while the inner edge can be used, Creps 0.25 "
        "in",
    ),
    Severity.ERROR,
    look,
    numbers=("safe",),
)
