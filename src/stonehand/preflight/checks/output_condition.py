"""The name of the printing condition a file states."""

from collections.abc import Iterator

from stonehand.model.facts import Intent
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Compare the condition of each output intent of PDF/X with the profile's; whether there is one is another rule."""
    for intent in looked.facts.intents if profile.level is not Level.NONE else ():
        if intent.kind == "GTS_PDFX" and (faults := list(_faults(intent, profile))):
            yield Seen(
                f"the output intent of {looked.name} {listed(faults)}",
                on_file(looked),
                f"save it for {profile.condition} ({profile.condition_text})",
            )


def _faults(intent: Intent, profile: PressProfile) -> Iterator[str]:
    if intent.condition != profile.condition:
        yield f"is for {intent.condition or 'no condition'}, where {profile.name} prints {profile.condition}"
    if not intent.registry:
        yield f"names no registry, where {profile.registry} is wanted"
    if not intent.info:
        yield "has no words about it (Info)"


CHECK = Check(
    Fault(
        "preflight/output-condition",
        "The file is made for another printing condition",
        "A page prepared for glossy magazine paper carries far more ink than newsprint takes up. It dries slowly, sets off on "
        "the facing page, and shadows close.",
        "X3; PDF/X (ISO 15930) as public checkers have it: OutputConditionIdentifier, RegistryName, Info",
    ),
    Severity.ERROR,
    look,
)
