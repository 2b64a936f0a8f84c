"""Text that runs into the fold."""

from collections.abc import Iterator

from stonehand.model.drawn import Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import Leaf, distances, leaves
from stonehand.preflight.printed import printed
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the text of each page that is nearest to its spine; the centre is one piece of paper."""
    for leaf in leaves(looked, profile):
        near = [] if leaf.at_centre else [(text, _from_fold(text, leaf)) for text in printed(leaf.page, Text)]
        worst = lowest(near, lambda one: one[1], profile.limits.fold)
        if worst is not None:
            yield Seen(
                f"text is {worst.value:.1f} mm from the fold, at the {leaf.spine} of page {leaf.page.label}{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} mm",
                on_page(looked, leaf.page, worst.item[0].area),
                "move it away from the fold",
                worst.level,
            )


def _from_fold(text: Text, leaf: Leaf) -> float:
    return max(0.0, distances(text.area, leaf.page)[leaf.spine])


CHECK = Check(
    Fault(
        "preflight/fold",
        "Text runs into the fold",
        "Newspapers are folded, not bound, and no two folds lie at the same place. Letters near it are bent round the edge or "
        "lost between the pages.",
        "G7; Union Druck: 10 mm to the fold; Creps: at least 0.25 in at the inner edge",
    ),
    Severity.WARNING,
    look,
    numbers=("fold",),
)
