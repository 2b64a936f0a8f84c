"""Programs outside Python that sharpen a check or read history, never needed to build: where each is, its version, how to get it.

Nothing here opens a newspaper's files. `probe` asks a program for its version and gives it a few seconds.
"""

import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PATIENCE: Final = 10.0
"""Seconds a program may take to say its version."""


@dataclass(frozen=True, slots=True)
class Packages:
    """What to install for something, by family of systems; several words are several packages."""

    debian: str
    fedora: str
    arch: str
    alpine: str
    brew: str


@dataclass(frozen=True, slots=True)
class Program:
    """An outside program: the commands it goes by, the arguments that make it say its version, and what it is for."""

    name: str
    commands: tuple[str, ...]
    ask: tuple[str, ...]
    purpose: str
    packages: Packages


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found of a program: its file and its version, `None` and empty where it is not there or does not answer."""

    program: Program
    file: Path | None
    version: str


PROGRAMS: Final = (
    Program(
        "git",
        ("git",),
        ("--version",),
        "reads revisions for `diff`, `--base` and `--changed-since`",
        Packages("git", "git", "git", "git", "git"),
    ),
    Program(
        "ghostscript",
        ("gs",),
        ("--version",),
        "draws the press file as an imagesetter would, plate by plate",
        Packages("ghostscript", "ghostscript", "ghostscript", "ghostscript", "ghostscript"),
    ),
    Program(
        "mutool",
        ("mutool",),
        ("-v",),
        "reads the press file with a second PDF library",
        Packages("mupdf-tools", "mupdf", "mupdf-tools", "mupdf-tools", "mupdf-tools"),
    ),
    Program(
        "qpdf",
        ("qpdf",),
        ("--version",),
        "checks the structure of the press file",
        Packages("qpdf", "qpdf", "qpdf", "qpdf", "qpdf"),
    ),
    Program(
        "poppler",
        ("pdffonts",),
        ("-v",),
        "lists fonts and text of the press file with a third PDF library",
        Packages("poppler-utils", "poppler-utils", "poppler", "poppler-utils", "poppler"),
    ),
    Program(
        "chromium",
        ("chromium", "chromium-browser", "google-chrome"),
        ("--version",),
        "shows that a browser sets the same lines as the press",
        Packages("chromium", "chromium", "chromium", "chromium", "chromium"),
    ),
)


def probe(program: Program, path: str | None = None) -> Probe:
    """Look for a program on `path` (default: the environment's) and ask its version."""
    found = next((file for command in program.commands if (file := shutil.which(command, path=path))), None)
    version = _version(found, program.ask) if found else ""
    return Probe(program, Path(found) if found and version else None, version)


def how_to_get(packages: Packages, system: Mapping[str, str] | None = None) -> str:
    """Give the line that installs the packages on this system, which is named as in os-release (default: this machine's)."""
    names = _this_system() if system is None else system
    line = _LINES.get(names.get("ID", "")) or next(
        (_LINES[name] for name in names.get("ID_LIKE", "").split() if name in _LINES), None
    )
    if line is None:
        return f"install what other systems call {packages.debian} (Debian) or {packages.fedora} (Fedora)"
    family, command = line
    return f"{command} {getattr(packages, family)}"


_LINES: Final = {
    "debian": ("debian", "apt-get install"),
    "ubuntu": ("debian", "apt-get install"),
    "fedora": ("fedora", "dnf install"),
    "rhel": ("fedora", "dnf install"),
    "arch": ("arch", "pacman -S"),
    "alpine": ("alpine", "apk add"),
    "macos": ("brew", "brew install"),
}


def _this_system() -> Mapping[str, str]:
    if platform.system() == "Darwin":
        return {"ID": "macos"}
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _version(file: str, ask: tuple[str, ...]) -> str:
    try:
        answer = subprocess.run(  # noqa: S603 # a command of the table above, found on the machine's own path
            [file, *ask], capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    match = re.search(r"\d+(?:\.\d+)+", answer.stdout + answer.stderr)
    return match.group() if match else ""
