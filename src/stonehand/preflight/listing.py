"""Several things in one sentence: names and pages, as an editor would say them, cut off where they are many."""

from collections.abc import Iterable, Sequence

from stonehand.model.facts import PageFacts

_MOST = 4


def listed(words: Sequence[str]) -> str:
    """Join words: `a`, `a and b`, `a, b, c, d and 3 more`."""
    if len(words) > _MOST:
        return f"{', '.join(words[:_MOST])} and {len(words) - _MOST} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def pages_listed(pages: Iterable[PageFacts]) -> str:
    """Name pages by their labels: `page 3`, `pages 1 and 4`."""
    labels = list(dict.fromkeys(page.label for page in pages))
    return f"page{'s' if len(labels) > 1 else ''} {listed(labels)}"
