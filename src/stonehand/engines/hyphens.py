"""pyphen: where a word of a language may be broken, after LibreOffice's patterns.

Only breaks that leave the letters as they are count; those that change a spelling (old German `ck`, Hungarian doubling)
are passed over, since no line of ours may change the copy.

Patterns are read when a word first meets them: reading all of German's 66,000 took 0.6 s, of which a paper needs 3,000.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyphen

_COMMENTS = re.compile(r"[%#]|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN")
_CODE = re.compile(r"\^{2}([0-9a-f]{2})")
_MARKS = re.compile("[1-9]")
_NO_DIGITS = str.maketrans("", "", "0123456789")


def dictionary_for(lang: str) -> str | None:
    """Give the name of the patterns for a BCP 47 tag: those of its region, else of its language, else none."""
    found: str | None = pyphen.language_fallback(lang.replace("-", "_"))
    return found


def hyphen_points(word: str, dictionary: str, after: int, before: int) -> tuple[int, ...]:
    """Give the places inside the word where it may be broken, at least `after` letters in and `before` from its end."""
    places = _patterns(dictionary, after, before).positions(word)
    return tuple(int(place) for place in places if not getattr(place, "data", None))


@lru_cache(maxsize=32)
def _patterns(dictionary: str, after: int, before: int) -> pyphen.Pyphen:
    path = pyphen.LANGUAGES[dictionary]
    if path not in pyphen.hdcache:
        pyphen.hdcache[path] = _Dictionary(path)
    return pyphen.Pyphen(lang=dictionary, left=after, right=before)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc] # pyphen has no types
    """pyphen's dictionary, but for the reading of its file."""

    def __init__(self, path: Path) -> None:
        encoding, _, lines = path.read_bytes().partition(b"\n")
        name = encoding.decode().strip()
        text = lines.decode("cp1251" if name.lower() == "microsoft-cp1251" else name)
        patterns = map(str.strip, _CODE.sub(lambda code: chr(int(code[1], 16)), text).split("\n"))
        self.patterns = _Patterns(
            (written.translate(_NO_DIGITS), pattern)
            for pattern in patterns
            if not _COMMENTS.match(pattern) and _MARKS.search(written := _cut(pattern)[0])
        )
        self.cache: dict[str, list[Any]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Patterns(dict[str, Any]):
    """Patterns by their letters, as written until they are asked for."""

    def get(self, letters: str, default: Any = None) -> Any:  # noqa: ANN401 - a pattern as pyphen wants it
        pattern = super().get(letters, default)
        if isinstance(pattern, str):
            pattern = self[letters] = _read(pattern)
        return pattern


def _read(pattern: str) -> tuple[int, tuple[int, ...]]:
    """Give how far in a pattern's values begin and the values, without zeros at the ends."""
    written, change = _cut(pattern)
    value = pyphen.AlternativeParser(written, change) if change else int
    values = [value(digit or "0") for digit, _ in pyphen.parse(written)]
    marked = [place for place, number in enumerate(values) if number]
    return marked[0], tuple(values[marked[0] : marked[-1] + 1])


def _cut(pattern: str) -> tuple[str, str]:
    """Part a pattern from the change of spelling it asks for."""
    if "/" not in pattern or "=" not in pattern:
        return pattern, ""
    written, _, change = pattern.partition("/")
    return written, change
