"""The set-up script where it cannot go on: one clear line and exit code 3, and nothing left half-made."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
UNIX = ("sh", "dirname", "mkdir", "rm", "grep", "tail", "cut", "cat", "cmp", "id", "uname", "sed")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of nothing but the script, in a folder with a space in its name."""
    root = tmp_path / "the paper"
    (root / "src").mkdir(parents=True)
    shutil.copy(ROOT / "src" / "setup.sh", root / "src")
    return root


def set_up(checkout: Path, *args: str, python: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script on a machine that has the commands of any Unix, no apt, and the given `python3`."""
    commands = checkout.parent / "bin"
    commands.mkdir()
    for name in UNIX:
        (commands / name).symlink_to(shutil.which(name) or name)
    if python:
        (commands / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (commands / "python3").chmod(0o755)
    command = [str(commands / "sh"), str(checkout / "src" / "setup.sh"), *args]
    return subprocess.run(  # our own script, in a folder made for it
        command, capture_output=True, text=True, check=False, env={"PATH": str(commands)}
    )


@pytest.mark.parametrize(
    ("python", "complaint"),
    [
        (None, "Python 3.11 or newer is needed: "),
        ("echo 'is Python 3.10.4' >&2; exit 1", "Python 3.11 or newer is needed, but {bin}/python3 is Python 3.10.4: "),
        ("echo 'lacks the module ssl' >&2; exit 1", "{bin}/python3 lacks the module ssl: "),
    ],
    ids=["none", "too old", "incomplete"],
)
def test_a_machine_without_a_fit_python(checkout: Path, python: str | None, complaint: str) -> None:
    """One line says what is wrong with the Python there is, and what to do; no environment is begun."""
    done = set_up(checkout, python=python)
    assert done.returncode == 3
    assert complaint.format(bin=checkout.parent / "bin") in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (checkout / ".venv").exists()


def test_an_unknown_group(checkout: Path) -> None:
    """A wrong word on the command line is a fault of usage."""
    done = set_up(checkout, "everything")
    assert (done.returncode, done.stderr) == (2, "usage: sh src/setup.sh [dev]\n")


def test_pango_that_cannot_be_had(checkout: Path) -> None:
    """Where Pango is missing and there is no apt, the line is the one `engines.pango` knows for the system."""
    stub = 'case "$*" in *missing*) echo pango-1.0 ;; *remedy*) echo "brew install pango" ;; esac'
    done = set_up(checkout, python=stub)
    assert (done.returncode, done.stderr) == (3, "setup: pango-1.0 not found: brew install pango\n")
