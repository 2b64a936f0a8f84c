"""The default flatplan: an issue of whose pages nothing is said. Stories in reading order fill the columns of a page below
its furniture, one below the other, over as many pages as they need, and go on under turn lines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stonehand.makeup.ads import stack_ads
from stonehand.makeup.build import build_dummy, build_pages
from stonehand.makeup.flatplan import homeless_ad, room_of
from stonehand.makeup.pages import Rooms, fill_pages
from stonehand.makeup.report import balance, report_feet, report_legs, report_overset
from stonehand.makeup.spaces import AIR
from stonehand.makeup.stopgaps import Bank, fill_holes
from stonehand.makeup.stories import prepare
from stonehand.model.finding import Finding, Outcome
from stonehand.model.galley import Galley
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Grid, Layout
from stonehand.model.page import MadeUpPage, MakeUp, PlacedAd


def flow(issue: Issue, galleys: Mapping[str, Sequence[Galley]], layout: Layout) -> Outcome[MakeUp]:
    """Plan and fill the pages of an issue; report what found no place, and white that nothing fills."""
    grid = layout.grid
    booked = _book(issue.ads, layout)
    reserved = tuple((page, _reserved(ads, grid)) for page, ads in booked.items())
    rooms = Rooms(room_of(layout.front, layout).lines, room_of(layout.inside, layout).lines, reserved)
    ordered = [galleys[story.slug][0] for story in issue.stories if story.slug in galleys]
    stories, left_out = prepare(ordered, grid, rooms)
    settings, homeless = fill_pages(stories, rooms)
    pages = build_pages(settings, layout)
    filled = _with_ads(pages, booked, issue, galleys, layout)
    placed = {one.ad.id for page in filled.value[0] for one in page.ads}
    findings = (
        *left_out,
        *report_overset(ordered, homeless, grid),
        *report_legs(settings),
        *report_feet(settings, rooms, grid),
        *(homeless_ad(ad, layout) for ad in issue.ads if ad.id not in placed and not ad.pulled),
        *filled.findings,
    )
    overset = balance(ordered, {story.slug: story for story in stories}, homeless)
    made, chosen = filled.value
    return Outcome(MakeUp(made, build_dummy(issue.id, made), (*ordered, *chosen), overset), findings)


def _book(ads: Sequence[Ad], layout: Layout) -> dict[int, tuple[PlacedAd, ...]]:
    """Stack the advertisements of each page; one for any page goes on the second."""
    booked: dict[int, tuple[PlacedAd, ...]] = {}
    for page in sorted({_page(ad) for ad in ads}):
        room = room_of(layout.inside if page else layout.front, layout)
        booked[page] = stack_ads([ad for ad in ads if _page(ad) == page], (), room, layout.grid, recto=page % 2 == 0)
    return booked


def _page(ad: Ad) -> int:
    return int(ad.page) - 1 if ad.page.isdigit() else 1


def _reserved(ads: Sequence[PlacedAd], grid: Grid) -> int:
    return max((grid.lines - one.box.line + AIR for one in ads), default=0)


def _with_ads(
    pages: Sequence[MadeUpPage],
    booked: Mapping[int, Sequence[PlacedAd]],
    issue: Issue,
    galleys: Mapping[str, Sequence[Galley]],
    layout: Layout,
) -> Outcome[tuple[tuple[MadeUpPage, ...], tuple[Galley, ...]]]:
    """Put the advertisements on their pages, and fillers beside them and in the place of those pulled."""
    bank = Bank(galleys, [filler.slug for filler in issue.fillers], issue.house, [], [])
    made: list[MadeUpPage] = []
    findings: list[Finding] = []
    for number, page in enumerate(pages):
        ads = booked.get(number, ())
        whole = replace(page, ads=tuple(one for one in ads if not one.ad.pulled))
        if ads:
            room = room_of(layout.inside if number else layout.front, layout)
            whole, found = fill_holes(whole, room, [one for one in ads if one.ad.pulled], bank, layout)
            findings += found
        made.append(whole)
    return Outcome((tuple(made), tuple(bank.chosen)), tuple(findings))
