"""What an item stands on at the moment it is drawn: the last flat, picture or gradient before it that holds its middle
(of a frame, that of its upper side), or paper.

In: a page's facts and which items are asked about. Out: each with its ground. Only what surely covers its whole area counts as
ground, so a circle or a frame does not, nor a stencil or a picture with a soft mask, nor a rule; an item on one of these is
told to stand on what lies below. Grounds are kept in bands of a page's height, so that a page of 450 runs over an
advertisement of a thousand boxes is searched in milliseconds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stonehand.model.drawn import Area, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts
from stonehand.model.units import mm
from stonehand.preflight.printed import D, is_flat, is_grey, is_seen, trim_area

_BAND = 10.0
"""Millimetres: about three lines of a headline, so that few grounds share a band."""

_DARKNESS = (0.30, 0.59, 0.11, 1.0)
"""What a full flat of each ink takes of the light, by the weights of luma (ITU-R BT.601)."""

_MANY = 4
_HOLLOW = 2.0
"""A shape is a frame where it is this much wider and higher than it is strong."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under an item: a flat's paint, or `None` for a picture or gradient, of which no one tint is known; and
    whether other inks than black may print there.
    """

    paint: Paint | None
    coloured: bool

    @property
    def shows(self) -> bool:
        """Tell whether there is anything but white paper."""
        return self.paint is None or not self.paint.is_white

    @property
    def inks(self) -> int:
        """Count the inks that print there; all of them where they are not known."""
        if self.paint is not None and (self.paint.inks or self.paint.is_white):
            return len(self.paint.inks)
        return _MANY if self.coloured else 1

    @property
    def darkness(self) -> float | None:
        """Give the per cent of black that is as dark, so that full yellow is light and full magenta is not."""
        inks = None if self.paint is None else self.paint.cmyk
        if inks is None:
            return None
        return min(100.0, 100 * sum(weight * share for weight, share in zip(_DARKNESS, inks, strict=True)))


PAPER = Ground(Paint("DeviceCMYK", (0.0, 0.0, 0.0, 0.0)), coloured=False)
"""Nothing drawn."""

_Bands = defaultdict[int, list[tuple[Area, Ground]]]


def grounds(page: PageFacts, kind: type[D], wanted: Callable[[D], bool]) -> Iterator[tuple[D, Ground]]:
    """Give the printed items of a kind that are wanted, each with what lies under its middle when it is drawn."""
    trim = trim_area(page)
    bands: _Bands = defaultdict(list)
    for item in page.drawn:
        if isinstance(item, kind) and wanted(item) and is_seen(item, trim):
            yield item, _under(bands, *_middle(item, trim))
        ground = _as_ground(item)
        if ground is not None:
            _lay(bands, item.area, ground, trim)


def _as_ground(item: Drawn) -> Ground | None:
    match item:
        case Text():
            return None
        case Shape(box=True, paint=paint) if is_flat(item):
            return Ground(paint, coloured=not (paint.is_white or paint.is_black_alone))
        case Picture(mask=False, soft_mask=False, space=space):
            return Ground(None, coloured=not is_grey(Paint(space)))
        case Shade(space=space):
            return Ground(None, coloured=not is_grey(Paint(space)))
        case _:
            return None


def _lay(bands: _Bands, area: Area, ground: Ground, trim: Area) -> None:
    first, last = max(area.top, trim.top), min(area.bottom, trim.bottom)
    for band in range(int(first // _BAND), int(last // _BAND) + 1):
        bands[band].append((area, ground))


def _middle(item: Drawn, trim: Area) -> tuple[float, float]:
    """Give the middle of what is seen of an item; a frame is not there, but on its upper side."""
    area = item.area
    top, bottom = max(area.top, trim.top), min(area.bottom, trim.bottom)
    x = (max(area.left, trim.left) + min(area.right, trim.right)) / 2
    if isinstance(item, Shape) and min(area.width, area.height) > _HOLLOW * mm(item.strength):
        return x, top + mm(item.strength) / 2
    return x, (top + bottom) / 2


def _under(bands: _Bands, x: float, y: float) -> Ground:
    return next((ground for box, ground in reversed(bands[int(y // _BAND)]) if box.holds(x, y)), PAPER)
