"""Unpacking a stranger's archive, in memory and within limits: bytes in, files by name out, or what is wrong with it.

Nothing is written to a disk. The directory of a zip is believed for refusing only: an entry gives at most the size it told, and
all together no more than the limit.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence

from stonehand.model.finding import Finding, InFile, Outcome, error

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 2000
MOST_BYTES = 2048 * MEGABYTE
MOST_ABOUT = 256 * MEGABYTE
"""Bytes of all that is not a page: ticket, report, sums."""

_SAFE = re.compile(r"(pages/)?[A-Za-z0-9][A-Za-z0-9._-]*")
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
    OverflowError,
)


def unpack(name: str, content: bytes) -> Outcome[Mapping[str, bytes]]:
    """Read an archive's files; nothing where it is none, or holds what no delivery does."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
            found = tuple(_flaws(name, entries))
            if found:
                return Outcome({}, found)
            return _read(name, archive, entries)
    except _BROKEN as fault:
        return Outcome({}, (_broken(name, str(fault)),))


def _read(name: str, archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Outcome[Mapping[str, bytes]]:
    files: dict[str, bytes] = {}
    found: list[Finding] = []
    for entry in entries:
        try:
            files[entry.filename] = archive.read(entry)
        except (*_BROKEN, RuntimeError) as fault:
            message = f"{entry.filename} cannot be read from {name}: {fault}"
            found.append(error("delivery/bad-archive", message, InFile(name), hint="have it sent once more"))
    return Outcome(files, tuple(found))


def _flaws(name: str, entries: Sequence[zipfile.ZipInfo]) -> Iterator[Finding]:
    where = InFile(name)
    total = sum(entry.file_size for entry in entries)
    about = sum(entry.file_size for entry in entries if not entry.filename.startswith("pages/"))
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES or about > MOST_ABOUT:
        message = f"{name} holds {len(entries)} files of {total / MEGABYTE:.0f} MB"
        more = f"at most {MOST_ENTRIES} files of {MOST_BYTES // MEGABYTE} MB are read, {MOST_ABOUT // MEGABYTE} MB of them no pages"
        yield error("delivery/archive-too-large", message, where, hint="do not open it; ask who sent it", more=more)
        return
    seen: set[str] = set()
    for entry in entries:
        why = _why_not(entry, seen)
        seen.add(entry.filename.lower())
        if why:
            message = f"{name} has an entry {entry.filename!r}, which {why}"
            yield error("delivery/bad-entry", message, where, hint="no delivery holds such a thing; ask who sent it")


def _why_not(entry: zipfile.ZipInfo, seen: set[str]) -> str:
    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if entry.compress_type not in _METHODS:
        return f"is compressed by method {entry.compress_type}"
    if entry.filename != entry.orig_filename or not _SAFE.fullmatch(entry.filename):
        return "is no name of a delivery"
    if entry.filename.lower() in seen:
        return "is there twice"
    mode = entry.external_attr >> 16
    return "is a link or device" if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG} else ""


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Tell a plain folder, which some programs list when they pack an archive anew."""
    return entry.filename == "pages/" and not entry.file_size


def _broken(name: str, why: str) -> Finding:
    message = f"{name} is no whole zip archive: {why or 'it cannot be read'}"
    return error("delivery/bad-archive", message, InFile(name), hint="have it sent once more")
