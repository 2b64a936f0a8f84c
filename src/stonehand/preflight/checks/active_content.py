"""Scripts and actions in a file."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset({Feature.JAVASCRIPT, Feature.ACTION, Feature.OPEN_ACTION})


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them the file holds, and where."""
    yield from held(looked, _FEATURES, "save it as PDF/X, or print it to a new PDF without links and scripts")


CHECK = Check(
    Fault(
        "preflight/active-content",
        "The file holds scripts or actions",
        "Paper does nothing, so a script in a print file is a leftover or worse. Shops' mail and checking systems turn such "
        "files away.",
        "X6; PDF/X (ISO 15930) as public checkers have it: no JavaScript, actions, OpenAction or AA",
    ),
    Severity.ERROR,
    look,
)
