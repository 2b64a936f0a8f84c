"""Grounds: pictures laid out at the top of a text area, before any text. A story's picture settings go in, and out come the
arrangements worth trying: each says where every column's text may begin, and what it costs in crops and spans.

Pictures stand side by side where they fit and below each other where they do not; text under one begins below its caption.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stonehand.makeup.prices import CROP, DOMINANT, NARROW, SPAN
from stonehand.model.galley import PictureSetting
from stonehand.model.units import Lines


class Shot(NamedTuple):
    """One picture: its settings at every span it may take, the span it wants, and whether it is to dominate the page."""

    settings: tuple[PictureSetting, ...]
    wanted: int
    dominant: bool = False


_CROPS = (0.0, -0.5, -1.0, 0.5, 1.0)
_TRIALS = ((0, _CROPS), (-1, (0.0, -1.0)), (1, (0.0, 1.0)), (-2, (0.0,)))
"""Spans to try, as columns more or fewer than wanted, each with the crops to try: natural, shallower, deeper."""


class Block(NamedTuple):
    """A picture with its place from the area's top left corner and its depth in lines, without the caption."""

    setting: PictureSetting
    column: int
    line: int
    depth: int

    @property
    def foot(self) -> int:
        """The line below the caption, before the white that parts it from text."""
        return self.line + self.depth + self.setting.caption_depth - 1


class Ground(NamedTuple):
    """Pictures laid out: the line at which text may begin in each column, the lines the pictures themselves reach down to in
    each (0 where none stands), the blocks, the price, and the number of the story's next picture.
    """

    tops: tuple[int, ...]
    feet: tuple[int, ...]
    blocks: tuple[Block, ...]
    cost: int
    shown: int

    @property
    def floor(self) -> int:
        """The line below the deepest picture's caption."""
        return max(self.feet, default=0)


def bare(columns: int, shown: int) -> Ground:
    """Give a ground without pictures."""
    return Ground((0,) * columns, (0,) * columns, (), 0, shown)


def grounds(pictures: Sequence[Shot], shown: int, count: int, columns: int, *, right: bool) -> tuple[Ground, ...]:
    """Give the arrangements of the next `count` pictures over these columns: at the spans they want and near them, natural,
    cropped and let out. `right` packs them from the right edge, else from the left.
    """
    if count == 0:
        return (bare(columns, shown),)
    group = pictures[shown : shown + count]
    found: dict[tuple[tuple[int, int, int], ...], Ground] = {}
    for shift, crops in _TRIALS:
        settings = [_nearest(shot, shift, columns) for shot in group]
        for crop in crops:
            chosen = [_depth(setting, crop) for setting in settings]
            ground = _lay(group, settings, chosen, columns, right=right)._replace(shown=shown + count)
            found.setdefault(tuple((block.column, block.setting.span, block.depth) for block in ground.blocks), ground)
    return tuple(found.values())


def every_ground(pictures: Sequence[Shot], columns: int, *, right: bool) -> tuple[Ground, ...]:
    """Give all arrangements of these pictures over these columns: every span near the one wanted, the first picture at each
    of its depths, the others natural, cropped and let out.
    """
    if not pictures:
        return (bare(columns, 0),)
    found: dict[tuple[tuple[int, int, int], ...], Ground] = {}
    for spans in _spans(pictures, columns):
        for first in depths(spans[0]):
            for crop in _CROPS if len(spans) > 1 else (0.0,):
                chosen = [first, *(_depth(setting, crop) for setting in spans[1:])]
                ground = _lay(pictures, spans, chosen, columns, right=right)._replace(shown=len(pictures))
                found.setdefault(
                    tuple((block.column, block.setting.span, block.depth) for block in ground.blocks), ground
                )
    return tuple(found.values())


def depths(setting: PictureSetting) -> range:
    """Give every depth a picture may stand at, in lines."""
    return range(setting.shallowest, setting.deepest + 1)


def _spans(pictures: Sequence[Shot], columns: int) -> Iterator[list[PictureSetting]]:
    """Give the settings to try: the spans wanted, then all narrower and all wider by one and two columns."""
    known = set()
    for shift in (0, -1, 1, -2, 2):
        settings = [_nearest(shot, shift, columns) for shot in pictures]
        spans = tuple(setting.span for setting in settings)
        if spans not in known:
            known.add(spans)
            yield settings


def banners(shot: Shot, columns: int) -> tuple[tuple[Block, int], ...]:
    """Give a picture as wide as the story, to stand above its head, at its depths: each with its price."""
    wide = next((setting for setting in shot.settings if setting.span == columns), None)
    if wide is None:
        return ()
    tried = dict.fromkeys(_depth(wide, crop) for crop in _CROPS)
    return tuple((Block(wide, 0, 0, depth), price_of(shot, wide, depth)) for depth in tried)


def _nearest(shot: Shot, shift: int, columns: int) -> PictureSetting:
    """Choose the setting nearest to the span wanted, moved by `shift`; an editor's own span is never moved."""
    fitting = [setting for setting in shot.settings if setting.span <= columns]
    wanted = shot.wanted if shot.settings[0].picture.span else shot.wanted + shift
    return min(fitting, key=lambda setting: (abs(setting.span - wanted), setting.span))


def _lay(
    shots: Sequence[Shot], settings: Sequence[PictureSetting], chosen: Sequence[int], columns: int, *, right: bool
) -> Ground:
    tops, feet, blocks, cost = [0] * columns, [0] * columns, [], 0
    for shot, setting, depth in zip(shots, settings, chosen, strict=True):
        column = _place(tops, setting.span, right=right)
        under = range(column, column + setting.span)
        block = Block(setting, column, max(tops[i] for i in under), depth)
        for i in under:
            tops[i], feet[i] = block.foot + 1, block.foot
        blocks.append(block)
        cost += price_of(shot, setting, block.depth)
    return Ground(tuple(tops), tuple(feet), tuple(blocks), cost, 0)


def _place(tops: Sequence[int], span: int, *, right: bool) -> int:
    """Choose the column where a picture of this span stands highest, the outermost first."""
    columns = range(len(tops) - span + 1)
    return min(reversed(columns) if right else columns, key=lambda column: max(tops[column : column + span]))


def _depth(setting: PictureSetting, crop: float) -> Lines:
    bound = setting.shallowest if crop < 0 else setting.deepest
    return Lines(setting.natural + round(abs(crop) * (bound - setting.natural)))


def price_of(shot: Shot, setting: PictureSetting, depth: int) -> int:
    """Price a picture's span and crop."""
    narrower, wider = max(0, shot.wanted - setting.span), max(0, setting.span - shot.wanted)
    off = (DOMINANT if shot.dominant else NARROW) * narrower + SPAN * wider
    return off + CROP * abs(depth - setting.natural)
