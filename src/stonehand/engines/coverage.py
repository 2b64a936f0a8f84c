"""Which characters of a text a face cannot show.

A character the first family of a stack lacks is drawn from another face without a word, or as an empty box (measured on Pango
1.50 with a closed set). The rule is therefore Pango's own: the character map chooses a face; spaces, format and control
characters and variation selectors never do, since HarfBuzz makes them itself (U+00A0, U+2007, U+2009, U+202F and U+3000 were
tried on a face that lacks them), while a missing hyphen U+2010 or U+2011 does.
"""

import unicodedata
from functools import lru_cache

import uharfbuzz as hb

from stonehand.model.type import Face

_NEVER_CHOOSE_A_FACE = frozenset({"Cc", "Cf", "Zs"})
_DRAWN = frozenset("\u1680\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""A space and format characters that leave a mark: the Ogham space, number signs and the like of Arabic and Syriac."""


def lacking(text: str, face: Face) -> tuple[str, ...]:
    """Give the characters of the text that the face cannot show, each once, in the order they come."""
    strange = set(text) - _covered(face)
    if not strange:
        return ()
    return tuple(character for character in dict.fromkeys(text) if character in strange and _chooses(character))


@lru_cache(maxsize=128)
def _covered(face: Face) -> frozenset[str]:
    return frozenset(map(chr, hb.Face(face.data).unicodes))


@lru_cache(maxsize=1024)
def _chooses(character: str) -> bool:
    if character in _DRAWN:
        return True
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return not selector and unicodedata.category(character) not in _NEVER_CHOOSE_A_FACE
