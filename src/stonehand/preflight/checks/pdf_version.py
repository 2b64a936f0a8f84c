"""The version of PDF a file is written in."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file

_WANTED = {Level.X4: "1.6", Level.X1A: "1.4"}


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Compare the version with the one the level is built on."""
    wanted = _WANTED.get(profile.level)
    if wanted is not None and looked.facts.version != wanted:
        yield Seen(
            f"{looked.name} is PDF {looked.facts.version or 'of an unknown version'}; {profile.level.value} wants {wanted}",
            on_file(looked),
            f"save it as {profile.level.value}",
        )


CHECK = Check(
    Fault(
        "preflight/pdf-version",
        "The file is another version of PDF",
        "Each PDF/X stands on one version of PDF. A newer one may hold things an older plate-setter skips without a word; some "
        "shops turn such files away at the door.",
        "X2; WeasyPrint and public validators: 1.6 for X-4, 1.4 for X-1a:2003; Archant: PDF 1.4 or later rejected",
    ),
    Severity.ERROR,
    look,
)
