"""White space between lines: what a line's end stands for when the text is read in one piece (ISO 32000-1, 14.8.2.5).

A line ends without a space being drawn, so that the last word of one and the first of the next would be read as one. Each end of a
line that parts two words is given a gap; none stands after a hyphen of ours, inside a compound at the copy's own hyphen or
dash, or between characters of a script that has no spaces.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from stonehand.press.reader.element import Element, Mark, marks_of

_JOINS = ("-", "\u2010", "\u2011", "\u2013", "\u2014", "/")
_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TD", "TH", "Note"})


def with_gaps(element: Element) -> Element:
    """Give the same structure with a gap wherever white space is not drawn, and without content that is nothing else."""
    if element.role in _BLOCKS:
        return _filled(element, iter(_gapped(tuple(marks_of(element)))))
    return replace(element, kids=tuple(with_gaps(kid) if isinstance(kid, Element) else kid for kid in element.kids))


def _gapped(marks: tuple[Mark, ...]) -> Iterator[Mark | None]:
    """Give each mark with its gap, or `None` for one that was white space alone and gave its place to a gap before it."""
    for mark, after in zip(marks, (*marks[1:], None), strict=True):
        if mark.text and not mark.text.strip():
            yield None
        elif after is None:
            yield mark
        else:
            blank = bool(after.text) and not after.text.strip()
            yield replace(mark, gap=blank or (mark.ends and _parts(mark, after)))


def _parts(mark: Mark, after: Mark) -> bool:
    before, first = mark.text, after.text[:1]
    if mark.soft or not before.strip() or before[-1:].isspace() or first.isspace():
        return False
    if not mark.parted and before.endswith(_JOINS) and not before[:-1].endswith(" ") and len(before) > 1:
        return False
    return not (_unspaced(before[-1:]) and _unspaced(first))


def _unspaced(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"


def _filled(element: Element, marks: Iterator[Mark | None]) -> Element:
    kids: list[Element | Mark] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_filled(kid, marks))
        elif (mark := next(marks)) is not None:
            kids.append(mark)
    return replace(element, kids=tuple(kids))
