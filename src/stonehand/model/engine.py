"""What an outside typesetter is asked for: matter we do not set ourselves (tables, right-to-left and CJK copy), line by
line.
"""

from dataclasses import dataclass
from typing import Protocol

from stonehand.model.units import Pt


@dataclass(frozen=True, slots=True)
class EngineLine:
    """One line the engine set in the element marked `data-b="<block>"`.

    `start` and `stop` are characters of the element's text content; `hyphen` tells that the engine ended the line with one
    of its own. `x`, `width`, `top` and `height` are points from the page's left and top edge.
    """

    block: str
    start: int
    stop: int
    hyphen: bool
    x: Pt
    width: Pt
    top: Pt
    height: Pt


@dataclass(frozen=True, slots=True)
class EngineBox:
    """The border box of the element marked `data-box="<name>"`, in points from the page's left and top edge."""

    name: str
    x: Pt
    top: Pt
    width: Pt
    height: Pt


@dataclass(frozen=True, slots=True)
class EngineMatter:
    """What the engine made of one document: its lines in document order, and its boxes."""

    lines: tuple[EngineLine, ...]
    boxes: tuple[EngineBox, ...]


class Typesetter(Protocol):
    """The port through which galleys ask the engine; it runs in a child process with limits."""

    def set_matter(self, html: str) -> EngineMatter:
        """Lay out a whole HTML document on one page and read its lines back.

        Raises:
            EngineFailed: the engine broke down, or ran out of its time or memory.
        """
        ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF as it is seen: label, trim in points, and how many fields and notes that would print lie over it."""

    label: str
    width: float
    height: float
    overlaid: int = 0
