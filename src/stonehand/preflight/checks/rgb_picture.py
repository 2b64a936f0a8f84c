"""Pictures that were not turned into inks."""

from collections.abc import Iterator

from stonehand.model.drawn import Paint, Picture
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import printed
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find the largest picture of each page that is in RGB or Lab."""
    for page in looked.facts.pages:
        pictures = [picture for picture in printed(page, Picture) if Paint(picture.space).is_rgb]
        largest = max(pictures, key=lambda picture: picture.width * picture.height, default=None)
        if largest is not None:
            yield Seen(
                f"page {page.label} has a picture of {largest.width} x {largest.height} pixels in {largest.space}"
                f"{and_more(len(pictures) - 1)}; the press prints inks alone",
                on_page(looked, page, largest.area),
                "turn it into CMYK through the press profile, or into grey",
            )


CHECK = Check(
    Fault(
        "preflight/rgb-picture",
        "A picture is in RGB",
        "Whoever turns a picture into inks decides how it looks and how much ink it takes. A press profile for newsprint keeps it "
        "under the press's limit; a RIP's own guess need not.",
        "C2; GWG 2022 R0027; most newspapers' sheets ask for CMYK only",
    ),
    Severity.ERROR,
    look,
)
