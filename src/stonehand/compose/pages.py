"""A page's matter as HTML: what lies behind the stories, the stories, the advertisements, and the rules between them."""

from collections.abc import Iterator

from stonehand.compose.ads import ad_matter
from stonehand.compose.chase import Chase, Matter
from stonehand.compose.parts import part_matter
from stonehand.compose.qr import code_place
from stonehand.model.composition import CodePlace
from stonehand.model.layout import Grid, Layout
from stonehand.model.page import MadeUpPage, Part
from stonehand.model.units import Columns, Mm, mm


def page_matter(page: MadeUpPage, chase: Chase) -> Matter:
    """Write all that stands on a page but its furniture."""
    grid = chase.layout.grid
    pieces = (
        *(Matter(_backing(part, grid)) for part in page.parts if part.look),
        *(part_matter(part, page, chase) for part in page.parts),
        *(ad_matter(placed, page, chase) for placed in page.ads),
        *(Matter(rule) for rule in _column_rules(page.parts, grid)),
    )
    return Matter("\n".join(piece.html for piece in pieces), tuple(job for piece in pieces for job in piece.pictures))


def page_codes(page: MadeUpPage, chase: Chase) -> tuple[CodePlace, ...]:
    """Give where the codes of a page stand, from the trim's top left."""
    area = area_of(page, chase.layout)
    return tuple(
        code_place(part.qr, part.slug, chase.grid(part), chase.dress(part), area)
        for part in page.parts
        if part.qr is not None
    )


def area_of(page: MadeUpPage, layout: Layout) -> tuple[Mm, Mm]:
    """Give where the type area begins, from the trim's top left: the spine is at the left of a right-hand page."""
    form = layout.format
    return (form.inner if page.recto else form.outer, form.top)


def _backing(part: Part, grid: Grid) -> str:
    """What a look paints behind a frame: half a gutter wider at the sides, half a line deeper above and below."""
    frame, line = part.frame, mm(grid.leading)
    left, width = grid.left(frame.column) - grid.gutter / 2, grid.width(frame.columns) + grid.gutter
    return (
        f'<div class="backing look-{part.look}" style="left:{left:.4f}mm;top:{(frame.line - 0.5) * line:.4f}mm;'
        f'width:{width:.4f}mm;height:{(frame.lines + 1) * line:.4f}mm"></div>'
    )


def _column_rules(parts: tuple[Part, ...], grid: Grid) -> Iterator[str]:
    """A rule down the gutter where two stories stand side by side; the edge of a backing needs none."""
    bare = [part.frame for part in parts if not part.look]
    for left in bare:
        for right in bare:
            top, foot = max(left.line, right.line), min(left.foot, right.foot)
            if left.right == right.column and top < foot:
                x = grid.left(Columns(right.column)) - grid.gutter / 2
                yield (
                    f'<div class="column-rule" style="left:{x:.4f}mm;top:{top * grid.leading:.3f}pt;'
                    f'height:{(foot - top) * grid.leading:.3f}pt"></div>'
                )
