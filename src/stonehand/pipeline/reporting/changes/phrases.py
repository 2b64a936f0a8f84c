"""Words that all forms of a comparison share: what became of a page or story, how much of it differs, how much in all.

What strangers wrote (headlines, names, copy) comes out on one line, with its control characters made visible.
"""

from stonehand.model.changes import AdChange, Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.dummy import PageId
from stonehand.pipeline.reporting.words import counted, seen

SAME = "nothing changed"
SET_ANEW = "set anew: same words, other lines or type"
NOT_COMPARED = "pixels not compared"

_LEAST_SHARE = 0.001
_MOVED_WORDS = 12


def one_line(text: str) -> str:
    """Give a stranger's text on one line and harmless."""
    return seen(" ".join(text.split()))


def stories(number: int) -> str:
    """Give a number of stories."""
    return "1 story" if number == 1 else f"{number} stories"


def difference(changes: Changes) -> str:
    """Say in one line how much differs."""
    counts = [counted(len(changes.pages), "page")] if changes.pages else []
    counts += [stories(len(changes.stories))] if changes.stories else []
    if not counts:
        return SAME if changes.press is None else "only the press profile differs"
    one = len(changes.pages) + len(changes.stories) == 1
    return f"{' and '.join(counts)} differ{'s' if one else ''}"


def percent(share: float) -> str:
    """Give a share as people read it; what is there is never told as nothing."""
    return "less than 0.1 %" if share < _LEAST_SHARE else f"{100 * share:.1f} %"


def page_fate(page: PageChange) -> str:
    """Say what became of a page."""
    return f"was {one_line(page.before)}" if page.fate is Fate.MOVED and page.before else page.fate.value


def page_share(page: PageChange) -> str:
    """Say how much of a page's pixels differ; nothing of one that came or went, or that has the same."""
    if page.before is None or page.after is None:
        return ""
    if not page.compared:
        return NOT_COMPARED
    return percent(page.share) if page.share else ""


def on_page(page: PageChange) -> tuple[str, ...]:
    """Name what differs on a page: stories, pictures, advertisements."""
    return tuple(one_line(name) for name in (*page.stories, *page.pictures, *page.ads))


def story_pages(story: StoryChange) -> str:
    """Say where a story stood and stands."""
    if story.before == story.after or not story.before:
        return _pages(story.after)
    was = _pages(story.before)
    if not story.after:
        return f"was on {was}"
    return f"{was} -> {', '.join(one_line(page) for page in story.after)}"


def ad_pages(ad: AdChange) -> str:
    """Say where an advertisement stood and stands."""
    pages = [one_line(page) for page in dict.fromkeys((ad.before, ad.after)) if page is not None]
    return f"page {' -> '.join(pages)}"


def library(name: str, before: str, after: str) -> str:
    """Name a library and both its versions."""
    return f"{one_line(name)} {one_line(before) or 'none'} -> {one_line(after) or 'none'}"


def moved_words(edit: Edit) -> str:
    """Give the beginning of a stretch that only moved: enough to know it by."""
    words = one_line(edit.come).split(" ")
    return " ".join(words[:_MOVED_WORDS]) + (" …" if len(words) > _MOVED_WORDS else "")


def place(edit: Edit) -> str:
    """Say where an edited stretch is written; nothing where no file says it."""
    return one_line(str(edit.where)) if edit.where.path else ""


def _pages(pages: tuple[PageId, ...]) -> str:
    if not pages:
        return ""
    return f"page{'' if len(pages) == 1 else 's'} {', '.join(one_line(page) for page in pages)}"
