"""Copy cut into words: what a paragraph's runs offer to the line breaker.

In come runs of text, out a `Copy`: the text without its soft hyphens, the cut of every stretch of it, and the places where
a line may end, each with its price. A word is what stands between two plain spaces; a no-break space is part of its word.
Prices are in Knuth and Plass's penalties (The TeXbook, chapter 14); those for names and second parts of compounds are ours.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from stonehand.engines.hyphens import hyphen_points
from stonehand.galleys.case import Cut, TypeCase, cut_of, missing, steps, width
from stonehand.model.article import Runs
from stonehand.model.galley import Piece
from stonehand.model.type import Setting, TypeStyle

HYPHEN = "\u2010"

_PRICE_HYPHEN = 300.0
_PRICE_NAME = 530.0
_PRICE_COMPOUND = 400.0
_PRICE_STUB = 200.0
_STUB = 2
"""Letters before a hyphen that look like a word of their own, such as el- or au-."""
_PRICE_AT_MARK = 20.0
_PRICE_IN_ADDRESS = 40.0

_LETTERS = re.compile(r"[^\W\d_]+(?:[\u2019'][^\W\d_]+)*")
_MARKS = re.compile(r"(?<=\w)[-\u2010\u2013\u2014/](?=\w)|(?<=\w)\u2014(?=\W?\w)")
_ADDRESS = re.compile(
    r"^\W*(?:https?://|www\.)\S|^\W*[\w.+-]+@[\w-]+\.\w|^\W*(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?\W*$", re.IGNORECASE
)
_ADDRESS_MARKS = re.compile(r"[/.?&=\-_@#~%](?=[^/.?&=\-_@#~%])")
_CLINGS = re.compile(r"^[\u2013\u2014\u2026!?:;,.\u00bb\u201d\u2019)\]%\u00b0]+$")


class Shape(NamedTuple):
    """A word as the breaker sees it: advance, characters tracking follows, and the breaks inside it.

    A break is (offset, advance before it with its hyphen, characters before, advance after, price, hyphen added).
    """

    width: float
    steps: int
    breaks: tuple[tuple[int, float, int, float, float, bool], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `stop` of a copy, in one cut."""

    start: int
    stop: int
    cut: Cut
    link: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph's text ready for breaking; `soft` holds the places where the author allowed a hyphen, `free` a bare break."""

    text: str
    stretches: tuple[Stretch, ...]
    soft: frozenset[int]
    free: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rules:
    """How words may break: the language's pattern dictionary (`None`: not at all) and the layout's limits.

    `names_cost` prices words with a capital higher, which is right where nouns have none.
    """

    dictionary: str | None
    setting: Setting
    names_cost: bool


def copy_of(case: TypeCase, style: TypeStyle, runs: Runs, lang: str) -> Copy:
    """Make runs ready for breaking: the cut of each stretch, soft hyphens and zero-width spaces taken out and noted."""
    text = ""
    stretches = []
    soft: set[int] = set()
    free: set[int] = set()
    for run in runs:
        start = len(text)
        text += _without_marks(run.text, start, soft, free)
        if len(text) > start:
            stretches.append(Stretch(start, len(text), cut_of(case, style, run.emphasis, lang), run.link))
    return Copy(text, tuple(stretches), frozenset(soft), frozenset(free))


def pieces_of(copy: Copy, start: int, stop: int) -> tuple[Piece, ...]:
    """Slice a copy into the pieces of a line; the emphasis is what the cut can show."""
    return tuple(
        Piece(copy.text[max(start, part.start) : min(stop, part.stop)], part.cut.emphasis, part.link)
        for part in copy.stretches
        if part.start < stop and part.stop > start
    )


def width_of(copy: Copy, start: int, stop: int) -> float:
    """Give the advance of a slice of a copy in points, its spaces at their own width."""
    if len(copy.stretches) == 1:
        return width(copy.stretches[0].cut, copy.text[start:stop])
    return sum(
        width(part.cut, copy.text[max(start, part.start) : min(stop, part.stop)])
        for part in copy.stretches
        if part.start < stop and part.stop > start
    )


