"""The proof: what the last build made and an editor looked at, taken as it is or not at all.

`build` leaves the press file and a report that names its checksum, the press it was made for, and the checksums of all it rests
on. In: the output folder and the sources as they stand. Out: the book and what the report tells of it, or every reason why
it must not be sent.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, InFile, Outcome, error
from stonehand.pipeline.report import REPORT
from stonehand.pipeline.sources_sum import changed
from stonehand.workspace import files

_BOOK_LIMIT = 1024 * files.MEGABYTE
_AGAIN = "stonehand build"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Proof:
    """The press file as it was proofed, its pages with the inks they were booked in, and the faults somebody accepted."""

    book: bytes = field(repr=False)
    pages: tuple[tuple[PageId, str], ...]
    accepted: tuple[Mapping[str, str], ...]


def read_proof(target: Path, folder: str, press: str, sums: Mapping[str, str]) -> Outcome[Proof | None]:
    """Take the proof out of an output folder, called `folder` in findings; `None` where it must not be sent to this press."""
    report = _report(target)
    if report is None:
        message = f"{folder} holds no build that could be sent"
        return Outcome(None, (error("delivery/no-build", message, InFile(folder), hint=f"make one: {_AGAIN}"),))
    stands = report["press"]
    found = list(_stale(stands, folder))
    if not found:
        found += _other_press(report, press, folder)
    if not found:
        found += _outdated(report["sources"]["files"], sums, folder)
    book = files.read_inside(target, stands["file"], _BOOK_LIMIT) if not found else None
    if book is not None and (book.value is None or hashlib.sha256(book.value).hexdigest() != stands["build"]):
        message = f"{folder}/{stands['file']} is not the file the build wrote"
        hint = f"what was proofed is what is sent: build again and look at it ({_AGAIN})"
        found.append(error("delivery/press-altered", message, InFile(f"{folder}/{stands['file']}"), hint=hint))
    if found or book is None or book.value is None:
        return Outcome(None, tuple(found))
    pages = tuple((PageId(page["page"]), "K" if page["inks"] == "k" else "4c") for page in report["pages"])
    return Outcome(Proof(book.value, pages, tuple(report["accepted"])))


def _report(target: Path) -> Mapping[str, Any] | None:
    """Read the report; `None` where there is none, or it is not of a build that tells what it rests on."""
    content = files.read_inside(target, REPORT).value
    try:
        report = json.loads(content or b"")
    except (ValueError, RecursionError):
        return None
    match report:
        case {
            "schema": 1,
            "press": {"state": str(), "file": str(), "build": str()},
            "press_profile": str(),
            "sources": {"files": dict()},
            "pages": [*pages],
            "accepted": [*_],
        } if all(isinstance(page, dict) and {"page", "inks"} <= page.keys() for page in pages):
            return dict(report)
        case _:
            return None


def _stale(stands: Mapping[str, str], folder: str) -> Iterator[Finding]:
    if stands["state"] == "fresh":
        return
    what = {
        "stale": f"{folder}/{stands['file']} is of an earlier build; the last one found errors",
        "pages": f"the last build of {folder} made single pages, not the whole issue",
    }
    message = what.get(stands["state"], f"the last build of {folder} wrote no press file")
    hint = f"put right what it found, then build the whole issue: {_AGAIN}"
    yield error("delivery/press-stale", message, InFile(f"{folder}/{REPORT}"), hint=hint)


def _other_press(report: Mapping[str, Any], press: str, folder: str) -> Iterator[Finding]:
    if report["press_profile"] == press:
        return
    message = f"the last build was made for {report['press_profile']}, not for {press}"
    hint = f"build for it: {_AGAIN} --press {press}"
    yield error("delivery/other-press", message, InFile(f"{folder}/{REPORT}"), hint=hint)


def _outdated(before: Mapping[str, str], now: Mapping[str, str], folder: str) -> Iterator[Finding]:
    differ = changed(before, now)
    if differ:
        message = f"copy or layout has changed since the build: {_listed(differ)}"
        hint = f"build again, and look at it again: {_AGAIN}"
        yield error("delivery/sources-changed", message, InFile(f"{folder}/{REPORT}"), hint=hint)


def _listed(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + more
