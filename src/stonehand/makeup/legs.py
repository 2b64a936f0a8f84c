"""Legs: where a run of lines is broken into columns. Lines and the rooms of the legs go in, the cheapest cuts come out.

The search: state = (leg, line), a leg ends at most `slack` lines above its foot, a crosshead's white may be
opened by a line, every break has its price. With no slack, every priced break forbidden and `gives`, each leg has one
choice only, the deepest lawful one: that is the pagination of CSS with widows and orphans, and the oracle test holds
the two together.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from stonehand.makeup.matter import Matter, after, next_barrier
from stonehand.makeup.prices import OPENED, SHORT, UNEVEN
from stonehand.model.galley import NEVER


class Rule(NamedTuple):
    """How strictly legs are filled: lines a leg may end short, breaks of which price are `forbidden`, whites opened in a leg.

    A leg that `gives` takes the deepest lawful break where none lies within the slack, and stays empty where there is none.
    """

    slack: int = 1
    forbidden: int = NEVER
    gives: bool = False
    opens: bool = True


class Cut(NamedTuple):
    """A leg's lines, from `start` to `stop` (exclusive), and how many of its crossheads are opened."""

    start: int
    stop: int
    opened: int


class Filled(NamedTuple):
    """Legs filled: what it costs, the line it comes to, and the cuts as a chain from the last leg back (`cuts_of` unrolls
    it).
    """

    cost: int
    line: int
    chain: "Chain" = None


LEVEL = Rule()
LOOSE = Rule(slack=3)
GIVING = Rule(gives=True)

Chain = tuple["Chain", int, int, int] | None
"""The cuts so far: those before, then start, stop and opened whites of the last."""

_Choice = tuple[int, int, int]
"""An end of a leg: the line it stops before, the price, and the whites opened."""


def fill(matter: Matter, start: int, rooms: Sequence[int], rule: Rule = LEVEL) -> tuple[Filled, ...]:
    """Fill legs of these depths in lines from line `start` on: the cheapest way to every line the last leg can end before.

    Empty if the legs cannot be filled under the rule.
    """
    reach: dict[int, tuple[int, Chain]] = {after(matter, start): (0, None)}
    for room in rooms:
        ahead: dict[int, tuple[int, Chain]] = {}
        for line, (cost, chain) in reach.items():
            for stop, price, opened in _choices(matter, line, room, rule):
                total = cost + price
                goes_on = after(matter, stop) if matter.barriers else stop
                if goes_on not in ahead or total < ahead[goes_on][0]:
                    ahead[goes_on] = total, (chain, line, stop, opened)
        reach = ahead
    return tuple(Filled(cost, line, chain) for line, (cost, chain) in reach.items())


def fill_to_end(matter: Matter, start: int, rooms: Sequence[int], rule: Rule = LEVEL) -> Filled | None:
    """Fill legs with all that is left of the story; `None` if it does not come out."""
    return next((filled for filled in fill(matter, start, rooms, rule) if filled.line == matter.end), None)


def cuts_of(filled: Filled) -> tuple[Cut, ...]:
    """Give the cuts of filled legs, one for every room."""
    cuts, chain = [], filled.chain
    while chain is not None:
        chain, start, stop, opened = chain
        cuts.append(Cut(start, stop, opened))
    return tuple(reversed(cuts))


def leg_depth(matter: Matter, cut: Cut) -> int:
    """Give a leg's depth in lines, its opened whites with it."""
    if cut.start == cut.stop:
        return cut.opened
    text = matter.feet[cut.stop] - matter.feet[cut.start] - matter.above[cut.start]
    return text + matter.repeated[cut.start] + cut.opened


def opened_lines(matter: Matter, cut: Cut) -> tuple[int, ...]:
    """Name the lines of a leg whose white is opened: its first crossheads, never the line at its head."""
    heads = (line for line in range(cut.start + 1, cut.stop) if matter.openable[line + 1] > matter.openable[line])
    return tuple(line for line, _ in zip(heads, range(cut.opened), strict=False))


def _choices(matter: Matter, start: int, room: int, rule: Rule) -> list[_Choice]:
    """Give the lawful ends of a leg from here, each with its price, the deepest first."""
    if room <= 0 or start == matter.end:
        return [(start, _shortage(max(0, room)), 0)] if room <= rule.slack or rule.gives else []
    slack, forbidden, gives, opens = rule
    feet, prices, openable = matter.feet, matter.price, matter.openable
    foot = feet[start] + matter.above[start] + room - matter.repeated[start]
    first_openable = openable[start + 1]
    found: list[_Choice] = []
    for stop in range(min(bisect_right(feet, foot) - 1, next_barrier(matter, start)), start, -1):
        short, opened = foot - feet[stop], 0
        if short > slack:
            opened = min(matter.opens * opens, openable[stop] - first_openable, short - slack)
            short -= opened
            if short > slack and (found or not gives):
                break
        if prices[stop] < forbidden:
            found.append((stop, prices[stop] + _shortage(short) + OPENED * opened, opened))
    if not found and gives:
        return [(start, _shortage(room), 0)]
    return found


def _shortage(short: int) -> int:
    return SHORT * short if short <= 1 else SHORT + UNEVEN * (short - 1)
