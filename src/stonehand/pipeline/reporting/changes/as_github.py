"""What changed as GitHub's workflow commands: notices at the lines of the copy, at articles, and at the issue's file for pages.

GitHub shows ten notices of a step: the gravest come first, the tenth tells how many more there are, and those are plain lines of
the step's log.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from stonehand.model.changes import Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.finding import OnPage, Place
from stonehand.pipeline.reporting.as_github import command
from stonehand.pipeline.reporting.changes.phrases import (
    SET_ANEW,
    difference,
    moved_words,
    on_page,
    one_line,
    page_fate,
    page_share,
    story_pages,
)
from stonehand.pipeline.reporting.changes.stretches import marked
from stonehand.pipeline.reporting.report import Base

SHOWN = 10
LONGEST = 500
"""Characters of edited words in one notice: a story that was written anew is not read there."""


_ISSUE = OnPage("")
"""What is of no one line is shown at the issue's file."""


class _Weight(IntEnum):
    """How grave a change is, the gravest least."""

    PRESS = 0
    CAME_OR_WENT = 1
    WORDS = 2
    STORY = 3
    PAGE = 4


class _Notice(NamedTuple):
    """One change: its weight, where it is shown, its title, and a sentence."""

    weight: _Weight
    where: Place | None
    title: str
    words: str


def changes_as_github(changes: Changes, base: Base) -> str:
    """Give a notice for each change, and how much changed in all as a plain line of the log."""
    notices = sorted(_notices(changes), key=lambda notice: notice.weight)
    shown, rest = (notices, []) if len(notices) <= SHOWN else (notices[: SHOWN - 1], notices[SHOWN - 1 :])
    lines = [command("notice", notice.where, notice.title, notice.words, base) for notice in shown]
    if rest:
        words = f"{len(rest)} more changes are told in the log of this step"
        lines.append(command("notice", _ISSUE, f"{len(rest)} more changes", words, base))
    lines += [one_line(f"{notice.title}: {notice.words}") for notice in rest]
    what = f"{one_line(changes.before)} -> {one_line(changes.after)}"
    notes = (one_line(f"note: {note}") for note in changes.notes)
    return "\n".join((*lines, *notes, f"{what}: {difference(changes)}"))


def _notices(changes: Changes) -> Iterator[_Notice]:
    if changes.press is not None:
        words = f"{one_line(changes.press[0])} -> {one_line(changes.press[1])}"
        yield _Notice(_Weight.PRESS, _ISSUE, "press profile changed", words)
    for page in changes.pages:
        yield _page(page)
        yield from (_edit(edit, f"page {page.page}", OnPage(page.page)) for edit in page.edits)
    for story in changes.stories:
        yield from (_edit(edit, story.slug, story.where) for edit in story.edits)
        yield from _story(story)


def _page(page: PageChange) -> _Notice:
    title = f"page {one_line(page.page)} {page_fate(page)}"
    words = "; ".join(part for part in (page_share(page), ", ".join(on_page(page))) if part)
    weight = _Weight.CAME_OR_WENT if page.before is None or page.after is None else _Weight.PAGE
    return _Notice(weight, OnPage(page.page), title, words or title)


def _story(story: StoryChange) -> Iterator[_Notice]:
    """Tell of a story what its edits do not."""
    slug, fate = one_line(story.slug), story.fate.value
    told = (
        story_pages(story) if story.fate is not Fate.CHANGED or story.before != story.after else "",
        f"pictures: {', '.join(one_line(picture) for picture in story.pictures)}" if story.pictures else "",
        SET_ANEW if story.reset else "",
    )
    sentence = "; ".join(part for part in told if part)
    if not sentence and story.edits:
        return
    come_or_gone = story.fate in {Fate.ADDED, Fate.REMOVED}
    weight = _Weight.CAME_OR_WENT if come_or_gone else _Weight.STORY
    words = ": ".join(part for part in (one_line(story.headline) or slug, sentence) if part)
    yield _Notice(weight, story.where, f"{slug} {fate}", words)


def _edit(edit: Edit, name: str, otherwise: Place) -> _Notice:
    what = f"{one_line(name)}: {one_line(edit.what)}"
    words = moved_words(edit) if edit.moved else marked(edit)
    cut = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    title = f"{what} {'moved here' if edit.moved else 'changed'}"
    return _Notice(_Weight.WORDS, edit.where if edit.where.path else otherwise, title, cut)
