"""Colours in a content stream for readers: those in process inks are said in RGB, whatever way a style came to them.

WeasyPrint 70 sets a colour space and its colour together, each operator on a line of its own, and `DeviceCMYK` by its name.
"""

import re

from stonehand.model.press import light_of

_FOUR = rb"((?:-?[\d.]+ ){4})"
_INKED = re.compile(rb"^(?:/DeviceCMYK (?:cs|CS)\n%b(scn?|SCN?)|%b([kK]))$" % (_FOUR, _FOUR), re.MULTILINE)
_SET = re.compile(rb"^/(\S+) (?:cs|CS)$", re.MULTILINE)


def in_rgb(content: bytes) -> bytes:
    """Give a content stream without any colour in process inks."""
    return _INKED.sub(_light, content)


def spaces_set(content: bytes) -> set[str]:
    """Give the names of the colour spaces a stream sets."""
    return {f"/{found[1].decode('latin-1')}" for found in _SET.finditer(content)}


def _light(found: re.Match[bytes]) -> bytes:
    inks, operator = (found[1], found[2]) if found[1] else (found[3], found[4])
    cyan, magenta, yellow, black = map(float, inks.split())
    # a number in a PDF has no exponent
    red, green, blue = (round(channel, 4) for channel in light_of((cyan, magenta, yellow, black)))
    return b"%g %g %g %b" % (red, green, blue, b"RG" if operator.isupper() else b"rg")
