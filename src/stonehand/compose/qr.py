"""A story's QR code as HTML: one path of black modules with its quiet zone, and at its right where it leads.

Modules are drawn as rectangles over as many modules of a row as stand together, all in one path: no hairlines between
them in any viewer, and nothing but black. The quiet zone of four modules is ISO/IEC 18004's.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from stonehand.compose.lines import Dress
from stonehand.model.composition import CodePlace
from stonehand.model.galley import Qr
from stonehand.model.layout import Grid
from stonehand.model.links import may_follow
from stonehand.model.page import Placed
from stonehand.model.units import Mm, Pt, mm, pt

QUIET = 4
"""Modules of white round the code."""


def code_path(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Give the code as an SVG path, in modules, with the quiet zone left and above."""
    return "".join(_runs(rows))


def qr_matter(placed: Placed[Qr], grid: Grid, worn: Dress) -> str:
    """Write a placed code: a rule across the column, the code under it, and the words beside the code."""
    code, box = placed.value, placed.box
    modules = len(code.rows) + 2 * QUIET
    side, inset = pt(code.side), pt(Mm(QUIET * code.module))
    top = _top(placed, worn)
    drawing = (
        f'<svg class="at" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(code.alt)}" '
        f'data-leads="{escape(code.url)}" '
        f'viewBox="0 0 {modules} {modules}" width="{side:.3f}pt" height="{side:.3f}pt" shape-rendering="crispEdges" '
        f'style="left:{-inset:.3f}pt;top:{top:.3f}pt;width:{side:.3f}pt;height:{side:.3f}pt">'
        # a browser does not know this fill, and takes black
        f'<title>{escape(code.alt)}</title><path fill="device-cmyk(0 0 0 1)" d="{code_path(code.rows)}"/></svg>'
    )
    under = (box.lines - len(code.verb) - len(code.address)) * worn.leading
    rule = max(0.0, min(top - 0.5, under - 1))  # in a narrow column the words may stand higher than the code
    words = (
        f'<div class="at" style="left:{side - inset:.3f}pt;top:{under:g}pt">'
        f'<p class="{worn.style("qr_verb")}">{_lines(code.verb)}</p>'
        f'<p class="{worn.style("qr_address")}" >{_lines(code.address, code.url)}</p></div>'
    )
    return (
        f'<div class="at qr" style="left:{grid.left(box.column):.4f}mm;top:{grid.depth(box.line):.3f}pt;'
        f'width:{grid.measure:.4f}mm"><div class="rule" style="top:{rule:.3f}pt;width:100%"></div>{drawing}{words}</div>'
    )


def code_place(placed: Placed[Qr], slug: str, grid: Grid, worn: Dress, area: tuple[Mm, Mm]) -> CodePlace:
    """Give where a placed code stands on its page, whose type area begins at `area`, from the trim's left and top."""
    code, box = placed.value, placed.box
    left = area[0] + grid.left(box.column) - QUIET * code.module
    top = area[1] + mm(Pt(grid.depth(box.line) + _top(placed, worn)))
    return CodePlace(slug, code.url, Mm(left), Mm(top), code.side)


def _top(placed: Placed[Qr], worn: Dress) -> float:
    """Give how far below its box's top, in points, the code with its quiet zone begins.

    Its ink ends on the last line's baseline and begins at the column's edge: the quiet zone hangs over both.
    """
    code = placed.value
    inset = pt(Mm(QUIET * code.module))
    return max(0.5, (placed.box.lines - 1) * worn.leading + worn.baseline + inset - pt(code.side))


def _runs(rows: tuple[tuple[bool, ...], ...]) -> Iterator[str]:
    for y, row in enumerate(rows, start=QUIET):
        x = QUIET
        for black, run in groupby(row):
            length = len(tuple(run))
            if black:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length


def _lines(lines: tuple[str, ...], url: str = "") -> str:
    """Write lines, which lead to an address where one is given and it is one that readers may follow."""
    opens, closes = (f'<a data-href="{escape(url)}">', "</a>") if may_follow(url) else ("", "")
    return "".join(f'<span class="l">{opens}{escape(line, quote=False)}{closes}</span>' for line in lines)
