"""A build machine's summary file is appended to whole, or not at all."""

import os
import resource
import signal
from pathlib import Path

import pytest

from stonehand.workspace import step_summary
from stonehand.workspace.environment import on_github, read_environment


def test_what_stood_there_stays(tmp_path: Path) -> None:
    """New text comes behind it; bytes that are no UTF-8 in a name are escaped."""
    place = tmp_path / "summary"
    for text in ("one\n", "zwei \udc80\n"):
        assert step_summary.append(place, text) == ()
    assert place.read_text("utf-8") == "one\nzwei \\udc80\n"
    assert step_summary.room(place, 100) == 100 - place.stat().st_size
    assert step_summary.room(tmp_path / "nothing", 100) == 100


def test_half_a_summary_is_taken_back(tmp_path: Path) -> None:
    """A file system that takes only part of it leaves what stood there before, and a warning."""
    place = tmp_path / "summary"
    place.write_text("before\n")
    limits, heard = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        found = step_summary.append(place, "x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heard)
    assert [finding.id for finding in found] == ["workspace/summary-not-shown"]
    assert place.read_text() == "before\n"


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A folder, a place that is not there, a pipe nobody reads: a warning, at once."""
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "no" / "where", tmp_path / "pipe"):
        assert [finding.id for finding in step_summary.append(place, "x")] == ["workspace/summary-not-shown"]


@pytest.mark.parametrize(("said", "is_there"), [("true", True), ("", False), ("false", False), ("1", False)])
def test_the_surroundings_are_read_in_one_place(said: str, is_there: bool) -> None:  # noqa: FBT001 - what is expected
    """GitHub says `true`; its summary file and the address of proofs are taken as they come."""
    variables = {"GITHUB_ACTIONS": said, "GITHUB_STEP_SUMMARY": "/tmp/x", "STONEHAND_PROOFS_URL": "https://x"}  # noqa: S108
    environment = read_environment(variables)
    assert (environment.github, on_github(variables)) == (is_there, is_there)
    assert (environment.step_summary, environment.proofs_url) == (Path("/tmp/x"), "https://x")  # noqa: S108
    assert read_environment({}).step_summary is None
