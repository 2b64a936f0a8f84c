"""An outside program at work on a file that may be hostile: in a folder of its own, in a bare environment, within limits.

It is started through `bounded`, writes its pages on a pipe that is read as they come, and is ended with its whole group. Its last
words are kept for the message.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stonehand.engines.pipe import Read, reader
from stonehand.engines.plates import bounded
from stonehand.engines.plates.failure import NotDrawn

_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_LAST_WORDS = 4096


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a program may use: bytes of address space and of the largest file, seconds by CPU and by the clock."""

    seconds: int
    memory: int = 2 * 1024**3
    largest: int = 512 * 1024**2


@contextlib.contextmanager
def running(name: str, command: Sequence[str], files: Mapping[str, bytes], bounds: Bounds) -> Iterator[Read]:
    """Run a command in a folder with these files and give its output to read; the folder is removed afterwards.

    Raises:
        NotDrawn: it did not start, took too long, died, or ended before it had written what was read.
    """
    with tempfile.TemporaryDirectory(prefix="stonehand-", ignore_cleanup_errors=True) as folder:
        try:
            for file, content in files.items():
                Path(folder, file).write_bytes(content)
            process = _start(command, folder, bounds)
        except OSError as fault:
            message = f"{name} could not be started: {fault}"
            raise NotDrawn(message) from fault
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        try:
            os.set_blocking(process.stdout.fileno(), False)
            yield reader(process.stdout.fileno(), time.monotonic() + bounds.seconds)
        except TimeoutError:
            message = f"{name} was ended after {bounds.seconds} seconds"
            raise NotDrawn(message) from None
        except EOFError:
            raise NotDrawn(_post_mortem(name, process, folder, bounds)) from None
        finally:
            _end(process)


def _start(command: Sequence[str], folder: str, bounds: Bounds) -> "subprocess.Popen[bytes]":
    limits = (str(bounds.memory), str(bounds.seconds), str(bounds.largest))
    bare = {"TMPDIR": folder, "HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    libraries = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with _words(folder).open("wb") as words:
        return subprocess.Popen(  # noqa: S603 - our own launcher and a program found on the machine's path, no shell
            (sys.executable, "-I", "-S", bounded.__file__, *limits, *command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            bufsize=0,
            cwd=folder,
            env={**bare, **libraries},
            start_new_session=True,
        )


def _post_mortem(name: str, process: "subprocess.Popen[bytes]", folder: str, bounds: Bounds) -> str:
    """Say how a program ended that closed its pipe too early."""
    try:
        code = process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        code = -signal.SIGKILL
    # A program at its hard limit of CPU is killed outright.
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"{name} was ended after {bounds.seconds} seconds"
    words = _last_words(folder)
    return f"{name} left before all pages were drawn, with code {code}{f': {words}' if words else ''}"


def _words(folder: str) -> Path:
    return Path(folder, "words")


def _last_words(folder: str) -> str:
    """Give the last line the program printed to its error output."""
    try:
        text = _words(folder).read_bytes()[-_LAST_WORDS:].decode("utf-8", "replace")
    except OSError:
        return ""
    return next((" ".join(line.split())[:200] for line in reversed(text.split("\n")) if line.strip()), "")


def _end(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
