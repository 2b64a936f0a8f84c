"""What this machine has of what the work needs: Python, the engine and its libraries, the fonts, programs outside Python.

In comes the closed set of fonts as it was loaded; out goes a frozen report, as text and as values for JSON. WeasyPrint is
asked for its version only, never imported: where Pango is missing it could not be.
"""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib import metadata

import stonehand
from stonehand.engines import pango, tools
from stonehand.model.finding import Outcome, Severity
from stonehand.model.type import FontSet


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked for; `remedy` is what to do where it is not there, or what it is for where it is optional."""

    name: str
    version: str
    found: bool
    needed: bool
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that was looked for, what is needed first."""

    items: tuple[Item, ...]

    @property
    def sound(self) -> bool:
        """Tell whether everything that is needed is there."""
        return all(item.found for item in self.items if item.needed)


def examine(fonts: Outcome[FontSet]) -> Report:
    """Look at the machine and at the fonts; takes up to a second, most of it waiting for Chromium to say its version."""
    return Report(
        (
            Item("python", platform.python_version(), found=True, needed=True),
            Item("stonehand", stonehand.__version__, found=True, needed=True),
            _package("weasyprint"),
            *_libraries(),
            _fonts(fonts),
            *(_program(tools.probe(program)) for program in tools.PROGRAMS),
        )
    )


def as_text(report: Report) -> str:
    """Write the report as a table, one thing a line, with no line break at its end."""
    rows = [(_mark(item), item.name, item.version or "-", item.remedy) for item in report.items]
    name, version = (max(len(row[column]) for row in rows) for column in (1, 2))
    return "\n".join(f"{row[0]:8} {row[1]:{name}}  {row[2]:{version}}  {row[3]}".rstrip() for row in rows)


def as_json(report: Report) -> Mapping[str, object]:
    """Give the report as plain values."""
    return {"schema": 1, "sound": report.sound, "items": [asdict(item) for item in report.items]}


def _mark(item: Item) -> str:
    if item.found:
        return "ok"
    return "MISSING" if item.needed else "optional"


def _package(name: str) -> Item:
    try:
        return Item(name, metadata.version(name), found=True, needed=True)
    except metadata.PackageNotFoundError:
        return Item(name, "", found=False, needed=True, remedy="run `sh src/setup.sh`")


def _libraries() -> Iterable[Item]:
    """Give the libraries that say their version, then those that are not there at all."""
    versions, missing = pango.versions(), pango.missing()
    yield from (Item(name, version, found=True, needed=True) for name, version in versions.items())
    yield from (Item(name, "", found=False, needed=True, remedy=pango.remedy()) for name in missing)


def _fonts(fonts: Outcome[FontSet]) -> Item:
    """Hold every face against its checksum once more, beside what loading found."""
    faces = fonts.value.faces
    changed = [face.file for face in faces if hashlib.sha256(face.data).hexdigest() != face.sha256]
    faults = [finding.message for finding in fonts.findings if finding.severity is Severity.ERROR]
    trouble = faults or [f"{file} is not the file the manifest pins" for file in changed] or ([] if faces else ["none"])
    return Item("fonts", f"{len(faces)} faces", found=not trouble, needed=True, remedy="; ".join(trouble))


def _program(probe: tools.Probe) -> Item:
    program, found = probe.program, probe.file is not None
    remedy = program.purpose if found else f"{tools.how_to_get(program.packages)}: {program.purpose}"
    return Item(program.name, probe.version, found, needed=False, remedy=remedy)
