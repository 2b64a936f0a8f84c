"""Pages with nothing on them."""

from collections.abc import Iterator

from stonehand.model.drawn import Drawn, Shape, Text
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed
from stonehand.preflight.printed import all_printed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Find pages without any ink inside the trim; of one that cannot be read whole nobody knows."""
    pages = [page for page in looked.facts.pages if page.whole and all(map(_is_nothing, all_printed(page)))]
    if pages:
        yield Seen(
            f"{looked.name} is empty on {pages_listed(pages)}",
            on_page(looked, pages[0]),
            "put in what is missing, or a line that says the page is left blank",
        )


def _is_nothing(item: Drawn) -> bool:
    return isinstance(item, Text | Shape) and item.paint.is_white


CHECK = Check(
    Fault(
        "preflight/blank-page",
        "A page is empty",
        "Nobody prints a blank newspaper page on purpose. Most often a file was exported before its page was placed, and the "
        "shop will call at night to ask.",
        "G10; GWG 2022: page not empty",
    ),
    Severity.ERROR,
    look,
)
