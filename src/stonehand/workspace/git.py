"""Git, asked as a stranger's repository deserves: nothing it holds may run, and it answers or says why not.

In: a folder under version control and the words of a git command. Out: the bytes it answers. Copy in a pull request is untrusted,
so no hook, pager, external diff, text conversion or file watcher is started, no variable of a hook we may run in leads git
elsewhere, nobody is asked for a password, and an answer has an end: a few objects can name a thousand million files. The machine's
own configuration holds, since it says whose folders are safe.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from types import MappingProxyType
from typing import NamedTuple

from stonehand.model.finding import StonehandError, ToolMissing, error

PATIENCE = 300.0
"""Seconds a command may take; one that fetches what a partial clone left out may need many."""

LONGEST = 16 * 1024**2
"""Bytes of an answer that lists names; over a hundred thousand files."""

_QUIET = (
    *("-c", "safe.bareRepository=explicit"),  # a folder of copy may look like a repository, and hold a configuration
    *("-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.hooksPath=/dev/null", "--no-pager"),
)
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_SSL_", "GIT_EXEC_PATH")
_SAID = 300
_ALONE = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ASKPASS": "",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
_NONE: Mapping[str, str] = MappingProxyType({})


class _Done(NamedTuple):
    """How a command ended; an answer longer than may be is cut off, and `code` says nothing then."""

    code: int
    answer: bytes
    said: bytes
    late: bool


def ask(
    folder: Path,
    words: Sequence[str],
    given: bytes = b"",
    *,
    longest: int = LONGEST,
    settings: Mapping[str, str] = _NONE,
) -> bytes:
    """Run a git command in a folder, `given` on its standard input, and give what it writes. `settings` overrule its own.

    Raises:
        ToolMissing: there is no git.
        StonehandError: it failed, or had no end; the finding says what it said.
    """
    done = _run(folder, words, given, longest, settings)
    if len(done.answer) > longest:
        message = f"git {words[0]} has more to say than a paper holds: over {longest:,} bytes"
        raise StonehandError(error("workspace/revision-too-large", message, hint="see who wrote that revision"))
    if done.late:
        message = f"git {words[0]} did not answer within {PATIENCE:.0f} seconds"
        raise StonehandError(error("workspace/git-failed", message, hint="fetch what the clone lacks first"))
    if done.code:
        said = " ".join(done.said.decode("utf-8", "replace").split())[:_SAID] or f"exit code {done.code}"
        message = f"git {words[0]} failed: {said}"
        raise StonehandError(error("workspace/git-failed", message, hint="try it by hand, where git says more"))
    return done.answer


def answers(folder: Path, words: Sequence[str]) -> bytes | None:
    """Run a git command that may well find nothing: give what it writes, or `None` where it failed.

    Raises:
        ToolMissing: there is no git.
    """
    done = _run(folder, words, b"", LONGEST, _NONE)
    return None if done.code or done.late or len(done.answer) > LONGEST else done.answer


def _run(folder: Path, words: Sequence[str], given: bytes, longest: int, settings: Mapping[str, str]) -> _Done:
    program = shutil.which("git")
    if program is None:
        message = "git is not installed, and revisions can only be read through it"
        raise ToolMissing(error("workspace/no-git", message, hint="install git, or compare two output folders"))
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as said:
        asked.write(given)
        asked.seek(0)
        process = subprocess.Popen(  # noqa: S603 - the words are ours; a name somebody typed has been resolved before
            [program, *_QUIET, *words],
            cwd=folder,
            env=_surroundings(os.environ, settings),
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=said,
            start_new_session=True,
        )
        answer, late = _heard(process, longest)
        said.seek(0)
        return _Done(process.returncode, answer, said.read(_SAID * 4), late)


def _heard(process: "subprocess.Popen[bytes]", longest: int) -> tuple[bytes, bool]:
    """Read what a command writes, one byte more than it may at most, and tell whether it was too late."""
    deadline = time.monotonic() + PATIENCE
    timer = Timer(PATIENCE, _end, (process,))
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    try:
        timer.start()
        answer = process.stdout.read(longest + 1)
        if len(answer) <= longest:
            process.wait()
        return answer, time.monotonic() >= deadline
    finally:
        timer.cancel()
        _end(process)
        process.stdout.close()
        process.wait()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a command and all it started: a fetch of its own would hold the pipe for ever."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _surroundings(variables: Mapping[str, str], settings: Mapping[str, str]) -> dict[str, str]:
    """Give git's environment: the machine's, without what a hook sets, in English, nobody to ask, no object for another."""
    kept = {name: value for name, value in variables.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    told = kept.get("GIT_CONFIG_COUNT", "")
    first = int(told) if told.isdecimal() else 0
    for number, (name, value) in enumerate(settings.items(), first):
        kept |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    if settings:
        kept["GIT_CONFIG_COUNT"] = str(first + len(settings))
    return {**kept, **_ALONE}
