"""What stands on a made-up page, as an impression keeps it: stories, pictures and advertisements with their places in millimetres.

In: a page, and the chase compose locks it up in, so that every place is the one compose sets. Out: a `Stand` for each, in reading
order, and the lines of copy they are set in.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from stonehand.compose.ads import ad_place
from stonehand.compose.chase import Chase, is_black
from stonehand.compose.pages import area_of
from stonehand.compose.pictures import picture_job
from stonehand.compose.stylesheet import STYLE_OF
from stonehand.model.drawn import Area
from stonehand.model.galley import Galley, Line
from stonehand.model.impression import Stand, Thing
from stonehand.model.layout import Grid
from stonehand.model.page import Box, MadeUpPage, Part, PlacedAd, PlacedPicture
from stonehand.model.type import FontSet, TypeStyle
from stonehand.model.units import Lines, Mm, mm
from stonehand.pipeline.set_copy import head_rows, line_text

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What places and sums are told by: the chase, the fonts, and the checksums of files by workspace path."""

    chase: Chase
    fonts: FontSet
    sums: Mapping[str, str]


def stands_of(page: MadeUpPage, ground: Ground) -> Iterator[tuple[Stand, tuple[str, ...]]]:
    """Give what stands on a page, each with its lines of copy."""
    for part in page.parts:
        grid = ground.chase.grid(part)
        yield _story(part, page, ground)
        for placed in part.pictures:
            yield _picture(placed, part, page, ground, grid)
    for ad in page.ads:
        yield _ad(ad, page, ground), ()


def _story(part: Part, page: MadeUpPage, ground: Ground) -> tuple[Stand, tuple[str, ...]]:
    galley = ground.chase.galley(part)
    set_lines = tuple(line for leg in part.legs for line in galley.lines[leg.start : leg.stop])
    head = tuple(head_rows(part.head)) if part.head else ()
    texts = (*head, *(text for line in set_lines if (text := line_text(line))))
    # The frame counts the page's columns, whatever legs stand in it.
    spot = _spot(part.frame, ground.chase.layout.grid, page, ground)
    sum_ = _dress_sum(part, galley, set_lines, ground)
    return Stand(Thing.STORY, part.slug, spot, part.part, part.slug, sum=sum_, lines=len(texts)), texts


def _picture(
    placed: PlacedPicture, part: Part, page: MadeUpPage, ground: Ground, grid: Grid
) -> tuple[Stand, tuple[str, ...]]:
    job = picture_job(placed, part.slug, grid, ground.chase.dress(part), black=is_black(page))
    crop = tuple(round(edge, 5) for edge in job.crop)
    texts = tuple(text for line in placed.setting.caption if (text := line_text(line)))
    stand = Stand(
        Thing.PICTURE,
        job.file,
        _spot(placed.box, grid, page, ground),
        part.part,
        part.slug,
        (crop[0], crop[1], crop[2], crop[3]),
        ground.sums.get(job.file, ""),
        len(texts),
    )
    return stand, texts


def _ad(placed: PlacedAd, page: MadeUpPage, ground: Ground) -> Stand:
    ad, place = placed.ad, ad_place(placed, page, ground.chase.layout.grid)
    file = ad.picture.file if ad.picture else ad.pdf
    sum_ = _digest(ad.html) if ad.html else ground.sums.get(file, "")
    left, top = area_of(page, ground.chase.layout)
    spot = _rounded(Mm(left + place.left), Mm(top + place.top), place.width, place.height)
    return Stand(Thing.AD, ad.id, spot, sum=sum_)


def _spot(box: Box, grid: Grid, page: MadeUpPage, ground: Ground) -> Area:
    left, top = area_of(page, ground.chase.layout)
    return _rounded(
        Mm(left + grid.left(box.column)),
        Mm(top + mm(grid.depth(box.line))),
        grid.width(box.columns),
        mm(grid.depth(Lines(box.lines))),
    )


def _rounded(left: Mm, top: Mm, width: Mm, height: Mm) -> Area:
    return Area.sized(*(Mm(round(length, _DIGITS)) for length in (left, top, width, height)))


def _dress_sum(part: Part, galley: Galley, lines: tuple[Line, ...], ground: Ground) -> str:
    """Sum up what a part's lines wear: their styles, the files of their families, the sizes of its head."""
    sheet = ground.chase.layout.sheet(galley.lang)
    head = part.head.parts if part.head else ()
    names = {STYLE_OF[line.kind] for line in lines} | {each.kind.value for each in head}
    styles = {name: getattr(sheet, name) for name in sorted(names)}
    told = {
        "styles": {name: _style(style, ground.fonts) for name, style in styles.items()},
        "head": [(each.kind.value, each.size, each.leading) for each in head],
        "look": (part.look, ground.chase.grid(part).leading),
    }
    return _digest(json.dumps(told))


def _style(style: TypeStyle, fonts: FontSet) -> list[object]:
    told = [getattr(style, field.name) for field in fields(style) if field.name != "where"]
    return [*told, *sorted(face.sha256 for face in fonts.faces if face.family == style.family)]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
