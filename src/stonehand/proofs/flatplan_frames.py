"""What stands on a page of the flatplan: frames with their story, how full they are and where it jumps; advertisements; gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stonehand.engines.easel import Easel
from stonehand.model.article import Priority
from stonehand.model.drawing import Label, Shape, Stroke
from stonehand.model.finding import Severity
from stonehand.model.page import Part
from stonehand.model.units import Dots
from stonehand.proofs.fullness import Fullness
from stonehand.proofs.palette import INK, MUTED, PAPER, SEVERITY
from stonehand.proofs.tiles import PADDING, Tile, Words, words_in

RED, AMBER = SEVERITY[Severity.ERROR], SEVERITY[Severity.WARNING]

PAINTS = {
    "lead": "#bcd0e6",
    "second": "#d3e0ee",
    "third": "#e8eff6",
    "brief": "#e8eff6",
    "continued": "#f3ead6",
    "filler": "#dcebd3",
}
"""Tints of the kinds of frames."""

_HATCH, HATCHED = "#c4c1ba", "#f4f3f0"
"""Strokes of an advertisement, and what they lie on."""

_FULL = "#8d9aa8"
_STEP, _BAR = 7, 4

Item = Shape | Stroke | Label


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's part as the flatplan tells it; `before` and `after` are the pages it jumps from and to."""

    slug: str
    kind: str
    fullness: Fullness
    overset: int = 0
    before: str = ""
    after: str = ""


def kind_of(part: Part, priorities: dict[str, Priority], fillers: frozenset[str]) -> str:
    """Name what a part is on its page."""
    if part.slug in fillers:
        return "filler"
    if part.part > 1:
        return "continued"
    return priorities[part.slug].value if part.slug in priorities else "third"


def frame(easel: Easel, tile: Tile, standing: Standing) -> Iterator[Item]:
    """Draw a story's frame: name, lines over or short, jumps, kind and length, and a bar of how full it is."""
    over = standing.overset > 0
    yield Shape(*tile.box, PAINTS[standing.kind], RED if over else INK, Dots(2 if over else 1))
    bar = list(_bar(tile, standing))
    yield from bar
    yield from words_in(easel, replace(tile, height=tile.height - 8) if bar else tile, standing.slug, _state(standing))


def ad_frame(easel: Easel, tile: Tile, name: str, told: Sequence[str], *, missing: str) -> Iterator[Item]:
    """Draw an advertisement hatched, its words on a plate; one with no matter in red."""
    yield Shape(*tile.box, HATCHED)
    yield from hatching(tile)
    yield Shape(*tile.box, "", RED if missing else MUTED, dashed=bool(missing))
    said = [Words((missing,), RED)] if missing else []
    for label in words_in(easel, tile, name, (*said, *(Words((word,)) for word in told))):
        yield Shape(Dots(label.left - 2), label.top, Dots(label.width + 4), label.height, HATCHED)
        yield label


def gap(easel: Easel, tile: Tile, name: str, told: str) -> Iterator[Item]:
    """Draw a frame nothing stands in: what was meant for it, and why it is empty."""
    yield Shape(*tile.box, PAPER, RED, dashed=True)
    yield from words_in(easel, tile, name, (Words((told,), RED),))


def _bar(tile: Tile, standing: Standing) -> Iterator[Shape]:
    """Draw a bar at a frame's foot as long as it is full."""
    room = tile.width - 2 * PADDING
    if tile.height < 8 * _BAR or room < _BAR:
        return
    top = Dots(tile.top + tile.height - _BAR - 3)
    colour = RED if standing.overset else AMBER if standing.fullness.white else _FULL
    yield Shape(Dots(tile.left + PADDING), top, Dots(room), Dots(_BAR), PAPER)
    full = max(1, room * standing.fullness.percent // 100)
    yield Shape(Dots(tile.left + PADDING), top, Dots(full), Dots(_BAR), colour)


def _state(standing: Standing) -> Iterator[Words]:
    """Tell what is wrong with a frame first, then its jumps, kind and length."""
    full = standing.fullness
    if standing.overset:
        yield Words((f"+{_lines(standing.overset)}", f"+{standing.overset}"), RED, bold=True)
    elif full.white:
        yield Words((f"{_lines(full.white)} short", f"{full.white} short", f"-{full.white}"), AMBER, bold=True)
    jumps = (f"← {standing.before}" if standing.before else "", f"→ {standing.after}" if standing.after else "")
    if any(jumps):
        yield Words(("  ".join(filter(None, jumps)),), INK, bold=True)
    yield Words((standing.kind,))
    yield Words((f"{_lines(full.copy)} · {full.percent} %", _lines(full.copy)))


def _lines(number: int) -> str:
    return f"{number} line" if number == 1 else f"{number} lines"


def hatching(tile: Tile) -> Iterator[Stroke]:
    """Draw strokes at half a right angle over a tile, none beyond it."""
    for start in range(_STEP, tile.width + tile.height - 1, _STEP):
        right, down = min(start, tile.width - 1), max(0, start - tile.width + 1)
        length = min(right, tile.height - 1 - down)
        x, y = tile.left + right, tile.top + down
        yield Stroke(((Dots(x), Dots(y)), (Dots(x - length), Dots(y + length))), _HATCH)
