"""A story's part on a page as HTML, in the order it is read: head, from-line, legs, turn line, pictures, code."""

from dataclasses import replace
from html import escape

from stonehand.compose.chase import Chase, Matter, is_black
from stonehand.compose.heads import head_matter
from stonehand.compose.lines import Dress, leg_matter
from stonehand.compose.pictures import picture_job, picture_matter
from stonehand.compose.qr import qr_matter
from stonehand.model.galley import Galley, heads_over
from stonehand.model.layout import Grid
from stonehand.model.links import part_id
from stonehand.model.page import Box, Leg, MadeUpPage, Part, Placed
from stonehand.model.units import pt


def part_matter(part: Part, page: MadeUpPage, chase: Chase) -> Matter:
    """Write one part of a page."""
    galley, worn, grid = chase.galley(part), chase.dress(part), chase.grid(part)
    jobs = tuple(picture_job(placed, part.slug, grid, worn, black=is_black(page)) for placed in part.pictures)
    html = "".join(
        (
            _opening(part, galley, page),
            _rule_above(part.frame, chase.layout.grid) if part.rule_above else "",
            _head(part, worn, grid),
            _notice(part.resumed, grid, worn, "", part_id(part.slug, part.part - 1)) if part.resumed else "",
            *(_leg(leg, galley, worn, grid, own=part.columns is not None) for leg in part.legs),
            _notice(part.turn, grid, worn, " end", part_id(part.slug, part.part + 1)) if part.turn else "",
            *(picture_matter(placed, job, grid, worn) for placed, job in zip(part.pictures, jobs, strict=True)),
            qr_matter(part.qr, grid, worn) if part.qr else "",
            "</article>",
        )
    )
    return Matter(html, jobs)


def _opening(part: Part, galley: Galley, page: MadeUpPage) -> str:
    """Open a part's element: its classes say what look it wears, that it is a jump, or that it stands beside its story."""
    beside = bool(galley.companion) and any(other.slug == galley.companion for other in page.parts)
    named = ((f"look-{part.look}", bool(part.look)), ("jumped", part.part > 1), ("sidebar", beside))
    classes = " ".join(name for name, wanted in named if wanted)
    dressed = f' class="{classes}"' if classes else ""
    return (
        f'<article{dressed} id="{escape(part_id(part.slug, part.part))}" lang="{escape(galley.lang)}" '
        f'data-story="{escape(part.slug)}" data-part="{part.part}">'
    )


def _head(part: Part, worn: Dress, grid: Grid) -> str:
    if part.head is None or part.head_box is None:
        return ""
    inner = head_matter(part.head, worn, pt(grid.measure))
    return f'<header class="at" style="{_place(part.head_box, grid)}">{inner}</header>'


def _leg(leg: Leg, galley: Galley, worn: Dress, grid: Grid, *, own: bool) -> str:
    """Write a leg; one that begins inside a table begins with its head rows, set again."""
    repeated = tuple(replace(line, repeat=True) for line in heads_over(galley.lines, leg.start))
    lines = (*repeated, *galley.lines[leg.start : leg.stop])
    opened = frozenset(line - leg.start + len(repeated) for line in leg.opened)
    left, top = grid.left(leg.box.column), grid.depth(leg.box.line)
    matter = leg_matter(lines, opened, worn)
    width = f";width:{grid.measure + grid.gutter / 2:.4f}mm" if own else ""
    return f'<div class="leg{" own" if own else ""}" style="left:{left:.4f}mm;top:{top:.3f}pt{width}">{matter}</div>'


def _notice(placed: Placed[str], grid: Grid, worn: Dress, side: str, mate: str) -> str:
    """A turn line or a from-line, which leads to the other part, `mate`, wherever links work."""
    words = f'<a data-to="{escape(mate)}">{escape(placed.value, quote=False)}</a>'
    return f'<p class="at{side} {worn.style("turn")}" style="{_place(placed.box, grid)}"><span class="l">{words}</span></p>'


def _rule_above(frame: Box, grid: Grid) -> str:
    """A rule across the frame, a line above it: make-up leaves two lines of white between stories at least."""
    left, top = grid.left(frame.column), grid.depth(frame.line) - grid.leading
    return f'<div class="rule" style="left:{left:.4f}mm;top:{top:.3f}pt;width:{grid.width(frame.columns):.4f}mm"></div>'


def _place(box: Box, grid: Grid) -> str:
    left, top = grid.left(box.column), grid.depth(box.line)
    return f"left:{left:.4f}mm;top:{top:.3f}pt;width:{grid.width(box.columns):.4f}mm"
