"""Stands: how head and pictures of a story may lie in a frame before any text is poured round them. A story at a width goes
in; out come the stands, each with the ground its text takes, its price, and how much of the frame's depth it takes above
the text.

The head stands across the frame above the text, under a picture as wide as the frame, beside its text, or in the wing
beside a picture that reaches up to the frame's top. A part after the first has a jump head, or none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from stonehand.makeup.grounds import Block, Ground, Shot, bare, depths, every_ground, price_of
from stonehand.makeup.prices import BESIDE, LOOSE_HEAD, PART_DROPPED, PICTURE_DROPPED, SMALLER_HEAD, UNDER, WHITE, WING
from stonehand.makeup.variants import Variant
from stonehand.model.article import Priority
from stonehand.model.dummy import Recipe
from stonehand.model.galley import Galley, Head

DEEPEST_MISMATCH = 4
"""Lines by which a head beside its text may be shallower than it."""


class Stand(NamedTuple):
    """Head and pictures in place: `kind` as a recipe calls it, the head's place, the picture above it, the ground of the
    text.

    The text begins `top` lines below the frame's top and `column` columns from its left; `cost` is that of head and
    pictures. `shown` counts the story's pictures used.
    """

    kind: str
    head: Head | None
    head_at: tuple[int, int]
    banner: Block | None
    ground: Ground
    top: int
    column: int
    cost: int


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """A story, or what is left of it from `line` on, to be fitted at a width: its variants, heads, pictures, and the lines
    its QR block takes at the last foot. `resumed` parts begin under a from-line. `pin` is what an editor has settled;
    `right` tells at which edge pictures stand. `known` keeps what has been worked out.
    """

    galley: Galley
    columns: int
    variants: tuple[Variant, ...]
    heads: tuple[Head, ...]
    shots: tuple[Shot, ...]
    tail: int
    right: bool
    pin: Recipe
    line: int = 0
    resumed: bool = False
    known: dict[object, object] = field(default_factory=dict, repr=False)


def stands(fitting: Fitting) -> tuple[Stand, ...]:
    """Give every stand of head and pictures that agrees with what is pinned; all of them where none does."""
    found = tuple(_stands(fitting))
    return tuple(stand for stand in found if _as_pinned(stand, fitting.pin)) or found


def _stands(fitting: Fitting) -> Iterator[Stand]:
    shots = fitting.shots
    yield from _with_pictures(fitting, shots)
    if shots and "pictures" in fitting.galley.may_drop:
        for stand in _with_pictures(fitting, ()):
            yield stand._replace(cost=stand.cost + PICTURE_DROPPED)


def _with_pictures(fitting: Fitting, shots: Sequence[Shot]) -> Iterator[Stand]:
    across = _heads_across(fitting)
    for ground in _grounds(fitting, shots, right=fitting.right):
        for head, price in across:
            depth = head.depth if head else 0
            yield Stand("above", head, (0, 0), None, ground, depth, 0, ground.cost + price)
    if len(shots) == 1:
        yield from _under(fitting, shots[0], across)
    if shots:
        yield from _wings(fitting, shots)
    elif fitting.variants:
        yield from _beside(fitting)


def _grounds(fitting: Fitting, shots: Sequence[Shot], *, right: bool) -> tuple[Ground, ...]:
    """Lay out pictures, once for each edge."""
    known = cast("dict[tuple[str, int, bool], tuple[Ground, ...]]", fitting.known)
    key = ("grounds", len(shots), right)
    if key not in known:
        known[key] = every_ground(shots, fitting.columns, right=right)
    return known[key]


def _under(fitting: Fitting, shot: Shot, across: Sequence[tuple[Head | None, int]]) -> Iterator[Stand]:
    """Stand the story's one picture above its head, as wide as the frame."""
    wide = next((setting for setting in shot.settings if setting.span == fitting.columns), None)
    if wide is None or not across[0][0]:
        return
    plain = bare(fitting.columns, 1)
    for depth in depths(wide):
        block = Block(wide, 0, 0, depth)
        for head, price in across:
            top = block.foot + 1
            deep = head.depth if head else 0
            cost = price + UNDER + price_of(shot, wide, depth)
            yield Stand("under", head, (0, top), block, plain, top + deep, 0, cost)


