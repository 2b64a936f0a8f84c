"""Pages of which a part is hidden on the screen."""

from collections.abc import Iterator

from stonehand.model.drawn import Box
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages whose CropBox is not their MediaBox."""
    pages = [page for page in looked.facts.pages if page.crop is not None and _differ(page.crop, page.media)]
    if pages:
        yield Seen(
            f"{looked.name} has a CropBox that is not the MediaBox on {pages_listed(pages)}",
            on_page(looked, pages[0]),
            "take the CropBox out, or make it as large as the MediaBox",
        )


def _differ(crop: Box, media: Box) -> bool:
    return not (crop.inside(media) and media.inside(crop))


CHECK = Check(
    Fault(
        "preflight/crop-box",
        "A CropBox hides part of the page",
        "Readers show the crop, and some programs of the shop place it instead of the trim. What was hidden, an old "
        "advertisement or notes, may then print.",
        "G2; GWG 2022: CropBox is MediaBox or absent",
    ),
    Severity.ERROR,
    look,
)
