"""Words of two stretches of copy, held against each other.

In: two texts. Out: the words gone and come, each with a few words round it. Punctuation belongs to its word; scripts that set no
spaces are compared character by character. Which white space parts two words is no matter of words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stonehand.collation.runs import align
from stonehand.model.changes import Edit
from stonehand.model.finding import Where

CONTEXT = 4
"""Words told before and behind an edit."""

LEAST_KEPT = 0.35
"""The share of its words a stretch must keep to be told word by word; under it, it is told as written anew."""

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc"
    r"\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]\s*|[^\s{_UNSPACED}]+\s*")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into words, without the space behind them."""
    return tuple(found.rstrip() for found in _WORD.findall(text))


def edits_in(what: str, before: str, after: str, where: Where, *, hyphens: bool = True) -> Iterator[Edit]:
    """Give the edits that make one text of another; without `hyphens`, words that differ in these alone are the same."""
    old, new = _WORD.findall(before.strip()), _WORD.findall(after.strip())
    runs = align(_keys(old, hyphens=hyphens), _keys(new, hyphens=hyphens))
    kept = sum(run.stop - run.start for run in runs if run.same)
    if runs and kept < LEAST_KEPT * max(len(old), len(new)) and kept < len(old) and kept < len(new):
        yield _edit(what, old, new, (0, len(old), 0, len(new)), where)
        return
    for run in runs:
        if not run.same:
            yield _edit(what, old, new, run[:4], where)


def likeness(first: str, second: str) -> float:
    """Tell how much of their words two texts have in common, 0 to 1."""
    old, new = Counter(words_of(first)), Counter(words_of(second))
    longest = max(old.total(), new.total())
    return (old & new).total() / longest if longest else 1.0


def same_words(first: str, second: str) -> bool:
    """Tell whether two texts have the same words, whatever white space parts them."""
    return first == second or words_of(first) == words_of(second)


def _keys(words: Sequence[str], *, hyphens: bool) -> list[str]:
    keys = [word.rstrip() for word in words]
    return keys if hyphens else [re.sub(r"(?<=.)[-\u2010](?=.)", "", key) for key in keys]


def _edit(what: str, old: Sequence[str], new: Sequence[str], span: tuple[int, int, int, int], where: Where) -> Edit:
    start, stop, low, high = span
    return Edit(
        what,
        "".join(old[start:stop]).strip(),
        "".join(new[low:high]).strip(),
        "".join(new[max(0, low - CONTEXT) : low]).strip(),
        "".join(new[high : high + CONTEXT]).strip(),
        where,
    )
