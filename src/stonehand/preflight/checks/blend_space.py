"""The colours transparent things are mixed in."""

from collections.abc import Iterator

from stonehand.model.facts import PageFacts
from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.listing import listed, pages_listed

_WANTED = "DeviceCMYK"


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find pages where something transparent blends in other colours than the press's."""
    pages = [page for page in looked.facts.pages if _blends(page)]
    if pages and profile.level is not Level.NONE:
        spaces = list(dict.fromkeys(space for page in pages for space in _blends(page)))
        yield Seen(
            f"{looked.name} blends transparent things in {listed(spaces)} on {pages_listed(pages)}; {_WANTED} is wanted",
            on_page(looked, pages[0]),
            "set the transparency blend space to CMYK where the page was made",
        )


def _blends(page: PageFacts) -> tuple[str, ...]:
    """Give the foreign spaces of a page's groups.

    A group by itself hides nothing and changes no colour, and a grey one makes a mask: what it holds is never painted.
    """
    if all(one.what == "group" for one in page.transparency):
        return ()
    groups = [one for one in page.transparency if one.what == "group"]
    return tuple(one.blend for one in groups if one.blend not in {"", "DeviceGray", _WANTED})


CHECK = Check(
    Fault(
        "preflight/blend-space",
        "Transparent things are mixed in other colours than CMYK",
        "What lies under a shadow is turned into the blend space and back. By way of RGB black text near it comes out in four "
        "inks, and colours next to it differ from the same colours elsewhere.",
        "X9; GWG 2022 R0030: blend colour space DeviceCMYK",
    ),
    Severity.ERROR,
    look,
)
