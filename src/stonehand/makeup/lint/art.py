"""Art: a picture leads into its text and never stands in the way of it. A sheet goes in, flaws come out."""

from collections.abc import Iterator

from stonehand.makeup.lint.sheet import Flaw, Sheet, captioned, inner_frame, on_page
from stonehand.model.finding import warning
from stonehand.model.page import Box


def art_at_foot(sheet: Sheet) -> Iterator[Flaw]:
    """No picture stands under text of its own story: neither at the foot of a leg nor, with text under it again, inside one."""
    for part in sheet.page.parts:
        for picture, box in zip(part.pictures, captioned(part), strict=True):
            over = [leg for leg in part.legs if _stands_over(leg.box, box)]
            if not over or box.columns == inner_frame(part).columns:
                continue
            at = "in the middle of" if any(_stands_under(leg.box, box) for leg in part.legs) else "at the foot of"
            finding = warning(
                "makeup/art-at-foot",
                f"the picture {picture.setting.picture.file} of {part.slug} stands {at} a leg of its text",
                sheet.spot(part.slug, on_page(part, picture.box)),
                hint="stand the picture over the leg, beside the text, or as wide as the frame",
            )
            yield Flaw(finding)


def _stands_over(leg: Box, picture: Box) -> bool:
    return picture.column <= leg.column < picture.right and leg.foot <= picture.line


def _stands_under(leg: Box, picture: Box) -> bool:
    return picture.column <= leg.column < picture.right and leg.line >= picture.foot
