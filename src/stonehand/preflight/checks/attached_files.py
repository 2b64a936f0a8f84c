"""Other files within a file."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset({Feature.ATTACHED})


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them the file holds, and where."""
    yield from held(looked, _FEATURES, "send the attachment by itself, and save the page without it")


CHECK = Check(
    Fault(
        "preflight/attached-files",
        "Another file is attached",
        "Nobody at a press looks for an attachment: what it holds is lost, or was not meant for strangers. Mail filters stop at "
        "it.",
        "X6; PDF/X (ISO 15930) as public checkers have it: no embedded files in X-1a; house rule for X-4",
    ),
    Severity.ERROR,
    look,
)