def _wings(fitting: Fitting, shots: Sequence[Shot]) -> Iterator[Stand]:
    """Stand the first picture at the right of the head, up to the frame's top, so that the text begins under its head; a
    head is two columns wide at least where it can be, a lead's over half.
    """
    columns = fitting.columns
    least = 1 + columns // 2 if fitting.galley.priority is Priority.LEAD else min(2, columns - 1)
    heads = {
        span: _best_by_depth(_priced([head for head in fitting.heads if head.span == columns - span]))
        for span in range(1, columns - least + 1)
    }
    for ground in _grounds(fitting, shots, right=True):
        free = [column for column, foot in enumerate(ground.feet) if not foot]
        # pictures of one width, all at the right edge
        if not free or free != list(range(len(free))) or ground.blocks[0].setting.span != columns - len(free):
            continue
        for head, price in heads.get(columns - len(free), ()):
            tops = (*(head.depth for _ in free), *ground.tops[len(free) :])
            cost = ground.cost + price + WING
            yield Stand("wing", head, (0, 0), None, ground._replace(tops=tops), 0, 0, cost)


def _beside(fitting: Fitting) -> Iterator[Stand]:
    """Stand the head at the left of its text."""
    for span in range(1, fitting.columns // 2 + 1):
        plain = bare(fitting.columns - span, 0)
        for head, price in _best_by_depth(_priced([head for head in fitting.heads if head.span == span])):
            yield Stand("beside", head, (0, 0), None, plain, 0, span, price + BESIDE)


def _heads_across(fitting: Fitting) -> list[tuple[Head | None, int]]:
    """Choose the heads across the frame, for each depth the cheapest; those of the widest span the schedule has."""
    span = max((head.span for head in fitting.heads if head.span <= fitting.columns), default=0)
    priced = _priced([head for head in fitting.heads if head.span == span])
    kept = [entry for entry in priced if _head_as_pinned(entry[0], fitting.pin)]
    return [*_best_by_depth(kept or priced)] or [(None, 0)]


def _priced(heads: Sequence[Head]) -> list[tuple[Head, int]]:
    """Price heads of one span: steps down the schedule, a line left half empty, parts dropped."""
    sizes = sorted({head.size for head in heads}, reverse=True)
    return [
        (
            head,
            SMALLER_HEAD * sizes.index(head.size)
            + round(LOOSE_HEAD * max(0.0, 0.8 - head.fill))
            + PART_DROPPED * len(head.without),
        )
        for head in heads
    ]


def _best_by_depth(priced: Sequence[tuple[Head, int]]) -> list[tuple[Head, int]]:
    best: dict[int, tuple[Head, int]] = {}
    for head, price in priced:
        if head.depth not in best or price < best[head.depth][1]:
            best[head.depth] = (head, price)
    return list(best.values())


def _head_as_pinned(head: Head, pin: Recipe) -> bool:
    return (
        pin.headline in {None, f"{head.size:g}pt"}
        and pin.rows in {None, head.rows}
        and (pin.without is None or set(head.without) == set(pin.without) - {"pictures"})
    )


def _as_pinned(stand: Stand, pin: Recipe) -> bool:
    if pin.head not in {None, stand.kind}:
        return False
    if stand.head and not _head_as_pinned(stand.head, pin):
        return False
    return pin.pictures in {None, pictures_of(stand)}


def pictures_of(stand: Stand) -> tuple[tuple[int, int], ...]:
    """Give span and depth of each picture of a stand."""
    blocks = ((stand.banner,) if stand.banner else ()) + stand.ground.blocks
    return tuple((int(block.setting.span), int(block.depth)) for block in blocks)


def mismatch(stand: Stand, foot: int) -> int | None:
    """Price the white between a head and the foot of the text it stands beside; `None` where the two do not go together."""
    if stand.kind != "beside" or stand.head is None:
        return 0
    white = foot - stand.head.depth
    return WHITE * white * stand.column if 0 <= white <= DEEPEST_MISMATCH else None
