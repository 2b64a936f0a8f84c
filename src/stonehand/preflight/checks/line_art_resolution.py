"""Pictures of one bit with too few pixels for their size."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_line_art, judged_pictures
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the coarsest line art of each page that is under the profile's resolution."""
    for page in looked.facts.pages:
        pictures = [picture for picture in judged_pictures(page) if is_line_art(picture)]
        worst = lowest(pictures, lambda picture: picture.ppi, profile.limits.line_art)
        if worst is not None:
            yield Seen(
                f"page {page.label} has line art at {worst.value:.4g} pixels per inch{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} at least",
                on_page(looked, page, worst.item.area),
                "scan it finer, or take it as a drawing of lines",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/line-art-resolution",
        "Line art is too coarse",
        "A picture of black and white alone has no greys to smooth its edges. What would do for a photograph shows as steps on "
        "every slope.",
        "I2; GWG 2022 R0032: 549 and 799 ppi; Archant 1200, Vincentz 1270, IG Austria 600",
    ),
    Severity.WARNING,
    look,
    numbers=("line_art",),
)
