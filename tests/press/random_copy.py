"""Issues nobody would write: paragraphs of any length, crossheads in a row, tables, lists, pull quotes, in any order, as files.

A strategy of Hypothesis gives the articles' Markdown by slug; their words are `w<number>x`, each once, so that a word lost or
doubled can be named.
"""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

_ROLES = ("lead", "second", "third", "brief")
_SYLLABLES = ("har", "bour", "ta", "ter", "quay", "ment", "or", "chard", "ing", "stone", "li", "ber", "ty", "un", "re")


@st.composite
def issues(draw: DrawFn, most_stories: int = 4, most_blocks: int = 12) -> dict[str, str]:
    """Draw the articles of an issue, by slug."""
    numbers = iter(range(1_000_000))
    stories = draw(st.integers(1, most_stories))
    return {f"story-{number}": draw(_articles(numbers, most_blocks)) for number in range(stories)}


def issue_yaml(date: str) -> str:
    """Write an issue file that leaves the order to the program."""
    return f"schema: 1\npaper: gazette\ndate: {date}\nnumber: 9999\n"


def write_issue(workspace: Path, date: str, articles: Mapping[str, str]) -> None:
    """Write an issue of these articles by their slugs, in place of those that stood there."""
    folder = workspace / "issues" / date
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for old in (folder / "articles").iterdir():
        old.unlink()
    (folder / "issue.yaml").write_text(issue_yaml(date), "utf-8")
    for slug, text in articles.items():
        (folder / "articles" / f"{slug}.md").write_text(text, "utf-8")


@st.composite
def _articles(draw: DrawFn, numbers: Iterator[int], most_blocks: int) -> str:
    front = [f"headline: {_words(draw, numbers, 2, 9)}", f"priority: {draw(st.sampled_from(_ROLES))}"]
    for key, most in (("kicker", 2), ("standfirst", 30), ("byline", 3)):
        if draw(st.booleans()):
            front.append(f"{key}: {_words(draw, numbers, 1, most)}")
    kinds = [_paragraph, _paragraph, _paragraph, _crosshead, _bullets, _table, _pull_quote, _quote]
    blocks = [kind(draw, numbers) for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=most_blocks))]
    return "---\n" + "\n".join(front) + "\n---\n" + "\n\n".join([*blocks, _paragraph(draw, numbers)]) + "\n"


def _words(draw: DrawFn, numbers: Iterator[int], least: int, most: int) -> str:
    """Give words of any shape; every one of them is another. Their number is drawn one by one, their shapes all at once."""
    shapes = random.Random(draw(st.integers(0, 999)))
    syllables = (shapes.choices(_SYLLABLES, k=shapes.randrange(5)) for _ in range(draw(st.integers(least, most))))
    return " ".join("".join(shape) + f"w{next(numbers)}x" for shape in syllables)


def _paragraph(draw: DrawFn, numbers: Iterator[int]) -> str:
    most = draw(st.sampled_from([1, 8, 40, 40, 200]))
    text = _words(draw, numbers, 1, most)
    return f"*{text}*" if draw(st.integers(0, 9)) == 0 else text


def _crosshead(draw: DrawFn, numbers: Iterator[int]) -> str:
    return "## " + _words(draw, numbers, 1, 8)


def _bullets(draw: DrawFn, numbers: Iterator[int]) -> str:
    return "\n".join("- " + _words(draw, numbers, 1, 15) for _ in range(draw(st.integers(1, 6))))


def _quote(draw: DrawFn, numbers: Iterator[int]) -> str:
    return "> " + _words(draw, numbers, 1, 40)


def _pull_quote(draw: DrawFn, numbers: Iterator[int]) -> str:
    return "::: pull\n" + _words(draw, numbers, 3, 20) + "\n:::"


def _table(draw: DrawFn, numbers: Iterator[int]) -> str:
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 12))
    cells = ["| " + " | ".join(_words(draw, numbers, 1, 2) for _ in range(columns)) + " |" for _ in range(rows + 1)]
    return "\n".join([cells[0], "|" + ":--|" * columns, *cells[1:]])
