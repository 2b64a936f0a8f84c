"""ARCHITECTURE.md tells the truth: it names every package, and no other, in fewer than 150 lines."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_it_names_every_package_and_no_other() -> None:
    """Packages are written as `stonehand/<name>/`; the page and the tree agree on them."""
    there = {path.parent.name for path in (ROOT / "src" / "stonehand").glob("*/__init__.py")}
    named = set(re.findall(r"`stonehand/([a-z_]+)/`", PAGE))
    assert named == there


def test_it_is_short() -> None:
    """A page that grows past 150 lines is no longer read."""
    assert len(PAGE.splitlines()) < 150


def test_every_file_it_names_exists() -> None:
    """A path in back-quotes that looks like a file of the package is one."""
    for path in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|css|sh))`", PAGE):
        assert (ROOT / "src" / "stonehand" / path).exists() or (ROOT / path).exists(), path
