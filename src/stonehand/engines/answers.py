"""Answers of the rendering child: what each job gives, and what it raises, out of frames that were JSON and bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stonehand.engines.pipe import Frame
from stonehand.model.engine import EngineBox, EngineLine, EngineMatter
from stonehand.model.finding import EngineFailed, Finding, Severity, ToolMissing, error

_ENGINE_JOBS = frozenset({"warm", "set_matter", "render"})


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
        found = (
            Finding(**{**told, "severity": Severity(told["severity"]), "where": None}) for told in header["findings"]
        )
        raise (ToolMissing if header["raised"] == "ToolMissing" else EngineFailed)(*found)
    fault = header["fault"]
    if fault["kind"] == "Refused":
        raise EngineFailed(refused(job, fault["message"]))
    if job in _ENGINE_JOBS:
        raise EngineFailed(_broke_down(fault["kind"], fault["message"]))
    raise JobFault(fault["kind"], fault["message"], fault["fields"])


def refused(job: str, why: str) -> Finding:
    """Say that the child refused a job, or was not believed."""
    return error(
        "engine/refused",
        f"The rendering child refused the job '{job}': {why}.",
        hint="take what it names out of the copy or the layout",
    )


def _broke_down(kind: str, message: str) -> Finding:
    return error(
        "engine/broke-down",
        f"The typesetting engine broke down: {kind}: {message or 'no reason given'}.",
        hint="look at what is unusual on the page, such as a size out of all proportion, and take it out",
    )


def read_picture(done: Frame) -> DevelopedPicture:
    """Read what `develop` gave."""
    (press, screen), (width, height) = done.blobs, done.header["press_size"]
    return DevelopedPicture(press, screen, (width, height), done.header["press_type"], done.header["profile"])


def read_page(done: Frame) -> EnginePage:
    """Read what `render` gave."""
    return EnginePage(done.blobs[0], tuple(done.header["complaints"]))


def read_matter(done: Frame) -> EngineMatter:
    """Read what `set_matter` gave."""
    return EngineMatter(
        tuple(EngineLine(**line) for line in done.header["lines"]),
        tuple(EngineBox(**box) for box in done.header["boxes"]),
    )
