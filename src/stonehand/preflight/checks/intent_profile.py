"""The ICC profile within the output intent."""

from collections.abc import Iterator

from stonehand.model.facts import Intent
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Look at the profile of each output intent of PDF/X; whether there is one is another rule."""
    for intent in looked.facts.intents if profile.level is not Level.NONE else ():
        fault = _fault(intent, profile) if intent.kind == "GTS_PDFX" else ""
        if fault:
            yield Seen(
                f"the output intent of {looked.name} {fault}",
                on_file(looked),
                f"save it with {profile.icc_name} as output intent",
                more=f"wanted SHA-256 {profile.icc_sha256}, found {intent.icc_sha256 or 'none'}",
            )


def _fault(intent: Intent, profile: PressProfile) -> str:
    if not intent.icc_class:
        return "holds no ICC profile"
    if intent.icc_class != "prtr":
        return f"holds a profile of class {intent.icc_class}, not one of a press (prtr)"
    if intent.icc_space.strip() != "CMYK":
        return f"holds a profile of {intent.icc_space.strip() or 'no space'}, not of CMYK"
    if intent.icc_sha256 != profile.icc_sha256:
        return f"holds another profile than {profile.icc_name} of {profile.name}"
    return ""


CHECK = Check(
    Fault(
        "preflight/intent-profile",
        "The output intent's ICC profile is not the press's",
        "Proofs and conversions at the shop go by the profile in the file. Another one than the shop's own shifts every colour, "
        "and a screen's profile in its place cannot be printed by at all.",
        "X3; PDF/X (ISO 15930) as public checkers have it: DestOutputProfile of class prtr; GWG 2022 R0035: CMYK; house rule: "
        "the profile is always embedded",
    ),
    Severity.ERROR,
    look,
)
