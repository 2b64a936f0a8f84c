"""Pictures with too few pixels for their size."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_line_art, judged_pictures
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the coarsest picture of each page that is under the profile's resolution."""
    for page in looked.facts.pages:
        pictures = [picture for picture in judged_pictures(page) if not is_line_art(picture)]
        worst = lowest(pictures, lambda picture: picture.ppi, profile.limits.picture)
        if worst is not None:
            picture = worst.item
            yield Seen(
                f"page {page.label} has a picture of {picture.width} x {picture.height} pixels at {worst.value:.4g} pixels per inch"
                f"{worst.and_more}; {profile.name} wants {worst.number:g} at least",
                on_page(looked, page, picture.area),
                "take the picture in its full size, or print it smaller",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/picture-resolution",
        "A picture is too coarse",
        "Printed at its size it has fewer pixels than the screen of the press can show, and looks soft. Under half of that "
        "single pixels are seen as squares.",
        "I1; GWG 2022: 99 and 149 ppi, the lower of both axes, from 17 pixels on; most sheets ask for 200",
    ),
    Severity.WARNING,
    look,
    numbers=("picture",),
)
