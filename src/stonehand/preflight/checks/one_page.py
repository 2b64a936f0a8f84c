"""Several pages in a file of a printer who takes one file for each."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Pages, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Count the pages of a file that is one of a set; a book by itself can still be parted."""
    count = len(looked.facts.pages)
    if profile.delivery.pages is Pages.SINGLE and looked.files > 1 and count > 1:
        yield Seen(
            f"{looked.name} has {count} pages and is one of {looked.files} files; {profile.name} wants one page in each",
            on_file(looked),
            "save each page as a file of its own, with its number in the name",
        )


CHECK = Check(
    Fault(
        "preflight/one-page",
        "A page file holds several pages",
        "The shop's system takes each file for one page and places the first. The others are not missed until the paper is "
        "printed.",
        "G10; GWG 2022 NewspaperAds: exactly one page; Warners, Spotpress: single pages only",
    ),
    Severity.ERROR,
    look,
)
