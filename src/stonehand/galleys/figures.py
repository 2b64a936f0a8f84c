"""Figures of a setting's quality, counted over the running text of galleys.

A line is loose when its word space, tracking included, is more than twice that of the font; last lines are set at the font's
own and do not count, lines without any space do. Hyphens are counted per 100 lines, last lines included.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from stonehand.galleys.case import TypeCase, cut_of
from stonehand.model.article import Emphasis
from stonehand.model.galley import Galley, Kind
from stonehand.model.layout import Layout
from stonehand.model.type import FontSet

LOOSE = 2.0
_RUNNING = {Kind.BODY, Kind.QUOTE, Kind.ITEM, Kind.NOTE}


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over all lines of running text: how many, how many justified, loose ones, hyphens, words, the loosest of all."""

    lines: int
    justified: int
    loose: int
    hyphens: int
    words: int
    mean_space: float
    loosest: float

    @property
    def loose_share(self) -> float:
        """Loose lines among the justified, in per cent."""
        return 100 * self.loose / max(1, self.justified)

    @property
    def hyphen_share(self) -> float:
        """Hyphens per 100 lines."""
        return 100 * self.hyphens / max(1, self.lines)


def measure(galleys: Iterable[Galley], layout: Layout, fonts: FontSet) -> Figures:
    """Count the figures of galleys; spaces are in multiples of the font's own."""
    case = TypeCase(fonts)
    lines = justified = hyphens = words = 0
    spaces: list[float] = []
    for galley in galleys:
        sheet = layout.sheet(galley.lang)
        for line in galley.lines:
            if line.kind not in _RUNNING or line.markup:
                continue
            style = sheet.note if line.kind is Kind.NOTE else sheet.body
            own = cut_of(case, style, Emphasis.ROMAN, galley.lang).space
            lines, hyphens = lines + 1, hyphens + line.hyphen
            words += len(line.text.split())
            if line.left > 1:
                justified += 1
                spaced = " " in line.text or "\u00a0" in line.text
                spaces.append((own + line.word_space + line.letter_space) / own if spaced else LOOSE * 2)
    loose = sum(space > LOOSE for space in spaces)
    mean = sum(spaces) / max(1, len(spaces))
    return Figures(lines, justified, loose, hyphens, words, mean, max(spaces, default=0.0))
