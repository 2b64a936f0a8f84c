"""Synthetic issues: the sample's sentences in a seeded order, cut into stories, with a picture on every second page."""

import random
import re
import shutil
from pathlib import Path

STORY_WORDS = (900, 430, 270)
"""The stories of a page: what a tabloid page of the gazette holds beside heads, pictures and codes."""


def write_workspace(place: Path, root: Path) -> Path:
    """Make a workspace with the gazette's layout and fonts in an empty folder."""
    shutil.copytree(root / "layouts", place / "layouts")
    shutil.copytree(root / "fonts", place / "fonts")
    (place / "issues").mkdir()
    shutil.copytree(root / "issues" / "2026-11-27", place / "sample")
    return place


def write_issue(workspace: Path, pages: int) -> Path:
    """Write an issue of about so many pages; the same one every time."""
    chance = random.Random(pages)
    sentences = _sentences(workspace / "sample" / "articles")
    issue = workspace / "issues" / f"bench-{pages:02}"
    (issue / "articles").mkdir(parents=True)
    (issue / "pictures").mkdir()
    for name in ("bridge.jpg", "coffee.jpg"):
        shutil.copy(workspace / "sample" / "pictures" / name, issue / "pictures" / name)
    slugs = []
    for page in range(pages):
        for place, words in enumerate(STORY_WORDS):
            slugs.append(f"story-{page:02}-{place}")
            text = _article(chance, sentences, words, place, picture=place == 0 and page % 2 == 0)
            (issue / "articles" / f"{slugs[-1]}.md").write_text(text, encoding="utf-8")
    listed = "".join(f"  - {slug}\n" for slug in slugs)
    (issue / "issue.yaml").write_text(
        f"schema: 1\npaper: gazette\ndate: 2026-01-{pages % 28 + 1:02}\nnumber: {pages}\nstories:\n{listed}",
        encoding="utf-8",
    )
    return issue


def _sentences(articles: Path) -> list[str]:
    found = []
    for article in sorted(articles.glob("*.md")):
        body = article.read_text(encoding="utf-8").split("---\n", 2)[2]
        body = re.sub(r" \([^()]*\{page:[^()]*\)", "", body)  # it leads to stories that are not here
        prose = [line for line in body.splitlines() if line and line[0].isalpha()]
        found += [s for line in prose for s in re.findall(r"[A-Z][^.?!\"]{30,}[.?!]", line)]
    return sorted(set(found))


def _article(chance: random.Random, sentences: list[str], words: int, place: int, *, picture: bool) -> str:
    head = " ".join(chance.choice(sentences).split()[:6]).strip(",;.")
    front = [f'headline: "{head}"', f"priority: {('lead', 'second', 'third')[place]}"]
    if picture:
        file = chance.choice(("bridge", "coffee"))
        front.append(f"pictures:\n  - {{file: pictures/{file}.jpg, caption: A view, alt: A view, span: 2}}")
    paragraphs, count = [], 0
    while count < words:
        paragraph = " ".join(chance.choice(sentences) for _ in range(chance.randint(2, 5)))
        count += len(paragraph.split())
        paragraphs.append(paragraph)
        if chance.random() < 0.12 and count < words - 100:
            paragraphs.append(f"## {' '.join(chance.choice(sentences).split()[:3])}")
    return "---\n" + "\n".join(front) + "\n---\n" + "\n\n".join(paragraphs) + "\n"
