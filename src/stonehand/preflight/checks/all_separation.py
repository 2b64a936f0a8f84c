"""The registration colour inside the trim: it prints on every plate there is."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import all_printed, ink_names, what
from stonehand.preflight.worst import and_more


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find what each page paints in the colour `All`; marks outside the trim may."""
    for page in looked.facts.pages:
        items = [item for item in all_printed(page) if "All" in ink_names(item)]
        if items:
            yield Seen(
                f"page {page.label} has {what(items[0])} in the registration colour All{and_more(len(items) - 1)}; "
                "it prints on every plate, 400 % of ink on four",
                on_page(looked, page, items[0].area),
                "paint it in black alone; All is for marks outside the trim",
            )


CHECK = Check(
    Fault(
        "preflight/all-separation",
        "The registration colour is used on the page",
        "It is meant for marks that must show on every plate. Text or a frame in it looks black on the screen, and gets as much "
        "ink as all plates together can lay down.",
        "C3; GWG 2022 R0024",
    ),
    Severity.ERROR,
    look,
)
