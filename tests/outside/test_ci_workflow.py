"""The workflows of `docs/ci.md` do what the page says: their steps are run as they stand there, in a clone of a small newsroom.

What an action of the code host does is done here in its place: a checkout is a clone with all history, an upload has to find its
files. `STONEHAND` leads to a repository whose `src/setup.sh` hands out the program that is being tested; the real one is proved by
`bare_machine.sh` and `bare_container.py`.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from sarif_schema import faults_of

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="git or bash is not installed"),
]

ROOT = Path(__file__).parents[2]
ISSUE = "2026-12-04"
PLACE = f"issues/{ISSUE}/articles/harbour-bridge.md"
COPY = """\
---
headline: The bridge is open
byline: Marta Linde
---
The bridge was opened on Thursday, and the town went over it and came back.
"""
CHANGED = COPY.replace("went over", "walked over").replace("byline", "bylien")
BLOCKS = [
    yaml.safe_load(text)
    for text in re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs/ci.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
]
SETUP = """\
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
mkdir -p "$root/.venv/bin"
printf '#!/bin/sh\\nPYTHONPATH="{path}" exec "{python}" -m stonehand "$@"\\n' >"$root/.venv/bin/stonehand"
chmod +x "$root/.venv/bin/stonehand"
"""
CLEAN = {
    **{
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "CI", "STONEHAND_", "PYTHON"))
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class Newsroom:
    """A repository with a main branch and a change that is not merged yet, and the program's own."""

    origin: Path
    program: Path
    change: str


