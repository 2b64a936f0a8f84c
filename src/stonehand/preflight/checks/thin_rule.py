"""Hairlines in one ink."""

from collections.abc import Iterator

from stonehand.model.drawn import Shape
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_rule, printed
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the thinnest rule of each page in one ink that is under the profile's strength; a thin filled rectangle is one."""
    for page in looked.facts.pages:
        rules = [shape for shape in printed(page, Shape) if is_rule(shape) and len(shape.paint.inks) == 1]
        worst = lowest(rules, lambda shape: shape.strength, profile.limits.black_rule)
        if worst is not None:
            yield Seen(
                f"page {page.label} has a rule of {worst.value:.3g} pt{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} pt at least",
                on_page(looked, page, worst.item.area),
                "draw it stronger",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/thin-rule",
        "A rule is too thin for the press",
        "A hairline is thinner than the paper's fibres are wide apart: it breaks up, or does not reach the plate at all. Office "
        "printers draw it stronger than it is, so nobody sees it before.",
        "L1; IZ 0.25 pt, NIAD 1 pt; thin filled rectangles count as lines (GWG 2022)",
    ),
    Severity.WARNING,
    look,
    numbers=("black_rule",),
)
