"""Pictures and their captions: for every span a picture may take, how deep it may stand and the lines of its caption.

In come a story's pictures, out a `PictureSetting` for each span. Depths are whole lines; a crop takes at most 8 % of a side,
and never a part of the box that must survive. The credit stands flush right on the caption's last line where it fits,
else on a line of its own.
"""

from stonehand.galleys.balance import Row, balance_into, divide_wide, fewest_rows, tokens_of
from stonehand.galleys.case import width
from stonehand.galleys.stick import Stick, check, copy_for, plain_cut
from stonehand.galleys.words import pieces_of
from stonehand.model.article import Picture
from stonehand.model.galley import Kind, Line, PictureSetting
from stonehand.model.units import Columns, Lines, Pt, pt

MOST_CROPPED = 0.08
"""The share of a picture's width or height a crop may take."""

_CREDIT_GAP = 6.0
_INDENT = Pt(0.0)


def set_picture(stick: Stick, picture: Picture) -> tuple[PictureSetting, ...]:
    """Set a picture over every span up to the one asked for, or to all: a frame may be narrower than that."""
    widest = min(picture.span or stick.layout.grid.columns, stick.layout.grid.columns)
    return tuple(_set_over(stick, picture, Columns(span)) for span in range(1, widest + 1))


def _set_over(stick: Stick, picture: Picture, span: Columns) -> PictureSetting:
    grid = stick.layout.grid
    across = pt(grid.width(span))
    natural = across * picture.height / picture.width / grid.leading
    left, top, right, bottom = picture.crop or (0.0, 0.0, 1.0, 1.0)
    kept_down = max(1.0 - MOST_CROPPED, min(1.0, bottom - top))
    kept_across = max(1.0 - MOST_CROPPED, min(1.0, right - left))
    if picture.crop is None:
        kept_down = kept_across = 1.0 - MOST_CROPPED
    whole = max(1, round(natural))
    shallowest = min(whole, max(1, -int(-(natural * kept_down) // 1)))
    deepest = max(whole, int(natural / kept_across))
    caption = _set_caption(stick, picture, across)
    return PictureSetting(picture, span, Lines(whole), Lines(shallowest), Lines(deepest), caption)


def _set_caption(stick: Stick, picture: Picture, across: float) -> tuple[Line, ...]:
    copy = copy_for(stick, stick.sheet.caption, picture.caption, picture.where)
    credit = plain_cut(stick, stick.sheet.credit)
    check(stick, credit, picture.credit, picture.where)
    rows: tuple[Row, ...] = ()
    if copy.text:
        tokens = divide_wide(tokens_of(copy), across)
        rows = balance_into(tokens, across, fewest_rows(tokens, across))
    needed = width(credit, picture.credit) + _CREDIT_GAP if picture.credit else 0.0
    beside = bool(rows) and bool(needed) and rows[-1].width + needed <= across
    count = len(rows) + (bool(needed) and not beside)
    lines = [
        Line(
            kind=Kind.CAPTION,
            pieces=pieces_of(copy, row.start, row.stop),
            where=picture.where,
            paragraph=0,
            index=index,
            left=count - index,
            indent=_INDENT,
            credit=picture.credit if beside and index == len(rows) - 1 else "",
            joined=index < len(rows) - 1 and rows[index + 1].start == row.stop,
        )
        for index, row in enumerate(rows)
    ]
    if needed and not beside:
        lines.append(Line(Kind.CAPTION, (), picture.where, 0, index=len(rows), left=1, credit=picture.credit))
    return tuple(lines)
