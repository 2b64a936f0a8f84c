"""Strangers' words in Markdown: headlines, file names, edits, as text and as nothing else.

One function, for a line, a cell of a table, an element's text or an attribute alike. All that CommonMark, GitHub or HTML could
take for a sign is written as a character reference, which by CommonMark's rule never makes structure. A code host looks for
`@names`, `#numbers`, `:smileys:` and addresses in the finished text as well, where a reference helps no more: a space without
width parts them.
"""

import re
import unicodedata

LONGEST = 500
"""Characters of one text that are shown: enough for any sentence of ours, and an article pasted into a headline ends."""

_SIGNS = frozenset('\\`*_{}[]<>|~&"$')
_AT_BEGINNING = frozenset("#+-=:")
"""Signs that only a line that begins with them makes something of: a heading, a list, a rule."""

_LIGATURES = frozenset("\u00ad\u200c\u200d")
"""Unseen characters that copy may well hold: soft hyphen, and what joins letters and parts them."""

_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_NUMBERED = re.compile(r"\d+[.)]")
_PARTED = re.compile(r"(?<=[@#!~%$^])(?=\S)|(?<=&)(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE)
_SMILEY = re.compile(r"(?<=:)(?=[\w+-]+:)")
_NO_WIDTH = "\u200b"


def plain(text: str, longest: int = LONGEST) -> str:
    """Give text as Markdown, or HTML, that shows it: on one line, control characters made visible, cut where it is too long."""
    return _referred(_SMILEY.sub(_NO_WIDTH, _seen(text, longest)))


def code(text: str) -> str:
    """Give text such as a path as code, where a host looks for no smiley: `a.md:3:1` can be taken out whole."""
    return f"<code>{_referred(_seen(text, LONGEST))}</code>"


def _seen(text: str, longest: int) -> str:
    line = " ".join(text.split())
    cut = line if len(line) <= longest else f"{line[: longest - 1]}…"
    return "".join(_visible(sign) for sign in cut)


def _referred(line: str) -> str:
    number = _NUMBERED.match(line)
    parted = _PARTED.sub(_NO_WIDTH, line)
    first = number.end() - 1 if number else 0 if parted[:1] in _AT_BEGINNING else -1
    return "".join(_reference(sign) if sign in _SIGNS or at == first else sign for at, sign in enumerate(parted))


def _visible(sign: str) -> str:
    hidden = unicodedata.category(sign) in _HIDDEN and sign not in _LIGATURES
    return sign.encode("unicode_escape", "backslashreplace").decode() if hidden else sign


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};"
