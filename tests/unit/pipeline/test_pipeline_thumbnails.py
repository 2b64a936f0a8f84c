"""Thumbnails of changed pages."""

from io import BytesIO

from PIL import Image

from stonehand.engines.easel import Easel
from stonehand.model.drawn import Area
from stonehand.model.units import Mm
from stonehand.pipeline.thumbnails import thumbnail
from stonehand.workspace.builtin import proof_faces

DPI = 100


def _page(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "#ffffff").save(out, "PNG")
    return out.getvalue()


def _drawn(png: bytes, *spots: Area) -> Image.Image:
    return Image.open(BytesIO(thumbnail(png, DPI, spots, Easel(*proof_faces()))))


def test_it_is_small_and_holds_pixels_alone() -> None:
    """240 pixels wide in the page's proportions, without date or text; a smaller page is brought up to it."""
    small = _drawn(_page(1138, 1496))
    assert small.size == (240, 316)
    assert not small.info
    assert small.getcolors() == [(240 * 316, (255, 255, 255))]
    assert _drawn(_page(60, 30)).size == (240, 120)


def test_a_change_of_a_comma_can_be_seen() -> None:
    """A box stands round its middle, large enough however small it is, and leaves what it is round free."""
    at = Area.sized(Mm(127.0), Mm(127.0), Mm(0.5), Mm(0.5))
    marked = _drawn(_page(1000, 1000), at).convert("L")
    box = marked.point(lambda level: 255 if level < 200 else 0).getbbox()
    assert box is not None
    left, top, right, foot = box
    assert (right - left, foot - top) == (8, 8)
    assert abs((left + right) / 2 - 120) <= 1
    assert abs((top + foot) / 2 - 120) <= 1
    assert marked.getpixel((120, 120)) == 255


def test_a_box_at_the_edge_is_cut_off_by_it() -> None:
    """One that reaches over the page is drawn as far as there is page."""
    wide = _drawn(_page(1000, 1000), Area.sized(Mm(-3.0), Mm(-3.0), Mm(300.0), Mm(300.0)))
    assert wide.size == (240, 240)
