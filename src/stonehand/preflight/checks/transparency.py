"""See-through things in a file that may have none."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import listed, pages_listed


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell what is transparent where the level is PDF/X-1a."""
    pages = [page for page in looked.facts.pages if page.transparency]
    if profile.level is Level.X1A and pages:
        kinds = list(dict.fromkeys(one.what for page in pages for one in page.transparency))
        yield Seen(
            f"{looked.name} has transparency on {pages_listed(pages)} ({listed(kinds)}); {profile.level.value} has none",
            on_page(looked, pages[0]),
            "flatten it when saving, or ask the printer for PDF/X-4",
        )


CHECK = Check(
    Fault(
        "preflight/transparency",
        "Something is transparent where nothing may be",
        "Plate-setters of the X-1a age draw what is see-through as if it were not. A shadow becomes a black box over the words "
        "beneath it.",
        "X8; PDF/X (ISO 15930) as public checkers have it: no ca, CA, SMask, BM or group in X-1a; Archant: flattened",
    ),
    Severity.ERROR,
    look,
)
