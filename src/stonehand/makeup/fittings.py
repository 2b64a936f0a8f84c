"""Fittings: galleys made ready for frames. A galley with a frame's width goes in, a `Fitting` with all that can stand in it
comes out: a whole story, or what a turn leaves of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stonehand.makeup.grounds import Shot
from stonehand.makeup.stands import Fitting
from stonehand.makeup.variants import Variant, variants
from stonehand.model.article import Priority
from stonehand.model.dummy import Recipe
from stonehand.model.galley import Galley, PictureSetting
from stonehand.model.layout import Grid
from stonehand.model.units import Lines

FREE = Recipe()
"""A recipe with nothing settled."""

_DOMINANT = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 4}
_WITH_A_FROM_LINE = 3


def whole_story(galley: Galley, columns: int, grid: Grid, pin: Recipe = FREE, *, right: bool = True) -> Fitting:
    """Make a story ready for a frame of so many columns."""
    standing = pin.side != "left" if pin.side else right
    found = variants(galley, Lines(max(1, grid.lines - _WITH_A_FROM_LINE)))
    return Fitting(
        galley,
        columns,
        tuple(one for one in found if _as_pinned(one, pin)) or found,
        tuple(head for head in galley.heads if head.span <= columns),
        _shots(galley, columns, grid),
        int(galley.qr.depth) if galley.qr else 0,
        standing,
        pin,
    )


def rest_of_story(  # noqa: PLR0913, PLR0917 - where a story was cut, and where it goes on
    first: Fitting, variant: Variant, line: int, shown: int, columns: int, grid: Grid, pin: Recipe = FREE
) -> Fitting:
    """Make what a turn before `line`, after `shown` pictures, leaves of a story ready for the frame it goes on in."""
    heads = tuple(head for head in first.galley.jump_heads if head.span <= columns)
    return replace(
        first,
        columns=columns,
        variants=(variant._replace(cost=0),),
        heads=heads,
        shots=_shots(first.galley, columns, grid)[shown:],
        pin=pin,
        line=line,
        resumed=True,
        known={},
    )


def galley_of(galleys: Mapping[str, Sequence[Galley]], slug: str, grid: Grid) -> Galley | None:
    """Choose a story's galley by the measure of the frame's grid."""
    return next((galley for galley in galleys.get(slug, ()) if abs(galley.measure - grid.measure) < 1e-6), None)  # noqa: PLR2004 - millimetres, a hair


def _as_pinned(variant: Variant, pin: Recipe) -> bool:
    return pin.quotes in {None, variant.quotes} and pin.crossheads in {None, variant.crossheads}


def _shots(galley: Galley, columns: int, grid: Grid) -> tuple[Shot, ...]:
    fitting = (_fitting(choices, columns, grid) for choices in galley.pictures)
    return tuple(
        Shot(
            settings,
            _wanted(settings, columns, galley.priority, first=number == 0),
            number == 0 and galley.priority is Priority.LEAD,
        )
        for number, settings in enumerate(fitting)
        if settings
    )


def _fitting(choices: Sequence[PictureSetting], columns: int, grid: Grid) -> tuple[PictureSetting, ...]:
    room = grid.lines - _WITH_A_FROM_LINE
    return tuple(one for one in choices if one.span <= columns and one.shallowest + one.caption_depth <= room)


def _wanted(settings: Sequence[PictureSetting], columns: int, priority: Priority, *, first: bool) -> int:
    """Choose the span a picture wants: the lead's first dominates, others take two columns at most; one upright stands
    narrower.
    """
    asked = settings[0].picture.span
    if asked:
        return min(asked, columns)
    dominant = _DOMINANT.get(columns, columns // 2) if first and priority is Priority.LEAD else min(2, columns)
    upright = settings[0].picture.height > settings[0].picture.width
    return max(1, dominant - 1) if upright and dominant > 1 else dominant