def cut_at(copy: Copy, place: int) -> Cut:
    """Give the cut of the character at a place; the last one's at the end."""
    return next((part.cut for part in copy.stretches if place < part.stop), copy.stretches[-1].cut)


def shape_of(copy: Copy, start: int, stop: int, rules: Rules) -> Shape:
    """Shape the word between two places of a copy; words in one cut without soft hyphens are remembered by it."""
    word = copy.text[start:stop]
    cut = cut_at(copy, start)
    whole = len(copy.stretches) == 1 or cut is cut_at(copy, stop - 1)
    plain = whole and not copy.soft and not copy.free
    if plain:
        known = cut.words.get(word)
        if isinstance(known, Shape):
            return known
    shape = _shape(copy, start, stop, _breaks(copy, start, word, rules))
    if plain:
        cut.words[word] = shape
    return shape


def clings(word: str) -> bool:
    """Tell whether a word may not begin a line: a spaced dash, or a mark that belongs to the word before."""
    return _CLINGS.match(word) is not None


def is_address(word: str) -> bool:
    """Tell whether a word is a web or mail address."""
    return ("." in word) and _ADDRESS.match(word) is not None


def is_cut(text: str, at: int) -> bool:
    """Tell whether a line that ends at a place of its text leaves the rest of a word to the next."""
    return 0 < at < len(text) and not text[at - 1].isspace() and not text[at].isspace()


def hyphen_width(copy: Copy, place: int) -> float:
    """Give the advance of the hyphen set after the character before a place: the face's hyphen, or its hyphen-minus."""
    cut = cut_at(copy, place - 1)
    return width(cut, HYPHEN if not missing(cut, HYPHEN) else "-")


def _without_marks(text: str, start: int, soft: set[int], free: set[int]) -> str:
    if "\u00ad" not in text and "\u200b" not in text:
        return text
    kept: list[str] = []
    for character in text:
        if character == "\u00ad":
            soft.add(start + len(kept))
        elif character == "\u200b":
            free.add(start + len(kept))
        else:
            kept.append(character)
    return "".join(kept)


def _shape(copy: Copy, start: int, stop: int, breaks: dict[int, tuple[float, bool]]) -> Shape:
    found = []
    for offset in sorted(breaks):
        price, hyphen = breaks[offset]
        place = start + offset
        before = width_of(copy, start, place)
        if hyphen:
            before += hyphen_width(copy, place)
        counted = steps(copy.text[start:place]) + hyphen
        found.append((offset, before, counted, width_of(copy, place, stop), price, hyphen))
    return Shape(width_of(copy, start, stop), steps(copy.text[start:stop]), tuple(found))


def _breaks(copy: Copy, start: int, word: str, rules: Rules) -> dict[int, tuple[float, bool]]:
    if is_address(word):
        return {found.end(): (_PRICE_IN_ADDRESS, False) for found in _ADDRESS_MARKS.finditer(word)}
    found = {match.end(): (_PRICE_AT_MARK, False) for match in _MARKS.finditer(word)}
    inside = range(start + 1, start + len(word))
    soft = [place - start for place in copy.soft if place in inside] if copy.soft else []
    if soft:
        found |= dict.fromkeys(soft, (_PRICE_HYPHEN, True))
    elif rules.dictionary is not None and len(word) >= rules.setting.hyphenate_words_from:
        found = _dictionary_breaks(word, rules, rules.dictionary) | found
    if copy.free:
        found |= {place - start: (0.0, False) for place in copy.free if place in inside}
    return found


def _dictionary_breaks(word: str, rules: Rules, dictionary: str) -> dict[int, tuple[float, bool]]:
    setting = rules.setting
    parts = list(_LETTERS.finditer(word))
    found = {}
    for part in parts:
        letters = part.group()
        if len(letters) < setting.hyphenate_words_from or letters.isupper():
            continue
        price = _PRICE_HYPHEN if len(parts) == 1 else _PRICE_COMPOUND
        if rules.names_cost and letters[0].isupper():
            price = _PRICE_NAME
        for place in hyphen_points(letters, dictionary, setting.hyphenate_after, setting.hyphenate_before):
            found[part.start() + place] = (price + _PRICE_STUB * (place <= _STUB), True)
    return found
