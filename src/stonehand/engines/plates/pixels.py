"""The pixels of a page's pictures in four inks, decoded from the file through pikepdf and Pillow.

Facts tell a picture's size in pixels and its place, but not which object it is; so it is sought among the page's pictures, in forms
too, by its size in pixels. Of several alike each is taken for it.
"""

import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops

from stonehand.engines.images import READING_FAILS
from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.opening import PDF_FAILS, one_line, opened
from stonehand.model.drawn import Picture

MOST_PIXELS = 40_000_000
_DEEPEST = 8
_INKED = ("DeviceCMYK", "ICCBased4")


def is_inked(picture: Picture) -> bool:
    """Tell whether a picture's own numbers are the four inks."""
    return picture.space.startswith(_INKED) and not picture.mask


class Album:
    """The pictures of a file."""

    def __init__(self, pdf: bytes) -> None:
        self._document = opened(pdf)

    def close(self) -> None:
        """Let the file go."""
        self._document.close()

    def pixels(self, page: int, picture: Picture) -> tuple[Image.Image, ...]:
        """Decode every picture in four inks of page `page` (from 1) that has as many pixels.

        Raises:
            NotDrawn: one is too large, or cannot be decoded.
        """
        size: tuple[object, object] = (picture.width, picture.height)
        found = _images(self._document.pages[page - 1].obj.get("/Resources"), _DEEPEST)
        alike = [image for image in found if _size(image) == size]
        if picture.width * picture.height > MOST_PIXELS:
            message = f"page {page} has a picture of {picture.width:,} by {picture.height:,} pixels"
            raise NotDrawn(message)
        decoded = (_decoded(image, page) for image in alike)
        return tuple(image for image in decoded if image.mode == "CMYK")


def _images(resources: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Stream]:
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary) or not depth:
        return
    for item in named.as_dict().values():
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == Name.Image:
            yield item
        elif item.get("/Subtype") == Name.Form:
            yield from _images(item.get("/Resources"), depth - 1)


def _size(image: pikepdf.Stream) -> tuple[object, object]:
    return image.get("/Width"), image.get("/Height")


def _is_turned(image: pikepdf.Stream) -> bool:
    """Tell whether its numbers say how much ink is left out; Pillow takes that for granted of a JPEG in four inks."""
    told = image.get("/Decode")
    return isinstance(told, pikepdf.Array) and len(told) > 1 and float(str(told[0])) > float(str(told[1]))


def _decoded(image: pikepdf.Stream, page: int) -> Image.Image:
    try:
        wrapped = pikepdf.PdfImage(image)
        pixels = wrapped.as_pil_image()
        is_jpeg = "/DCTDecode" in wrapped.filters
        return ImageChops.invert(pixels) if is_jpeg and pixels.mode == "CMYK" and not _is_turned(image) else pixels
    except (*READING_FAILS, *PDF_FAILS, zlib.error) as fault:
        message = f"a picture on page {page} cannot be decoded: {one_line(fault)}"
        raise NotDrawn(message) from fault
