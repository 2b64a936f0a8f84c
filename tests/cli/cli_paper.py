"""A small paper, and ways to run a command on it; its fixtures stand in `cli_fixtures`."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-c", "from stonehand.cli.app import main; main()")
ISSUE = "2026-12-04"
ARTICLE = """\
---
headline: The bridge is open
byline: Marta Linde
---
The bridge was opened on Thursday, and the town went over it and came back.

Nobody cut a ribbon, since nobody had brought any scissors.
"""


@dataclass(frozen=True)
class Said:
    """What a command said on both streams, and the code it left with."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of its results."""
        return self.out.rstrip("\n").rpartition("\n")[2]


@dataclass(frozen=True)
class Paper:
    """A workspace with one issue."""

    root: Path

    @property
    def out(self) -> Path:
        """The issue's output."""
        return self.root / "out" / ISSUE

    def write(self, name: str, text: str) -> Path:
        """Write an article of the issue."""
        path = self.root / f"issues/{ISSUE}/articles/{name}.md"
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> dict[str, bytes]:
        """All that stands in the output, by name."""
        found = (path for path in self.out.rglob("*") if path.is_file())
        return {str(path.relative_to(self.out)): path.read_bytes() for path in found}


Call = Callable[..., Said]


def start(words: Sequence[str], cwd: Path, **more: object) -> "subprocess.Popen[str]":
    """Start the command as a process of its own."""
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return] # options are passed on as they come
        (*COMMAND, *words), cwd=cwd, text=True, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    )


def run_well(words: Sequence[str], cwd: Path) -> None:
    """Run a command that must leave with 0."""
    out, err = (process := start(words, cwd)).communicate(timeout=120)
    assert process.returncode == 0, out + err
