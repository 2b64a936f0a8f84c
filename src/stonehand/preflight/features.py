"""Features a file holds, told once for the file: each kind by name, with the pages it stands on."""

from collections.abc import Iterator

from stonehand.model.facts import Feature, Held, PageFacts
from stonehand.preflight.check import Looked, Seen, on_file, on_page
from stonehand.preflight.listing import listed, pages_listed


def held(looked: Looked, features: frozenset[Feature], hint: str) -> Iterator[Seen]:
    """Tell which of these features the file holds."""
    found = [one for one in looked.facts.held if one.feature in features]
    if found:
        kinds = dict.fromkeys(one.feature for one in found)
        words = [_words(looked, [one for one in found if one.feature is kind]) for kind in kinds]
        pages = _pages(looked, found)
        yield Seen(
            f"{looked.name} holds {listed(words)}", on_page(looked, pages[0]) if pages else on_file(looked), hint
        )


def _words(looked: Looked, found: list[Held]) -> str:
    pages = _pages(looked, found)
    return found[0].feature.value + (f" on {pages_listed(pages)}" if pages else "")


def _pages(looked: Looked, found: list[Held]) -> list[PageFacts]:
    numbers = {one.page for one in found}
    return [page for page in looked.facts.pages if page.number in numbers]
