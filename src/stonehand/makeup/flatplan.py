"""The flatplan: what an editor said of the pages, put on the grid. Pages of a partial dummy, the layout's masters and the
issue's advertisements go in; out come pages with slots, each a rectangle free of advertisements with what is to fill it.

A frame that names no place has that of its master's pattern; patterns nobody named are free slots, and a page of which
nothing is said is one region from its furniture to its foot.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stonehand.makeup.ads import stack_ads
from stonehand.makeup.spaces import above_ads
from stonehand.model.article import Priority
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId
from stonehand.model.finding import Finding, OnPage, Outcome, Where, error
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Layout, Master, Pattern
from stonehand.model.page import Box, PlacedAd
from stonehand.model.units import Columns, Lines


@dataclass(frozen=True, slots=True)
class Slot:
    """A rectangle to be filled: whole (`box`) and what advertisements leave of it (`spaces`); `asked` is what the dummy
    says of it.

    `stacks` slots hold several stories, `takes` names the roles they are meant for.
    """

    page: int
    asked: Frame
    box: Box
    spaces: tuple[Box, ...]
    look: str
    stacks: bool
    takes: tuple[Priority, ...]

    @property
    def name(self) -> str:
        """Its name, or where it stands."""
        return self.asked.name or f"{self.box.column},{self.box.line}"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page as planned: its slots in the order they were named, free ones last; `room` is the type area below its
    furniture.
    """

    id: PageId
    number: int
    master: Master
    inks: Inks
    section: str
    room: Box
    ads: tuple[PlacedAd, ...]
    slots: tuple[Slot, ...]
    where: Where


def plan_pages(issue: Issue, layout: Layout) -> Outcome[tuple[PagePlan, ...]]:
    """Put the pages of an issue's dummy on the grid."""
    findings: list[Finding] = []
    booked = _book(issue)
    plans = []
    for place, page in enumerate(issue.pages):
        master = layout.masters.get(page.master) or (layout.inside if place else layout.front)
        room = room_of(master, layout)
        ads = _ads(page, issue.ads, booked.get(page.page, ()), room, layout, recto=place % 2 == 0)
        slots = tuple(_slots(place, page, master, room, ads))
        plans.append(PagePlan(page.page, place + 1, master, page.inks, page.section, room, ads, slots, page.where))
    placed = {one.ad.id for plan in plans for one in plan.ads}
    planned = {"", *(plan.id for plan in plans)}
    findings += [homeless_ad(ad, layout) for ad in issue.ads if ad.id not in placed and ad.page in planned]
    return Outcome(tuple(plans), tuple(findings))


def room_of(master: Master, layout: Layout) -> Box:
    """Give the type area below a master's furniture."""
    top = min(layout.grid.lines, master.furniture)
    return Box(Columns(0), Lines(top), layout.grid.columns, Lines(layout.grid.lines - top))


def _book(issue: Issue) -> Mapping[PageId, Sequence[Ad]]:
    """Share out the advertisements: each on its page; one for any page goes where fewest are, never on the front if it can
    be helped.
    """
    asked = {frame.ad for page in issue.pages for frame in page.frames if frame.ad}
    booked: dict[PageId, list[Ad]] = {page.page: [] for page in issue.pages}
    for ad in issue.ads:
        if ad.id in asked or (ad.page and ad.page not in booked):
            continue
        able = [page for page in issue.pages if ad.inks is Inks.K or page.inks is Inks.CMYK] or list(issue.pages)
        best = (
            ad.page
            or min(
                able,
                key=lambda page: (page is issue.pages[0], sum(one.width * one.height for one in booked[page.page])),
            ).page
        )
        booked[best].append(ad)
    return booked


def _ads(  # noqa: PLR0913 - what decides where a page's advertisements stand
    page: DummyPage, every: Sequence[Ad], booked: Sequence[Ad], room: Box, layout: Layout, *, recto: bool
) -> tuple[PlacedAd, ...]:
    by_id = {ad.id: ad for ad in every}
    settled = []
    for frame in page.frames:
        ad = by_id.get(frame.ad)
        size = layout.grid.cells(ad.width, ad.height) if ad else None
        if ad and size and frame.at:
            settled.append(PlacedAd(_box(frame.at, size), ad))
        elif ad:
            booked = (*booked, ad)
    return stack_ads(booked, settled, room, layout.grid, recto=recto)


def _slots(place: int, page: DummyPage, master: Master, room: Box, ads: Sequence[PlacedAd]) -> Iterator[Slot]:
    patterns = {pattern.name: pattern for pattern in master.patterns}
    boxes = [one.box for one in ads]
    asked = [frame for frame in page.frames if not frame.ad]
    taken: list[Box] = []
    for frame in asked:
        pattern = patterns.get(frame.name)
        at, size = frame.at or (pattern and pattern.at), frame.size or (pattern and pattern.size)
        if not at or not size:
            continue
        taken.append(_box(at, size))
        yield _slot(place, frame, taken[-1], pattern, boxes)
    named = {frame.name for frame in asked}
    free = [one for one in patterns.values() if one.name not in named]
    if not patterns and not asked and room.lines > 0:
        free = [_whole_page(room, master)]
    for pattern in free:
        box = _box(pattern.at, pattern.size)
        if not any(box.meets(other) for other in taken):
            yield _slot(place, Frame(pattern.name), box, pattern, boxes)


def _slot(place: int, frame: Frame, box: Box, pattern: Pattern | None, ads: Sequence[Box]) -> Slot:
    legs = frame.legs or (pattern.legs if pattern and frame.legs is None else None)
    own = legs if legs != box.columns else None
    stacks = len(frame.stories) > 1 or bool(pattern and pattern.stacks and not frame.at)
    asked = replace(frame, legs=own)
    look = pattern.look if pattern else ""
    return Slot(place, asked, box, above_ads(box, ads), look, stacks, pattern.takes if pattern else ())


def _whole_page(room: Box, master: Master) -> Pattern:
    at, size = (room.column, room.line), (room.columns, room.lines)
    return Pattern("page", at, size, None, (), "", stacks=True, where=master.where)


def _box(at: tuple[int, int], size: tuple[int, int]) -> Box:
    return Box(Columns(at[0]), Lines(at[1]), Columns(size[0]), Lines(size[1]))


def homeless_ad(ad: Ad, layout: Layout) -> Finding:
    """Tell of an advertisement that finds no room."""
    size = layout.grid.cells(ad.width, ad.height)
    needs = f"{size[0]} columns x {size[1]} lines" if size else "more than the type area"
    return error(
        "makeup/ad-homeless",
        f"the advertisement {ad.id} ({ad.width:g} x {ad.height:g} mm, {needs}) finds no room"
        + (f" on page {ad.page}" if ad.page else ""),
        ad.where,
        hint="book it for another page, or take one out there",
    )


def on_page(plan: PagePlan, frame: str = "") -> OnPage:
    """Give a place on a planned page."""
    return OnPage(str(plan.id), frame or None)
