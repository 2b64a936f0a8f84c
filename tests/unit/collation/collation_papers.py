"""Impressions written on the spot: pages of stories, their lines a few words long."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stonehand.model.changes import PixelDifference
from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.model.impression import Copy, Impression, PageImpression, Stand, StoryImpression, Thing
from stonehand.model.units import Mm

WHITE = PixelDifference(0.0, (), (Mm(289.0), Mm(380.0)), (Mm(289.0), Mm(380.0)))
PER_LINE = 5


def paper(pages: Sequence[Sequence[str]], texts: Mapping[str, Sequence[str]], *, made_with: str = "1") -> Impression:
    """An impression of pages with these stories on them, whose copy is these paragraphs; a page's sum is what stands on it."""
    copies = {
        slug: tuple(Copy("body", words, where(slug, at)) for at, words in enumerate(text))
        for slug, text in texts.items()
    }
    return Impression(
        "1",
        "gazette",
        "2026-12-04",
        "newsprint",
        "",
        tuple(_page(number, slugs, texts, made_with) for number, slugs in enumerate(pages, 1)),
        tuple(
            StoryImpression(slug, f"Of {slug}", where(slug, 0), copy, _on(pages, slug)) for slug, copy in copies.items()
        ),
        (),
        (),
        (("pango", made_with),),
    )


def where(slug: str, paragraph: int) -> Where:
    """The place of a paragraph."""
    return Where(f"articles/{slug}.md", paragraph + 1)


def with_page(impression: Impression, number: int, **fields: object) -> Impression:
    """Give an impression with one page changed."""
    pages = list(impression.pages)
    pages[number - 1] = replace(pages[number - 1], **fields)  # type: ignore[arg-type] # whatever field it is
    return replace(impression, pages=tuple(pages))


def _on(pages: Sequence[Sequence[str]], slug: str) -> tuple[PageId, ...]:
    return tuple(PageId(str(number)) for number, slugs in enumerate(pages, 1) if slug in slugs)


def _page(number: int, slugs: Sequence[str], texts: Mapping[str, Sequence[str]], made_with: str) -> PageImpression:
    inner = 16.0 if number % 2 else 20.0
    stands, lines = [], list[str]()
    for place, slug in enumerate(slugs):
        own = [line for text in texts[slug] for line in _lines(text)]
        spot = Area.sized(Mm(inner), Mm(20.0 + 50 * place), Mm(200.0), Mm(40.0))
        stands.append(Stand(Thing.STORY, slug, spot, 1, slug, sum="face", lines=len(own)))
        lines += own
    told = f"{number} {made_with} {slugs} {lines}"
    return PageImpression(PageId(str(number)), number, "", "cmyk", tuple(stands), tuple(lines), told)


def _lines(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + PER_LINE]) for at in range(0, len(words), PER_LINE)]
