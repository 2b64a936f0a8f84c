"""A page's content stream for readers: what is in the structure stays marked with its number, all else becomes an artifact.

WeasyPrint 70 marks text, pictures, grounds and borders, with an operator to a line. Left to be done here: a hyphen at a line's end
is told to be soft; white space that is not drawn is drawn, as a space beyond the end of its line, or told where its font has none
on the page; a text that is read otherwise than written is told; what was given a number but has no place in the structure, and
what was not marked at all, becomes an artifact (ISO 14289-1, 7.1).
"""

import codecs
import re
from collections.abc import Iterator, Mapping

from stonehand.press.reader.element import Mark
from stonehand.press.reader.letters import Letters, fonts_in, read_as, space_in

_MARKED = re.compile(rb"/[A-Za-z]+\n<</MCID (\d+)>>\nBDC\n(.*?)(?=EMC\b)", re.DOTALL)
_ENDS_TEXT = b"ET\n"

_TOLD = b"/Span <</MCID %d /ActualText <%s>>> BDC\n"
_SOFT = "\u00ad"
_KEPT = b"/Span <</MCID %d>> BDC\n"
_ARTIFACT = b"/Artifact BMC\n"
_ENDS = b"EMC"

_BEGINS_PATH = frozenset({b"m", b"re"})
_PAINTS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"})
_DRAWS = frozenset({b"sh", b"Do"})


def remark(content: bytes, kept: Mapping[int, Mark], letters: Letters, forms: frozenset[bytes]) -> bytes:
    """Give a content stream with every piece of it either in the structure or an artifact.

    `kept` is what the structure holds of the page, by number; `letters` what its fonts' codes stand for; `forms` names those that
    bring marked content of their own.
    """
    marked = _MARKED.sub(lambda found: _marked(found, kept, letters), content)
    return b"\n".join(_lines_marked(marked.split(b"\n"), forms))


def numbers_in(content: bytes) -> list[int]:
    """Give the numbers of marked content a stream draws."""
    return [int(found[1]) for found in _MARKED.finditer(content)]


def _marked(found: re.Match[bytes], kept: Mapping[int, Mark], letters: Letters) -> bytes:
    mark = kept.get(int(found[1]))
    if mark is None:
        return _ARTIFACT + found[2]
    drawn = _spaced(found[2], letters) if mark.gap else found[2]
    told = _told(mark, drawn, letters, gap=mark.gap and drawn == found[2])
    if told:
        return _TOLD % (mark.number, (codecs.BOM_UTF16_BE + told.encode("utf-16-be", "replace")).hex().encode()) + drawn
    return _KEPT % mark.number + drawn


def _told(mark: Mark, drawn: bytes, letters: Letters, *, gap: bool) -> str:
    """Give what must be told of a text beside drawing it: that a hyphen is soft, a `gap`, or letters that are read as others."""
    if mark.soft:
        return _SOFT
    if gap or not read_as(drawn, letters, mark.text):
        return f"{mark.text} " if mark.gap else mark.text
    return ""


def _spaced(drawn: bytes, letters: Letters) -> bytes:
    """Draw a space at the end of a text, if its font has one on this page."""
    fonts = fonts_in(drawn)
    space = space_in(letters.get(fonts[-1], {})) if fonts else None
    if space is None or not drawn.endswith(_ENDS_TEXT):
        return drawn
    return drawn.removesuffix(_ENDS_TEXT) + b"<%s> Tj\n" % space + _ENDS_TEXT


def _lines_marked(lines: list[bytes], forms: frozenset[bytes]) -> Iterator[bytes]:
    """Wrap what is painted outside all marked content; a path begins before it is painted."""
    depth, begun = 0, False
    for line in lines:
        operator = line.rpartition(b" ")[2]
        if operator in {b"BMC", b"BDC"}:
            depth += 1
        elif operator == _ENDS:
            depth -= 1
        begins = operator in _BEGINS_PATH or operator == b"BT"
        if depth == 0 and not begun and begins:
            begun = True
            yield _ARTIFACT.rstrip()
        if depth == 0 and operator in _DRAWS and line.partition(b" ")[0].lstrip(b"/") not in forms:
            yield from (_ARTIFACT.rstrip(), line, _ENDS)
            continue
        yield line
        if begun and (operator in _PAINTS or operator == b"ET"):
            begun = False
            yield _ENDS
