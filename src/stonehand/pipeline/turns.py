"""Turns: which jump lines the pages must show, for preflight to look for; and, once it has, each jump in plain values for the
report.

Made-up pages and the layout's words go in. A line is worked out from the page its story's other part stands on.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stonehand.makeup.lint.sheet import Placing, on_page, sheets_of, stories_of
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp, Placed
from stonehand.preflight.jumps import JumpLine, ReadLine


def jump_lines(makeup: MakeUp, layout: Layout) -> tuple[JumpLine, ...]:
    """Give every turn line and from-line the pages must show."""
    lines: list[JumpLine] = []
    for here, there in _jumps(makeup, layout):
        lines.append(_line(here, there, layout.words.continued_on, here.part.turn))
        lines.append(_line(there, here, layout.words.continued_from, there.part.resumed))
    return tuple(lines)


def jumps_told(makeup: MakeUp, layout: Layout, read: Sequence[ReadLine]) -> list[dict[str, object]]:
    """Give each jump with whether both its lines are printed; `None` where one of its pages was not."""
    printed = {(one.line.slug, one.line.page, one.line.mate): one.printed for one in read}
    told: list[dict[str, object]] = []
    for here, there in _jumps(makeup, layout):
        slug, begins, ends = here.part.slug, here.sheet.page.id, there.sheet.page.id
        both = [printed.get((slug, begins, ends)), printed.get((slug, ends, begins))]
        told.append({"slug": slug, "from": begins, "to": ends, "printed": None if None in both else all(both)})
    return told


def _jumps(makeup: MakeUp, layout: Layout) -> Iterator[tuple[Placing, Placing]]:
    for places in stories_of(sheets_of(makeup, layout)).values():
        yield from pairwise(places)


def _line(here: Placing, mate: Placing, words: str, placed: Placed[str] | None) -> JumpLine:
    box = on_page(here.part, placed.box) if placed else here.part.frame
    page, other = here.sheet.page.id, mate.sheet.page.id
    return JumpLine(page, words.replace("{page}", other), here.part.slug, other, here.sheet.spot(here.part.slug, box))
