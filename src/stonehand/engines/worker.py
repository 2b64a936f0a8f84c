"""The rendering child's supervisor: starts it, feeds it, and ends it when it takes too long, too much, or dies.

Copy is untrusted and WeasyPrint has no limits of its own (a table cell 99,999,999 columns wide: 19 s and 5.8 GB), so all
that parses it runs in a child with a share of memory, CPU seconds for each job, a clock, and a folder of its own that the
parent removes. A child that died is replaced with the next job. Several workers may run side by side.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from stonehand.engines.answers import (
    DevelopedPicture,
    EnginePage,
    JobFault,
    believed,
    opened,
    read_leaves,
    read_matter,
    read_page,
    read_picture,
    refused,
)
from stonehand.engines.child_process import Child, Limits
from stonehand.engines.order import Order
from stonehand.engines.pipe import Frame, Garbled, Json, pack, reader, unpack, write_all
from stonehand.engines.plain import from_json
from stonehand.engines.unreadable import Unreadable
from stonehand.model.drawn import Box
from stonehand.model.engine import EngineMatter, Leaf
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import EngineFailed, StonehandError
from stonehand.model.plates import Inks

T = TypeVar("T")

__all__ = [
    "FOREIGN",
    "DevelopedPicture",
    "EnginePage",
    "JobFault",
    "Limits",
    "Order",
    "Pending",
    "Unreadable",
    "Worker",
]

FOREIGN = Limits(memory=512 * 1024**2, cpu_seconds=10, wall_seconds=10.0, answer=64 * 1024**2)
"""For a worker that opens PDFs nobody here made; the clock is as short as the CPU, for nothing else is asked of it."""


class Pending(Generic[T]):
    """A job the child is busy with while the parent does something else; `result` waits for it."""

    def __init__(self, fetch: Callable[[], Frame], read: Callable[[Frame], T]) -> None:
        self._fetch, self._read = fetch, read
        self._outcome: Frame | Exception | None = None

    def settle(self) -> None:
        """Wait for the answer and keep it, whatever it is."""
        if self._outcome is None:
            try:
                self._outcome = self._fetch()
            except (StonehandError, JobFault) as fault:
                self._outcome = fault

    def result(self) -> T:
        """Give the job's result.

        Raises:
            EngineFailed: the child died, was ended at a limit, refused, or the engine broke down.
            JobFault: a job other than the engine's raised.
        """
        self.settle()
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._read(self._outcome or Frame({}))


class Worker:
    """One rendering child, started with the first job. Use it in a `with`, or call `close`."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: Child | None = None
        self._prepared: tuple[Json, Sequence[bytes]] | None = None
        self._busy: Pending[Any] | None = None
        self._spent, self._peak = 0.0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the child and remove its folder; a later job would start another."""
        if self._child is not None:
            self._child.end()
        self._child = self._busy = None

    @property
    def cpu_seconds(self) -> float:
        """CPU seconds of all children so far, as far as their last answers."""
        return self._spent

    @property
    def peak_memory(self) -> int:
        """The most resident memory any child had, in bytes."""
        return self._peak

    def warm(self) -> None:
        """Have the child import the engine, half a second of CPU, and return at once."""
        self.begin("warm", {}, (), _nothing)

    def prepare(self, fonts: Mapping[str, bytes], icc: bytes) -> None:
        """Hand over, once for this and any later child, the fonts by file name and the ICC profile."""
        self._prepared = {"fonts": list(fonts)}, (*fonts.values(), icc)
        if self._child is not None:
            self.begin("prepare", *self._prepared, _nothing)

    def fill(self, source: str, name: str, context: Mapping[str, Any]) -> str:
        """Fill a Jinja template; the context must be plain JSON.

        Raises:
            JobFault: the template is broken; `fields["line"]` tells where.
            EngineFailed: it ran out of its time or memory.
        """
        ask = {"source": source, "name": name, "context": context}
        return self.begin("fill", ask, (), lambda done: done.blobs[0].decode("utf-8", "surrogatepass")).result()

    def develop(self, content: bytes, order: Order) -> DevelopedPicture:
        """Turn a picture's file into the press's colours, by the prepared ICC profile, and into the screen's.

        Raises:
            JobFault: the picture cannot be decoded (`PictureBroken`).
            EngineFailed: it ran out of its time or memory.
        """
        return self.begin("develop", {"order": asdict(order)}, (content,), read_picture).result()

    def set_matter(self, html: str) -> EngineMatter:
        """Lay out a whole HTML document on one page and read its lines and boxes back, in points.

        Raises:
            EngineFailed: the engine broke down, refused, or ran out of its time or memory.
        """
        return self.begin("set_matter", {}, (html.encode(),), read_matter).result()

    def render_page(self, html: str, pictures: Mapping[str, bytes]) -> EnginePage:
        """Render one page; `pictures` are bytes by their `stonehand:picture/…` address.

        Raises:
            EngineFailed: the engine broke down, refused, or ran out of its time or memory.
        """
        return self.begin_page(html, pictures).result()

    def begin_page(self, html: str, pictures: Mapping[str, bytes]) -> Pending[EnginePage]:
        """Begin a page as `render_page` would; the parent can finish the page before while the child is busy."""
        return self.begin("render", {"pictures": list(pictures)}, (html.encode(), *pictures.values()), read_page)

    def inspect(self, pdf: bytes) -> PdfFacts:
        """Read the facts of a PDF that is not our own; the worker should have been given `FOREIGN` limits.

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

    def draw(self, pdf: bytes, page: int, ppi: int) -> bytes:
        """Draw a page of a PDF that is not our own, counted from 1, inside its trim box: a PNG in RGB of 12 million pixels at most.

        Raises:
            Unreadable: it is no PDF that can be drawn, or has no such page.
            EngineFailed: drawing it ran out of its time or memory, or killed the child.
        """
        return self._foreign("draw", {"page": page, "ppi": ppi}, pdf, lambda done: done.blobs[0])

    def cast(self, pdf: bytes, trim: Box, rotate: int) -> bytes:
        """Cast the first page of a PDF that is not our own as one form, on a page of our own that shows it upright and nothing
        else; `trim` and `rotate` are those its facts tell.

        Raises:
            Unreadable: the page is broken, or draws with too many objects.
            EngineFailed: casting it ran out of its time or memory, or killed the child.
        """
        ask = {"trim": (trim.left, trim.bottom, trim.right, trim.top), "rotate": rotate}
        return self._foreign("cast", ask, pdf, lambda done: done.blobs[0])

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

    def _foreign(self, job: str, header: Json, pdf: bytes, read: Callable[[Frame], T]) -> T:
        try:
            return self.begin(job, header, (pdf,), read).result()
        except JobFault as fault:
            raise Unreadable(fault.message) from None

    def call(self, job: str, header: Json, blobs: Sequence[bytes] = ()) -> Frame:
        """Do any job by name, with a JSON header and blobs, and wait for its answer."""
        return self.begin(job, header, blobs, lambda done: done).result()

    def begin(self, job: str, header: Json, blobs: Sequence[bytes], read: Callable[[Frame], T]) -> Pending[T]:
        """Begin a job by name. One runs at a time: a job begun earlier is waited for first, and keeps its result."""
        if self._busy is not None:
            self._busy.settle()
        try:
            child = self._started()
            asked = pack({"job": job, **header}, blobs)
            self._talk(child, job, lambda deadline: write_all(child.jobs, asked, deadline))
        except StonehandError as fault:
            return Pending(_raiser(fault), read)
        self._busy = pending = Pending(lambda: self._receive(child, job), lambda frame: believed(job, read, frame))
        return pending

    def _started(self) -> Child:
        if self._child is None:
            self._busy = None
            self._child = Child(self._limits)
            if self._prepared is not None:
                self.begin("prepare", *self._prepared, _nothing).result()
        return self._child

    def _receive(self, child: Child, job: str) -> Frame:
        frame = self._talk(
            child, job, lambda deadline: unpack(reader(child.answers, deadline), self._limits.answer + 4096)
        )
        self._note_use(child, frame.header.get("used"))
        fault = frame.header.get("fault")
        if isinstance(fault, dict) and fault.get("kind") == "MemoryError":
            self._drop(child)
            raise EngineFailed(child.out_of_memory(job))
        return believed(job, lambda answer: opened(job, answer), frame)

    def _talk(self, child: Child, job: str, say: Callable[[float], T]) -> T:
        """Write or read before the clock runs out; whatever goes wrong in the middle of a frame costs the child."""
        try:
            return say(time.monotonic() + self._limits.wall_seconds)
        except TimeoutError:
            self._drop(child)
            raise EngineFailed(child.out_of_time(job, self._limits.wall_seconds)) from None
        except (EOFError, OSError):
            found = child.post_mortem(job)
            self._drop(child)
            raise EngineFailed(found) from None
        except Garbled as fault:
            self._drop(child)
            raise EngineFailed(refused(job, str(fault))) from None
        except BaseException:
            self._drop(child)
            raise

    def _note_use(self, child: Child, used: object) -> None:
        match used:
            case [float(seconds), int(peak)]:
                self._spent += seconds - child.spent
                child.spent = seconds
                self._peak = max(self._peak, peak)
            case _:
                pass

    def _drop(self, child: Child) -> None:
        child.end()
        if self._child is child:
            self._child = None


def _raiser(fault: StonehandError) -> Callable[[], Frame]:
    def fetch() -> Frame:
        raise fault

    return fetch


def _nothing(_done: Frame) -> None:
    return None
