"""pyphen: where a word of a language may be broken, after LibreOffice's patterns.

Only breaks that leave the letters as they are count; those that change a spelling (old German `ck`, Hungarian doubling)
are passed over, since no line of ours may change the copy.
"""

from functools import lru_cache

import pyphen


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
    return pyphen.Pyphen(lang=dictionary, left=after, right=before)
