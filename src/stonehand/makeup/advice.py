"""Advice: which rectangles a story can fill. Its galleys, the layout and the issue's dummy go in; out comes, width by width, at
which depths it comes out exactly and how, and how it stands in the frame it has.

It is the shape table make-up itself works from, so what is told here is what a build will do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stonehand.makeup.fit import fit
from stonehand.makeup.fittings import FREE, galley_of, whole_story
from stonehand.makeup.matter import copy_lines
from stonehand.makeup.recipes import recipe_of
from stonehand.makeup.shapes import Shape, depths_near, shape_table
from stonehand.makeup.stands import Fitting
from stonehand.model.dummy import Dummy, Frame, Recipe
from stonehand.model.galley import Galley
from stonehand.model.layout import Grid

_CHEAPEST = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A depth a story fills exactly, what make-up pays for it, and how it is done."""

    depth: int
    price: int
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Width:
    """The depths a story fills over so many columns, as ranges from first to last, and the cheapest of them.

    `too_wide` counts its pictures that have no setting so narrow.
    """

    columns: int
    depths: tuple[tuple[int, int], ...]
    cheapest: tuple[Way, ...]
    too_wide: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A frame: where, how large, and the way a story fills it if it does, else its lines over or under and the depths near.

    A story that is carried `jumps` to a page has its other part there. `holder` is the story that has the frame now.
    """

    page: str
    frame: str
    columns: int
    lines: int
    way: Way | None
    over: int
    under: int
    nearest: tuple[int, ...]
    jumps: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """All that can be said of a story's shapes; `lines` are those of its copy, `elsewhere` the frames other stories have."""

    slug: str
    lines: int
    pictures: int
    widths: tuple[Width, ...]
    standing: Standing | None
    elsewhere: tuple[Standing, ...] = ()


def advise(
    slug: str, galleys: Sequence[Galley], grid: Grid, dummy: Dummy | None, columns: int | None = None
) -> Advice | None:
    """Work out a story's shapes over every width, or one; `None` if it was not set. `dummy` is that of planned pages."""
    by_slug = {slug: [galley for galley in galleys if galley.slug == slug]}
    galley = galley_of(by_slug, slug, grid)
    if galley is None:
        return None
    widths = (columns,) if columns else range(1, grid.columns + 1)
    return Advice(
        slug,
        copy_lines(galley.lines),
        len(galley.pictures),
        tuple(_width(whole_story(galley, width, grid)) for width in widths),
        next(_standings(slug, by_slug, grid, dummy), None) if dummy else None,
        tuple(_elsewhere(slug, by_slug, grid, dummy)) if dummy and not columns else (),
    )


def _width(fitting: Fitting) -> Width:
    table = shape_table(fitting)
    best = sorted(table.values(), key=lambda shape: (shape.cost, shape.depth))[:_CHEAPEST]
    too_wide = len(fitting.galley.pictures) - len(fitting.shots)
    return Width(fitting.columns, tuple(_ranges(table)), tuple(_way(shape, fitting) for shape in best), too_wide)


def _way(shape: Shape, fitting: Fitting) -> Way:
    return Way(shape.depth, shape.cost, recipe_of(shape, fitting, turns=False))


def _ranges(depths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join depths that follow each other."""
    first = last = None
    for depth in sorted(depths):
        if first is None or last is None:
            first = last = depth
        elif depth == last + 1:
            last = depth
        else:
            yield first, last
            first = last = depth
    if first is not None and last is not None:
        yield first, last


def _standings(slug: str, galleys: Mapping[str, Sequence[Galley]], grid: Grid, dummy: Dummy) -> Iterator[Standing]:
    for number, page in enumerate(dummy.pages):
        for frame in page.frames:
            if slug in frame.stories and frame.part == 1 and frame.at and frame.size:
                yield _standing(str(page.page), frame, _in_frame(frame, slug, galleys, grid, right=number % 2 == 0))


def _elsewhere(slug: str, galleys: Mapping[str, Sequence[Galley]], grid: Grid, dummy: Dummy) -> Iterator[Standing]:
    """Try a story in every frame another one has, whatever recipe that has settled."""
    for number, page in enumerate(dummy.pages):
        for frame in page.frames:
            if frame.stories and slug not in frame.stories and frame.part == 1 and frame.size:
                free = replace(frame, recipe=None, locked=False, jump="")
                fitting = _in_frame(free, slug, galleys, grid, right=number % 2 == 0)
                yield replace(_standing(str(page.page), free, fitting), holder=frame.stories[0])


def _in_frame(frame: Frame, slug: str, galleys: Mapping[str, Sequence[Galley]], grid: Grid, *, right: bool) -> Fitting:
    at, size = frame.at or (0, 0), frame.size or (grid.columns, grid.lines)
    own = grid.within(at[0], size[0], frame.legs) if frame.legs else grid
    galley = galley_of(galleys, slug, own) or galleys[slug][0]
    pin = frame.recipe or FREE if frame.locked else FREE
    return whole_story(galley, frame.legs or size[0], grid, pin, right=right)


def _standing(page: str, frame: Frame, fitting: Fitting) -> Standing:
    columns, lines = frame.size or (0, 0)
    found = fit(fitting, lines)
    exact = found.shape if found.shape and not found.over and not found.under else None
    near = () if exact else tuple(depth for depth in depths_near(fitting, lines) if depth is not None)
    way = _way(exact, fitting) if exact else None
    return Standing(page, frame.name, columns, lines, way, found.over, found.under, near, frame.jump)
