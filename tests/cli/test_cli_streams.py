"""Streams and signals: terminals, readers that leave, full disks, Ctrl-C."""

import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_paper import COMMAND, ISSUE, Paper, start

from stonehand.model.finding import Where, error
from stonehand.pipeline.reporting.as_text import finding_text

pytest_plugins = ("cli_fixtures",)

WARNED = "---\nheadline: The boat is late\nworking_headline: true\nbyline: M. L.\n---\nIt is late.\n"


def on_a_terminal(paper: Paper, **variables: str) -> str:
    """Run a check with both streams on a terminal, and give what it shows."""
    try:
        master, slave = pty.openpty()
    except OSError as fault:
        pytest.skip(f"no terminal is to be had here: {fault}")
    environment = {name: value for name, value in os.environ.items() if name not in {"CI", "NO_COLOR"}}
    process = start(("check",), paper.root, stdout=slave, stderr=slave, env={**environment, **variables})
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait() == 0
    return shown.decode()


def test_a_terminal_gets_colour_and_a_bar(paper: Paper) -> None:
    """The bar is wiped away at the end; `NO_COLOR` takes the colour, `CI` the bar."""
    paper.write("boat", WARNED)
    shown = on_a_terminal(paper)
    assert "\x1b[33m\x1b[1mwarning[intake/working-headline]" in shown
    assert "░ setting 1/2\r\x1b[2K" in shown
    plain = on_a_terminal(paper, NO_COLOR="1", CI="true")
    assert "\x1b" not in plain
    assert "warning[intake/working-headline]" in plain


def test_a_reader_that_leaves_changes_nothing(paper: Paper) -> None:
    """`| head -1`: no complaint, and the exit code is that of the findings."""
    paper.write("boat", WARNED)
    process = start(("check", "--fail-on", "warning", "-v"), paper.root)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == "stonehand: reading\nstonehand: setting\n"
    assert process.wait() == 1
    process.stderr.close()


def test_closed_streams_are_no_fault(paper: Paper) -> None:
    """A daemon may start us without any."""
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, "check"], cwd=paper.root, check=False
        )
        assert done.returncode == 0, closed


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_results_that_cannot_be_written_are_5(paper: Paper) -> None:
    """A cut list of findings must not pass for the whole."""
    with Path("/dev/full").open("w") as full:
        process = start(("check", "--format", "json"), paper.root, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 5
    assert err.startswith("error[cli/output-not-written]: standard output cannot be written: No space left on device\n")


def test_a_full_disk_leaves_the_last_build(paper: Paper) -> None:
    """Files may have 20 blocks only: exit code 5, everything as it was."""
    before = paper.files()
    paper.write("boat", WARNED)
    words = ["/bin/sh", "-c", 'ulimit -f 20; exec "$@"', "sh", *COMMAND, "build"]
    done = subprocess.run(words, cwd=paper.root, check=False, capture_output=True, text=True)
    assert done.returncode == 5
    assert "error[workspace/output-not-written]" in done.stderr
    assert paper.files() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_ended_build_leaves_nothing(paper: Paper, number: signal.Signals) -> None:
    """128 and the signal's number; no child, no lock, no half of a file, and a second Ctrl-C breaks nothing."""
    before = paper.files()
    process = start(("build",), paper.root)
    until((paper.out / ".stonehand.lock").exists)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if children.exists():
        until(lambda: bool(children.read_text()))
    begun = children.read_text().split() if children.exists() else []
    process.send_signal(number)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode in {128 + number, 128 + signal.SIGINT}
    assert (out, err) == ("", "")
    assert paper.files() == before
    # A child whose birth was cut off is nobody's to kill; it goes when it finds its pipe closed.
    until(lambda: not any(Path("/proc", pid).exists() for pid in begun))


def test_completion_offers_issues_and_ids(paper: Paper) -> None:
    """What bash asks for with a tab."""
    for words, place, offered in (
        ("stonehand build ", 2, ISSUE),
        ("stonehand new article x --into 2026", 5, ISSUE),
        ("stonehand explain makeup/overs", 2, "makeup/overset"),
        ("stonehand schema iss", 2, "issue"),
        ("stonehand preflight x.pdf --press newsprint-c", 4, "newsprint-coldset"),
        ("stonehand preflight x.pdf --select rgb-paint,small-t", 4, "rgb-paint,small-text"),
    ):
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(place), "_STONEHAND_COMPLETE": "complete_bash"}
        with_name = (COMMAND[0], "-c", "import sys; sys.argv[0] = 'stonehand'; " + COMMAND[2])
        done = subprocess.run(
            with_name, cwd=paper.root, env={**os.environ, **asked}, check=True, capture_output=True, text=True
        )
        assert done.stdout.split() == [offered]


def test_a_file_name_cannot_steer_the_terminal() -> None:
    """Control and bidirectional characters are shown, not sent; a line break forges no second line."""
    shown = finding_text(error("intake/bad-slug", "a\x1b[31m\u202eb\nc", Where("x\r\ny.md", 1)))
    assert shown == "error[intake/bad-slug]: a\\x1b[31m\\u202eb\\nc\n  --> x\\r\\ny.md:1"


def until(true: Callable[[], bool]) -> None:
    """Wait for what a process is about to do."""
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
