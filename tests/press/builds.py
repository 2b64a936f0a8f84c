"""Builds by the command line, as an editor makes them, and what lies in their output folder afterwards."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml

ROOT = Path(__file__).parents[2]
SAMPLE = "2026-11-27"


@dataclass(frozen=True, eq=False)
class Build:
    """A finished build: its output folder, the layout it was set in, exit code, and what was said on stdout."""

    out: Path
    layout: Mapping[str, Any]
    code: int
    said: str

    @cached_property
    def report(self) -> dict[str, Any]:
        """The report."""
        report: dict[str, Any] = json.loads((self.out / "report.json").read_text("utf-8"))
        return report

    @cached_property
    def dummy(self) -> dict[str, Any]:
        """The dummy."""
        dummy: dict[str, Any] = yaml.safe_load((self.out / "dummy.yaml").read_text("utf-8"))
        return dummy

    @cached_property
    def press(self) -> Path:
        """The one press file there is."""
        (file,) = (self.out / "press").iterdir()
        return file

    @cached_property
    def pdf(self) -> bytes:
        """The press file's bytes."""
        return self.press.read_bytes()

    @cached_property
    def html(self) -> ET.Element:
        """The reader's pages; the sample's masters are well-formed XML."""
        return ET.fromstring((self.out / "html/index.html").read_text("utf-8"))  # noqa: S314 - our own output


def stonehand(folder: Path, *arguments: str | Path, **world: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder; `world` is added to the environment."""
    command = [sys.executable, "-m", "stonehand", *map(str, arguments)]
    environment = os.environ | world
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def build(workspace: Path, issue: str, out: Path, **world: str) -> Build:
    """Build an issue into a folder."""
    done = stonehand(workspace, "build", issue, "--out", out, **world)
    layout = yaml.safe_load((workspace / "layouts/gazette/layout.yaml").read_text("utf-8"))
    return Build(out, layout, done.returncode, done.stdout + done.stderr)


def build_imported(copy: Path, workspace: Path) -> Build:
    """Start a workspace and an issue, import a text into it, and build it."""
    issue = "2026-12-04"
    for folder, step in (
        (workspace.parent, ("init", workspace)),
        (workspace, ("new", "issue", issue)),
        (workspace, ("import", copy, "--into", issue)),
    ):
        done = stonehand(folder, *step)
        assert done.returncode == 0, done.stderr
    return build(workspace, issue, workspace / "out" / issue)
