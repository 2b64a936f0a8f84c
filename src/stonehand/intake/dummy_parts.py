"""Parts of a dummy: is every story placed once, and does what is carried over go forward? Pages go in, each of them once;
findings come out.
"""

from collections.abc import Iterator, Sequence

from stonehand.intake.dummy_frames import Known
from stonehand.intake.reading import nearest
from stonehand.model.dummy import BEST_PAGE, DummyPage, Frame
from stonehand.model.finding import Finding, error

MOST_PARTS = 2
"""Parts a story may have: nobody follows a second jump."""


def check_once(pages: Sequence[DummyPage], known: Known) -> Iterator[Finding]:
    """Find stories and advertisements placed twice; those nobody knows have a finding already."""
    first: dict[tuple[str, int], Frame] = {}
    for frame in (frame for page in pages for frame in page.frames):
        for key in _keys(frame, known):
            before = first.get(key)
            first.setdefault(key, frame)
            if before is frame:
                message = f"{key[0]} is named twice in one frame"
                yield error("intake/placed-twice", message, frame.where, hint="take it out once")
            elif before is not None:
                message = f"{key[0]} has a frame already, in line {before.where.line}"
                yield error("intake/placed-twice", message, frame.where, hint="keep one of the two")


def _keys(frame: Frame, known: Known) -> Iterator[tuple[str, int]]:
    """Give what fills a frame, each with its part; an advertisement is no part of anything."""
    yield from ((slug, frame.part) for slug in frame.stories if slug in known.articles)
    if frame.ad in known.ads:
        yield frame.ad, 0


def check_parts(pages: Sequence[DummyPage]) -> Iterator[Finding]:
    """Find parts beyond the second, and second parts that no first part on an earlier page jumps to."""
    begun: dict[str, tuple[int, Frame]] = {}
    for place, page in enumerate(pages):
        for frame in (frame for frame in page.frames if frame.part == 1):
            for slug in frame.stories:
                begun.setdefault(slug, (place, frame))
    for place, page in enumerate(pages):
        for frame in page.frames:
            if frame.part > MOST_PARTS:
                message = f"a story has {MOST_PARTS} parts at most, not {frame.part}"
                yield error("intake/bad-part", message, frame.where, hint="write `part: 2`")
            elif frame.part > 1:
                yield from (
                    flaw for slug in frame.stories for flaw in _is_led_to(slug, frame, place, begun.get(slug), pages)
                )


def _is_led_to(
    slug: str, frame: Frame, place: int, first: tuple[int, Frame] | None, pages: Sequence[DummyPage]
) -> Iterator[Finding]:
    """Find a second part without a first one, before it, or one that its jump does not lead to."""
    if first is None:
        message = f"{slug} goes on here and begins nowhere"
        yield error("intake/bad-part", message, frame.where, hint="give its first part a frame with a `jump`")
        return
    begun, (page, before) = first[1], (pages[place].page, pages[first[0]].page)
    if first[0] >= place:
        message = f"{slug} goes on on page {page}, but begins on page {before}"
        yield error("intake/bad-part", message, frame.where, hint="let it go on on a later page than it begins on")
    elif not begun.jump:
        message = f"{slug} goes on on page {page}, but its frame on page {before} has no jump"
        yield error("intake/bad-part", message, frame.where, hint=f"add `jump: {page}` in line {begun.where.line}")
    elif begun.jump not in {BEST_PAGE, page}:
        message = f"{slug} goes on on page {page}, but jumps from page {before} to {begun.jump}"
        yield error("intake/bad-part", message, frame.where, hint=f"write `jump: {page}` in line {begun.where.line}")


def check_jump(frame: Frame, place: int, pages: Sequence[DummyPage]) -> Iterator[Finding]:
    """Find a jump to no page, to an earlier one, or of more than one story; `place` is that of the frame's page."""
    if not frame.jump:
        return
    ids: list[str] = [page.page for page in pages]
    if len(frame.stories) != 1 or frame.part > 1:
        message = "a jump leads from a frame with the first part of one story"
        yield error("intake/bad-jump", message, frame.where, hint="give the story a frame of its own")
    elif frame.jump != BEST_PAGE and frame.jump not in ids:
        message = f"{frame.stories[0]} jumps to page {frame.jump}, which is not planned"
        yield error("intake/unplanned-page", message, frame.where, hint=nearest(frame.jump, ids))
    elif frame.jump != BEST_PAGE and ids.index(frame.jump) <= place:
        message = f"{frame.stories[0]} jumps from page {ids[place]} to {frame.jump}; a jump leads forward"
        yield error("intake/bad-jump", message, frame.where, hint="name a later page")
