"""Scripts: which copy our own line breaker cannot set, by Unicode block.

Right-to-left scripts need the bidirectional algorithm (UAX 9); Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese break
lines where no space stands (UAX 14). Such copy goes through the engine.
"""

import re
import unicodedata

_LEFTWARDS = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff01-\uffdc\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_FOREIGN = re.compile(f"[{_LEFTWARDS}{_UNSPACED}]")
_WIDE = re.compile(f"[{_UNSPACED}]")
_FROM_RIGHT = frozenset({"ar", "fa", "he", "iw", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "syr"})
_WITHOUT_SPACES = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my", "yue"})


def is_foreign(text: str) -> bool:
    """Tell whether the text holds a character our line breaker is not made for."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def is_unspaced(character: str) -> bool:
    """Tell whether lines may end beside this character without a space."""
    return _WIDE.match(character) is not None


def runs_leftwards(lang: str) -> bool:
    """Tell whether a language (BCP 47) is written from the right."""
    return lang.split("-", maxsplit=1)[0].lower() in _FROM_RIGHT


def breaks_without_spaces(lang: str) -> bool:
    """Tell whether a language (BCP 47) is written without spaces that could end a line."""
    return lang.split("-", maxsplit=1)[0].lower() in _WITHOUT_SPACES


def starts_leftwards(text: str, *, otherwise: bool) -> bool:
    """Tell whether a paragraph runs from the right: by its first strong character, else as its story does (UAX 9, P2 and P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return otherwise
