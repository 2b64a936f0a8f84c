"""Pictures of a finished page: each in the inks of the page."""

from collections.abc import Iterator

import pikepdf

from stonehand.model.finding import Finding, OnPage, error
from stonehand.press.resources import CMYK_SAFE, content_streams, pictures, space_name


def check_pictures(page: pikepdf.Page, where: OnPage, *, black_only: bool) -> Iterator[Finding]:
    """Find pictures in RGB or another foreign space, and on a page of black alone those in colour."""
    for _stream, resources in content_streams(page):
        for _name, picture in pictures(resources):
            kind = space_name(picture.get("/ColorSpace"))
            size = f"{int(picture.Width)} x {int(picture.Height)} pixels"
            if kind not in CMYK_SAFE and not picture.get("/ImageMask", False):
                yield error(
                    "press/rgb-picture",
                    f"a picture of {size} on page {where.page} is in {kind.lstrip('/')}",
                    where,
                    hint="let pictures come by the articles, which turns them into CMYK, and not by the layout's styles",
                )
            elif black_only and kind == "/DeviceCMYK":
                yield error(
                    "press/colour-picture",
                    f"a picture of {size} on page {where.page} is in colour; the page is printed in black alone",
                    where,
                    hint="let pictures come by the articles, which turns them grey, or book the page in colour",
                )
