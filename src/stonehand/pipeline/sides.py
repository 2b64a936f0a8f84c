"""Sides: what two builds put on their pages, made ready to be held against each other.

In: an output folder, a PDF, or an issue as it was made in memory. Out: an impression, and where its pages lie as PDF. A folder
whose press file is not that of its record is compared by what the record says; why its pages cannot be drawn is told.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from stonehand.engines.unreadable import Unreadable
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, InFile, Outcome, StonehandError, error
from stonehand.model.impression import Impression
from stonehand.pipeline.comparing import InPdf, alone, impression_of_pdf, in_book
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.impressions import IMPRESSION, LARGEST, impression_of, read_impression
from stonehand.pipeline.making import Made
from stonehand.pipeline.report import REPORT
from stonehand.workspace import files
from stonehand.workspace.sources import PDF_LIMIT


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, its impression, where its pages lie; `lacks` says why they lie nowhere."""

    name: str
    impression: Impression
    pages: Mapping[PageId, InPdf] = field(default_factory=dict, repr=False)
    lacks: str = ""


def side_of_path(path: Path, name: str) -> Outcome[Side | None]:
    """Take the side a folder or file holds; `name` is how it was asked for."""
    return _side_of_folder(path, name) if path.is_dir() else _side_of_pdf(path, name)


def side_of_made(name: str, desk: Desk, made: Made, sums: Mapping[str, str]) -> Side | None:
    """Take the side of an issue that was made in memory; `None` where nothing was set."""
    impression = impression_of(desk, made, sums)
    if impression is None:
        return None
    return Side(name, impression, alone(made.printed.pages if made.printed else ()))


def as_read(side: Side) -> Side:
    """Take what a side's pages say from their PDFs, to hold it against a PDF nobody kept a record of.

    One that cannot be read stays as it is, and is compared by pixels.
    """
    if side.impression.read:
        return side
    texts: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    pages = []
    try:
        with Worker(FOREIGN) as worker:
            for page in side.impression.pages:
                place = side.pages[page.page]
                if id(place.pdf) not in texts:
                    texts[id(place.pdf)] = worker.read_pages(place.pdf)
                _, lines = texts[id(place.pdf)][place.number - 1]
                pages.append(replace(page, stands=(), inks="", section="", lines=lines))
    except (EngineFailed, Unreadable, LookupError):
        return side
    return replace(side, impression=replace(side.impression, pages=tuple(pages), stories=(), read=True))


def _side_of_folder(folder: Path, name: str) -> Outcome[Side | None]:
    record = files.read_inside(folder, IMPRESSION, LARGEST)
    if record.value is None:
        older = files.read_inside(folder, REPORT).value is not None
        message = f"{name} holds no {'record of its ' if older else ''}build"
        hint = f"name a folder with an {IMPRESSION} in it, a PDF, or a revision and --issue; stonehand build makes one"
        return Outcome(None, (error("pipeline/no-build", message, InFile(name), hint=hint),))
    impression = read_impression(record.value, f"{name}/{IMPRESSION}")
    if impression.value is None:
        return Outcome(None, impression.findings)
    file = f"press/{impression.value.paper}_{impression.value.date}.pdf"
    book = files.read_inside(folder, file, PDF_LIMIT).value if impression.value.book else None
    if not impression.value.book:
        return Outcome(Side(name, impression.value, lacks=f"the build in {name} made no press file of the whole issue"))
    if book is None or hashlib.sha256(book).hexdigest() != impression.value.book:
        return Outcome(Side(name, impression.value, lacks=f"{name}/{file} is not the file that build wrote"))
    return Outcome(_bound(name, impression.value, book))


def _side_of_pdf(path: Path, name: str) -> Outcome[Side | None]:
    """Read a PDF; one that lies in the folder of its build, as that build wrote it, is compared as the build."""
    try:
        book = files.open_given(path, PDF_LIMIT)
    except StonehandError as refused:
        return Outcome(None, tuple(_called(finding, name) for finding in refused.findings))
    record = files.read_inside(path.resolve().parent.parent, IMPRESSION, LARGEST).value
    impression = read_impression(record, IMPRESSION).value if record else None
    if impression is not None and impression.book == hashlib.sha256(book).hexdigest():
        return Outcome(_bound(name, impression, book))
    return _bare(book, name)


def _bare(book: bytes, name: str) -> Outcome[Side | None]:
    read = impression_of_pdf(book, name)
    return Outcome(_bound(name, read.value, book) if read.value else None, read.findings)


def _bound(name: str, impression: Impression, book: bytes) -> Side:
    return Side(name, impression, in_book(book, (page.page for page in impression.pages)))


def _called(finding: Finding, name: str) -> Finding:
    return Finding(finding.id, finding.severity, finding.message, InFile(name), finding.hint, finding.more)
