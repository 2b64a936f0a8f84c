"""What changed as one page of HTML: no script, nothing loaded from elsewhere, fit for a desk's screen and a telephone's.

Each changed page stands before, after and with boxes round the changes, side by side; each story with its words, gone struck out
and come underlined. Jinja escapes all that comes from copy, file names and strangers' PDFs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType

from stonehand import __version__
from stonehand.engines.template_fault import READY
from stonehand.engines.templates import render_template
from stonehand.model.changes import Changes, Edit, PageChange, PagePictures, StoryChange
from stonehand.model.finding import Finding
from stonehand.pipeline.reporting.as_html import look, png_address
from stonehand.pipeline.reporting.changes.phrases import (
    SET_ANEW,
    ad_pages,
    difference,
    library,
    moved_words,
    one_line,
    page_fate,
    page_share,
    place,
    story_pages,
)
from stonehand.pipeline.reporting.changes.picture_names import PictureNames
from stonehand.pipeline.reporting.words import WORDS, in_order, seen

_TEMPLATE = "changes.html.j2"

NO_PICTURES: Mapping[PageChange, PagePictures] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Link:
    """A name, and the number of its story on this page, where it has one."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    """A picture of a page and what it shows."""

    name: str
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Words:
    """An edit: what it is, where it is written, its words."""

    what: str
    place: str
    before: str = ""
    gone: str = ""
    come: str = ""
    behind: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its name, what became of it, what differs on it, and its pictures."""

    name: str
    fate: str
    share: str
    measured: bool
    stories: tuple[_Link, ...]
    pictures: tuple[str, ...]
    ads: tuple[str, ...]
    edits: tuple[_Words, ...]
    figures: tuple[_Figure, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """A story by its number on this page."""

    number: int
    slug: str
    headline: str
    fate: str
    pages: str
    place: str
    edits: tuple[_Words, ...]
    pictures: tuple[str, ...]
    reset: str


def changes_as_html(
    changes: Changes,
    pictures: Mapping[PageChange, PagePictures] = NO_PICTURES,
    findings: Sequence[Finding] = (),
    files: Mapping[PageChange, PictureNames] | None = None,
) -> str:
    """Give the changes as a page, with `pictures` of changed pages and what was found on the way.

    Pictures are carried in the page itself, or named where they lie beside it as `files`.
    """
    numbers = {story.slug: number for number, story in enumerate(changes.stories, 1)}
    return render_template(
        resources.files(__package__).joinpath(_TEMPLATE).read_text("utf-8"),
        _TEMPLATE,
        {
            READY: look(),
            "version": __version__,
            "before": one_line(changes.before),
            "after": one_line(changes.after),
            "verdict": difference(changes),
            "press": [one_line(name) for name in changes.press or ()],
            "libraries": [library(*versions) for versions in changes.libraries],
            "notes": [one_line(note) for note in changes.notes],
            "pages": [_page(page, _shown(page, pictures, files), numbers) for page in changes.pages],
            "stories": [_story(number, story) for number, story in enumerate(changes.stories, 1)],
            "ads": [(one_line(ad.id), ad.fate.value, ad_pages(ad)) for ad in changes.ads],
            "sources": [one_line(path) for path in changes.sources],
            "findings": list(_findings(findings)),
        },
    )


_Addresses = tuple[str | None, str | None, str | None]
"""Where the pictures of a page are: before, after, marked."""


def _shown(
    page: PageChange,
    pictures: Mapping[PageChange, PagePictures],
    files: Mapping[PageChange, PictureNames] | None,
) -> _Addresses | None:
    if files is not None:
        names = files.get(page)
        return (names.before, names.after, names.marked) if names else None
    shown = pictures.get(page)
    if shown is None:
        return None
    before, after, marked = (png_address(png) if png else None for png in (shown.before, shown.after, shown.marked))
    return before, after, marked


def _page(page: PageChange, pictures: _Addresses | None, numbers: Mapping[str, int]) -> _Page:
    return _Page(
        f"Page {one_line(page.page)}",
        page_fate(page),
        page_share(page),
        page.compared,
        tuple(_Link(one_line(slug), numbers.get(slug)) for slug in page.stories),
        tuple(one_line(name) for name in page.pictures),
        tuple(one_line(name) for name in page.ads),
        tuple(_edits(page.edits)),
        tuple(_figures(page, pictures)) if pictures is not None else (),
    )


def _figures(page: PageChange, pictures: _Addresses) -> Iterator[_Figure]:
    before, after = (f", page {one_line(one)}" if one else "" for one in (page.before, page.after))
    for name, address in zip((f"before{before}", f"after{after}", "what changed"), pictures, strict=True):
        if address is not None:
            yield _Figure(name, address)


def _story(number: int, story: StoryChange) -> _Story:
    slug = one_line(story.slug)
    return _Story(
        number,
        slug,
        one_line(story.headline) or slug,
        story.fate.value,
        story_pages(story),
        one_line(str(story.where)),
        tuple(_edits(story.edits)),
        tuple(one_line(picture) for picture in story.pictures),
        SET_ANEW if story.reset else "",
    )


def _edits(edits: Iterable[Edit]) -> Iterator[_Words]:
    for edit in edits:
        what, where = one_line(edit.what), place(edit)
        if edit.moved:
            yield _Words(what, where, moved=moved_words(edit))
        else:
            words = (one_line(text) for text in (edit.before, edit.gone, edit.come, edit.behind))
            yield _Words(what, where, *words)


def _findings(findings: Iterable[Finding]) -> Iterator[tuple[str, str, str, str]]:
    for finding in in_order(findings):
        where = "" if finding.where is None else seen(str(finding.where))
        yield WORDS[finding.severity], seen(finding.message), where, seen(finding.hint)
