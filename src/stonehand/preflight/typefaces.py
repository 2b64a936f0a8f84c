"""Fonts a file draws with, told once for the file: each by name, with the pages it stands on."""

from collections.abc import Callable, Iterator

from stonehand.model.facts import Font, PageFacts
from stonehand.preflight.check import Looked, Seen, on_page
from stonehand.preflight.listing import listed, pages_listed


def drawn_with(looked: Looked, wanted: Callable[[Font], bool], what: str, hint: str) -> Iterator[Seen]:
    """Tell which of the file's fonts are wanted here; `what` goes before their names."""
    pages: dict[str, list[PageFacts]] = {}
    for page in looked.facts.pages:
        for font in page.fonts:
            if wanted(font):
                pages.setdefault(font.name, []).append(page)
    if pages:
        names = [f"{name or 'one without a name'} on {pages_listed(on)}" for name, on in pages.items()]
        yield Seen(f"{looked.name} {what} {listed(names)}", on_page(looked, next(iter(pages.values()))[0]), hint)
