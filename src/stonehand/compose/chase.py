"""The chase: what a page's matter is locked up in. The galleys as they stand, the grid of each part, what each language wears.

In come made-up pages and their galleys; a part asks here for its own. A story may stand in frames of several measures, so a part's
galley is the one set at the measure of its grid.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stonehand.compose.lines import Dress, dress
from stonehand.model.composition import PictureJob
from stonehand.model.dummy import Inks
from stonehand.model.galley import Galley
from stonehand.model.layout import Grid, Layout
from stonehand.model.page import MadeUpPage, Part
from stonehand.model.type import FontSet


@dataclass(frozen=True, slots=True)
class Matter:
    """Markup, and the pictures in it."""

    html: str
    pictures: tuple[PictureJob, ...] = ()


@dataclass(frozen=True, slots=True)
class Chase:
    """Layout, galleys by slug, and the dress of every language set."""

    layout: Layout
    galleys: Mapping[str, tuple[Galley, ...]]
    worn: Mapping[str, Dress]

    def grid(self, part: Part) -> Grid:
        """Give the grid of a part: the page's, or its frame's own where that has other legs."""
        grid = self.layout.grid
        if part.columns is None:
            return grid
        return grid.within(part.frame.column, part.frame.columns, part.columns)

    def galley(self, part: Part) -> Galley:
        """Give a part's galley: of several, the one set nearest to the measure of its grid."""
        measure = self.grid(part).measure
        return min(self.galleys[part.slug], key=lambda galley: abs(galley.measure - measure))

    def dress(self, part: Part) -> Dress:
        """Give what a part's lines wear."""
        return self.worn[self.galley(part).lang]

    @property
    def furniture(self) -> Dress:
        """What the paper's own words wear."""
        return self.worn[self.layout.lang]


def lock_up(layout: Layout, fonts: FontSet, galleys: Iterable[Galley]) -> Chase:
    """Make ready to compose the pages of an issue."""
    by_slug: dict[str, tuple[Galley, ...]] = {}
    for galley in galleys:
        by_slug[galley.slug] = (*by_slug.get(galley.slug, ()), galley)
    langs = {layout.lang, *(galley.lang for found in by_slug.values() for galley in found)}
    return Chase(layout, by_slug, {lang: dress(layout, fonts, lang) for lang in sorted(langs)})


def is_black(page: MadeUpPage) -> bool:
    """Tell whether a page is printed in black alone."""
    return page.inks is Inks.K
