"""A child's supervisor: starts it, feeds it, and ends it when it takes too long, too much, or dies.

Copy is untrusted and WeasyPrint has no limits of its own (a table cell 99,999,999 columns wide: 19 s and 5.8 GB), so all
that parses it runs in a child with a share of memory, CPU seconds for each job, a clock, and a folder of its own that the
parent removes. A child that died is replaced with the next job. Several may run side by side.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from stonehand.engines.answers import JobFault, believed, opened, refused
from stonehand.engines.child_process import Child, Limits
from stonehand.engines.pipe import Frame, Garbled, Json, pack, reader, unpack, write_all
from stonehand.model.finding import EngineFailed, StonehandError

T = TypeVar("T")


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


class Supervisor:
    """One child, started with the first job. Use it in a `with`, or call `close`."""

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

    def prepare(self, fonts: Mapping[str, bytes], icc: bytes) -> None:
        """Hand over, once for this and any later child, the fonts by file name and the ICC profile."""
        self._prepared = {"fonts": list(fonts)}, (*fonts.values(), icc)
        if self._child is not None:
            self.begin("prepare", *self._prepared, _nothing)

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
