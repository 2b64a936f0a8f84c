"""Drop caps: the initial that stands three lines deep beside a story's first lines, an opening quote with it.

Its size is such that the capital's head is level with the first line's capitals and its foot stands on the third baseline:
two leadings and a capital height of the text, divided by the capital height of the face. It is set in the face
of the text. Lengths are points.
"""

import unicodedata
from dataclasses import replace

from stonehand.engines.shaping import capital_height, width_in_ems
from stonehand.galleys.scripts import is_foreign
from stonehand.galleys.stick import Stick, check, plain_cut
from stonehand.model.article import Runs, plain
from stonehand.model.finding import Where
from stonehand.model.galley import DropCap
from stonehand.model.type import TypeStyle
from stonehand.model.units import Lines, Pt

CAP_LINES = Lines(3)
_GAP = 1.6
_OPENING = frozenset({"Ps", "Pi"})
_LOW_QUOTES = "\u201e\u201a\"'\u00a1\u00bf"


def cut_cap(stick: Stick, style: TypeStyle, runs: Runs, where: Where) -> tuple[DropCap | None, Runs]:
    """Cut the initial off a paragraph's copy; `None` and the whole copy where it does not begin with a letter or figure."""
    text = plain(runs)
    stop = _initial_stop(text)
    if not stop or is_foreign(text[:stop]):
        return None, runs
    cut = plain_cut(stick, style)
    check(stick, cut, text[:stop], where)
    size = style.size + (CAP_LINES - 1) * stick.layout.grid.leading / (capital_height(cut.face) or 1.0)
    advance = width_in_ems(cut.face, text[:stop], cut.features, cut.lang) * size
    cap = DropCap(text[:stop], CAP_LINES, Pt(round(size, 3)), Pt(round(advance + _GAP, 3)))
    if cap.width > stick.measure / 2:
        return None, runs
    return cap, _without(runs, stop)


def _initial_stop(text: str) -> int:
    """Find where the initial ends: after its opening quotes, the letter, and the marks on it; 0 where there is none."""
    place = 0
    while place < len(text) and (unicodedata.category(text[place]) in _OPENING or text[place] in _LOW_QUOTES):
        place += 1
    if place >= len(text) or not text[place].isalnum():
        return 0
    place += 1
    while place < len(text) and unicodedata.category(text[place]) in {"Mn", "Mc", "Me"}:
        place += 1
    return place if place < len(text) and text[place] != " " else 0


def _without(runs: Runs, characters: int) -> Runs:
    kept = []
    for run in runs:
        cut = min(characters, len(run.text))
        characters -= cut
        if cut < len(run.text):
            kept.append(replace(run, text=run.text[cut:]))
    return tuple(kept)
