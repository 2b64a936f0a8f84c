"""The one statement of what a file is made to be printed on."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Count the output intents of PDF/X."""
    count = sum(intent.kind == "GTS_PDFX" for intent in looked.facts.intents)
    if profile.level is not Level.NONE and count != 1:
        others = [intent.kind for intent in looked.facts.intents if intent.kind != "GTS_PDFX"]
        beside = f", beside {listed(others)}" if others else ""
        yield Seen(
            f"{looked.name} has {count or 'no'} output intent{'s' if count > 1 else ''} of PDF/X{beside}; "
            f"{profile.level.value} wants exactly one",
            on_file(looked),
            f"save it as {profile.level.value} with the output intent {profile.condition}",
        )


CHECK = Check(
    Fault(
        "preflight/output-intent",
        "The file does not state one printing condition",
        "The numbers of a CMYK colour mean nothing until it is said on which press and paper. With no statement, or with two, "
        "the shop has to guess, and pictures come out muddy or pale.",
        "X3; PDF/X (ISO 15930) as public checkers have it: exactly one OutputIntent of /S /GTS_PDFX",
    ),
    Severity.ERROR,
    look,
)
