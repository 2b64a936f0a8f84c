"""What an import gives: an article's file, and how it is named."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    """An imported article: its slug, and the text of `articles/<slug>.md`, front matter and Markdown."""

    slug: str
    text: str
