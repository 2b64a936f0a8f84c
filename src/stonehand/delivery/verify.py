"""Verifying an archive on the other side: its bytes in, what differs out. It needs nothing but the archive.

Every file has its sum and every sum its file; the ticket names the pages that are there, and no others, with the same sums. What
this cannot tell is whether somebody packed another archive altogether: for that its own sum is told over the telephone.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stonehand.delivery.archive import PAGES, SUMS, TICKET, digest
from stonehand.delivery.unpack import unpack
from stonehand.model.finding import Finding, InFile, Outcome, error

_LINE = re.compile(rb"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)\n")
_AGAIN = "have it sent once more; do not print from it"


@dataclass(frozen=True, slots=True)
class Verified:
    """An archive as it was found: its SHA-256, the names of its pages' files, and what its ticket says of paper and day."""

    sha256: str
    pages: tuple[str, ...] = ()
    title: str = ""


def verify(name: str, content: bytes) -> Outcome[Verified]:
    """Hold an archive against its own sums and ticket."""
    unpacked = unpack(name, content)
    files = unpacked.value
    if not files:
        nothing = () if unpacked.findings else (_differs(name, f"{name} holds nothing"),)
        return Outcome(Verified(digest(content)), (*unpacked.findings, *nothing))
    pages = tuple(sorted(file for file in files if file.startswith(PAGES)))
    digests = {file: digest(held) for file, held in files.items()}
    ticket = _ticket(files.get(TICKET, b""))
    found = (
        *unpacked.findings,
        *_check_sums(name, digests, files.get(SUMS)),
        *_check_ticket(name, digests, pages, ticket, present=TICKET in files),
    )
    return Outcome(Verified(digest(content), pages, _title(ticket)), found)


def _check_sums(name: str, digests: Mapping[str, str], written: bytes | None) -> Iterator[Finding]:
    if written is None:
        yield _differs(name, f"{name} has no {SUMS}")
        return
    lines = list(_LINE.finditer(written))
    listed = {line[2].decode(): line[1].decode() for line in lines}
    if b"".join(line[0] for line in lines) != written or len(listed) < len(lines):
        yield _differs(name, f"{SUMS} holds lines that are no checksum with a name, or a name twice")
    for file in sorted((listed.keys() | digests.keys()) - {SUMS}):
        if file not in digests:
            yield _differs(name, f"{file} has a checksum, and is not there")
        elif file not in listed:
            yield _differs(name, f"{file} is there, and has no checksum")
        elif listed[file] != digests[file]:
            more = f"wanted {listed[file]}, found {digests[file]}"
            message = f"{file} is not the file that was packed"
            yield error("delivery/checksum", message, InFile(name), hint=_AGAIN, more=more)


def _check_ticket(
    name: str, digests: Mapping[str, str], pages: tuple[str, ...], ticket: Mapping[str, Any] | None, *, present: bool
) -> Iterator[Finding]:
    listed = _listed(ticket)
    if listed is None:
        yield _differs(name, f"{TICKET} cannot be read" if present else f"{name} has no {TICKET}")
        return
    for file in sorted({*listed, *pages}):
        if file not in listed:
            yield _differs(name, f"{file} is there, and the ticket does not name it")
        elif file not in pages:
            yield _differs(name, f"the ticket names {file}, which is not there")
        elif listed[file] != digests[file]:
            yield _differs(name, f"the ticket gives {file} another checksum than it has")


def _ticket(content: bytes) -> Mapping[str, Any] | None:
    try:
        read = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _listed(ticket: Mapping[str, Any] | None) -> dict[str, str] | None:
    """Give the files a ticket names with their sums; `None` where it is no ticket."""
    match ticket:
        case {"schema": 1, "files": [*entries]} if entries:
            pairs = [(entry.get("file"), entry.get("sha256")) for entry in entries if isinstance(entry, dict)]
            listed = {file: sha256 for file, sha256 in pairs if isinstance(file, str) and isinstance(sha256, str)}
            return listed if len(listed) == len(entries) else None
        case _:
            return None


def _title(ticket: Mapping[str, Any] | None) -> str:
    match ticket:
        case {"paper": str(paper), "date": str(date)}:
            return f"{paper}, {date}"
        case _:
            return ""


def _differs(name: str, message: str) -> Finding:
    return error("delivery/archive-differs", message, InFile(name), hint=_AGAIN)
