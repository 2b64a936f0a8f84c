"""The rendering child as a process: started in a session, folder and environment of its own, ended with its whole group.

Out go findings that say how a child ended. The environment is bare: no variable of the user's reaches the engine but those
that lead to its libraries, and the clock's zone is UTC, so that no page can tell where it was rendered.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import weakref
from dataclasses import asdict, dataclass
from pathlib import Path

import stonehand
from stonehand.engines.faces import fontconfig
from stonehand.model.finding import EngineFailed, Finding, error

_START = (
    "import sys; sys.path[:0] = [sys.argv[1]][sys.argv[1] in sys.path :]; import stonehand.engines.child as c; c.main()"
)
_ROOT = str(Path(stonehand.__file__).parents[1])
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_LAST_WORDS = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of address space, CPU and clock seconds for each job, and bytes of an answer.

    The clock runs only while the parent waits; it is there for jobs that sleep, so it may be generous on a busy machine.
    """

    memory: int = 2 * 1024**3
    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    answer: int = 256 * 1024**2


class Child:
    """A running child: `jobs` and `answers` are its pipes, non-blocking; `spent` its CPU seconds as last told.

    Raises:
        EngineFailed: it could not be started.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.spent = 0.0
        self.folder = tempfile.mkdtemp(prefix="stonehand-")
        try:
            self._process = _start(self.folder, limits)
        except OSError as fault:
            shutil.rmtree(self.folder, ignore_errors=True)
            message = f"the rendering child could not be started: {fault}"
            raise EngineFailed(error("engine/died", message, hint="free some memory and try again")) from fault
        self.jobs, self.answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        # Also runs when the interpreter leaves with the worker still open.
        self._ended = weakref.finalize(self, _end, self._process, self.folder)

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def end(self) -> None:
        """Kill the child with its group, and remove its folder; a second call does nothing."""
        self._ended()

    def post_mortem(self, job: str) -> Finding:
        """Say how a child ended that closed its pipe; one that will not leave is killed."""
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = -signal.SIGKILL
        words = _last_words(Path(self.folder, "words"))
        if code == -signal.SIGXCPU:
            return self.out_of_time(job, self.limits.cpu_seconds)
        if "allocate" in words or "MemoryError" in words or "memory exhausted" in words:
            return self.out_of_memory(job)
        return error(
            "engine/died",
            f"the rendering child died in the job '{job}': {_ending(code)}{f' ({words})' if words else ''}",
            hint="try once more; if it dies again, leave out the pictures and stories of this page one by one",
        )

    def out_of_time(self, job: str, seconds: float) -> Finding:
        """Say that the job took longer than it may."""
        return error(
            "engine/time-limit",
            f"the job '{job}' was ended after {seconds:g} seconds",
            hint="look for a loop in the template, or for a table or picture far too large",
        )

    def out_of_memory(self, job: str) -> Finding:
        """Say that the job wanted more memory than it may have."""
        return error(
            "engine/memory-limit",
            f"the job '{job}' wanted more than its {self.limits.memory / 1024**2:.0f} MB of memory",
            hint="look for a text repeated without end in the template, or for a table or picture far too large",
        )


def _start(folder: str, limits: Limits) -> "subprocess.Popen[bytes]":
    config = Path(folder, "fonts.conf")
    config.write_text(fontconfig(folder), encoding="utf-8")
    bare = {"TMPDIR": folder, "HOME": folder, "XDG_CACHE_HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    libraries = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with Path(folder, "words").open("wb") as words:
        return subprocess.Popen(  # noqa: S603 - our own interpreter with our own words, no shell
            (sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT, folder, json.dumps(asdict(limits))),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=words,
            bufsize=0,
            cwd=folder,
            env={**bare, **libraries, "FONTCONFIG_FILE": str(config)},
            start_new_session=True,
        )


def _pipe(pipe: object) -> int:
    descriptor: int = pipe.fileno()  # type: ignore[attr-defined] # Popen types its pipes as optional
    os.set_blocking(descriptor, False)
    return descriptor


def _end(process: "subprocess.Popen[bytes]", folder: str) -> None:
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    shutil.rmtree(folder, ignore_errors=True)


def _ending(code: int) -> str:
    if code >= 0:
        return f"it left with code {code}"
    try:
        return f"ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"ended by signal {-code}"


def _last_words(path: Path) -> str:
    """Give the last line the child printed to its error output."""
    try:
        with path.open("rb") as words:
            words.seek(max(0, path.stat().st_size - _LAST_WORDS))
            lines = words.read().decode("utf-8", "replace").split("\n")
    except OSError:
        return ""
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")
