"""Text, shapes and gradients in a colour that is no ink: RGB or Lab."""

from collections.abc import Iterator

from stonehand.model.drawn import Paint
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import all_printed, space, what
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find what each page paints in RGB or Lab."""
    for page in looked.facts.pages:
        items = [item for item in all_printed(page) if what(item) != "a picture" and Paint(space(item)).is_rgb]
        if items:
            first = items[0]
            yield Seen(
                f"page {page.label} has {what(first)} in {space(first)}{and_more(len(items) - 1)}; the press prints inks alone",
                on_page(looked, page, first.area),
                "write the colour in CMYK, black text as black alone",
            )


CHECK = Check(
    Fault(
        "preflight/rgb-paint",
        "Text or a shape is in RGB",
        "A press has no red, green and blue, so some software turns such colours into inks on the way to the plate. Black text "
        "then comes out in four inks, and every hair's breadth of misregister blurs it.",
        "C1; GWG 2022 R0027; PDF/X-1a allows none, PDF/X-4 asks the printer to convert",
    ),
    Severity.ERROR,
    look,
)
