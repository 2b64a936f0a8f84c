"""The worst of many: which item misses a number of the profile by most, and how many more miss it.

A page has hundreds of runs of text; an editor needs one sentence. Values are rounded here, at the end of all sums and nowhere
before, as GWG 2022 asks, so that 7 points written through two matrices are not 6.999998.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from stonehand.model.finding import Severity
from stonehand.model.press import Limit

T = TypeVar("T")

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Worst(Generic[T]):
    """The item that misses a limit by most: its value, the level and number of the limit, and how many more miss it."""

    item: T
    value: float
    level: Severity
    number: float
    others: int

    @property
    def and_more(self) -> str:
        """Say how many more there are, to follow upon the worst."""
        return and_more(self.others)


def lowest(items: Iterable[T], value: Callable[[T], float], limit: Limit) -> Worst[T] | None:
    """Find the item farthest below a limit that states the least."""
    return _worst(items, value, limit.below, min)


def highest(items: Iterable[T], value: Callable[[T], float], limit: Limit) -> Worst[T] | None:
    """Find the item farthest above a limit that states the most."""
    return _worst(items, value, limit.above, max)


def and_more(others: int) -> str:
    """Say how many more there are; nothing where there are none."""
    return f" (and {others} more)" if others else ""


def _worst(
    items: Iterable[T],
    value: Callable[[T], float],
    miss: Callable[[float], tuple[Severity, float] | None],
    pick: Callable[[list[float]], float],
) -> Worst[T] | None:
    missed = [(number, item) for item in items if miss(number := round(value(item), _DIGITS)) is not None]
    if not missed:
        return None
    values = [number for number, _item in missed]
    most = pick(values)
    judged = miss(most)
    if judged is None:
        return None
    return Worst(missed[values.index(most)][1], most, *judged, len(missed) - 1)
