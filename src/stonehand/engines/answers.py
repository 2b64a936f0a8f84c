"""Answers of the rendering child: what each job gives, and what it raises, out of frames that were JSON and bytes.

The child handles untrusted copy, so nothing of an answer is believed before its shape was looked at.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stonehand.engines.pipe import Frame, Garbled
from stonehand.engines.plain import from_plain
from stonehand.model.changes import PixelDifference
from stonehand.model.engine import EngineBox, EngineLine, EngineMatter, Leaf
from stonehand.model.finding import EngineFailed, Finding, Severity, ToolMissing, error
from stonehand.model.tagged import Leaf as Piece
from stonehand.model.tagged import Node, TaggedPage

T = TypeVar("T")

_ENGINE_JOBS = frozenset({"warm", "set_matter", "render", "render_tagged"})

_FINDING = {"id": str, "message": str, "hint": str, "more": str}
_LINE = {
    "block": str,
    "start": int,
    "stop": int,
    "hyphen": bool,
    "x": float,
    "width": float,
    "top": float,
    "height": float,
}
_PICTURE = {"press_type": str, "profile": str, "width": int, "height": int}
_PIECE = {"number": int, "text": str, "made": bool, "ends": bool}
_NODE = frozenset({"tag", "marks", "room", "kids"})
_LEAF = {"label": str, "width": float, "height": float, "overlaid": int}
_BOX = {"name": str, "x": float, "top": float, "width": float, "height": float}


class JobFault(Exception):
    """A job raised in the child: `kind` is the exception's name, `fields` its plain attributes (a template's `line`)."""

    def __init__(self, kind: str, message: str, fields: Mapping[str, Any]) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind, self.message, self.fields = kind, message, fields


@dataclass(frozen=True, slots=True)
class EnginePage:
    """A page as the engine gives it: an uncompressed PDF for the finishing pass, and each line the engine logged."""

    pdf: bytes
    complaints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DevelopedPicture:
    """A picture's bytes for press and screen; `profile` tells how its colours were understood (`embedded`, `assumed`, `broken`)."""

    press: bytes = field(repr=False)
    screen: bytes = field(repr=False)
    press_size: tuple[int, int]
    press_type: str
    profile: str


def believed(job: str, read: Callable[[Frame], T], frame: Frame) -> T:
    """Read an answer that may have any shape.

    Raises:
        EngineFailed: it is not what the job gives; and all that `read` raises on purpose.
    """
    try:
        return read(frame)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise EngineFailed(refused(job, "its answer has the wrong shape")) from None


def opened(job: str, frame: Frame) -> Frame:
    """Give what the job gave, or raise what it raised.

    Raises:
        EngineFailed: it refused, or the engine broke down.
        ToolMissing: a library it needs is not there.
        JobFault: another job than the engine's raised.
    """
    header = frame.header
    if "done" in header and isinstance(header["done"], dict):
        return Frame(header["done"], frame.blobs)
    if "findings" in header:
        found = tuple(_finding(told) for told in header["findings"])
        raise (ToolMissing if header["raised"] == "ToolMissing" else EngineFailed)(*found)
    fault = header["fault"]
    if fault["kind"] == "Refused":
        raise EngineFailed(refused(job, fault["message"]))
    if job in _ENGINE_JOBS:
        raise EngineFailed(_broke_down(fault["kind"], fault["message"]))
    raise JobFault(fault["kind"], fault["message"], dict(fault["fields"]))


def _finding(told: Mapping[str, Any]) -> Finding:
    texts = _shaped({name: told[name] for name in _FINDING}, _FINDING)
    return Finding(severity=Severity(told["severity"]), **texts)


def refused(job: str, why: str) -> Finding:
    """Say that the child refused a job, or was not believed."""
    return error(
        "engine/refused",
        f"the rendering child refused the job '{job}': {why}",
        hint="take what it names out of the copy or the layout",
    )


def _broke_down(kind: str, message: str) -> Finding:
    return error(
        "engine/broke-down",
        f"the typesetting engine broke down: {kind}: {message or 'no reason given'}",
        hint="look at what is unusual on the page, such as a size out of all proportion, and take it out",
    )


def read_picture(done: Frame) -> DevelopedPicture:
    """Read what `develop` gave."""
    press, screen = done.blobs
    width, height = done.header["press_size"]
    names = {name: done.header[name] for name in ("press_type", "profile")}
    told = _shaped({**names, "width": width, "height": height}, _PICTURE)
    return DevelopedPicture(press, screen, (width, height), told["press_type"], told["profile"])


def read_tagged(done: Frame) -> TaggedPage:
    """Read what `render_tagged` gave."""
    page = read_page(done)
    tree = _tree(done.header["tree"])
    if isinstance(tree, Piece):
        message = "a tree that is a leaf"
        raise Garbled(message)
    return TaggedPage(page.pdf, tree, page.complaints)


def _tree(told: Mapping[str, Any]) -> Node | Piece:
    if "kids" not in told:
        return Piece(**_shaped(told, _PIECE))
    left, bottom, right, top = told["room"]
    room = (float(left), float(bottom), float(right), float(top))
    texts = (told["tag"], *told["marks"].values())
    if set(told) != _NODE or not all(isinstance(text, str) for text in texts) or not all(map(math.isfinite, room)):
        message = "a node that is none"
        raise Garbled(message)
    return Node(told["tag"], dict(told["marks"]), room, tuple(map(_tree, told["kids"])))


def read_page(done: Frame) -> EnginePage:
    """Read what `render` gave."""
    (pdf,), complaints = done.blobs, done.header["complaints"]
    if not isinstance(complaints, list) or not all(isinstance(line, str) for line in complaints):
        message = "complaints that are no texts"
        raise Garbled(message)
    return EnginePage(pdf, tuple(complaints))


def read_leaves(done: Frame) -> tuple[Leaf, ...]:
    """Read what `leaves` gave."""
    return tuple(Leaf(**_shaped(leaf, _LEAF)) for leaf in done.header["leaves"])


def read_differences(done: Frame) -> tuple[PixelDifference, ...]:
    """Read what `compare` gave."""
    return tuple(from_plain(PixelDifference, each) for each in done.header["differences"])


def read_texts(done: Frame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read what `read_pages` gave."""
    pages = tuple((label, tuple(lines)) for label, lines in done.header["pages"])
    if not all(isinstance(text, str) for label, lines in pages for text in (label, *lines)):
        message = "text that is none"
        raise Garbled(message)
    return pages


def read_matter(done: Frame) -> EngineMatter:
    """Read what `set_matter` gave."""
    return EngineMatter(
        tuple(EngineLine(**_shaped(line, _LINE)) for line in done.header["lines"]),
        tuple(EngineBox(**_shaped(box, _BOX)) for box in done.header["boxes"]),
    )


def _shaped(told: Mapping[str, Any], shape: Mapping[str, type]) -> dict[str, Any]:
    """Give what was told, if it holds these names and no others, each of its kind; a whole number may stand for a float."""
    for name, kind in shape.items():
        value = told[name]
        fits = type(value) is kind or (kind is float and type(value) is int)
        if not fits or (kind is float and not math.isfinite(value)):
            message = f"{name} is no {kind.__name__}"
            raise Garbled(message)
    if len(told) > len(shape):
        message = "more than was asked for"
        raise Garbled(message)
    return dict(told)
