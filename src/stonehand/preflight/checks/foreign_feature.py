"""Parts of a file that lead outside it, or speak to one printer alone."""

from collections.abc import Iterator

from stonehand.model.facts import Feature
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.features import held

_FEATURES = frozenset(
    {
        Feature.POSTSCRIPT,
        Feature.OPI,
        Feature.REFERENCE,
        Feature.TRANSFER,
        Feature.HALFTONE,
        Feature.ALTERNATE,
        Feature.EXTERNAL,
        Feature.PRESENTATION,
        Feature.SEPARATED,
    }
)


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them the file holds, and where."""
    yield from held(looked, _FEATURES, "save it as PDF/X from the program it was made in, with all pictures embedded")


CHECK = Check(
    Fault(
        "preflight/foreign-feature",
        "The file holds what another machine was meant to see",
        "References to pictures elsewhere come out empty, transfer functions and screens of one's own make colours no proof has "
        "shown, and a page already separated prints as four grey ones.",
        "X6; PDF/X (ISO 15930) as public checkers have it: no PS, OPI, Ref, TR, HTP, Alternates, F in streams, PresSteps, "
        "separated pages",
    ),
    Severity.ERROR,
    look,
)
