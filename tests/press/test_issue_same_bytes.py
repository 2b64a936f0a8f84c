"""Issue 2, 9.4: the same copy gives the same bytes, wherever and whenever it is built."""

import shutil
from pathlib import Path

import pytest
from builds import ROOT, SAMPLE, Build, build

WORLDS = {
    "TZ": ("Pacific/Kiritimati", "America/Adak"),
    "LC_ALL": ("C", "C.UTF-8"),
    "PYTHONHASHSEED": ("1", "4711"),
    "SOURCE_DATE_EPOCH": ("0", "1900000000"),
    "COLUMNS": ("20", "200"),
}
"""What differs between the two builds. At any time of day the two zones are a day apart: UTC+14 and UTC-10 or -9."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample, copied into a folder with a space in its name and built in another world."""
    root = tmp_path_factory.mktemp("elsewhere") / "the late édition"
    for folder in ("fonts", "layouts", f"issues/{SAMPLE}"):
        shutil.copytree(ROOT / folder, root / folder)
    return build(root, SAMPLE, root / "out" / SAMPLE, **{name: values[0] for name, values in WORLDS.items()})


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample, built where it lies."""
    out = tmp_path_factory.mktemp("here")
    return build(ROOT, SAMPLE, out / "out", **{name: values[1] for name, values in WORLDS.items()})


@pytest.mark.parametrize("name", [f"press/gazette_{SAMPLE}.pdf", "html/index.html", "dummy.yaml"])
def test_two_worlds_give_the_same_bytes(here: Build, elsewhere: Build, name: str) -> None:
    """Zone, locale, hash seed, folder and terminal leave no trace."""
    one, other = ((built.out / name).read_bytes() for built in (here, elsewhere))
    assert one == other
    assert len(one) > 500


def test_reports_differ_in_seconds_and_memory_alone(here: Build, elsewhere: Build) -> None:
    """All else the report says is the same."""
    measured = {"cpu_seconds", "peak_megabytes"}
    one, other = (
        {key: value for key, value in built.report.items() if key not in measured} for built in (here, elsewhere)
    )
    assert one == other


def test_nothing_says_where_it_was_built(elsewhere: Build) -> None:
    """The folder's name is in no file that leaves the house."""
    for file in (elsewhere.press, elsewhere.out / "html/index.html"):
        assert elsewhere.out.parent.parent.name.encode() not in Path(file).read_bytes()
