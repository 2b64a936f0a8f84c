"""Pango and its kin, the libraries WeasyPrint opens by name at import: found, or loaded from where set-up unpacked them.

A machine without root cannot install them, so set-up unpacks Debian's packages into `.sys/root` beside the virtual
environment. A library that is loaded is found again by its bare name, so loading each by its path before WeasyPrint is
imported is enough: no environment variable, no second start (measured on Debian 12 and 13). Their symbols stay local: made
global, the system's HarfBuzz would stand in for those that uharfbuzz and Pillow bring with them.
"""

import ctypes
import ctypes.util
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from stonehand.engines import tools
from stonehand.model.finding import ToolMissing, error


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library WeasyPrint needs: its name, and its files on Linux and macOS."""

    name: str
    linux: str
    macos: str


LIBRARIES: Final = (
    Library("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    Library("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    Library("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    Library("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    Library("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib"),
    Library("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
)

PACKAGES: Final = tools.Packages(
    debian="libpangoft2-1.0-0 libharfbuzz-subset0",
    fedora="pango",
    arch="pango",
    alpine="pango harfbuzz-subset",
    brew="pango",
)


def preload() -> None:
    """Have every library loaded; call it before WeasyPrint is imported. A second call costs nothing.

    Raises:
        ToolMissing: a library is neither on the system nor unpacked; the finding's hint is the line that installs it.
    """
    if lacking := missing():
        raise ToolMissing(
            error(
                "engine/library-missing",
                f"{', '.join(lacking)} not found: no page can be set without Pango",
                hint=remedy(),
            )
        )


@contextmanager
def found_by_name() -> Iterator[None]:
    """Answer WeasyPrint's search for the libraries from those already loaded, while the block runs.

    WeasyPrint tries each library under up to six names, and for each wrong one Python starts the compiler to ask where it
    is: a third of the time WeasyPrint takes to import (0.2 of 0.6 s on a machine with gcc).
    """
    preload()
    search = ctypes.util.find_library
    ctypes.util.find_library = _files_by_name().get  # type: ignore[assignment] # one search stands in for another
    try:
        yield
    finally:
        ctypes.util.find_library = search


def missing() -> tuple[str, ...]:
    """Name the libraries that neither the system nor the unpacked folder gives."""
    return tuple(library.name for library in LIBRARIES if library not in _loaded())


def remedy() -> str:
    """Give the line that installs the libraries on this system."""
    return tools.how_to_get(PACKAGES)


def versions() -> Mapping[str, str]:
    """Give the versions of Pango, HarfBuzz and FontConfig, by name; a missing one is left out."""
    loaded = {library.name: opened for library, opened in _loaded().items()}
    asked = {
        "pango": ("pango-1.0", _pango_version),
        "harfbuzz": ("harfbuzz", _harfbuzz_version),
        "fontconfig": ("fontconfig", _fontconfig_version),
    }
    return {name: ask(loaded[library]) for name, (library, ask) in asked.items() if library in loaded}


@cache
def _loaded() -> Mapping[Library, ctypes.CDLL]:
    opened = _open_all()
    if len(opened) < len(LIBRARIES):
        _load_unpacked(_unpacked())
        opened = _open_all()
    return opened


def _open_all() -> Mapping[Library, ctypes.CDLL]:
    return {library: handle for library in LIBRARIES if (handle := _open(_files(library)))}


def _open(files: Iterable[str]) -> ctypes.CDLL | None:
    for file in files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _files(library: Library) -> tuple[str, ...]:
    """Give the names to open; Homebrew and MacPorts keep theirs where a Python of another origin does not look."""
    if platform.system() != "Darwin":
        return (library.linux,)
    folders = ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib")
    return (library.macos, *(f"{folder}/{library.macos}" for folder in folders))


def _files_by_name() -> Mapping[str, str]:
    """Give the file that was loaded for each library, by the plain name that is among those WeasyPrint tries."""
    return {library.name: handle._name for library, handle in _loaded().items()}  # noqa: SLF001 # a CDLL's documented attribute


def _unpacked() -> tuple[Path, ...]:
    named = os.environ.get("STONEHAND_LIBRARIES")
    root = Path(named) if named else Path(sys.prefix).parent / ".sys" / "root"
    return tuple(sorted(file for folder in ("lib", "usr/lib") for file in root.glob(f"{folder}/*/lib*.so.*")))


def _load_unpacked(files: Iterable[Path]) -> None:
    """Load the files in whatever order their needs allow: those that fail wait until others are in."""
    waiting = tuple(files)
    while waiting:
        failed = tuple(file for file in waiting if _open([str(file)]) is None)
        if len(failed) == len(waiting):
            return
        waiting = failed


def _pango_version(library: ctypes.CDLL) -> str:
    return _text(library.pango_version_string)


def _harfbuzz_version(library: ctypes.CDLL) -> str:
    return _text(library.hb_version_string)


def _fontconfig_version(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())  # 21400 is 2.14.0
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _text(function: "ctypes._NamedFuncPointer") -> str:
    function.restype = ctypes.c_char_p
    return bytes(function()).decode()
