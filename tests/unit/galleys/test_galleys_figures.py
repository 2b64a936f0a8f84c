"""The quality of set lines, measured on our own German copy and, where it is at hand, on the shared English copy."""

import galleys_ground as ground
import pytest

from stonehand.galleys.figures import Figures, measure
from stonehand.model.article import Article

SHARED = ground.ROOT.parent / "shared" / "copy" / "wv-1184-ukraine.txt"


def figures(article: Article) -> Figures:
    return measure([ground.galley(article).value], ground.layout(), ground.fonts())


def test_german_is_set_within_its_limits() -> None:
    """3,000 words of German: at most 5 % loose lines, 25 hyphens per 100 lines."""
    text = (ground.ROOT / "tests/bench/copy/german.md").read_text("utf-8")
    article = ground.from_markdown(text, lang="de-DE")
    found = figures(article)
    assert found.words > 2_900
    assert found.loose_share <= 5
    assert found.hyphen_share <= 25


@pytest.mark.skipif(not SHARED.exists(), reason="the shared copy is not at hand")
def test_english_is_set_within_its_limits() -> None:
    """The shared copy: at most 2 % loose lines and 15 hyphens per 100 lines."""
    found = figures(ground.from_markdown("\n\n".join(SHARED.read_text("utf-8").split("\n\n")[1:])))
    assert found.loose_share <= 2
    assert found.hyphen_share <= 15


def test_a_line_without_a_space_counts_as_loose() -> None:
    """A line nothing can stretch is not hidden from the figures."""
    assert figures(ground.article(ground.body("m" * 200))).loose > 0
