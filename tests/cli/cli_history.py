"""A paper under version control, for tests of what changed."""

import os
import shutil
import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Desk", "-c", "user.email=desk@paper.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, without what the machine's own configuration says."""
    program = shutil.which("git") or "git"
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        (program, *_WHO, *words), cwd=folder, env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(folder: Path, says: str) -> str:
    """Commit all there is; give the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", says)
    return git(folder, "rev-parse", "HEAD")


def begin(folder: Path) -> str:
    """Put a folder under version control with all it holds but its output; give the first commit."""
    (folder / ".gitignore").write_text("/out/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder, "The paper as it stands")
