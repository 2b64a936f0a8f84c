"""A file without the two numbers that tell it from all others."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell of a missing file identifier."""
    if not looked.facts.has_id:
        yield Seen(
            f"{looked.name} has no file identifier (ID in its trailer)",
            on_file(looked),
            "save it again as PDF/X, which writes one",
        )


CHECK = Check(
    Fault(
        "preflight/no-id",
        "The file has no identifier",
        "The print shop's programs tell versions of a page apart by it. Without one a corrected page may be taken for the page "
        "it replaces.",
        "X1; PDF/X (ISO 15930) as public checkers have it: ID in the trailer",
    ),
    Severity.ERROR,
    look,
)
