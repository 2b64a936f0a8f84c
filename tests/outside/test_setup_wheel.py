"""The wheel: built without a network, it carries all a new paper needs and works where there is no checkout."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # this Python's own builder
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_fonts_profile_and_layout(wheel: Path) -> None:
    """Every face with its licence and the manifest, the press profile, and the starter layout are in it; no test is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    fonts = {path.relative_to(ROOT / "fonts").as_posix() for path in (ROOT / "fonts").rglob("*") if path.is_file()}
    layout = ROOT / "layouts" / "gazette"
    sheets = {path.relative_to(layout).as_posix() for path in layout.rglob("*") if path.is_file()}
    assert {f"stonehand/builtin/fonts/{name}" for name in fonts} <= names
    assert {f"stonehand/builtin/layouts/gazette/{name}" for name in sheets} <= names
    assert any(name.startswith("stonehand/builtin/press/") and name.endswith(".icc") for name in names)
    assert not [name for name in names if "test" in name]


def test_a_paper_begins_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    """In a clean environment elsewhere, `stonehand init DIR` lays down a workspace."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True)  # this Python
    (site,) = (tmp_path / "env" / "lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    (site / "pinned.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = str(tmp_path / "env" / "bin" / "python")
    paper = tmp_path / "paper"
    subprocess.run([python, "-m", "stonehand", "init", str(paper)], check=True, cwd=tmp_path)  # as above
    assert (paper / "layouts").is_dir()
    assert (paper / "issues").is_dir()
