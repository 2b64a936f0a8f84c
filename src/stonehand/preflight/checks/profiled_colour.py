"""Grey or CMYK that carries a profile of its own, so that it is converted again on the way to the plate."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.printed import all_printed, space, what
from stonehand.preflight.worst import and_more

_PROFILED = {"ICCBased4": "CMYK", "ICCBased1": "grey", "CalGray": "grey"}


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find what each page paints in grey or CMYK with a profile."""
    for page in looked.facts.pages:
        items = [item for item in all_printed(page) if space(item) in _PROFILED]
        if items:
            first = items[0]
            yield Seen(
                f"page {page.label} has {what(first)} in {_PROFILED[space(first)]} with a profile of its own"
                f"{and_more(len(items) - 1)}; inks should be those of the output intent, {profile.condition}",
                on_page(looked, page, first.area),
                "export it without profiles (leave numbers unchanged)",
            )


CHECK = Check(
    Fault(
        "preflight/profiled-colour",
        "A colour in grey or CMYK has a profile of its own",
        "Such a colour is not printed as its numbers say: the RIP converts it from its profile to that of the press. Black alone "
        "comes out in four inks, and the limit of ink somebody kept to is lost.",
        "C1; GWG 2022 R0027: no ICC-based grey or CMYK, no CalGray",
    ),
    Severity.ERROR,
    look,
)
