"""Thin rules in two or more inks, or in white on ink."""

from collections.abc import Iterator

from stonehand.model.drawn import Shape
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.ground import grounds
from stonehand.preflight.printed import in_words, is_rule
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the thinnest rule of each page that needs several plates to meet; white on paper needs none."""
    for page in looked.facts.pages:
        rules = [
            shape for shape, ground in grounds(page, Shape, _in_register) if ground.shows or not shape.paint.is_white
        ]
        worst = lowest(rules, lambda shape: shape.strength, profile.limits.ink_rule)
        if worst is not None:
            paint = worst.item.paint
            yield Seen(
                f"page {page.label} has a rule of {worst.value:.3g} pt in {'white' if paint.is_white else in_words(paint)}"
                f"{worst.and_more}; {profile.name} wants {worst.number:g} pt at least",
                on_page(looked, page, worst.item.area),
                "draw it stronger, or in one ink",
                worst.level,
            )


def _in_register(shape: Shape) -> bool:
    return is_rule(shape) and len(shape.paint.inks) != 1


CHECK = Check(
    Fault(
        "preflight/thin-ink-rule",
        "A thin rule is printed in several inks, or in white",
        "Its plates would have to meet within its own strength, and they do not. A coloured rule falls apart into several, a white "
        "one closes.",
        "L2; GWG 2022 R0018 and R0019 0.25 pt; NIAD and TCM 1.5 pt, IZ 0.4 pt in white",
    ),
    Severity.WARNING,
    look,
    numbers=("ink_rule",),
)
