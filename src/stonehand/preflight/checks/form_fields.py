"""Fields to be filled in."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset({Feature.FORM, Feature.XFA})


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them the file holds, and where."""
    yield from held(looked, _FEATURES, "flatten the form, so that what is filled in becomes part of the page")


CHECK = Check(
    Fault(
        "preflight/form-fields",
        "The file holds form fields",
        "What stands in a field may be drawn, or not, as each program likes. Words typed into a form may be missing on the "
        "plate though everyone saw them.",
        "X6; PDF/X (ISO 15930) as public checkers have it: no XFA, no annotations within the trim",
    ),
    Severity.ERROR,
    look,
)
