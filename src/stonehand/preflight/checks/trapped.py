"""Whether a file says that its colours are trapped."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell where it is neither said nor denied."""
    told = looked.facts.info.get("Trapped", "").removeprefix("/")
    if profile.level is not Level.NONE and told not in {"True", "False"}:
        found = f"has Trapped as {told}" if told else "does not say whether it is trapped"
        yield Seen(
            f"{looked.name} {found}; {profile.level.value} wants True or False",
            on_file(looked),
            "state in the document's properties that it is not trapped (Trapped False)",
        )


CHECK = Check(
    Fault(
        "preflight/trapped",
        "The file does not say whether it is trapped",
        "Trapping widens colours a little so that no white shows where plates miss each other. Where the file leaves it open, "
        "the shop traps twice or not at all.",
        "X4; PDF/X (ISO 15930) as public checkers have it: Trapped is True or False, never Unknown or absent",
    ),
    Severity.ERROR,
    look,
)
