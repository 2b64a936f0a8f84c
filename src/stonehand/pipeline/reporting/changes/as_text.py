"""What changed as text for people: pages first, a line each, then stories with the words that went and came, then files.

Calm, as `git diff --word-diff` tells it: `[-gone-]`, `{+come+}`, where it is written, nothing wider than a terminal. Colour is used
where it is wanted, and never carries meaning alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from stonehand.model.changes import AdChange, Changes, Edit, PageChange, StoryChange
from stonehand.pipeline.reporting.changes.phrases import (
    SAME,
    SET_ANEW,
    ad_pages,
    difference,
    library,
    moved_words,
    on_page,
    one_line,
    page_fate,
    page_share,
    place,
    story_pages,
)
from stonehand.pipeline.reporting.changes.stretches import wrapped

COLUMNS = 100

_INDENT = 2
_WIDEST = 20
"""Columns of a table are made as wide as what stands in them, up to this."""


def changes_as_text(changes: Changes, *, colour: bool = False) -> str:
    """Give all that changed; one line where nothing did and nothing is to be said of it."""
    what = f"{one_line(changes.before)} -> {one_line(changes.after)}"
    parts = [
        list(_told_of_both(changes)),
        list(_pages(changes.pages, colour=colour)),
        *(list(_story(story, colour=colour)) for story in changes.stories),
        list(_ads(changes.ads)),
        ["sources", *(f"  {one_line(path)}" for path in changes.sources)] if changes.sources else [],
    ]
    if changes.same and not any(parts):
        return f"{what}: {SAME}"
    blocks = ["\n".join((what, *parts[0])), *("\n".join(part) for part in parts[1:] if part), difference(changes)]
    return "\n\n".join(blocks)


def _told_of_both(changes: Changes) -> Iterator[str]:
    if changes.press is not None:
        yield f"press: {one_line(changes.press[0])} -> {one_line(changes.press[1])}"
    if changes.libraries:
        yield f"libraries: {', '.join(library(*versions) for versions in changes.libraries)}"
    for note in changes.notes:
        yield f"note: {one_line(note)}"


def _pages(pages: Sequence[PageChange], *, colour: bool) -> Iterator[str]:
    """Give pages as a table, each followed by its words where they were read from a PDF."""
    rows = [(f"page {one_line(page.page)}", page_fate(page), page_share(page)) for page in pages]
    widths = [
        max((len(cell) for cell in column if len(cell) <= _WIDEST), default=0) for column in zip(*rows, strict=True)
    ]
    for page, row in zip(pages, rows, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if cell or width]
        yield "  ".join((*cells, ", ".join(on_page(page)))).rstrip()
        yield from _edits(page.edits, colour=colour)


def _ads(ads: Sequence[AdChange]) -> Iterator[str]:
    if ads:
        yield "advertisements"
    for ad in ads:
        yield f"  {one_line(ad.id)}  {ad.fate.value}  {ad_pages(ad)}"


def _story(story: StoryChange, *, colour: bool) -> Iterator[str]:
    told = (one_line(story.slug), one_line(story.headline), story.fate.value, story_pages(story))
    yield "  ".join(part for part in told if part)
    yield from _edits(story.edits, colour=colour)
    if story.pictures:
        yield f"  pictures: {', '.join(one_line(picture) for picture in story.pictures)}"
    if story.reset:
        yield f"  {SET_ANEW}"


def _edits(edits: Iterable[Edit], *, colour: bool) -> Iterator[str]:
    for edit in edits:
        indent = " " * _INDENT
        told = (one_line(edit.what), place(edit), "moved here" if edit.moved else "")
        yield indent + "  ".join(part for part in told if part)
        words = [moved_words(edit)] if edit.moved else wrapped(edit, COLUMNS - 2 * _INDENT, colour=colour)
        yield from (f"{indent}{indent}{line}" for line in words)
