"""Pictures with far more pixels than the press can show."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import is_line_art, judged_pictures
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the finest picture of each page that is over the profile's resolution; line art is meant to be fine."""
    for page in looked.facts.pages:
        pictures = [picture for picture in judged_pictures(page) if not is_line_art(picture)]
        worst = highest(pictures, lambda picture: picture.ppi, profile.limits.oversampled)
        if worst is not None:
            picture = worst.item
            yield Seen(
                f"page {page.label} has a picture of {picture.width} x {picture.height} pixels at {worst.value:.4g} pixels per inch"
                f"{worst.and_more}; {profile.name} has no use for more than {worst.number:g}",
                on_page(looked, page, picture.area),
                f"bring it down to {profile.ppi} pixels per inch",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/picture-oversampled",
        "A picture has more pixels than the press can show",
        "Nothing of them reaches the paper; the file takes longer to send and to draw. What throws them away is the RIP, which may "
        "soften the picture more than a careful conversion would.",
        "I3; twice the resolution sheets ask for",
    ),
    Severity.INFO,
    look,
    numbers=("oversampled",),
)
