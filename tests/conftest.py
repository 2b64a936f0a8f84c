"""Builds that several tests measure: each worker of pytest makes each once.

Tests that import the engine into their own process see no font of the machine either, which must be said before that import.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from builds import ROOT, SAMPLE, Build, build, build_imported

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))

COPY = {
    "own": ROOT / "tests/press/copy/slow-clock.txt",
    "shared": ROOT.parent / "shared/copy/wv-1184-ukraine.txt",
}
"""Copy in plain text: an address, crossheads and paragraphs. One text is ours, the other the one every clone shares."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Build]:
    """Makes a build by its name, once."""

    @cache
    def make(name: str) -> Build:
        folder = tmp_path_factory.mktemp(name)
        if name in {"sample", "herald"}:
            return build(ROOT, SAMPLE if name == "sample" else f"{SAMPLE}-herald", folder / "out")
        return build_imported(_there(COPY[name]), folder / "my paper")

    return make


@pytest.fixture(scope="session")
def sample(made: Callable[[str], Build]) -> Build:
    """The sample issue, built by the command line into a folder of the test's."""
    return made("sample")


@pytest.fixture(scope="session")
def herald(made: Callable[[str], Build]) -> Build:
    """The broadsheet made of the sample's copy."""
    return made("herald")


@pytest.fixture(scope="session", params=list(COPY))
def copy(request: pytest.FixtureRequest) -> Path:
    """A text to import."""
    return _there(COPY[str(request.param)])


@pytest.fixture(scope="session")
def imported(copy: Path, made: Callable[[str], Build]) -> Build:
    """That text, imported into a fresh workspace and built."""
    return made(next(name for name, file in COPY.items() if file == copy))


@pytest.fixture(scope="session", params=["sample", *COPY])
def built(request: pytest.FixtureRequest, made: Callable[[str], Build]) -> Build:
    """Every build there is."""
    return made(str(request.param))


def _there(file: Path) -> Path:
    if not file.exists():
        pytest.skip(f"{file.relative_to(ROOT.parent)} is not there: this test ran on our own copy alone")
    return file
