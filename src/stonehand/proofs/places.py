"""Places: where boxes of the grid lie on the trimmed page, in millimetres from its top left corner.

A part with legs of its own counts its boxes in them; its frame, like everything else, in the page's columns.
"""

from collections.abc import Iterator, Sequence

from stonehand.model.drawn import Area
from stonehand.model.dummy import Frame
from stonehand.model.galley import Galley, heads_over
from stonehand.model.layout import Grid, Layout
from stonehand.model.page import Box, Leg, MadeUpPage, Part
from stonehand.model.units import Columns, Lines, Mm, mm


def spot_of(box: Box, page: MadeUpPage, layout: Layout, part: Part | None = None) -> Area:
    """Give a box's place on a page; one of a part's own boxes is counted in that part's legs."""
    form, grid = layout.format, own_grid(part, layout.grid) if part else layout.grid
    left = (form.inner if page.recto else form.outer) + grid.left(box.column)
    top = form.top + mm(grid.depth(box.line))
    return Area.sized(Mm(left), Mm(top), grid.width(box.columns), mm(grid.depth(box.lines)))


def frame_box(frame: Frame) -> Box:
    """Give the box of a dummy's frame that says where it stands."""
    column, line = frame.at or (0, 0)
    columns, lines = frame.size or (1, 1)
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))


def own_grid(part: Part, grid: Grid) -> Grid:
    """Give the grid a part's boxes are counted on."""
    if part.columns is None:
        return grid
    return grid.within(part.frame.column, part.frame.columns, part.columns)


def galley_of(part: Part, galleys: Sequence[Galley], grid: Grid) -> Galley | None:
    """Give the galley a part's legs count; of several, the one set nearest to the measure of its grid."""
    measure = own_grid(part, grid).measure
    own = (galley for galley in galleys if galley.slug == part.slug)
    return min(own, key=lambda galley: abs(galley.measure - measure), default=None)


def lines_of(leg: Leg, galley: Galley) -> Iterator[tuple[int, Box]]:
    """Give the lines of a leg by their number in the galley, each with its box."""
    lines = galley.lines
    top = leg.box.line + sum(row.depth for row in heads_over(lines, leg.start))
    for number in range(leg.start, min(leg.stop, len(lines))):
        line = lines[number]
        top += (line.above if number > leg.start else 0) + (number in leg.opened)
        yield number, Box(leg.box.column, Lines(top), leg.box.columns, line.depth)
        top += line.depth
