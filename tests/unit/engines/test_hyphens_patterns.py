"""Hyphenation patterns read late: the same breaks as pyphen's own reading gives."""

import random

import pyphen
import pytest

from stonehand.engines.hyphens import hyphen_points


@pytest.mark.parametrize("lang", ["en_GB", "nl_NL", "ca"])
def test_words_break_where_pyphen_breaks_them(lang: str) -> None:
    """Words made of the dictionary's own patterns, 300 of them, break at the same letters."""
    own = pyphen.HyphDict(pyphen.LANGUAGES[lang])
    chance = random.Random(lang)
    patterns = sorted(own.patterns)
    for _ in range(300):
        word = "".join(chance.sample(patterns, 2)).replace(".", "")
        expected = [int(place) for place in own.positions(word) if not place.data and 2 <= place <= len(word) - 3]
        assert list(hyphen_points(word, lang, 2, 3)) == expected
