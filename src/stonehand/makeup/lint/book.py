"""The book: what no single page shows. Every part of a story stands once, no page is missing, and stories that belong together
stand together. The sheets in the order of the book go in, flaws come out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from stonehand.makeup.lint.sheet import Flaw, Sheet, Stories
from stonehand.model.finding import OnPage, Where, error, warning
from stonehand.model.issue import Issue

_PAGE = re.compile(r"(?P<section>.*?)(?P<number>[0-9]+)")


def story_twice(stories: Stories) -> Iterator[Flaw]:
    """A story's part stands in one place: the same copy twice in a paper is a reader's letter."""
    for slug, places in stories.items():
        times = Counter(place.part.part for place in places)
        for part, count in times.items():
            if count > 1:
                found = [place for place in places if place.part.part == part]
                pages = " and ".join(str(place.sheet.page.id) for place in found)
                finding = error(
                    "makeup/story-twice",
                    f"part {part} of {slug} stands {count} times, on pages {pages}",
                    found[-1].sheet.spot(slug, found[-1].part.frame),
                    hint="take it out of one of the frames",
                )
                yield Flaw(finding, count - 1)


def page_gap(sheets: Sequence[Sheet], issue: Issue) -> Iterator[Flaw]:
    """The pages of a section are numbered without a gap, in the order of the book."""
    places = {page.page: page.where for page in issue.pages}
    last: dict[str, tuple[int, str]] = {}
    for sheet in sheets:
        match = _PAGE.fullmatch(sheet.page.id)
        if match is None:
            continue
        section, number = match["section"], int(match["number"])
        before, name = last.get(section, (number - 1, ""))
        if number != before + 1:
            finding = warning(
                "makeup/page-gap",
                f"page {sheet.page.id} follows page {name}; page {section}{before + 1} is missing",
                _place(places.get(sheet.page.id), sheet),
                hint=f"call it {section}{before + 1}, or add the page that is missing under `pages`",
            )
            yield Flaw(finding, max(1, number - before - 1))
        last[section] = (number, str(sheet.page.id))


def companion_apart(stories: Stories, issue: Issue) -> Iterator[Flaw]:
    """A story stands on the page of the story it belongs beside."""
    for story in issue.stories:
        here, there = stories.get(story.slug), stories.get(story.companion)
        if not here or not there:
            continue
        pages = {place.sheet.page.number for place in there}
        if pages.isdisjoint(place.sheet.page.number for place in here):
            finding = warning(
                "makeup/companion-apart",
                f"{story.slug} belongs beside {story.companion}, but stands on page {here[0].sheet.page.id} "
                f"and that one on page {there[0].sheet.page.id}",
                here[0].sheet.spot(story.slug, here[0].part.frame),
                hint=f"name both in one frame, or give {story.slug} a frame on page {there[0].sheet.page.id}",
            )
            yield Flaw(finding)


def _place(where: Where | None, sheet: Sheet) -> Where | OnPage:
    return where if where is not None and where.path else OnPage(str(sheet.page.id))
