"""One build at a time for each output folder: a second one is told so at once, and waits for nothing.

The lock is the system's own on an open file, so that a killed build holds nothing: the next one finds the file free. The file goes
with the build that held it.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from stonehand.model.finding import OutputNotWritten, UsageError, error
from stonehand.workspace import publish

LOCK_NAME = ".stonehand.lock"


@contextmanager
def held(target: Path) -> Iterator[None]:
    """Hold an output folder for one build, cleared of what killed builds left in it.

    Raises:
        UsageError: another build holds it.
        OutputNotWritten: the folder can not be made or written to.
    """
    lock = FileLock(target / LOCK_NAME, timeout=0)
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        publish.sweep(target)
    except Timeout as busy:
        message = f"another build is writing {target}"
        hint = "wait for it to end, or write elsewhere with --out DIR"
        raise UsageError(error("workspace/another-build", message, hint=hint)) from busy
    except (OSError, NotImplementedError) as fault:
        lock.release()
        message = f"{target} cannot be written: {getattr(fault, 'strerror', None) or fault}"
        hint = "make the folder writable, or write elsewhere with --out DIR"
        raise OutputNotWritten(error("workspace/output-not-written", message, hint=hint)) from fault
    try:
        yield
    finally:
        _let_go(lock, target, made=made)


def _let_go(lock: FileLock, target: Path, *, made: bool) -> None:
    """Let go: the file is taken away while still held, which the library allows for (a lock on a nameless file is no lock)."""
    with suppress(OSError):
        (target / LOCK_NAME).unlink(missing_ok=True)
    lock.release()
    if made:
        with suppress(OSError):
            target.rmdir()  # only ever an empty one: the build wrote nothing
