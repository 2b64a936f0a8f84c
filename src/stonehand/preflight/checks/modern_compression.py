"""Pictures in forms that are younger than PDF/X-1a."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset({Feature.JPEG2000, Feature.JBIG2, Feature.DEEP})


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell of JPEG 2000, JBIG2 and pictures of 16 bits where the level is PDF/X-1a."""
    if profile.level is Level.X1A:
        yield from held(looked, _FEATURES, "save its pictures as JPEG or Flate, with 8 bits")


CHECK = Check(
    Fault(
        "preflight/modern-compression",
        "A picture is stored in a form PDF/X-1a does not know",
        "JPEG 2000, JBIG2 and 16 bits came after it. A plate-setter of that age leaves the picture white, and the proof on the "
        "screen does not show it.",
        "X11; PDF/X (ISO 15930) as public checkers have it: no 16-bit, JPX or JBIG2 pictures in X-1a",
    ),
    Severity.ERROR,
    look,
)
