"""The rendering child: reads jobs from its standard input, answers on its standard output, dies rather than hang.

Started by `worker` as `python -I -c … ROOT FOLDER LIMITS`. It holds no state but what `prepare` handed it, so a fresh child
is as good as the last. What a job raises goes back by name, message and fields; jobs print to a file, never into the frames.
"""

import json
import os
import resource
import shutil
import sys
import warnings
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from stonehand.engines.pipe import Frame, Json, pack, unpack
from stonehand.model.drawn import Box
from stonehand.model.finding import StonehandError

if TYPE_CHECKING:
    from stonehand.engines.weasy import Engine

_FOREVER = 2**62
_LARGEST_FILE = 256 * 1024**2


@dataclass(slots=True)
class Desk:
    """What the child keeps between jobs: the fonts and ICC profile it was handed, and the engine once it is needed."""

    fonts: Mapping[str, bytes] = field(default_factory=dict)
    icc: bytes = b""
    engine: "Engine | None" = None


def main() -> None:
    """Do jobs until the parent closes the pipe, then leave no folder behind."""
    folder, limits = sys.argv[2], json.loads(sys.argv[3])
    _hold(limits["memory"])
    # A master's warnings are of no use to anybody here; what matters comes by the engine's log.
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    try:
        _serve(sys.stdin.buffer, answers, limits)
    except (EOFError, BrokenPipeError):
        shutil.rmtree(folder, ignore_errors=True)


def _serve(jobs: BinaryIO, answers: BinaryIO, limits: Mapping[str, int]) -> None:
    desk = Desk()

    def read(size: int) -> bytes:
        got = jobs.read(size)
        if len(got) < size:
            raise EOFError
        return got

    while True:
        job = unpack(read, _FOREVER)
        _grant(limits["cpu_seconds"])
        for piece in _answer(desk, job, limits["answer"]):
            _write(answers, piece)
        del job


def _answer(desk: Desk, job: Frame, most: int) -> tuple[bytes, ...]:
    try:
        done = _JOBS[job.header["job"]](desk, job)
        if sum(map(len, done.blobs)) > most:
            return pack(_fault("Refused", f"the answer would be longer than {most} bytes"))
        return pack({"done": done.header, "used": _used()}, done.blobs)
    except Exception as fault:  # noqa: BLE001 - whatever a job raises is the parent's to judge
        return pack({**_told(fault), "used": _used()})


