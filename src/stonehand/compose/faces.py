"""Which faces an issue is really set in: those a self-contained page must carry."""

import re
from collections.abc import Iterable, Iterator

from stonehand.compose.chase import Chase
from stonehand.compose.stylesheet import STYLE_OF
from stonehand.model.article import Emphasis
from stonehand.model.galley import Galley
from stonehand.model.issue import Ad
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, Part
from stonehand.model.type import BOLD, FontSet, TypeSheet, TypeStyle

Wanted = tuple[str, int, bool]
"""Family, weight, and whether it is italic."""

_RULE = re.compile(r"\{([^{}]*)\}")
_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)")
_WEIGHT = re.compile(r"font-weight\s*:\s*(\d+)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_REGULAR = 400


def faces_set(pages: Iterable[MadeUpPage], chase: Chase, fonts: FontSet) -> tuple[str, ...]:
    """Give the files of the faces these pages and the layout's furniture are set in, in the order of the font set."""
    layout = chase.layout
    wanted = {face for text in layout.styles.values() for face in _in_styles(text)}
    for page in pages:
        wanted |= {face for part in page.parts for face in _in_part(part, chase.galley(part), layout)}
        wanted |= {face for placed in page.ads for face in _in_ad(placed.ad, layout.sheet(layout.lang))}
    return tuple(face.file for face in fonts.faces if (face.family, face.weight, face.italic) in wanted)


def _in_part(part: Part, galley: Galley, layout: Layout) -> Iterator[Wanted]:
    sheet = layout.sheet(galley.lang)
    lines = [line for leg in part.legs for line in galley.lines[leg.start : leg.stop]]
    lines += [line for placed in part.pictures for line in placed.setting.caption]
    for kind, emphasis in {(line.kind, piece.emphasis) for line in lines for piece in line.pieces}:
        yield _face(getattr(sheet, STYLE_OF[kind]), emphasis)
    heads = part.head.parts if part.head else ()
    for name, emphasis in {(p.kind.value, piece.emphasis) for p in heads for line in p.lines for piece in line.pieces}:
        yield _face(getattr(sheet, name), emphasis)
    if any(line.markup for line in lines):
        # solid matter is ready markup: a table in its style, bold or italic, a pull quote with its source
        yield from (_face(sheet.table, emphasis) for emphasis in (Emphasis.ROMAN, Emphasis.BOLD, Emphasis.ITALIC))
        yield _face(sheet.byline)
    if part.pictures:
        yield _face(sheet.credit)
    if part.qr:
        yield from (_face(style) for style in (sheet.qr_verb, sheet.qr_address))
    if part.turn or part.resumed:
        yield _face(sheet.turn)


def _in_ad(ad: Ad, sheet: TypeSheet) -> Iterator[Wanted]:
    """An advertisement's HTML is set in the body's faces where the layout's own rules say nothing else."""
    yield from (_face(sheet.credit), _face(sheet.caption))
    if ad.html:
        slants = (Emphasis.ROMAN, Emphasis.ITALIC)
        yield from (_face(sheet.body, slant | weight) for slant in slants for weight in (Emphasis.ROMAN, Emphasis.BOLD))


def _face(style: TypeStyle, emphasis: Emphasis = Emphasis.ROMAN) -> Wanted:
    weight = max(BOLD, style.weight) if Emphasis.BOLD in emphasis else style.weight
    return (style.family, weight, style.italic or Emphasis.ITALIC in emphasis)


def _in_styles(text: str) -> Iterator[Wanted]:
    """Read the faces a layout's own rules name: family and weight stand in one rule."""
    for rule in _RULE.findall(text):
        family, weight = _FAMILY.search(rule), _WEIGHT.search(rule)
        if family:
            yield (family[1].strip(), int(weight[1]) if weight else _REGULAR, bool(_ITALIC.search(rule)))
