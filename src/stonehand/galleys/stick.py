"""The composing stick: what setting one story needs at hand, and the faults found on the way.

In come article, layout and fonts; the stick holds the measure in points, the language's type sheet and breaking rules, and
gathers findings, each fault once a story and face. Lengths are points.
"""

from dataclasses import dataclass, field

from stonehand.engines.hyphens import dictionary_for
from stonehand.galleys.case import Cut, TypeCase, cut_of, missing
from stonehand.galleys.scripts import breaks_without_spaces, runs_leftwards
from stonehand.galleys.words import Copy, Rules, copy_of
from stonehand.model.article import Article, Emphasis, Runs
from stonehand.model.finding import Finding, Where, error, info, warning
from stonehand.model.layout import Layout
from stonehand.model.type import TypeSheet, TypeStyle
from stonehand.model.units import Pt, pt

_NOUNS_HAVE_CAPITALS = ("de", "lb")
_STYLED = {
    Emphasis.BOLD: "bold",
    Emphasis.ITALIC: "italic",
    Emphasis.BOLD | Emphasis.ITALIC: "bold italic",
    Emphasis.SMALL_CAPS: "small capitals",
}


@dataclass(frozen=True, slots=True)
class Stick:
    """One story's setting: `rtl` tells that its language runs from the right; `told` keeps findings from coming twice."""

    article: Article
    layout: Layout
    sheet: TypeSheet
    case: TypeCase
    measure: Pt
    rules: Rules
    rtl: bool
    findings: list[Finding] = field(default_factory=list)
    told: set[tuple[str, ...]] = field(default_factory=set)


def take_stick(article: Article, layout: Layout, case: TypeCase) -> Stick:
    """Make ready for a story, and note when its language has no hyphenation."""
    sheet = layout.sheet(article.lang)
    dictionary = dictionary_for(article.lang)
    names_cost = article.lang.split("-", maxsplit=1)[0].lower() not in _NOUNS_HAVE_CAPITALS
    rules = Rules(dictionary, sheet.setting, names_cost)
    measure = pt(layout.grid.measure)
    stick = Stick(article, layout, sheet, case, measure, rules, runs_leftwards(article.lang))
    if dictionary is None and not stick.rtl and not breaks_without_spaces(article.lang):
        found = info(
            "galleys/no-hyphenation",
            f"no hyphenation patterns for '{article.lang}': \"{article.slug}\" is set without hyphens",
            article.where,
            hint="check `lang`; lines will be looser where words are long",
        )
        stick.findings.append(found)
    return stick


def copy_for(stick: Stick, style: TypeStyle, runs: Runs, where: Where) -> Copy:
    """Make runs ready for breaking in a style, and report what its faces cannot show."""
    copy = copy_of(stick.case, style, runs, stick.article.lang)
    for stretch in copy.stretches:
        check(stick, stretch.cut, copy.text[stretch.start : stretch.stop], where)
    return copy


def plain_cut(stick: Stick, style: TypeStyle) -> Cut:
    """Give the roman cut of a style in the story's language."""
    return cut_of(stick.case, style, Emphasis.ROMAN, stick.article.lang)


def check(stick: Stick, cut: Cut, text: str, where: Where) -> None:
    """Report the characters a cut has no glyph for, and the emphasis its family cannot give."""
    if cut.lost:
        _report_lost(stick, cut, where)
    for character in missing(cut, text):
        key = ("glyph", cut.style.family, str(cut.style.weight), character)
        if key in stick.told:
            continue
        stick.told.add(key)
        found = error(
            "galleys/missing-glyph",
            f"{cut.face.family} has no '{character}' (U+{ord(character):04X})",
            where,
            hint="write the word otherwise, or give the style a family that has the character",
            more=f'wanted by "{stick.article.slug}" in {cut.face.file}',
        )
        stick.findings.append(found)


def say_once(stick: Stick, found: Finding, *key: str) -> None:
    """Add a finding unless one of the same id and key has been added before."""
    if (found.id, *key) not in stick.told:
        stick.told.add((found.id, *key))
        stick.findings.append(found)


def _report_lost(stick: Stick, cut: Cut, where: Where) -> None:
    slanted = cut.lost & (Emphasis.BOLD | Emphasis.ITALIC)
    if slanted:
        found = error(
            "galleys/missing-face",
            f"{cut.style.family} has no {_STYLED[slanted]} face: such copy is set in weight {cut.face.weight}, "
            f"{'italic' if cut.face.italic else 'upright'}",
            where,
            hint="add the face to fonts/manifest.yaml, or take the emphasis out",
        )
        say_once(stick, found, cut.style.family, str(slanted))
    if Emphasis.SMALL_CAPS in cut.lost:
        found = warning(
            "galleys/no-small-caps",
            f"{cut.style.family} has no small capitals (feature 'smcp'): such copy is set plain",
            where,
            hint="choose a family with small capitals for this style",
        )
        say_once(stick, found, cut.style.family)
