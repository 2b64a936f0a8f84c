"""The balance of an issue: lines set, placed and overset, counted from the galleys and from the pages, each by itself.

Set = placed + overset, or the program has lost copy and must not go on. What a recipe may leave out, pull quotes and crossheads the
copy marks as optional, does not count; that nothing else was left out is held against the galleys as they were set.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stonehand.model.galley import Galley, Line
from stonehand.pipeline.setting import Pages


@dataclass(frozen=True, slots=True)
class Balance:
    """Lines of copy over all stories."""

    set: int
    placed: int
    overset: int


def take_balance(pages: Pages, stories: Iterable[str] = ()) -> Balance:
    """Count the lines; the `stories` named must all stand, or be counted as overset.

    Raises:
        AssertionError: a line was lost between galleys and pages, which is a bug and never an editor's fault.
    """
    makeup = pages.makeup
    galleys = {galley.slug: galley for galley in makeup.galleys}
    changed = ", ".join(_changed(pages, stories))
    if changed:
        message = f"make-up changed or lost the words of {changed}"
        raise AssertionError(message)
    placed = sum(
        _copy_lines(galleys[part.slug].lines[leg.start : leg.stop])
        for page in makeup.pages
        for part in page.parts
        for leg in part.legs
    )
    all_set = sum(_copy_lines(galley.lines) for galley in galleys.values())
    balance = Balance(all_set, placed, sum(lines for _, lines in makeup.overset))
    if balance.set != balance.placed + balance.overset:
        message = f"{balance.set} lines were set, {balance.placed} placed and {balance.overset} overset"
        raise AssertionError(message)
    return balance


def _copy_lines(lines: Iterable[Line]) -> int:
    return sum(line.depth for line in lines if not line.repeat)


def _changed(pages: Pages, stories: Iterable[str]) -> Iterator[str]:
    """Name the stories whose words do not all stand; a filler that was not needed stands nowhere, and is no story."""
    standing = {galley.slug: galley for galley in pages.makeup.galleys}
    for slug in dict.fromkeys((*standing, *stories)):
        as_set = [galley for galley in pages.galleys if galley.slug == slug]
        stands = standing.get(slug)
        if as_set and not any(stands is not None and _says_the_same(stands, galley) for galley in as_set):
            yield slug


def _says_the_same(stands: Galley, as_set: Galley) -> bool:
    kept = {line.paragraph for line in stands.lines}
    words = (_words(line) for line in as_set.lines if line.paragraph in kept or not (line.repeat or line.optional))
    return stands.measure == as_set.measure and "".join(words) == "".join(map(_words, stands.lines))


def _words(line: Line) -> str:
    """Give a line's copy without spaces: a paragraph set anew without what stood over it breaks elsewhere."""
    return f"{line.marker}{line.text}{line.markup}".replace(" ", "")
