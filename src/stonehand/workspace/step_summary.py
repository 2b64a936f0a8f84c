"""The file a code host shows of a step: what a build has to say is appended to it, whole or not at all."""

import os
from pathlib import Path

from stonehand.model.finding import Finding, warning

_HINT = "the summary stands in the output folder too; look at what the runner says of GITHUB_STEP_SUMMARY"


def room(path: Path, limit: int) -> int:
    """Give the bytes that may still be appended: the host counts all a step has written."""
    try:
        return limit - path.stat().st_size
    except OSError:
        return limit


def append(path: Path, text: str) -> tuple[Finding, ...]:
    """Append to the file, which may hold what the step said before; take back what could not be written whole."""
    content = text.encode("utf-8", "backslashreplace")
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK, 0o644)
        try:
            _write_whole(handle, content)
        finally:
            os.close(handle)
    except OSError as fault:
        message = f"the summary could not be appended to {path}: {fault.strerror}"
        return (warning("workspace/summary-not-shown", message, hint=_HINT),)
    return ()


def _write_whole(handle: int, content: bytes) -> None:
    size = os.fstat(handle).st_size
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(handle, rest) :]
    except OSError:
        os.ftruncate(handle, size)
        raise
