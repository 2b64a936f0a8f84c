"""What a page draws, as it is gathered: runs of text on one line become one, and there is an end to it."""

from dataclasses import dataclass, field, replace

from stonehand.engines.pdf_facts.faces import Face
from stonehand.model.drawn import Area, Drawn, Text
from stonehand.model.facts import Font
from stonehand.model.units import Mm

MOST_DRAWN = 20_000
MOST_STEPS = 1_000_000

_WIDEST_GAP = 1.0
"""In heights of the line: more than a space ever is, less than from column to column."""

_LEVEL = 0.02


class Enough(Exception):
    """A page draws more than anybody would look at."""


@dataclass(slots=True)
class Canvas:
    """All that was drawn so far, and the fonts it was drawn with; `whole` ends when something could not be read."""

    drawn: list[Drawn] = field(default_factory=list)
    faces: dict[Face, None] = field(default_factory=dict)
    whole: bool = True
    steps: int = 0

    def add(self, item: Drawn) -> None:
        """Take something that was drawn."""
        if len(self.drawn) >= MOST_DRAWN:
            raise Enough
        self.drawn.append(item)

    def text(self, item: Text) -> None:
        """Take a run of text, and join it to the one before where both make one line."""
        last = self.drawn[-1] if self.drawn else None
        if isinstance(last, Text) and _one_line(last, item):
            self.drawn[-1] = replace(last, area=_round_both(last.area, item.area))
        else:
            self.add(item)

    def step(self, steps: int = 1) -> None:
        """Count an operator, or what takes as long as several."""
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise Enough

    def draws_with(self, face: Face) -> None:
        """Remember a font that something was drawn with."""
        self.faces[face] = None

    def fonts(self) -> tuple[Font, ...]:
        """Give the fonts drawn with, each once."""
        return tuple(dict.fromkeys(face.told() for face in self.faces))


def _one_line(last: Text, item: Text) -> bool:
    one, other = last.area, item.area
    if (
        last.font != item.font
        or last.paint != item.paint
        or abs(last.size - item.size) > _LEVEL
        or (last.overprint, last.hidden) != (item.overprint, item.hidden)
    ):
        return False
    level = abs(one.top - other.top) <= _LEVEL and abs(one.bottom - other.bottom) <= _LEVEL
    gap = max(other.left - one.right, one.left - other.right)
    return level and gap <= _WIDEST_GAP * (one.bottom - one.top)


def _round_both(one: Area, other: Area) -> Area:
    return Area(
        Mm(min(one.left, other.left)),
        one.top,
        Mm(max(one.right, other.right)),
        one.bottom,
    )
