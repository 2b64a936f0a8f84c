"""Comparing pages as pixels, and reading PDFs that came without the record of their build; both in the child, whosever they are.

In: pairs of pages, each a page of some PDF. Out: their differences by the ids of both, or an impression as far as a PDF can tell of
one. Pages that lie in the same two files are compared a few at a time, so that a book is handed over once for several of them and
no job takes long.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from stonehand.engines.unreadable import Unreadable
from stonehand.engines.worker import FOREIGN, Worker
from stonehand.model.changes import PixelDifference
from stonehand.model.dummy import PageId
from stonehand.model.finding import EngineFailed, Finding, InFile, OnPage, Outcome, error, warning
from stonehand.model.impression import Impression, PageImpression

PPI = 100
"""A page of 289 x 380 mm has 1.7 million pixels, and a comma of body copy six."""

_AT_A_TIME = 4

PagePair = tuple[PageId, PageId]


@dataclass(frozen=True, slots=True)
class InPdf:
    """Where a page lies: in which PDF, as which of its pages, from 1."""

    pdf: bytes = field(repr=False)
    number: int = 1


def in_book(book: bytes, pages: Iterable[PageId]) -> dict[PageId, InPdf]:
    """Tell where the pages of an issue lie that are bound in one file, in their order."""
    return {page: InPdf(book, number) for number, page in enumerate(pages, 1)}


def alone(pages: Iterable[tuple[PageId, bytes]]) -> dict[PageId, InPdf]:
    """Tell where pages lie that are files of their own."""
    return {page: InPdf(pdf) for page, pdf in pages}


def compare_pages(
    pairs: Sequence[PagePair],
    before: Mapping[PageId, InPdf],
    after: Mapping[PageId, InPdf],
    ppi: int = PPI,
    *,
    loose: bool = False,
) -> Outcome[dict[PagePair, PixelDifference]]:
    """Compare pairs of pages. One that lies nowhere is passed over; one that cannot be drawn is a finding, and missing. `loose` is
    for pages made with other libraries, whose type may hop by a pixel.
    """
    there = [pair for pair in pairs if pair[0] in before and pair[1] in after]
    found: dict[PagePair, PixelDifference] = {}
    findings: list[Finding] = []
    if not there:
        return Outcome(found)
    with Worker(FOREIGN) as worker:
        compared = _Comparison(before, after, ppi, loose, worker)
        for few in _together(there, before, after):
            try:
                found |= compared.of(few)
            except (EngineFailed, Unreadable):
                findings += _one_by_one(few, compared, found)
    return Outcome(found, tuple(findings))


def impression_of_pdf(pdf: bytes, name: str) -> Outcome[Impression | None]:
    """Take an impression of anybody's PDF: its pages by their labels, their lines as its text has them, and no stories."""
    try:
        with Worker(FOREIGN) as worker:
            pages = worker.read_pages(pdf)
    except Unreadable as fault:
        message = f"{name} cannot be read as a PDF: {fault}"
        return Outcome(None, (error("preflight/unreadable", message, InFile(name), hint="have it written once more"),))
    except EngineFailed as failed:
        return Outcome(None, failed.findings)
    book = hashlib.sha256(pdf).hexdigest()
    told = tuple(
        PageImpression(
            PageId(label), number, "", "", (), lines, hashlib.sha256(f"{book} {number}".encode()).hexdigest()
        )
        for number, (label, lines) in enumerate(_told_apart(pages), 1)
    )
    return Outcome(Impression("", "", "", "", book, told, (), (), (), (), read=True))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What pages are compared with."""

    before: Mapping[PageId, InPdf]
    after: Mapping[PageId, InPdf]
    ppi: int
    loose: bool
    worker: Worker

    def of(self, pairs: Sequence[PagePair]) -> dict[PagePair, PixelDifference]:
        """Compare pairs that lie in the same two files."""
        numbers = [(self.before[old].number, self.after[new].number) for old, new in pairs]
        old, new = pairs[0]
        pdfs = self.before[old].pdf, self.after[new].pdf
        differences = self.worker.compare(*pdfs, numbers, self.ppi, loose=self.loose)
        return dict(zip(pairs, differences, strict=True))


def _together(
    pairs: Sequence[PagePair], before: Mapping[PageId, InPdf], after: Mapping[PageId, InPdf]
) -> Iterator[list[PagePair]]:
    """Give pairs a few at a time that follow each other in the same two files."""
    for _, group in groupby(pairs, key=lambda pair: (id(before[pair[0]].pdf), id(after[pair[1]].pdf))):
        same = list(group)
        for start in range(0, len(same), _AT_A_TIME):
            yield same[start : start + _AT_A_TIME]


def _one_by_one(
    pairs: Sequence[PagePair], compared: _Comparison, found: dict[PagePair, PixelDifference]
) -> Iterator[Finding]:
    """Compare pairs each by itself, so that only what cannot be drawn is told and missing."""
    for pair in pairs:
        try:
            found |= compared.of((pair,))
        except (EngineFailed, Unreadable) as fault:
            message = f"page {pair[1]} could not be compared as pixels: {fault}"
            hint = "look at the two side by side; what is told of this page is its words alone"
            yield warning("pipeline/page-not-compared", message, OnPage(pair[1]), hint=hint)


def _told_apart(pages: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give pages whose labels stand once; a label that comes again is told with the page's number."""
    met: set[str] = set()
    for number, (label, lines) in enumerate(pages, 1):
        name = label
        while name in met:
            name += f" ({number})"
        met.add(name)
        yield name, lines
