"""A specimen: a small print file, how it is delivered, and what a press profile is changed to while it is looked at.

Tables of specimens stand beside this file, one that passes and one that fails for each rule: `specimens_structure.py`,
`specimens_colour.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from preflight_pdfs import ICC, ROOT, TABLOID, Edit, Trim, make_pdf

from stonehand.engines.pdf_facts import read_facts
from stonehand.intake.press_file import read_press
from stonehand.model.facts import PdfFacts
from stonehand.model.plates import Inks
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Looked

Turns = Mapping[str, tuple[float, float]]
"""For entries of `Limits`: a number at which the specimen holds, and one at which it does not, close on either side of it."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file to look at. `allowed` are other rules it cannot help breaking, `press` the profile it is looked at with.

    `inks` stand for drawn plates.
    """

    make: Callable[[], bytes] = make_pdf
    name: str = "gazette_2026-11-27.pdf"
    press: str = "newsprint-coldset"
    change: Callable[[PressProfile], PressProfile] = lambda profile: profile
    inks: Inks | None = None
    pages_in_all: int = 0
    files: int = 1
    first: int = 1
    allowed: frozenset[str] = frozenset()
    turns: Turns = field(default_factory=dict)

    @property
    def profile(self) -> PressProfile:
        """The profile it is looked at with."""
        return self.change(press(self.press))

    @property
    def looked(self) -> Looked:
        """The file as preflight sees it."""
        return Looked(self.name, facts(self.make()), self.inks, self.pages_in_all, self.files, self.first)


def specimen(*edits: Edit, pages: int = 4, level: Level = Level.X4, trim: Trim = TABLOID, **how: object) -> Specimen:
    """Give a conforming file with these edits; `how` are the other fields of a specimen. X-1a changes the profile with it."""
    made = Specimen(lambda: make_pdf(*edits, pages=pages, level=level, trim=trim))
    if level is not Level.X4:
        made = replace(made, change=lambda profile: replace(profile, level=level))
    return replace(made, **how)  # type: ignore[arg-type] # any field of a specimen


@lru_cache(maxsize=8)
def press(name: str) -> PressProfile:
    """Read a built-in profile."""
    folder = ICC.parent
    outcome = read_press(
        name, (folder / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml", {ICC.name: ICC.read_bytes()}
    )
    assert outcome.value is not None, outcome.findings
    return outcome.value


@lru_cache(maxsize=256)
def facts(pdf: bytes) -> PdfFacts:
    """Read a file's facts, once."""
    return read_facts(pdf)


PRESSES = tuple(sorted(path.stem for path in (ROOT / "src/stonehand/builtin/press").glob("*.yaml")))
"""The names of the built-in profiles."""


def asks(**entries: object) -> Callable[[PressProfile], PressProfile]:
    """Change what the press asks for."""
    return lambda profile: replace(profile, **entries)  # type: ignore[arg-type] # any field of a profile
