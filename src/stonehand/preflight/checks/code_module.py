"""QR codes whose modules are too small for the press."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, inked_pages, on_page
from stonehand.preflight.worst import lowest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the QR code of each page with the smallest module that is under the profile's side."""
    for page, ink in inked_pages(looked):
        worst = lowest(ink.codes, lambda code: code.module, profile.limits.code_module)
        if worst is not None:
            yield Seen(
                f"the QR code of {worst.item.text} on page {page.label} has modules of {worst.value:.3g} mm{worst.and_more}; "
                f"{profile.name} wants {worst.number:g} mm at least",
                on_page(looked, page, worst.item.area),
                "print it larger, or shorten its address",
                worst.level,
            )


CHECK = Check(
    Fault(
        "preflight/code-module",
        "A QR code's modules are too small",
        "Ink spreads by up to a tenth of such a module, and a telephone sees it through its own blur. Of a hundred codes at 0.5 mm "
        "96 were read at the first look, at 0.35 mm 71, at 0.25 mm 37.",
        "Q1; our simulation of newsprint and telephones: the knee is at 0.40 to 0.45 mm",
    ),
    Severity.ERROR,
    look,
    numbers=("code_module",),
    ink=True,
)
