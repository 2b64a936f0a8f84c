"""The set-up script on a machine with a network, and with its network taken away: the whole way, not a part of it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("pyproject.toml", "requirements.lock", "requirements-dev.lock", "README.md", "LICENSE")
IMPORTS = "from stonehand.engines import pango; pango.preload(); import weasyprint; print(weasyprint.__version__)"

pytestmark = pytest.mark.outside


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout as set-up needs it, in a folder with spaces and an accent in its name."""
    root = tmp_path / "the évening paper"
    root.mkdir()
    for name in FILES:
        shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return root


def set_up(checkout: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, "sh", str(checkout / "src" / "setup.sh")]
    outside_venv = os.pathsep.join(part for part in os.environ["PATH"].split(os.pathsep) if ".venv" not in part)
    return subprocess.run(  # our own script, in a folder made for it
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": outside_venv, "PIP_NO_COMPILE": "1"},
    )


def engine_version(checkout: Path) -> str:
    """Import WeasyPrint in the environment that was made."""
    command = [str(checkout / ".venv" / "bin" / "python"), "-c", IMPORTS]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # as above


def test_the_whole_way_and_what_may_befall_it(checkout: Path) -> None:
    """Set-up makes an environment that sets pages; again it does nothing; broken off or moved it is made whole."""
    first = set_up(checkout)
    assert first.returncode == 0, first.stderr
    assert engine_version(checkout).startswith("70.")
    script = checkout / ".venv" / "bin" / "stonehand"
    assert script.exists()

    again = set_up(checkout)
    assert (again.returncode, again.stderr) == (0, "")

    (checkout / ".venv" / ".unfinished").touch()
    (checkout / ".venv" / "bin" / "stonehand").unlink()
    repaired = set_up(checkout)
    assert repaired.returncode == 0, repaired.stderr
    assert script.exists()

    moved = checkout.rename(checkout.with_name("moved"))
    followed = set_up(moved)
    assert followed.returncode == 0, followed.stderr
    for name in ("stonehand", "weasyprint"):
        assert str(moved) in (moved / ".venv" / "bin" / name).read_text(encoding="utf-8")
    assert engine_version(moved).startswith("70.")


def test_no_network(checkout: Path) -> None:
    """Without a network the last line says so, the exit code is 3, and the next run knows that this one was broken off."""
    if subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode:  # noqa: S607 # util-linux
        pytest.skip("this system lets nobody take the network away (unshare -rn)")
    done = set_up(checkout, "unshare", "-rn", "env", "PIP_NO_CACHE_DIR=1")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("setup: no network: pip could not reach its package index")
    assert (checkout / ".venv" / ".unfinished").exists()
