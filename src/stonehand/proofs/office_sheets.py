"""Office sheets: where two pages lie on landscape A4, and the words over them: a pale PROOF, and at the foot what they are.

In: reader's spreads of page ids, which of them were printed, the pages' size. Out: for each sheet its pages' places, and its words
as HTML with nothing behind them. All of it keeps off the edges an office printer cannot reach.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import chain

from stonehand.engines.laid import Laid
from stonehand.model.dummy import PageId
from stonehand.model.units import Mm, pt

Spread = tuple[PageId | None, PageId | None]
"""The pages at the left and right of a sheet; `None` is white."""

WIDTH, HEIGHT = Mm(297.0), Mm(210.0)
EDGE = Mm(6.0)
"""What an office printer leaves white all round."""

_SLUG = Mm(8.0)
_CSS = """@page{size:297mm 210mm;margin:0;bleed:0;marks:none}
.page.office{width:297mm;height:210mm;overflow:hidden;color:#000;background:none}
.office .slug{position:absolute;left:6mm;width:285mm;top:198mm;font-size:6.5pt;line-height:8pt;overflow-wrap:anywhere}
.office .leaf{position:absolute;box-sizing:border-box;border:.25pt solid #888}
.office .lacking{border-style:dashed}
.office .absent{position:absolute;left:0;width:100%;text-align:center;font-size:10pt;line-height:14pt}
.office .water{position:absolute;left:-25%;width:150%;text-align:center;font-weight:700;transform:rotate(-35deg)}
.office .water{color:rgba(128,128,128,.17)}
.office .water p{white-space:nowrap}
"""


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """A sheet: the places of its pages in points from its lower left corner, its words as a `<section>`, its label."""

    laid: tuple[Laid, ...]
    html: str = field(repr=False)
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the foot of each sheet says: the issue, the build, and of each page that was sent the letter it went with."""

    issue: str
    build: str
    sent: Mapping[PageId, str]


def office_css(families: str) -> str:
    """Give the style sheet of the words, set in these families."""
    return f"{_CSS}.office{{font-family:{families}}}"


def office_sheets(
    spreads: Sequence[Spread], printed: Mapping[PageId, int], trim: tuple[Mm, Mm], told: Told
) -> tuple[OfficeSheet, ...]:
    """Lay out the sheets; `printed` gives the place in the book, from 0, of each page that was printed."""
    return tuple(_sheet(spread, printed, trim, told) for spread in spreads)


def _sheet(spread: Spread, printed: Mapping[PageId, int], trim: tuple[Mm, Mm], told: Told) -> OfficeSheet:
    width, height = trim
    room = HEIGHT - 2 * EDGE - _SLUG
    scale = min((WIDTH - 2 * EDGE) / (2 * width), room / height)
    top = EDGE + (room - height * scale) / 2
    bottom = pt(Mm(HEIGHT - top - height * scale))
    ids = [page for page in spread if page is not None]
    laid: list[Laid] = []
    leaves: list[str] = []
    for side, page in enumerate(spread):
        if page is None:
            continue
        left = WIDTH / 2 + (side - 1) * width * scale
        if page in printed:
            laid.append(Laid(printed[page], pt(Mm(left)), bottom, scale))
        box = (left, top, width * scale, height * scale)
        leaves.append(_leaf(page, box, printed=page in printed))
    slug = f'<p class="slug">{escape(" · ".join(_slug(ids, told, scale)))}</p>'
    html = f'<section class="page office">{"".join(leaves)}{slug}</section>'
    return OfficeSheet(tuple(laid), html, "-".join(ids))


def _leaf(page: PageId, box: tuple[float, float, float, float], *, printed: bool) -> str:
    """Draw a page's edge, and over it that it is a proof, or that it was not printed."""
    left, top, width, height = box
    place = f"left:{left:.4f}mm;top:{top:.4f}mm;width:{width:.4f}mm;height:{height:.4f}mm"
    if not printed:
        absent = f'<p class="absent" style="top:{height / 2:.3f}mm">Page {escape(page)} was not printed</p>'
        return f'<div class="leaf lacking" style="{place}">{absent}</div>'
    large, small = width * 0.3, width * 0.08
    words = (("PROOF", large), ("not for press", small))
    lines = "".join(f'<p style="font-size:{size:.3f}mm;line-height:{size:.3f}mm">{text}</p>' for text, size in words)
    middle = (height - large - small) / 2
    return f'<div class="leaf" style="{place}"><div class="water" style="top:{middle:.3f}mm">{lines}</div></div>'


def _slug(pages: Sequence[PageId], told: Told, scale: float) -> tuple[str, ...]:
    many = f"page{'s' if len(pages) > 1 else ''} {', '.join(pages)} at {scale:.0%}"
    build = (f"build {told.build}",) if told.build else ()
    colours = "colours as the screen or the office printer shows them"
    return ("PROOF, not for press", told.issue, many, *_sent(pages, told.sent), *build, colours)


def _sent(pages: Sequence[PageId], sent: Mapping[PageId, str]) -> tuple[str, ...]:
    """Say which pages were sent, with their letters, and which were not."""
    went = [f"{page}{sent[page]}" for page in pages if page in sent]
    waiting = [page for page in pages if page not in sent]
    if not went:
        return ("not yet sent",)
    return tuple(
        chain((f"last sent as {', '.join(went)}",), (f"{', '.join(waiting)} not yet sent",) if waiting else ())
    )
