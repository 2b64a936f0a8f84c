"""Pages of which a part could not be read, so that no rule has looked at it."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import pages_listed


def look(looked: Looked, _profile: PressProfile) -> Iterator[Seen]:
    """Tell which pages hold a broken stream, or draw more than was read."""
    pages = [page for page in looked.facts.pages if not page.whole]
    if pages:
        yield Seen(
            f"{looked.name} cannot be read to the end on {pages_listed(pages)}; what is there was not looked at",
            on_page(looked, pages[0]),
            "export the page again; if it stays so, make it simpler or flatten it",
        )


CHECK = Check(
    Fault(
        "preflight/unread-page",
        "Part of a page cannot be read",
        "A damaged stream stops a plate-setter in the middle of the page, and a drawing of millions of strokes holds it up for an "
        "hour. What could not be read here has not been checked either.",
        "House rule: what was not looked at is never counted as passed",
    ),
    Severity.ERROR,
    look,
)
