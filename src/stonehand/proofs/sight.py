"""Sight: where on a page a finding's place is.

In: a finding and a page. Out: its spots there. One in an article's file is at the very lines it speaks of where they were set, at
the head for what stands before the text, at the last frame for lines that found no place; one of an advertisement, a picture or a
frame of the flatplan at that. One that names a page and nothing on it has no spot; most have nothing to do with a page at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stonehand.model.drawn import Area
from stonehand.model.dummy import DummyPage, PageId
from stonehand.model.finding import Finding, OnPage, Where
from stonehand.model.galley import Galley
from stonehand.model.issue import Ad, Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp, Part
from stonehand.model.units import Mm
from stonehand.proofs.places import frame_box, galley_of, lines_of, spot_of

_NO_LENGTH = Mm(0.0)


def sight_of(issue: Issue, layout: Layout, makeup: MakeUp) -> "Sight":
    """Gather what places are looked up in."""
    stories = (*issue.stories, *issue.fillers)
    asked: dict[PageId, tuple[DummyPage, ...]] = {}
    for page in (*makeup.dummy.pages, *issue.pages):
        asked[page.page] = (*asked.get(page.page, ()), page)
    parts = sorted((part.slug, part.part) for page in makeup.pages for part in page.parts)
    ads = sorted((ad.where.path, ad.where.line) for ad in issue.ads if ad.where.line)
    return Sight(
        layout,
        makeup.galleys,
        {story.slug: story.where.path for story in stories},
        dict(pairwise(ads)),
        asked,
        dict(parts),
    )


@dataclass(frozen=True, slots=True)
class Sight:
    """What a place is looked up in: `articles` gives each story's file, `ads` the entry behind each advertisement's, `asked` the
    pages of the dummy and of the flatplan, `last` each story's last part.
    """

    layout: Layout
    galleys: Sequence[Galley]
    articles: Mapping[str, str]
    ads: Mapping[tuple[str, int], tuple[str, int]]
    asked: Mapping[PageId, tuple[DummyPage, ...]]
    last: Mapping[str, int]

    def spots(self, finding: Finding, page: MadeUpPage) -> tuple[Area, ...] | None:
        """Give a finding's spots on a page; `None` where it has nothing to do with it."""
        match finding.where:
            case OnPage(page=named, file="") as place if named == page.id:
                return tuple(dict.fromkeys(self._on_page(place, page)))
            case Where() as where:
                asked = self.asked.get(page.id, ())
                of_page = where.line is not None and any(one.where == where for one in asked)
                return tuple(dict.fromkeys(self._in_file(where, page))) or (() if of_page else None)
            case _:
                return None

    def _on_page(self, place: OnPage, page: MadeUpPage) -> Iterator[Area]:
        if place.x is not None and place.y is not None:
            yield Area.sized(place.x, place.y, place.width or _NO_LENGTH, place.height or _NO_LENGTH)
        elif place.frame:
            yield from self._named(place.frame, page)

    def _named(self, name: str, page: MadeUpPage) -> Iterator[Area]:
        """Give the frames of a page that go by a name: slug, frame's name, its column and line, advertisement's id."""
        for part in page.parts:
            if name in {part.slug, part.name, f"{part.frame.column},{part.frame.line}"}:
                yield spot_of(part.frame, page, self.layout)
        for placed in page.ads:
            if name in {placed.ad.id, f"{placed.box.column},{placed.box.line}"}:
                yield spot_of(placed.box, page, self.layout)

    def _in_file(self, where: Where, page: MadeUpPage) -> Iterator[Area]:
        for part in page.parts:
            yield from self._of_pictures(where, page, part)
            if self.articles.get(part.slug) == where.path:
                yield from self._of_story(where, page, part)
        for placed in page.ads:
            if self._is_of(where, placed.ad):
                yield spot_of(placed.box, page, self.layout)
        for frame in (frame for asked in self.asked.get(page.id, ()) for frame in asked.frames):
            if where.line and frame.where == where and frame.at and frame.size:
                yield spot_of(frame_box(frame), page, self.layout)

    def _is_of(self, where: Where, ad: Ad) -> bool:
        """Tell whether a place is an advertisement's: one of its files, or a line of its entry in the list of bookings."""
        if where.path and where.path in {ad.pdf, ad.picture.file if ad.picture else ""}:
            return True
        if where.path != ad.where.path or not where.line or not ad.where.line:
            return False
        following = self.ads.get((ad.where.path, ad.where.line), ("", 0))
        return where.line == ad.where.line or (
            following[0] == where.path and ad.where.line <= where.line < following[1]
        )

    def _of_pictures(self, where: Where, page: MadeUpPage, part: Part) -> Iterator[Area]:
        for placed in part.pictures:
            picture = placed.setting.picture
            if where.path == picture.file or (
                where.line and (where.path, where.line) == (picture.where.path, picture.where.line)
            ):
                yield spot_of(placed.box, page, self.layout, part)

    def _of_story(self, where: Where, page: MadeUpPage, part: Part) -> Iterator[Area]:
        galley = galley_of(part, self.galleys, self.layout.grid)
        written = sorted({line.where.line for line in galley.lines if line.where.line}) if galley else []
        if where.line is None or galley is None or not written:
            yield spot_of(part.frame, page, self.layout)
        elif where.line < written[0]:
            if part.part == 1:
                box = part.head_box or part.frame
                yield spot_of(box, page, self.layout, part if part.head_box else None)
        else:
            meant = max(line for line in written if line <= where.line)
            yield from self._of_lines(meant, galley, page, part)

    def _of_lines(self, written: int, galley: Galley, page: MadeUpPage, part: Part) -> Iterator[Area]:
        """Give one spot for each leg that lines written there stand in; the frame they should have stood in, if they do nowhere."""
        meant = [number for number, line in enumerate(galley.lines) if line.where.line == written]
        for leg in part.legs:
            spots = [spot_of(box, page, self.layout, part) for number, box in lines_of(leg, galley) if number in meant]
            if spots:
                first, last = spots[0], spots[-1]
                yield Area.sized(first.left, first.top, first.width, Mm(last.top + last.height - first.top))
        ends = part.legs[-1].stop if part.legs else 0
        if part.part == self.last.get(part.slug) and meant[0] >= ends:
            yield spot_of(part.frame, page, self.layout)
