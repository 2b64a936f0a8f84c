"""Streams in an old compression."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset({Feature.LZW})


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them the file holds, and where."""
    yield from held(looked, _FEATURES, "save it again; every program of today uses Flate instead")


CHECK = Check(
    Fault(
        "preflight/lzw",
        "The file uses LZW compression",
        "PDF/X leaves it out, and checks at the shop stop at it. Nothing is lost by writing the file in the compression of "
        "today.",
        "X6; Padam87's list of PDF/X checks: LZW forbidden at every level",
    ),
    Severity.ERROR,
    look,
)
