"""QR codes without enough white round them."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the QR code of each page with the narrowest white round it that is under the profile's modules."""
    for page, ink in inked_pages(looked):
        worst = lowest(ink.codes, lambda code: code.quiet, profile.limits.code_quiet)
        if worst is not None:
            yield Seen(
                f"the QR code of {worst.item.text} on page {page.label} has white of {worst.value:.3g} modules round it"
                f"{worst.and_more}; {profile.name} wants {worst.number:g} at least",
                on_page(looked, page, worst.item.area),
                "move text and rules away from it",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/code-quiet",
        "A QR code has too little white round it",
        "A telephone finds a code by the white frame round it. With type right up to its edge nine codes in ten were not "
        "read.",
        "Q1; ISO/IEC 18004 and Denso: four modules; our simulation: 9 % read with none",
    ),
    Severity.ERROR,
    look,
    numbers=("code_quiet",),
    ink=True,
)