def _run(folder: Path, *words: str) -> str:
    program = shutil.which(words[0]) or words[0]
    done = subprocess.run((program, *words[1:]), cwd=folder, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout.strip()


def _commit(folder: Path) -> str:
    _run(folder, "git", "add", "--all")
    _run(
        folder,
        "git",
        "-c",
        "user.name=Desk",
        "-c",
        "user.email=desk@paper.example",
        "commit",
        "--quiet",
        "-m",
        "Change",
    )
    return _run(folder, "git", "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A paper with one story; the change edits a word, and misspells a key."""
    place = tmp_path_factory.mktemp("newsroom")
    program, origin = place / "program", place / "paper"
    (program / "src").mkdir(parents=True)
    (program / "src/setup.sh").write_text(SETUP.format(path=ROOT / "src", python=sys.executable), encoding="utf-8")
    _run(program, "git", "init", "--quiet", "--initial-branch=main")
    _commit(program)
    _run(program, "git", "tag", "v1")
    _run(program, "sh", "src/setup.sh")
    stonehand = str(program / ".venv/bin/stonehand")
    _run(place, stonehand, "init", "paper")
    _run(origin, stonehand, "new", "issue", ISSUE)
    _run(origin, stonehand, "new", "article", "harbour-bridge")
    (origin / PLACE).write_text(COPY, encoding="utf-8")
    (origin / ".gitignore").write_text("/out/\n", encoding="utf-8")
    _run(origin, "git", "init", "--quiet", "--initial-branch=main")
    _commit(origin)
    _run(origin, "git", "checkout", "--quiet", "-b", "change")
    (origin / PLACE).write_text(CHANGED, encoding="utf-8")
    change = _commit(origin)
    _run(origin, "git", "checkout", "--quiet", "main")
    return Newsroom(origin, program, change)


def _expanded(text: str, known: dict[str, str]) -> str:
    """Put in what the code host would; an expression that is not known here has no value, and fails the test."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: known[found[1]], text)


def test_the_workflow_of_a_code_host(newsroom: Newsroom, tmp_path: Path) -> None:
    """Annotations at the changed line, a summary with the change, an artifact, SARIF that is sound; the faulty change fails."""
    jobs: dict[str, Any] = BLOCKS[0]["jobs"]
    known = {
        "vars.STONEHAND": str(newsroom.program),
        "vars.STONEHAND_TAG": "v1",
        "github.base_ref": "main",
        "!cancelled()": "true",
    }
    clone, temporary = tmp_path / "paper", tmp_path / "temporary"
    temporary.mkdir()
    told = {name: temporary / name for name in ("GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
    codes: list[int] = []
    said = ""
    for step in jobs["pages"]["steps"]:
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["fetch-depth"] == 0
            _run(tmp_path, "git", "clone", "--quiet", str(newsroom.origin), str(clone))
            _run(clone, "git", "checkout", "--quiet", "--detach", newsroom.change)
        elif "run" in step and not any(codes):
            path = "".join(f"{line}:" for line in told["GITHUB_PATH"].read_text().split()) if codes else ""
            world = {
                **CLEAN,
                "PATH": path + CLEAN["PATH"],
                "CI": "true",
                "GITHUB_ACTIONS": "true",
                "RUNNER_TEMP": str(temporary),
                **{name: str(file) for name, file in told.items()},
                **{name: _expanded(value, known) for name, value in step.get("env", {}).items()},
            }
            words = (shutil.which("bash") or "bash", "-e", "-c", step["run"])
            done = subprocess.run(words, cwd=clone, env=world, capture_output=True, text=True, check=False)
            codes.append(done.returncode)
            said = done.stdout
        else:
            assert _expanded(step["if"], known) == "true"
            assert any((clone / step["with"]["path"]).iterdir())
    assert codes == [0, 1], said
    assert f"::error file={PLACE},line=3,col=1,title=intake/unknown-key::" in said
    summary = told["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    assert summary.startswith(f"## ❌ Issue {ISSUE}: 1 error")
    assert "<del>went</del> <ins>walked</ins>" in summary
    out = clone / "out" / ISSUE
    assert "<code>ci/page-1-before.png</code>" in summary
    assert (out / "ci/page-1-before.png").exists()
    _hold_sarif(jobs["findings"], clone)


def _hold_sarif(job: dict[str, Any], clone: Path) -> None:
    (upload,) = (step for step in job["steps"] if "upload-sarif" in step["uses"])
    files = list((clone / upload["with"]["sarif_file"]).rglob("*.sarif"))
    assert [file.relative_to(clone).as_posix() for file in files] == [f"out/{ISSUE}/ci/report.sarif"]
    assert list(faults_of(json.loads(files[0].read_text("utf-8")))) == []


def test_the_script_of_gitlab(newsroom: Newsroom, tmp_path: Path) -> None:
    """Its lines, in a clone that has the change alone: findings as text, and the folder it keeps."""
    (job,) = (block["pages of the paper"] for block in BLOCKS if "pages of the paper" in block)
    clone = tmp_path / "paper"
    _run(tmp_path, "git", "clone", "--quiet", "--single-branch", "--branch", "change", str(newsroom.origin), str(clone))
    world = {
        **CLEAN,
        "PATH": f"{newsroom.program / '.venv/bin'}:{CLEAN['PATH']}",
        "CI": "true",
    }
    known = {"$CI_MERGE_REQUEST_DIFF_BASE_SHA": _run(newsroom.origin, "git", "merge-base", "main", newsroom.change)}
    world |= {name: known.get(value, value) for name, value in job["variables"].items()}
    script = "\n".join(job["script"])
    words = (shutil.which("bash") or "bash", "-e", "-c", script)
    done = subprocess.run(words, cwd=clone, env=world, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "error[intake/unknown-key]" in done.stdout
    for path in job["artifacts"]["paths"]:
        assert (clone / path / ISSUE / "ci/summary.md").exists()


def test_the_hook_stops_a_faulty_commit(newsroom: Newsroom, tmp_path: Path) -> None:
    """Its entry, run where a commit would be made: the fault fails it, what is in order does not."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    clone = tmp_path / "paper"
    _run(tmp_path, "git", "clone", "--quiet", str(newsroom.origin), str(clone))
    world = {**CLEAN, "PATH": f"{newsroom.program / '.venv/bin'}:{CLEAN['PATH']}"}
    for text, code in ((COPY + "\nMore of it.\n", 0), (CHANGED, 1)):
        (clone / PLACE).write_text(text, encoding="utf-8")
        _run(clone, "git", "add", "--all")
        words = (shutil.which("sh") or "sh", "-c", hook["entry"])
        done = subprocess.run(words, cwd=clone, env=world, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
