"""An impression taken of a build, written beside its report, and read again.

In: what was made in memory, and the checksums it rests on. Out: an `Impression`, and its bytes. What is read may have been cut off,
written by another version, or by anybody: it is held against the types of the model, and against itself, before it is believed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple

from stonehand.compose.chase import lock_up
from stonehand.engines.libraries import made_with
from stonehand.engines.pipe import Garbled
from stonehand.engines.plain import from_plain, to_plain
from stonehand.model.article import Article, plain
from stonehand.model.dummy import PageId
from stonehand.model.finding import InFile, Outcome, error
from stonehand.model.impression import Impression, PageImpression, StoryImpression
from stonehand.model.page import MadeUpPage
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.making import Made
from stonehand.pipeline.page_stands import Ground, stands_of
from stonehand.pipeline.set_copy import copy_of, seen
from stonehand.pipeline.setting import Pages

IMPRESSION = "impression.json"
"""Its name in the output folder."""

LARGEST = 64 * 1024**2
"""Bytes of an impression that is read; a paper of 64 pages has one."""

_SCHEMA = 1
_FARTHEST = 100_000
"""Millimetres no page has."""


def impression_of(desk: Desk, made: Made, sums: Mapping[str, str], book: str = "") -> Impression | None:
    """Take an impression of what was made; `None` where nothing was set. `book` is the SHA-256 of the press file, if any."""
    if made.pages is None:
        return None
    ground = Ground(lock_up(desk.layout, desk.fonts, made.pages.makeup.galleys), desk.fonts, sums)
    printed = {page: hashlib.sha256(pdf).hexdigest() for page, pdf in (made.printed.pages if made.printed else ())}
    return Impression(
        desk.issue.id,
        desk.issue.paper,
        desk.issue.date.isoformat(),
        desk.press.name if desk.press else "",
        book,
        tuple(_page(page, ground, printed.get(page.id, "")) for page in made.pages.makeup.pages),
        tuple(_stories(desk, made.pages)),
        tuple(story.slug for story in desk.issue.held),
        tuple(sorted(sums.items())),
        made_with(),
    )


def write_impression(impression: Impression) -> bytes:
    """Write an impression; the same one always gives the same bytes."""
    whole = {"schema": _SCHEMA, "impression": to_plain(impression)}
    return json.dumps(whole, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def read_impression(content: bytes, name: str) -> Outcome[Impression | None]:
    """Read an impression; `name` is what its file is called in a finding."""
    try:
        return Outcome(_read(content))
    except Garbled as fault:
        message = f"{name} is no record of a build: {fault}"
        hint = "build that issue again: stonehand build"
        return Outcome(None, (error("pipeline/no-impression", message, InFile(name), hint=hint),))


def _read(content: bytes) -> Impression:
    if len(content) > LARGEST:
        message = f"it is larger than {LARGEST // 1024**2} MB"
        raise Garbled(message)
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as fault:
        message = "it is no JSON"
        raise Garbled(message) from fault
    if not isinstance(whole, dict) or whole.get("schema") != _SCHEMA:
        message = f"it is not of schema {_SCHEMA}"
        raise Garbled(message)
    impression = from_plain(Impression, whole.get("impression"))
    _check(impression)
    return impression


def _check(impression: Impression) -> None:
    """Hold an impression against itself: names stand once, every line is some stand's."""
    for what, names in (
        ("page", [page.page for page in impression.pages]),
        ("story", [story.slug for story in impression.stories]),
    ):
        if len(set(names)) < len(names):
            message = f"a {what} is in it twice"
            raise Garbled(message)
    for page in impression.pages:
        lengths = (length for stand in page.stands for length in astuple(stand.spot))
        if any(abs(length) > _FARTHEST for length in lengths):
            message = f"what stands on page {page.page} is larger than any page"
            raise Garbled(message)
        counts = [stand.lines for stand in page.stands]
        if min(counts, default=0) < 0 or (sum(counts) != len(page.lines) and not impression.read):
            message = f"the lines of page {page.page} are not those of what stands on it"
            raise Garbled(message)


def _page(page: MadeUpPage, ground: Ground, digest: str) -> PageImpression:
    stands = tuple(stands_of(page, ground))
    return PageImpression(
        page.id,
        page.number,
        page.section,
        page.inks.value,
        tuple(stand for stand, _ in stands),
        tuple(line for _, lines in stands for line in lines),
        digest,
    )


def _stories(desk: Desk, pages: Pages) -> Iterator[StoryImpression]:
    """Give every story that was set, and the fillers that stand; a story set at several measures has the same words at each."""
    galleys = {galley.slug: galley for galley in reversed(pages.galleys)}
    places = _places(pages.makeup.pages)
    over = dict(pages.makeup.overset)
    fillers = (filler for filler in desk.issue.fillers if filler.slug in places)
    for article in _once((*desk.issue.stories, *fillers)):
        galley = galleys.get(article.slug)
        if galley is not None:
            copy = copy_of(galley, article)
            headline = next((part.words for part in copy if part.what == "headline"), "")
            yield StoryImpression(
                article.slug,
                headline or seen(plain(article.headline)),
                article.where,
                copy,
                places.get(article.slug, ()),
                over.get(article.slug, 0),
            )


def _once(articles: Iterable[Article]) -> Iterator[Article]:
    yield from {article.slug: article for article in articles}.values()


def _places(pages: Iterable[MadeUpPage]) -> dict[str, tuple[PageId, ...]]:
    found: dict[str, dict[PageId, None]] = {}
    for page in pages:
        for part in page.parts:
            found.setdefault(part.slug, {})[page.id] = None
    return {slug: tuple(ids) for slug, ids in found.items()}
