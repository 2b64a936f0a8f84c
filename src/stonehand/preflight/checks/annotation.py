"""Links and notes that lie upon a page."""

from collections.abc import Iterator

from stonehand.model.facts import Annotation, PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.outside import bleed_area, meets
from stonehand.preflight.printed import trim_area
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find annotations within the bleed, and any that do something wherever they are."""
    for page in looked.facts.pages:
        found = [note for note in page.annotations if _is_in_the_way(note, page)]
        if found:
            yield Seen(
                f"page {page.label} has an annotation of kind {found[0].kind} upon it{and_more(len(found) - 1)}; "
                "print files have none within the bleed, and none that act",
                on_page(looked, page, found[0].area),
                "take out links and notes, or draw what they show as part of the page",
            )


def _is_in_the_way(note: Annotation, page: PageFacts) -> bool:
    ours = trim_area(page) if note.kind == "PrinterMark" else bleed_area(page)
    return note.acts or meets(note.area, ours)


CHECK = Check(
    Fault(
        "preflight/annotation",
        "A link or note lies upon the page",
        "Whether an annotation prints depends on the program that prints it. A yellow note may come out on the plate, and a "
        "stamp that everyone saw on the screen may not.",
        "X7; PDF/X (ISO 15930) as public checkers have it, CGATS notes: annotations outside BleedBox, else TrimBox; printer's "
        "marks outside TrimBox; no A, AA",
    ),
    Severity.ERROR,
    look,
)
