"""The locks pin every dependency by version and checksum, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCKS = ("requirements.lock", "requirements-dev.lock")
ENTRY = re.compile(r"[a-z0-9.-]+==[^ ]+( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def entries(lock: str) -> list[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return [re.sub(r" +", " ", line).strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def names(lock: str) -> set[str]:
    return {entry.split("==")[0] for entry in entries(lock)}


def declared(*tables: list[str]) -> set[str]:
    return {re.split(r"[><=\[ ]", wanted)[0].lower() for table in tables for wanted in table}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_has_a_version_and_a_checksum(lock: str) -> None:
    """A line is `name==version ; marker --hash=sha256:…` and nothing else: no option, no address."""
    assert [entry for entry in entries(lock) if not ENTRY.fullmatch(entry)] == []


def test_the_locks_hold_what_the_project_declares() -> None:
    """What a paper needs and what builds the package stand in the first lock, the developers' tools in the second."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    assert declared(project["project"]["dependencies"], groups["build"]) <= names("requirements.lock")
    assert declared(groups["dev"]) <= names("requirements-dev.lock")


def test_the_locks_share_nothing() -> None:
    """A package stands in one lock alone, so the two can never disagree."""
    assert names(LOCKS[0]) & names(LOCKS[1]) == set()
