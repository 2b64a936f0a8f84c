"""A file that is locked."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell of encryption, with or without a password to open the file."""
    if looked.facts.encrypted:
        opened = "opens, but is encrypted" if looked.facts.pages else "opens with its password only"
        yield Seen(
            f"{looked.name} {opened}; a print shop can do nothing with it",
            on_file(looked),
            "save it again without a password and without restrictions",
        )


CHECK = Check(
    Fault(
        "preflight/encrypted",
        "The file is locked",
        "A print shop has to open the file, place it on its plates and often mend it. A locked one stops the job, and nobody at "
        "the press has the password at night.",
        "X1; PDF/X (ISO 15930) as public checkers have it: no Encrypt in the trailer; Archant: no passwords",
    ),
    Severity.ERROR,
    look,
    outside=True,
)
