"""Advertisements as HTML: each exactly as large as it was booked, at the foot and the outer edge of the box it stands in.

In comes a placed advertisement, out its matter in a rule of 0.75 pt that lies inside the booked size: a picture, house HTML, or
a crossed box where the file is missing or not usable. A supplied PDF brings its own edge, and is neither framed nor cut. A house
advertisement fills its box.
"""

from dataclasses import dataclass
from html import escape
from zlib import crc32

from stonehand.compose.chase import Chase, Matter, is_black
from stonehand.compose.pictures import crop_to_fill
from stonehand.model.article import Colour, Picture
from stonehand.model.composition import PICTURE_ADDRESS, PictureJob
from stonehand.model.dummy import Inks
from stonehand.model.issue import Ad, Supplied
from stonehand.model.layout import Grid
from stonehand.model.page import MadeUpPage, PlacedAd
from stonehand.model.units import Lines, Mm, mm, pt

SAME_SHAPE = 0.02
"""By how much a picture's shape may differ from the booked one and still fill it; any other stands in it whole."""

WORD_SIZE = 7
"""Points of the word above an advertisement."""

_WHOLE = (0.0, 0.0, 1.0, 1.0)
_CROSS = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in millimetres from the type area's top left."""

    left: Mm
    top: Mm
    width: Mm
    height: Mm

    @property
    def style(self) -> str:
        """The rectangle as CSS."""
        return f"left:{self.left:.4f}mm;top:{self.top:.4f}mm;width:{self.width:.4f}mm;height:{self.height:.4f}mm"


def ad_matter(placed: PlacedAd, page: MadeUpPage, chase: Chase) -> Matter:
    """Write an advertisement, with the word above it where it is not the paper's own."""
    ad, place = placed.ad, ad_place(placed, page, chase.layout.grid)
    inner = _inner(ad, place, page, chase)
    kind = " supplied" if ad.supplied else "" if ad.picture or ad.html else " missing"
    rule = "" if ad.supplied else '<div class="ad-rule"></div>'
    box = (
        f'<aside class="ad {chase.furniture.style("body")}{kind}" data-ad="{escape(ad.id)}" style="{place.style}">'
        f"{inner.html}{rule}</aside>"
    )
    return Matter(box + _word(placed, place, page, chase), inner.pictures)


def ad_place(placed: PlacedAd, page: MadeUpPage, grid: Grid) -> Place:
    """Find where an advertisement stands: at its box's foot, at the page's outer edge or, where asked for, the inner one."""
    ad, box = placed.ad, placed.box
    left, width, foot = grid.left(box.column), grid.width(box.columns), mm(grid.depth(Lines(box.foot)))
    if ad.house:
        top = mm(grid.depth(box.line))
        return Place(left, top, width, Mm(foot - top))
    at_right = page.recto != ad.inner
    return Place(Mm(left + width - ad.width) if at_right else left, Mm(foot - ad.height), ad.width, ad.height)


def _inner(ad: Ad, place: Place, page: MadeUpPage, chase: Chase) -> Matter:
    alt = ": ".join(filter(None, (chase.layout.words.advertisement, ad.id)))
    if ad.picture is not None:
        return _picture(ad, ad.picture, place, alt, black=is_black(page) or ad.inks is Inks.K)
    if ad.html:
        return Matter(f'<div class="ad-matter">{ad.html}</div>')
    if ad.supplied is not None:
        return _supplied(ad, ad.supplied, place, alt)
    return Matter(_missing(ad, place, chase))


def _picture(ad: Ad, picture: Picture, place: Place, alt: str, *, black: bool) -> Matter:
    """Fill the booked size with a picture of its shape; one of another shape stands whole in the middle of it."""
    shape = (place.width / place.height) / (picture.width / picture.height)
    crop, width, height = crop_to_fill(picture, place.width, place.height), place.width, place.height
    if abs(shape - 1) > SAME_SHAPE:
        crop, width, height = _WHOLE, Mm(width / max(1.0, shape)), Mm(height * min(1.0, shape))
    grey = black or picture.colour is not Colour.COLOUR
    address = (
        f"{PICTURE_ADDRESS}ad-{ad.id}-{crc32(picture.file.encode()):08x}-{width * 10:.0f}x{height * 10:.0f}"
        f"{'-k' if grey else ''}"
    )
    at = Place(Mm((place.width - width) / 2), Mm((place.height - height) / 2), width, height)
    image = f'<img class="at" src="{escape(address)}" alt="{escape(picture.alt or alt)}" style="{at.style}"/>'
    return Matter(image, (PictureJob(address, picture.file, crop, width, height, grey),))


def _supplied(ad: Ad, supplied: Supplied, place: Place, alt: str) -> Matter:
    """Set a supplied PDF at its own size in the middle of the booked one."""
    at = Place(
        Mm((place.width - supplied.width) / 2),
        Mm((place.height - supplied.height) / 2),
        supplied.width,
        supplied.height,
    )
    address = f"{PICTURE_ADDRESS}ad-{ad.id}-{supplied.sha256.hex()[:16]}"
    image = f'<img class="at" src="{escape(address)}" alt="{escape(alt)}" style="{at.style}"/>'
    return Matter(
        image, (PictureJob(address, ad.pdf, _WHOLE, at.width, at.height, grey=False, sha256=supplied.sha256),)
    )


def _missing(ad: Ad, place: Place, chase: Chase) -> str:
    """Mark a hole so that nobody prints it unseen: a crossed box with what should stand there."""
    wide, deep = pt(place.width), pt(place.height)
    cross = "".join(
        f"M{x} 0L{wide - x:.3f} {deep:.3f}h{lean}L{x + lean} 0z"
        for x, lean in ((0.0, _CROSS), (round(wide, 3), -_CROSS))
    )
    told = (f"{ad.id},", f"{place.width:g} x {place.height:g} mm,", "not usable" if ad.pdf else "file missing")
    lines = "\n".join(f'<span class="l"><span class="plate">{escape(line)}</span></span>' for line in told)
    top = deep / 2 - len(told) * chase.furniture.leading / 2
    return (
        f'<svg class="at" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.3f} {deep:.3f}" '
        f'style="left:0;top:0;width:{wide:.3f}pt;height:{deep:.3f}pt"><path fill="device-cmyk(0 0 0 1)" d="{cross}"/></svg>'
        f'<p class="at {chase.furniture.style("caption")}" style="top:{top:.3f}pt;width:100%">{lines}</p>'
    )


def _word(placed: PlacedAd, place: Place, page: MadeUpPage, chase: Chase) -> str:
    """Write the word above an advertisement's top right edge; in a stack the one above has it for both."""
    word = chase.layout.words.advertisement
    stacked = any(
        above.box.foot == placed.box.line and above.box.column < placed.box.right <= above.box.right
        for above in page.ads
        if not above.ad.house
    )
    if placed.ad.house or stacked or not word:
        return ""
    worn = chase.furniture
    style = (
        f"left:{place.left:.4f}mm;top:{pt(place.top) - worn.leading:.3f}pt;width:{place.width:.4f}mm;"
        f"font-size:{WORD_SIZE}pt"
    )
    return f'<p class="at end ad-word {worn.style("credit")}" style="{style}"><span class="l">{escape(word)}</span></p>'
