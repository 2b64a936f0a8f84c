"""The CPU of proofs: pages, contact sheet, flatplan and marked proofs of a synthetic issue, on top of making its pages."""

import resource
import tempfile
from pathlib import Path

from synthetic import write_issue, write_workspace

from stonehand.engines.worker import Worker
from stonehand.pipeline.desk import read_desk
from stonehand.pipeline.making import make_issue
from stonehand.pipeline.proof_drawings import draw_pictures
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots

DPI, MOST = 100, 0.25
"""Pixels per inch; CPU seconds a page, the drawing child's included."""


def print_proofs(root: Path, size: int) -> None:
    """Draw the pictures of an issue of about so many pages, and print the CPU seconds for a page."""
    with tempfile.TemporaryDirectory() as place, Worker() as worker:
        workspace = write_workspace(Path(place), root)
        issue = write_issue(workspace, size)
        desk = read_desk(roots.find(workspace), issue.name, None).value
        assert desk is not None
        made = make_issue(desk, None, worker, Stopwatch(lambda: 0.0), _nothing)
        begun = _cpu()
        pictures = draw_pictures(desk, made.value, made.findings, DPI, _nothing)
        pages = sum(name.startswith("page-") for name in pictures.value)
        seconds = (_cpu() - begun) / pages
        marked = sum(name.startswith("marked/") for name in pictures.value)
        verdict = "" if seconds <= MOST else f"; misses {MOST}"
        print(f"proofs of {pages} pages, {marked} marked, {DPI} dpi: {seconds:.3f} CPU s a page{verdict}", flush=True)


def _cpu() -> float:
    """CPU seconds of this process and of children that have ended."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in uses)


def _nothing(_stage: str, _done: int, _total: int) -> None:
    return None
