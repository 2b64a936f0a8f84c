"""Programs outside Python: found or not, their versions, and the line that gets them."""

from pathlib import Path

import pytest

from stonehand.engines.tools import PROGRAMS, Packages, Program, how_to_get, probe

PACKAGES = Packages("deb", "rpm", "pac", "apk", "brw")
PROGRAM = Program("teller", ("teller-1", "teller"), ("--version",), "tells", PACKAGES)


def install(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("script", "version"),
    [("echo teller 10.02.1", "10.02.1"), ("echo 'teller version 1.21.1' >&2; exit 1", "1.21.1")],
    ids=["on stdout", "on stderr, as a failure"],
)
def test_a_program_says_its_version(tmp_path: Path, script: str, version: str) -> None:
    """The first command found answers; the version is the first number with a point, wherever it is printed."""
    install(tmp_path, "teller", script)
    found = probe(PROGRAM, str(tmp_path))
    assert (found.file, found.version) == (tmp_path / "teller", version)


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    """No command by any of its names: no file, no version."""
    found = probe(PROGRAM, str(tmp_path))
    assert (found.file, found.version) == (None, "")


def test_a_program_that_does_not_start(tmp_path: Path) -> None:
    """A wrapper without its program (a stub that says how to get it) counts as not there."""
    install(tmp_path, "teller", "echo 'please install me'; exit 1")
    assert probe(PROGRAM, str(tmp_path)).file is None


def test_a_program_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not answer in time counts as not there."""
    monkeypatch.setattr("stonehand.engines.tools.PATIENCE", 0.1)
    install(tmp_path, "teller", "exec sleep 5")
    assert probe(PROGRAM, str(tmp_path)).file is None


@pytest.mark.parametrize(
    ("system", "line"),
    [
        ({"ID": "debian"}, "apt-get install deb"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get install deb"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install rpm"),
        ({"ID": "arch"}, "pacman -S pac"),
        ({"ID": "alpine"}, "apk add apk"),
        ({"ID": "macos"}, "brew install brw"),
        ({}, "install what other systems call deb (Debian) or rpm (Fedora)"),
    ],
)
def test_the_line_for_the_system(system: dict[str, str], line: str) -> None:
    """A system is known by its own name or by the first it is like; any other gets names to search by."""
    assert how_to_get(PACKAGES, system) == line


def test_every_program_has_a_purpose_and_packages() -> None:
    """The table has no gaps, and no program twice."""
    assert len({program.name for program in PROGRAMS}) == len(PROGRAMS)
    assert all(program.purpose and all(how_to_get(program.packages, {"ID": "fedora"})) for program in PROGRAMS)
