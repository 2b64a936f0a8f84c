"""Dummy checks: pages go in with what they may name; out come all their faults, and the pages without what cannot be placed.

What leaves a page here has a finding: nothing is dropped in silence, and make-up gets nothing it could not place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from stonehand.intake.dummy_frames import Known, check_matter, check_overlaps, check_place, pattern_of
from stonehand.intake.dummy_parts import MOST_PARTS, check_jump, check_once, check_parts
from stonehand.intake.reading import nearest
from stonehand.model.article import Status
from stonehand.model.dummy import BEST_PAGE, DummyPage, Frame
from stonehand.model.finding import Finding, Outcome, Severity, error
from stonehand.model.layout import Layout, Master


def check_pages(pages: Sequence[DummyPage], known: Known) -> Outcome[tuple[DummyPage, ...]]:
    """Check a dummy, its pages in the order of the book; what names nothing we have is left out, and so is held copy."""
    once = sorted({page.page: page for page in reversed(pages)}.values(), key=_place_in_book)
    findings = [
        *_pages_twice(pages),
        *(finding for place, page in enumerate(once) for finding in _page(page, place, once, known)),
        *check_once(once, known),
        *check_parts(once),
    ]
    return Outcome(tuple(_kept(once, known)), tuple(findings))


def _place_in_book(page: DummyPage) -> tuple[str, int]:
    number = page.page.lstrip(ascii_uppercase)
    return page.page.removesuffix(number), int(number)


def _pages_twice(pages: Sequence[DummyPage]) -> Iterator[Finding]:
    first: dict[str, DummyPage] = {}
    for page in pages:
        if first.setdefault(page.page, page) is not page:
            message = f"page {page.page} is planned twice; the first is in line {first[page.page].where.line}"
            yield error("intake/page-twice", message, page.where, hint="keep one of the two")


def _page(page: DummyPage, place: int, pages: Sequence[DummyPage], known: Known) -> Iterator[Finding]:
    masters = known.layout.masters
    if page.master and page.master not in masters:
        message = f"page {page.page} has the master {page.master}, which the layout does not have"
        yield error("intake/unknown-master", message, page.where, hint=nearest(page.master, masters))
    master = _master(page, place, known.layout)
    yield from check_overlaps(page.frames, master)
    for frame in page.frames:
        yield from check_place(frame, master, known)
        yield from check_matter(frame, known)
        yield from check_jump(frame, place, pages)


@dataclass(slots=True)
class _Stood:
    """What has been placed so far: the page each story begins on and jumps to, those that have gone on, and advertisements."""

    begun: dict[str, tuple[int, str]] = field(default_factory=dict)
    gone_on: set[str] = field(default_factory=set)
    ads: set[str] = field(default_factory=set)


def _kept(pages: Sequence[DummyPage], known: Known) -> Iterator[DummyPage]:
    """Leave out what cannot be placed: of a story placed twice the first place stands; held copy leaves its frame white."""
    stood = _Stood()
    for place, page in enumerate(pages):
        master = _master(page, place, known.layout)
        standing = [frame for frame in page.frames if _stands(frame, master, known, stood)]
        frames = tuple(_cleaned(frame, place, pages, master, known, stood) for frame in standing)
        yield replace(page, master=page.master if page.master in known.layout.masters else "", frames=frames)


def _stands(frame: Frame, master: Master, known: Known, stood: _Stood) -> bool:
    """Tell whether a frame has a place, and its advertisement none before."""
    if any(fault.severity is Severity.ERROR for fault in check_place(frame, master, known)):
        return False
    if frame.ad in stood.ads or (frame.ad and frame.ad not in known.ads):
        return False
    stood.ads |= {frame.ad} - {""}
    return True


def _cleaned(  # noqa: PLR0913, PLR0917 - a frame, and all that decides what of it stands
    frame: Frame, place: int, pages: Sequence[DummyPage], master: Master, known: Known, stood: _Stood
) -> Frame:
    """Take out of a frame the stories that cannot stand in it, and a jump that leads nowhere."""
    if frame.ad:
        pattern = pattern_of(frame, master)
        return replace(frame, stories=(), jump="", at=frame.at or (pattern.at if pattern else None))
    jump = "" if list(check_jump(frame, place, pages)) else frame.jump
    here = (place, pages[place].page)
    stories = tuple(slug for slug in frame.stories if _may_stand(slug, replace(frame, jump=jump), here, known, stood))
    return replace(frame, stories=stories, jump=jump if stories else "")


def _may_stand(slug: str, frame: Frame, here: tuple[int, str], known: Known, stood: _Stood) -> bool:
    """Tell whether a story may stand in this frame, and note that it does; a second part stands where a jump leads to."""
    article = known.articles.get(slug)
    if article is None or article.status is not Status.READY:
        return False
    place, page = here
    if frame.part == 1 and slug not in stood.begun:
        stood.begun[slug] = (place, frame.jump)
        return True
    begun, jump = stood.begun.get(slug, (place, ""))
    if frame.part == MOST_PARTS and slug not in stood.gone_on and begun < place and jump in {BEST_PAGE, page}:
        stood.gone_on.add(slug)
        return True
    return False


def _master(page: DummyPage, place: int, layout: Layout) -> Master:
    return layout.masters.get(page.master) or (layout.inside if place else layout.front)
