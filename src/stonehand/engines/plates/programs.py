"""The programs that can draw in four inks, their commands, and which of them is better for which pages.

Measured on planted colours: both keep DeviceCMYK's numbers, grey as black, and simulate overprint, of black over cyan as of a spot
colour. mutool takes a quarter of the time (0.05 CPU s a page against 0.21), but turns RGB into inks by plain arithmetic (100 % of
black for `0 0 0 rg`); Ghostscript turns it by a profile (192 % in four inks). So Ghostscript comes first where a page has colour
that is no ink. `-N` leaves mutool's colour management out where it was built with one, so that all builds agree. Ghostscript must
be told the profile twice, as the file's and as the device's, or it turns DeviceCMYK's own numbers; its `-dUsePDFX3Profile` does
turn them where overprint is simulated.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from stonehand.engines.plates.plate import PPI
from stonehand.engines.tools import PROGRAMS, Probe, probe
from stonehand.model.drawn import Drawn, Picture, Shade
from stonehand.model.facts import PageFacts

FILE: Final = "file.pdf"
PROFILE: Final = "press.icc"
"""The names of the file to draw and its profile, in the folder a program runs in."""


@dataclass(frozen=True, slots=True)
class Drawer:
    """A program that is there: its name with version, the command that writes all pages of `FILE` on its output, and what is to be
    added to it where there is a `PROFILE`.
    """

    name: str
    command: tuple[str, ...]
    profiled: tuple[str, ...] = ()


def drawers(pages: tuple[PageFacts, ...], path: str | None = None) -> tuple[Drawer, ...]:
    """Give the programs found on `path` (default: the environment's) that can draw these pages, the best first."""
    names = ["mutool", "ghostscript"]
    if any(_has_other_colour(page) for page in pages):
        names.reverse()
    probes = (probe(program, path) for name in names for program in PROGRAMS if program.name == name)
    return tuple(_DRAWERS[found.program.name](found) for found in probes if found.file)


def _mutool(found: Probe) -> Drawer:
    drawn = ("draw", "-q", "-a", "-N", "-c", "cmyk", "-F", "pam", "-r", f"{PPI:g}", "-o", "-")
    return Drawer(f"mutool {found.version}", (str(found.file), *drawn))


def _ghostscript(found: Probe) -> Drawer:
    quiet = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sstdout=%stderr")
    drawn = ("-sDEVICE=pamcmyk32", f"-r{PPI:g}", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-sOutputFile=-")
    by_profile = (f"-sOutputICCProfile={PROFILE}", f"-sDefaultCMYKProfile={PROFILE}", f"--permit-file-read={PROFILE}")
    command = (str(found.file), *quiet, *drawn, "-dOverprint=/simulate")
    return Drawer(f"Ghostscript {found.version}", command, by_profile)


_DRAWERS: Final[dict[str, Callable[[Probe], Drawer]]] = {"mutool": _mutool, "ghostscript": _ghostscript}
_NO_INK: Final = ("DeviceRGB", "CalRGB", "Lab", "ICCBased3")


def _has_other_colour(page: PageFacts) -> bool:
    spaces = (space for item in page.drawn for space in _spaces(item))
    return any(space.startswith(_NO_INK) for space in spaces) or any(
        found.blend.startswith(_NO_INK) for found in page.transparency
    )


def _spaces(item: Drawn) -> Iterator[str]:
    if isinstance(item, Picture | Shade):
        yield item.space
    if not isinstance(item, Shade) and item.paint is not None:
        yield item.paint.space
