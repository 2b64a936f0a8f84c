"""Pango and its kin: found on this machine, missed with a remedy, and answered for by name."""

import ctypes.util
import subprocess
import sys
from collections.abc import Iterator

import pytest

from stonehand.engines import pango
from stonehand.model.finding import ToolMissing


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the engine need a library that no machine has."""
    library = pango.Library("nowhere", "libnowhere.so.9", "libnowhere.9.dylib")
    monkeypatch.setattr(pango, "LIBRARIES", (*pango.LIBRARIES, library))
    pango._loaded.cache_clear()
    yield
    pango._loaded.cache_clear()


def test_versions_of_what_is_there() -> None:
    """Pango, HarfBuzz and FontConfig say their versions as three numbers."""
    found = pango.versions()
    assert sorted(found) == ["fontconfig", "harfbuzz", "pango"]
    assert all(len(version.split(".")) == 3 for version in found.values())
    assert found["fontconfig"].startswith("2.")


def test_nothing_is_missing_here() -> None:
    """A machine that runs these tests has every library, on its own or unpacked."""
    assert pango.missing() == ()
    pango.preload()


@pytest.mark.usefixtures("nowhere")
def test_a_missing_library_is_named_with_its_remedy() -> None:
    """The error names the library alone that is missing; its hint is the line for this system; the exit code is 3."""
    with pytest.raises(ToolMissing) as caught:
        pango.preload()
    (finding,) = caught.value.findings
    assert finding.id == "engine/library-missing"
    assert finding.message.startswith("nowhere not found")
    assert finding.hint == pango.remedy()
    assert caught.value.exit_code == 3


def test_the_search_by_name_is_lent_and_given_back() -> None:
    """Inside the block Python's own search is not asked; after it, it is again."""
    search = ctypes.util.find_library
    with pango.found_by_name():
        assert ctypes.util.find_library("pango-1.0") is not None
        assert ctypes.util.find_library("libc") is None
    assert ctypes.util.find_library is search


def test_weasyprint_asks_for_names_that_are_known() -> None:
    """WeasyPrint's import finds every library without Python's own search ever being asked."""
    code = """
import ctypes.util
from stonehand.engines import pango
def refuse(name): raise AssertionError(name)
ctypes.util.find_library = refuse
with pango.found_by_name():
    import weasyprint.text.ffi as ffi
assert ffi.harfbuzz_subset is not None
"""
    subprocess.run([sys.executable, "-c", code], check=True)  # this Python, this code
