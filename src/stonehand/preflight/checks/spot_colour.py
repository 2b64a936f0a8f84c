"""Inks beyond cyan, magenta, yellow and black, where the press has no unit for them."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import all_printed, ink_names

_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None", "All"})


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Name the spot colours of each page, unless the profile allows them."""
    for page in () if profile.spots else looked.facts.pages:
        items = reversed(list(all_printed(page)))
        spots = {name: item.area for item in items for name in ink_names(item) if name not in _PROCESS}
        if spots:
            names = sorted(spots)
            yield Seen(
                f"page {page.label} prints in {'spot colours' if len(names) > 1 else 'the spot colour'} {', '.join(names)}; "
                f"{profile.name} has cyan, magenta, yellow and black",
                on_page(looked, page, spots[names[0]]),
                "turn it into process inks where it was drawn",
            )


CHECK = Check(
    Fault(
        "preflight/spot-colour",
        "A spot colour is used",
        "A newspaper press prints four inks. A fifth comes out as a plate nobody has a unit for: it is left away, or turned into "
        "process inks by software that does not know what was meant.",
        "C3; GWG 2022 R0020",
    ),
    Severity.ERROR,
    look,
)
