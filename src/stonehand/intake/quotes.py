"""Straight quotes, turned: which marks a language uses, and which straight mark opens, closes or is an apostrophe.

In comes a paragraph's text, out go the replacements for single characters of it. The marks are those of the CLDR
(`delimiters`) but for French and Spanish newspapers, which nest “ ” in « ». A mark whose sense is unclear stays straight:
`6"` may be inches.
"""
# ruff: noqa: RUF001 - the marks of typography are what this module is about

import re
from dataclasses import dataclass

NARROW = "\u202f"
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a language: what opens and closes for a straight double and a straight single mark."""

    double: tuple[str, str]
    single: tuple[str, str]


def marks_of(lang: str) -> Marks:
    """Give the marks of a BCP 47 tag: the whole tag's, its language's, or the English ones."""
    return _MARKS.get(lang.lower()) or _MARKS.get(lang.lower().split("-", maxsplit=1)[0]) or _MARKS["en"]


def turn_quotes(text: str, marks: Marks) -> dict[int, str]:
    """Decide on every straight quote of a paragraph; what is left out of the answer stays as it stands."""
    turned: dict[int, str] = {}
    depth = {'"': 0, "'": 0}
    for match in _STRAIGHT.finditer(text):
        at = match.start()
        sense = _sense(text, at, depth)
        if sense == "open":
            depth[text[at]] += 1
        elif sense == "close":
            depth[text[at]] = max(0, depth[text[at]] - 1)
        if sense != "leave":
            turned[at] = _glyph(text[at], sense, marks)
    return turned


def _glyph(mark: str, sense: str, marks: Marks) -> str:
    if sense == "apostrophe":
        return "’"
    pair = marks.double if mark == '"' else marks.single
    return pair[0] if sense == "open" else pair[1]


def _sense(text: str, at: int, depth: dict[str, int]) -> str:
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if _UNTOUCHED.search(before + after):
        return "leave"
    if text[at] == '"':
        return _double(before, after, is_open=depth['"'] > 0)
    return _single(text, at, is_open=depth["'"] > 0)


def _double(before: str, after: str, *, is_open: bool) -> str:
    if _DIGIT.fullmatch(before) and not is_open:
        return "leave"
    if _opens(before) and not _ends(after):
        return "open"
    if _ends(after) and not _opens(before):
        return "close"
    return "close" if is_open else "open"


def _single(text: str, at: int, *, is_open: bool) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _DIGIT.fullmatch(before) and not is_open and not after.isalpha():
        return "leave"
    if before.isalnum() and after.isalnum():
        return "apostrophe"
    if _opens(before) and not _ends(after):
        clipped = _CLIPPED.match(text, at)
        return "apostrophe" if clipped or not _CLOSES_LATER.search(text, at + 1) else "open"
    return "close" if is_open else "apostrophe"


def _opens(before: str) -> bool:
    return not before or before.isspace() or before in _OPENING


def _ends(after: str) -> bool:
    return not after or after.isspace() or after in _CLOSING


_STRAIGHT = re.compile("[\"']")
_DIGIT = re.compile("[0-9]")
_OPENING = "([{<«»„“‚‘¿¡—–-/\"'=…"
_CLOSING = ")]}>»«”’“‘.,;:!?…—–-/\"'"
_UNTOUCHED = re.compile("[\u0590-\u08ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufeff\uff00-\uffef]")
_CLOSES_LATER = re.compile(r"(?<=[^\s(\[{])'(?![\w'])")
_CLIPPED = re.compile(
    r"'(?:n'(?=\W)|(?:\d\ds?|tis|twas|twere|twill|em|n|cause|til|till|bout|round|ere|cos|s|t|k|m|ne|nen|ner|un)\b(?!'))",
    re.IGNORECASE,
)

_MARKS = {
    "en": Marks(("“", "”"), ("‘", "’")),
    "de": Marks(("„", "“"), ("‚", "‘")),
    "de-ch": Marks(("«", "»"), ("‹", "›")),
    "de-li": Marks(("«", "»"), ("‹", "›")),
    "fr": Marks((f"«{NARROW}", f"{NARROW}»"), ("“", "”")),
    "fr-ca": Marks((f"«{NO_BREAK}", f"{NO_BREAK}»"), ("“", "”")),
    "fr-ch": Marks(("«", "»"), ("‹", "›")),
    "es": Marks(("«", "»"), ("“", "”")),
    "ca": Marks(("«", "»"), ("“", "”")),
    "gl": Marks(("«", "»"), ("“", "”")),
    "eu": Marks(("«", "»"), ("“", "”")),
    "it": Marks(("«", "»"), ("“", "”")),
    "it-ch": Marks(("«", "»"), ("‹", "›")),
    "pt-pt": Marks(("«", "»"), ("“", "”")),
    "pl": Marks(("„", "”"), ("‚", "’")),
    "cs": Marks(("„", "“"), ("‚", "‘")),
    "sk": Marks(("„", "“"), ("‚", "‘")),
    "sl": Marks(("„", "“"), ("‚", "‘")),
    "hr": Marks(("„", "“"), ("‚", "‘")),
    "sr": Marks(("„", "“"), ("‚", "‘")),
    "bg": Marks(("„", "“"), ("‚", "‘")),
    "mk": Marks(("„", "“"), ("‚", "‘")),
    "is": Marks(("„", "“"), ("‚", "‘")),
    "lt": Marks(("„", "“"), ("‚", "‘")),
    "et": Marks(("„", "“"), ("‚", "‘")),
    "hu": Marks(("„", "”"), ("»", "«")),
    "ro": Marks(("„", "”"), ("«", "»")),
    "sv": Marks(("”", "”"), ("’", "’")),
    "fi": Marks(("”", "”"), ("’", "’")),
    "da": Marks(("”", "”"), ("’", "’")),
    "nb": Marks(("«", "»"), ("‘", "’")),
    "nn": Marks(("«", "»"), ("‘", "’")),
    "no": Marks(("«", "»"), ("‘", "’")),
    "ru": Marks(("«", "»"), ("„", "“")),
    "uk": Marks(("«", "»"), ("„", "“")),
    "be": Marks(("«", "»"), ("„", "“")),
    "el": Marks(("«", "»"), ("“", "”")),
    "sq": Marks(("“", "”"), ("‘", "’")),
}