def _used() -> tuple[float, int]:
    """CPU seconds and peak memory in bytes up to now; macOS counts the peak in bytes, others in kilobytes."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _told(fault: Exception) -> Json:
    if isinstance(fault, StonehandError):
        return {"findings": [asdict(finding) for finding in fault.findings], "raised": type(fault).__name__}
    fields = {name: value for name, value in vars(fault).items() if isinstance(value, str | int | float | None)}
    return _fault(type(fault).__name__, str(fault), fields)


def _fault(kind: str, message: str, fields: Json | None = None) -> Json:
    return {"fault": {"kind": kind, "message": message[:2000], "fields": fields or {}}}


def _prepare(desk: Desk, job: Frame) -> Frame:
    *fonts, desk.icc = job.blobs
    desk.fonts = dict(zip(job.header["fonts"], fonts, strict=True))
    desk.engine = None
    return Frame({})


def _warm(_desk: Desk, _job: Frame) -> Frame:
    from stonehand.engines import weasy  # noqa: F401, PLC0415 - half a second of imports, only where needed

    return Frame({})


def _fill(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.templates import render_template  # noqa: PLC0415 - brings Jinja

    ask = job.header
    text = render_template(ask["source"], ask["name"], ask["context"])
    return Frame({}, (text.encode("utf-8", "surrogatepass"),))


def _develop(desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.darkroom import develop  # noqa: PLC0415 - brings Pillow
    from stonehand.engines.order import Order  # noqa: PLC0415 - goes with it

    asked: Json = {
        name: tuple(value) if isinstance(value, list) else value for name, value in job.header["order"].items()
    }
    done = develop(job.blobs[0], Order(**asked), desk.icc)
    told = {"press_size": done.press_size, "press_type": done.press_type, "profile": done.profile.value}
    return Frame(told, (done.press, done.screen))


def _cast(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.stereo import cast  # noqa: PLC0415 - brings pikepdf

    return Frame({}, (cast(job.blobs[0], Box(*job.header["trim"]), job.header["rotate"]),))


def _set_matter(desk: Desk, job: Frame) -> Frame:
    return Frame(asdict(_engine(desk).set_matter(job.blobs[0].decode())))


def _render(desk: Desk, job: Frame) -> Frame:
    html, *pictures = job.blobs
    named = dict(zip(job.header["pictures"], pictures, strict=True))
    page = _engine(desk).render_page(html.decode(), named, job.header["sheets"])
    return Frame({"complaints": page.complaints}, (page.pdf,))


def _render_tagged(desk: Desk, job: Frame) -> Frame:
    html, *pictures = job.blobs
    page = _engine(desk).render_tagged(html.decode(), dict(zip(job.header["pictures"], pictures, strict=True)))
    return Frame({"complaints": page.complaints, "tree": asdict(page.tree)}, (page.pdf,))


def _leaves(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.sheets import read_leaves  # noqa: PLC0415 - brings pikepdf

    return Frame({"leaves": [asdict(leaf) for leaf in read_leaves(job.blobs[0])]})


def _impose(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.sheets import impose  # noqa: PLC0415 - brings pikepdf

    return Frame({}, (impose(job.blobs[0], [(left, right) for left, right in job.header["sheets"]]),))


def _lay_office(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.laid import Laid, ProofTitle  # noqa: PLC0415 - goes with it
    from stonehand.engines.office import lay_office  # noqa: PLC0415 - brings pikepdf

    (book, words), ask = job.blobs, job.header
    sheets = [[Laid(**page) for page in sheet] for sheet in ask["sheets"]]
    return Frame({}, (lay_office(book, words, sheets, ask["labels"], ProofTitle(**ask["title"])),))


def _inspect(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.pdf_facts import read_facts  # noqa: PLC0415 - brings pikepdf
    from stonehand.engines.plain import to_json  # noqa: PLC0415 - only here

    return Frame({}, (to_json(read_facts(job.blobs[0])),))


def _sum_inks(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.pdf_facts import read_facts  # noqa: PLC0415 - brings pikepdf
    from stonehand.engines.plain import to_json  # noqa: PLC0415 - only here
    from stonehand.engines.plates.summing import sum_inks  # noqa: PLC0415 - brings Pillow

    return Frame({}, (to_json(sum_inks(job.blobs[0], read_facts(job.blobs[0]).pages)),))


def _draw(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.pictured import draw_page  # noqa: PLC0415 - brings pdfium

    ask = job.header
    return Frame({}, (draw_page(job.blobs[0], ask["page"], ask["ppi"], ask["most"]),))


def _compare(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.likeness import compare  # noqa: PLC0415 - brings pdfium
    from stonehand.engines.plain import to_plain  # noqa: PLC0415 - only here

    before, after = job.blobs
    pairs = [(one, other) for one, other in job.header["pairs"]]
    differences = compare(before, after, pairs, job.header["ppi"], loose=job.header["loose"])
    return Frame({"differences": [to_plain(each) for each in differences]})


def _read_pages(_desk: Desk, job: Frame) -> Frame:
    from stonehand.engines.page_text import read_pages  # noqa: PLC0415 - brings pdfium

    return Frame({"pages": read_pages(job.blobs[0])})


def _engine(desk: Desk) -> "Engine":
    from stonehand.engines.weasy import Engine  # noqa: PLC0415 - half a second of imports, only where needed

    if desk.engine is None:
        desk.engine = Engine(desk.fonts, desk.icc)
    return desk.engine


_JOBS: Mapping[str, Callable[[Desk, Frame], Frame]] = {
    "prepare": _prepare,
    "warm": _warm,
    "fill": _fill,
    "develop": _develop,
    "cast": _cast,
    "set_matter": _set_matter,
    "render": _render,
    "render_tagged": _render_tagged,
    "leaves": _leaves,
    "impose": _impose,
    "lay_office": _lay_office,
    "inspect": _inspect,
    "sum_inks": _sum_inks,
    "draw": _draw,
    "compare": _compare,
    "read_pages": _read_pages,
}


def _hold(memory: int) -> None:
    """Bind the process to its limits; where a system does not know one, the parent's clock remains."""
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):
            continue


def _grant(seconds: int) -> None:
    """Allow so many seconds more than used up to now; the hard limit stays open, or no second job could be granted any."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _write(answers: BinaryIO, piece: bytes) -> None:
    rest = memoryview(piece)
    while rest:
        rest = rest[answers.write(rest) :]
