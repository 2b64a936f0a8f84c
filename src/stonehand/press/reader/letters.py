"""What the codes of a page's fonts stand for, and so what a text that is drawn is read as.

WeasyPrint 70 lets a glyph stand for the first characters it was drawn for, and draws from left to right: where two characters share
a glyph, or a text runs from right to left, what is read is not what was written, and has to be told beside it.
"""

import re
from collections.abc import Mapping

from pikepdf import Object, Stream

Letters = Mapping[bytes, Mapping[bytes, str]]
"""By a font's name in the page's resources, and by code in four hexadecimal digits."""

_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHAR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]*)>")
_SHOWN = re.compile(rb"/(\S+) \S+ Tf\b|<([0-9a-fA-F]+)>")
_UNSEEN = {ord(character): None for character in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"}
_DIGITS = 4


def letters_of(fonts: Mapping[str, Object]) -> Letters:
    """Read what the codes of fonts stand for."""
    return {name.lstrip("/").encode(): _letters(font) for name, font in fonts.items()}


def space_in(letters: Mapping[bytes, str]) -> bytes | None:
    """Give the code of a font's space, if it has one."""
    return next((code for code, letter in letters.items() if letter in {" ", "\u00a0"}), None)


def fonts_in(drawn: bytes) -> list[bytes]:
    """Give the names of the fonts a text is drawn in, in order."""
    return [found[1] for found in _SHOWN.finditer(drawn) if found[1]]


def read_as(drawn: bytes, letters: Letters, text: str) -> bool:
    """Tell whether what is drawn is read as this text, or nothing is, since the text is hidden; white space and what has no shape
    are left aside.
    """
    font: Mapping[bytes, str] | None = None
    read: list[str] = []
    for found in _SHOWN.finditer(drawn):
        if found[1]:
            font = letters.get(found[1], {})
        else:
            codes = (found[2][at : at + _DIGITS].lower() for at in range(0, len(found[2]), _DIGITS))
            read += ((font or {}).get(code, "") for code in codes)
    return font is None or _bare("".join(read)) == _bare(text)


def _letters(font: Object) -> dict[bytes, str]:
    told = font.get("/ToUnicode")
    content = told.read_bytes() if isinstance(told, Stream) else b""
    return {
        code.lower(): bytes.fromhex(written.decode()).decode("utf-16-be", "replace")
        for part in _CHARS.findall(content)
        for code, written in _CHAR.findall(part)
    }


def _bare(text: str) -> str:
    return "".join(text.translate(_UNSEEN).split())
