"""Spreads: the pages of a book as a reader opens it. The first lies alone at the right; every recto lies at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.model.page import MadeUpPage


@dataclass(frozen=True, slots=True)
class Spread:
    """What lies open: a verso at the left, a recto at the right; `None` where there is no page, or none was asked for."""

    left: MadeUpPage | None
    right: MadeUpPage | None


def spreads(pages: Sequence[MadeUpPage]) -> tuple[Spread, ...]:
    """Pair pages by their place in the book, in reading order."""
    openings: dict[int, dict[bool, MadeUpPage]] = {}
    for page in sorted(pages, key=lambda page: page.number):
        openings.setdefault(page.number // 2, {})[page.recto] = page
    return tuple(Spread(pair.get(False), pair.get(True)) for pair in openings.values())


def columns_for(spreads_shown: int) -> int:
    """Tell how many spreads stand side by side on a sheet: few enough to be read, many enough that the whole is seen."""
    return next(columns for most, columns in _ROWS if spreads_shown <= most)


_ROWS = ((1, 1), (4, 2), (12, 3), (24, 4), (10**9, 6))
