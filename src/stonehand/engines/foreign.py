"""Jobs over PDFs nobody here made: read, drawn, compared, cast and laid out in a child that has little memory and ten seconds."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TypeVar

from stonehand.engines.answers import JobFault, read_differences, read_leaves, read_texts
from stonehand.engines.child_process import Limits
from stonehand.engines.laid import Laid, ProofTitle
from stonehand.engines.pipe import Frame, Json
from stonehand.engines.plain import from_json
from stonehand.engines.supervisor import Supervisor
from stonehand.engines.unreadable import Unreadable
from stonehand.model.changes import PixelDifference
from stonehand.model.drawn import Box
from stonehand.model.engine import Leaf
from stonehand.model.facts import PdfFacts
from stonehand.model.plates import Inks

T = TypeVar("T")

FOREIGN = Limits(memory=512 * 1024**2, cpu_seconds=10, wall_seconds=10.0, answer=64 * 1024**2)
"""For a worker that opens PDFs nobody here made; the clock is as short as the CPU, for nothing else is asked of it."""


class ForeignWorker(Supervisor):
    """What a child does with anybody's PDF; it should have been given `FOREIGN` limits."""

    def inspect(self, pdf: bytes) -> PdfFacts:
        """Read the facts of a PDF that is not our own.

        Raises:
            Unreadable: it is no PDF, or one too broken to be read.
            EngineFailed: reading it ran out of its time or memory, or killed the child.
        """
        return self._foreign("inspect", {}, pdf, lambda done: from_json(PdfFacts, done.blobs[0]))

    def sum_inks(self, pdf: bytes) -> Inks:
        """Add up the ink of a PDF from its operators and pictures, where no program can draw its plates.

        Raises:
            Unreadable: it is no PDF, or a page or picture is too large or cannot be decoded.
            EngineFailed: it ran out of its time or memory, or killed the child.
        """
        return self._foreign("sum_inks", {}, pdf, lambda done: from_json(Inks, done.blobs[0]))

    def draw(self, pdf: bytes, page: int, ppi: int, most: int = 12_000_000) -> bytes:
        """Draw a page of a PDF that is not our own, counted from 1, inside its trim box: a PNG in RGB of so many pixels at most.

        Raises:
            Unreadable: it is no PDF that can be drawn, or has no such page.
            EngineFailed: drawing it ran out of its time or memory, or killed the child.
        """
        return self._foreign("draw", {"page": page, "ppi": ppi, "most": most}, pdf, lambda done: done.blobs[0])

    def compare(
        self, before: bytes, after: bytes, pairs: Sequence[tuple[int, int]], ppi: int, *, loose: bool = False
    ) -> tuple[PixelDifference, ...]:
        """Hold pages of two PDFs that are not our own against each other as pixels: pairs of pages, counted from 1. A `loose`
        comparison lets type hop by a pixel.

        Raises:
            Unreadable: one is no PDF that can be drawn, or has no such page.
            EngineFailed: drawing them ran out of its time or memory, or killed the child.
        """
        ask = {"pairs": pairs, "ppi": ppi, "loose": loose}
        return self._foreign("compare", ask, (before, after), read_differences)

    def read_pages(self, pdf: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Read label and lines of text of each page of a PDF that is not our own.

        Raises:
            Unreadable: it is no PDF that can be read.
            EngineFailed: reading it ran out of its time or memory, or killed the child.
        """
        return self._foreign("read_pages", {}, pdf, read_texts)

    def cast(self, pdf: bytes, trim: Box, rotate: int) -> bytes:
        """Cast the first page of a PDF that is not our own as one form, on a page of our own that shows it upright and nothing
        else; `trim` and `rotate` are those its facts tell.

        Raises:
            Unreadable: the page is broken, or draws with too many objects.
            EngineFailed: casting it ran out of its time or memory, or killed the child.
        """
        ask = {"trim": (trim.left, trim.bottom, trim.right, trim.top), "rotate": rotate}
        return self._foreign("cast", ask, pdf, lambda done: done.blobs[0])

    def lay_office(
        self, book: bytes, words: bytes, sheets: Sequence[Sequence[Laid]], labels: Sequence[str], title: ProofTitle
    ) -> bytes:
        """Lay the pages of a book that may hold anybody's PDF on office sheets, under the words of another document.

        Raises:
            Unreadable: it is no PDF, or one too broken to be read.
            EngineFailed: it ran out of its time or memory, or killed the child.
        """
        laid = [[asdict(page) for page in sheet] for sheet in sheets]
        ask = {"sheets": laid, "labels": list(labels), "title": asdict(title)}
        return self._foreign("lay_office", ask, (book, words), lambda done: done.blobs[0])

    def leaves(self, pdf: bytes) -> tuple[Leaf, ...]:
        """Look at the pages of anybody's PDF as they would lie on a sheet.

        Raises:
            Unreadable: it is no PDF, or one too broken to be read.
            EngineFailed: it ran out of its time or memory, or killed the child.
        """
        return self._foreign("leaves", {}, pdf, read_leaves)

    def impose(self, pdf: bytes, sheets: Sequence[tuple[int | None, int | None]]) -> bytes:
        """Lay the pages of anybody's PDF on sheets, two on each, counted from 0.

        Raises:
            Unreadable: it is no PDF, or one too broken to be read.
            EngineFailed: it ran out of its time or memory, or killed the child.
        """
        return self._foreign("impose", {"sheets": sheets}, pdf, lambda done: done.blobs[0])

    def _foreign(self, job: str, header: Json, pdf: bytes | tuple[bytes, ...], read: Callable[[Frame], T]) -> T:
        try:
            return self.begin(job, header, (pdf,) if isinstance(pdf, bytes) else pdf, read).result()
        except JobFault as fault:
            raise Unreadable(fault.message) from None
