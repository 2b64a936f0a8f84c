"""A story's part on a page as HTML, in the order it is read: head, from-line, legs, turn line, pictures, code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from stonehand.compose.heads import head_matter
from stonehand.compose.lines import Dress, leg_matter
from stonehand.compose.pictures import picture_job, picture_matter
from stonehand.compose.qr import code_place, qr_matter
from stonehand.model.composition import CodePlace, PictureJob
from stonehand.model.galley import Galley
from stonehand.model.layout import Grid
from stonehand.model.page import Box, Leg, Part, Placed
from stonehand.model.units import Columns, Mm, pt


@dataclass(frozen=True, slots=True)
class Matter:
    """The markup of all parts of a page, and the pictures in it."""

    html: str
    pictures: tuple[PictureJob, ...]


def page_codes(
    parts: tuple[Part, ...], galleys: Mapping[str, Galley], worn: Mapping[str, Dress], grid: Grid, area: tuple[Mm, Mm]
) -> tuple[CodePlace, ...]:
    """Give where the codes of a page stand; `area` is the type area's top left from the trim's, in millimetres."""
    return tuple(
        code_place(part.qr, part.slug, grid, worn[galleys[part.slug].lang], area)
        for part in parts
        if part.qr is not None
    )


def page_matter(
    parts: tuple[Part, ...], galleys: Mapping[str, Galley], worn: Mapping[str, Dress], grid: Grid
) -> Matter:
    """Write the parts of a page; `worn` is the dress of each story's language."""
    stories = [_story(part, galleys[part.slug], worn[galleys[part.slug].lang], grid) for part in parts]
    between = "".join(_column_rules(parts, grid))
    return Matter(
        "\n".join(story.html for story in stories) + between, tuple(job for story in stories for job in story.pictures)
    )


def _story(part: Part, galley: Galley, worn: Dress, grid: Grid) -> Matter:
    jobs = tuple(picture_job(placed, part.slug, grid, worn) for placed in part.pictures)
    html = "".join(
        (
            f'<article lang="{escape(galley.lang)}" data-story="{escape(part.slug)}" data-part="{part.part}">',
            _rule_above(part.frame, grid) if part.rule_above else "",
            _head(part, worn, grid),
            _notice(part.resumed, grid, worn, "") if part.resumed else "",
            *(_leg(leg, galley, worn, grid) for leg in part.legs),
            _notice(part.turn, grid, worn, " end") if part.turn else "",
            *(picture_matter(placed, job, grid, worn) for placed, job in zip(part.pictures, jobs, strict=True)),
            qr_matter(part.qr, grid, worn) if part.qr else "",
            "</article>",
        )
    )
    return Matter(html, jobs)


def _head(part: Part, worn: Dress, grid: Grid) -> str:
    if part.head is None or part.head_box is None:
        return ""
    inner = head_matter(part.head, worn, pt(grid.measure))
    return f'<header class="at" style="{_place(part.head_box, grid)}">{inner}</header>'


def _leg(leg: Leg, galley: Galley, worn: Dress, grid: Grid) -> str:
    lines = galley.lines[leg.start : leg.stop]
    opened = frozenset(line - leg.start for line in leg.opened)
    left, top = grid.left(leg.box.column), grid.depth(leg.box.line)
    matter = leg_matter(lines, opened, worn)
    return f'<div class="leg" style="left:{left:.4f}mm;top:{top:.3f}pt">{matter}</div>'


def _notice(placed: Placed[str], grid: Grid, worn: Dress, side: str) -> str:
    """A turn line or a from-line."""
    words = escape(placed.value, quote=False)
    return f'<p class="at{side} {worn.style("turn")}" style="{_place(placed.box, grid)}"><span class="l">{words}</span></p>'


def _rule_above(frame: Box, grid: Grid) -> str:
    """A rule across the frame, a line above it: make-up leaves two lines of white between stories at least."""
    left, top = grid.left(frame.column), grid.depth(frame.line) - grid.leading
    return f'<div class="rule" style="left:{left:.4f}mm;top:{top:.3f}pt;width:{grid.width(frame.columns):.4f}mm"></div>'


def _column_rules(parts: tuple[Part, ...], grid: Grid) -> Iterator[str]:
    """A rule down the gutter where two stories stand side by side."""
    for left in parts:
        for right in parts:
            top, foot = max(left.frame.line, right.frame.line), min(left.frame.foot, right.frame.foot)
            if left.frame.right == right.frame.column and top < foot:
                x = grid.left(Columns(right.frame.column)) - grid.gutter / 2
                yield (
                    f'<div class="column-rule" style="left:{x:.4f}mm;top:{top * grid.leading:.3f}pt;'
                    f'height:{(foot - top) * grid.leading:.3f}pt"></div>'
                )


def _place(box: Box, grid: Grid) -> str:
    left, top = grid.left(box.column), grid.depth(box.line)
    return f"left:{left:.4f}mm;top:{top:.3f}pt;width:{grid.width(box.columns):.4f}mm"
