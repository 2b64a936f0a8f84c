"""Pictures as HTML: an image at an exact place, its caption on the lines under it, and which part of the file fills it.

A picture's head stands level with the capitals of the line beside it and its foot on a baseline, as a compositor would
set it, so it is a little less deep than the lines it takes.
"""

from html import escape
from zlib import crc32

from stonehand.compose.lines import Dress, leg_matter
from stonehand.model.article import Colour, Picture
from stonehand.model.composition import PICTURE_ADDRESS, PictureJob
from stonehand.model.galley import PictureSetting
from stonehand.model.layout import Grid
from stonehand.model.page import PlacedPicture
from stonehand.model.units import Mm, Pt, mm, pt

Crop = tuple[float, float, float, float]


def crop_to_fill(picture: Picture, width: Mm, height: Mm) -> Crop:
    """Give the part of a picture that fills a box of this shape: as much as fits, in the middle, or moved to keep its safe box."""
    wanted = (width / height) / (picture.width / picture.height)
    across, down = min(1.0, wanted), min(1.0, 1 / wanted)
    left, top, right, bottom = picture.crop or (0.0, 0.0, 1.0, 1.0)
    x, y = _slide(across, left, right), _slide(down, top, bottom)
    return (x, y, x + across, y + down)


def picture_job(placed: PlacedPicture, slug: str, grid: Grid, worn: Dress, *, black: bool = False) -> PictureJob:
    """Work out what a placed picture asks of its file; the address names story, file (by checksum) and size in 0.1 mm.

    On a page printed in `black` alone every picture is grey.
    """
    picture = placed.setting.picture
    width, height = grid.width(placed.box.columns), mm(_depth(placed, worn))
    grey = black or picture.colour is not Colour.COLOUR
    return PictureJob(
        f"{PICTURE_ADDRESS}{slug}-{crc32(picture.file.encode()):08x}-{width * 10:.0f}x{height * 10:.0f}"
        f"{'-k' if grey else ''}",
        picture.file,
        crop_to_fill(picture, width, height),
        width,
        height,
        grey,
    )


def picture_matter(placed: PlacedPicture, job: PictureJob, grid: Grid, worn: Dress) -> str:
    """Write a placed picture with its caption and credit."""
    box, setting = placed.box, placed.setting
    left, top = grid.left(box.column), grid.depth(box.line)
    image = (
        f'<img class="at" src="{escape(job.address)}" alt="{escape(setting.picture.alt)}" style="left:{left:.4f}mm;'
        f'top:{top + _head(worn):.3f}pt;width:{job.width:.4f}mm;height:{pt(job.height):.3f}pt"/>'
    )
    under = f"left:{left:.4f}mm;top:{box.foot * grid.leading:.3f}pt;width:{job.width:.4f}mm"
    caption = caption_matter(setting, worn)
    return f'<figure>{image}<figcaption class="at" style="{under}">{caption}</figcaption></figure>'


def caption_matter(setting: PictureSetting, worn: Dress) -> str:
    """Write a picture's caption, with the credit flush right on its last line."""
    credits_ = "".join(
        f'<p class="at {worn.style("credit")}" style="top:{at * worn.leading:g}pt;right:0">'
        f'<span class="l">{escape(line.credit)}</span></p>'
        for at, line in enumerate(setting.caption)
        if line.credit
    )
    return leg_matter(setting.caption, frozenset(), worn) + credits_


def _head(worn: Dress) -> Pt:
    """How far the capitals of body copy stand under their line's top."""
    return Pt(worn.baseline - worn.cap.capital * worn.sheet.body.size)


def _depth(placed: PlacedPicture, worn: Dress) -> Pt:
    return Pt((placed.box.lines - 1) * worn.leading + worn.baseline - _head(worn))


def _slide(part: float, start: float, stop: float) -> float:
    """Place a window of width `part` in the middle of 0 to 1, moved as far as it must be to hold `start` to `stop`.

    A safe box larger than the window is cut evenly on both sides.
    """
    held = min(max((1 - part) / 2, stop - part), start)
    middle = (start + stop - part) / 2 if stop - start > part else held
    return min(max(middle, 0.0), 1 - part)
