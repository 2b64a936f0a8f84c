"""Reading: every byte that comes in is read here, by a name relative to a root, and only if it lies inside that root.

Refused, each as a finding: names that lead out (`..`, absolute, a scheme such as `FILE:`, `%2e`, backslashes, control
characters), links that lead out, whatever is no plain file (a pipe or a device, which could hang a build for ever), files
too large, files that cannot be read. Names are compared in Unicode's composed form, since some systems hand back another
one than was typed.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from stonehand.model.finding import Finding, Outcome, StonehandError, Where, error

MEGABYTE = 1024 * 1024
TEXT_LIMIT = 10 * MEGABYTE
PICTURE_LIMIT = 200 * MEGABYTE

_DEEPEST = 8
_LEADS_ASTRAY = re.compile(r"[\\\x00-\x1f\x7f]|%[0-9a-fA-F]{2}|^[A-Za-z][A-Za-z0-9+.-]*:")
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class InsideFiles(Mapping[str, bytes]):
    """Files inside a root by their names, read when asked for and not before; `sizes` gives their bytes without reading.

    Looking one up passes the same checks again, since a file may change while we work.
    """

    def __init__(self, root: Path, sizes: Mapping[str, int], limit: int = PICTURE_LIMIT) -> None:
        self.sizes = {composed(name): size for name, size in sizes.items()}
        self._on_disk = {composed(name): name for name in sizes}
        self._root, self._limit = root, limit

    def __getitem__(self, name: str) -> bytes:
        """Read a file.

        Raises:
            KeyError: no file of this name was there when the folder was listed.
            StonehandError: it can no longer be read; the finding says why.
        """
        return open_inside(self._root, self._on_disk[composed(name)], self._limit)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and composed(name) in self.sizes

    def __iter__(self) -> Iterator[str]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)


def composed(name: str) -> str:
    """Give a file's name in Unicode's composed form (NFC), in which all names are compared."""
    return unicodedata.normalize("NFC", name)


def read_inside(root: Path, name: str, limit: int = TEXT_LIMIT) -> Outcome[bytes | None]:
    """Read the file of this name (relative to `root`, with `/`), or say why not; at most `limit` bytes."""
    try:
        return Outcome(open_inside(root, name, limit))
    except StonehandError as refused:
        return Outcome(None, refused.findings)


def open_inside(root: Path, name: str, limit: int = PICTURE_LIMIT) -> bytes:
    """Read the file of this name (relative to `root`, with `/`), at most `limit` bytes.

    Raises:
        StonehandError: it is not there, leads out of `root`, is no plain file, too large or unreadable.
    """
    return _read(_real_path(root, name), name, limit)


def open_given(path: Path, limit: int) -> bytes:
    """Read a file the command line names, wherever it lies and whatever it is called; links are followed.

    Raises:
        StonehandError: it is not there, no plain file, too large or unreadable.
    """
    return _read(_resolved(path, path.name), path.name, limit)


def _read(real: Path, name: str, limit: int) -> bytes:
    try:
        _check_plain(real.lstat(), name, limit)
        handle = os.open(real, _OPEN)
        with open(handle, "rb") as file:  # noqa: PTH123 - Path.open takes no descriptor
            found = os.fstat(handle)
            _check_plain(found, name, limit)
            content = file.read(found.st_size + 1)
            if len(content) > found.st_size:  # it grew while we looked: take the rest, up to the limit
                content += file.read(limit + 1 - len(content))
    except OSError as fault:
        raise _unreadable(name, fault) from fault
    if len(content) > limit:
        raise _too_large(name, len(content), limit)
    return content


def list_inside(root: Path, folder: str) -> Outcome[Mapping[str, int]]:
    """List the plain files in a folder and the folders in it, by name relative to `root`, with their size in bytes.

    Hidden files are passed over; what leads out or is no file is a finding. The order is that of the names.
    """
    sizes: dict[str, int] = {}
    findings: list[Finding] = []
    _list(root, folder, sizes, findings, set())
    return Outcome({name: sizes[name] for name in sorted(sizes)}, tuple(findings))


def read_text(root: Path, name: str) -> Outcome[str | None]:
    """Read a file that must be UTF-8; a byte order mark is dropped."""
    content = read_inside(root, name)
    if content.value is None:
        return Outcome(None, content.findings)
    try:
        return Outcome(content.value.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = content.value.count(b"\n", 0, fault.start) + 1
        message = f"{name} is not UTF-8: byte {fault.object[fault.start]:#04x} on line {line}"
        return Outcome(None, (error("workspace/not-utf-8", message, Where(name, line), hint="save it as UTF-8"),))


def _list(root: Path, folder: str, sizes: dict[str, int], findings: list[Finding], seen: set[Path]) -> None:
    try:
        real = _enter(root, folder, seen)
        names = sorted(entry.name for entry in real.iterdir())
    except StonehandError as refused:
        findings += refused.findings
        return
    except OSError as fault:
        findings += _unreadable(folder, fault).findings
        return
    for name in (f"{folder}/{name}" for name in names if not name.startswith(".")):
        try:
            found = _real_path(root, name).lstat()
            if stat.S_ISDIR(found.st_mode):
                _list(root, name, sizes, findings, seen)
            else:
                _check_plain(found, name, PICTURE_LIMIT)
                sizes[name] = found.st_size
        except StonehandError as refused:
            findings += refused.findings
        except OSError as fault:
            findings += _unreadable(name, fault).findings


def _enter(root: Path, folder: str, seen: set[Path]) -> Path:
    """Give the real folder, once: a second name for it is a link that may lead round for ever."""
    real = _real_path(root, folder)
    if real in seen or folder.count("/") > _DEEPEST:
        message = f"{folder} is a second name for a folder, or lies more than {_DEEPEST} folders deep"
        raise StonehandError(
            error("workspace/unreadable", message, Where(folder), hint="take the link out, or move it up")
        )
    seen.add(real)
    return real


def _real_path(root: Path, name: str) -> Path:
    """Give the path behind a name, all links followed, if it lies inside the root."""
    path = PurePosixPath(name)
    if not name or _LEADS_ASTRAY.search(name) or path.is_absolute() or ".." in path.parts:
        raise StonehandError(_outside(name, "its name leads out of the workspace"))
    base = _resolved(root, name)
    real = _resolved(base / path, name)
    if not real.is_relative_to(base):
        raise StonehandError(_outside(name, "a link leads out of the workspace"))
    return real


def _resolved(path: Path, name: str) -> Path:
    try:
        return path.resolve(strict=True)
    except FileNotFoundError as fault:
        message = f"there is no file {name}"
        raise StonehandError(
            error("workspace/missing-file", message, Where(name), hint="put it there, or correct its name")
        ) from fault
    except (OSError, RuntimeError, ValueError) as fault:
        raise _unreadable(name, fault) from fault


def _check_plain(found: os.stat_result, name: str, limit: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = "folder" if stat.S_ISDIR(found.st_mode) else "pipe, socket or device"
        message = f"{name} is a {kind}, not a file"
        raise StonehandError(error("workspace/not-a-file", message, Where(name), hint="put a plain file there"))
    if found.st_size > limit:
        raise _too_large(name, found.st_size, limit)


def _outside(name: str, why: str) -> Finding:
    hint = "copy the file into the workspace and name it from there"
    return error("workspace/outside", f"{name!r} is not read: {why}", Where(name), hint=hint)


def _too_large(name: str, size: int, limit: int) -> StonehandError:
    message = f"{name} has {size / MEGABYTE:.1f} MB; at most {limit / MEGABYTE:.0f} MB are read"
    return StonehandError(error("workspace/too-large", message, Where(name), hint="make the file smaller"))


def _unreadable(name: str, fault: Exception) -> StonehandError:
    reason = getattr(fault, "strerror", None) or str(fault)
    message = f"{name} cannot be read: {reason}"
    return StonehandError(
        error("workspace/unreadable", message, Where(name), hint="check the file and its permissions")
    )
