"""The figures of the set lines: the sample, the shared copy where it lies beside the checkout, and German prose.

Each is set and printed as an issue of its own. Widths are those of the galleys; where a line ends is read back from the press file,
by the origin of its last glyph and that glyph's advance. CPU is that of setting galleys, per 1,000 words: the first time in a
process, when hyphenation patterns and faces are read, and again.
"""

import datetime as dt
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from stonehand.engines.worker import Worker
from stonehand.galleys.figures import measure
from stonehand.intake.importing import import_copy
from stonehand.model.galley import Kind, Line
from stonehand.model.layout import Layout
from stonehand.model.page import Leg, MadeUpPage
from stonehand.model.units import Mm, pt
from stonehand.pipeline.build import Request, build_issue
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.setting import Pages, set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots
from stonehand.workspace.environment import Environment

sys.path.insert(0, str(Path(__file__).parents[1] / "press"))

from printed import Sheet, sheets

ISSUE = "2026-11-27"

TARGETS = {"en": (2.0, 15.0), "de": (5.0, 25.0)}
"""Most loose lines in per cent, most hyphens per 100 lines, by language."""

MOST_CPU, MOST_OFF = 60.0, 0.15
"""Milliseconds per 1,000 words, once patterns and faces are read; points between a line's end and its measure."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one body of copy; `ends` tells how far each justified line ends from its measure, in points."""

    name: str
    lang: str
    lines: int
    loose: float
    hyphens: float
    first: float
    cpu: float
    ends: tuple[float, ...]

    @property
    def verdict(self) -> str:
        """Name the targets this copy misses."""
        loose, hyphens = TARGETS[self.lang]
        over = {
            "loose": self.loose > loose,
            "hyphens": self.hyphens > hyphens,
            "ms": self.cpu > MOST_CPU,
            "end": self.ends[-1] > MOST_OFF,
        }
        missed = [name for name, is_over in over.items() if is_over]
        return f"MISSED: {', '.join(missed)}" if missed else "met"


def print_figures(root: Path) -> None:
    """Print a row for each body of copy, and which targets it misses."""
    print(f"targets: loose 2 % (German 5), hyphens 15 (25) per 100 lines, {MOST_CPU:g} ms, ends within {MOST_OFF} pt")
    print(
        f"{'copy':20}{'lines':>6}{'loose %':>9}{'hyphens':>9}{'ms first':>10}{'ms':>7}{'end pt':>8}{'median':>8}  targets"
    )
    for name, lang, write in _bodies(root):
        with tempfile.TemporaryDirectory() as place:
            row = _figures(name, lang, _workspace(Path(place), root, write))
        middle = row.ends[len(row.ends) // 2]
        print(
            f"{row.name:20}{row.lines:6}{row.loose:9.2f}{row.hyphens:9.1f}{row.first:10.1f}{row.cpu:7.1f}"
            f"{row.ends[-1]:8.3f}{middle:8.3f}  {row.verdict}",
            flush=True,
        )


def _bodies(root: Path) -> Iterator[tuple[str, str, Callable[[Path], None]]]:
    """Give each body of copy by name and language, with what writes its issue into a folder."""
    yield "the sample", "en", lambda folder: _copied(root / "issues" / ISSUE, folder)
    shared = sorted((root.parent / "shared" / "copy").glob("*.txt"))
    for file in shared:
        yield file.stem, "en", lambda folder, file=file: _imported(file, folder)  # type: ignore[misc]
    if not shared:
        print("no shared copy beside this checkout: left out")
    german = root / "tests" / "bench" / "copy" / "german.md"
    front = "---\nheadline: Die neue Brücke\npriority: lead\nlang: de-DE\n---\n"
    yield "German prose", "de", lambda folder: _written("german", front + german.read_text("utf-8"), folder)


def _workspace(place: Path, root: Path, write: Callable[[Path], None]) -> Path:
    for folder in ("layouts", "fonts"):
        shutil.copytree(root / folder, place / folder)
    write(place / "issues" / ISSUE)
    return place


def _copied(issue: Path, folder: Path) -> None:
    shutil.copytree(issue, folder)


def _imported(file: Path, folder: Path) -> None:
    article = import_copy(file.read_bytes(), file.name).value
    if article is None:
        sys.exit(f"{file.name} cannot be imported")
    _written(article.slug, article.text, folder)


def _written(slug: str, text: str, folder: Path) -> None:
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / f"{slug}.md").write_text(text, encoding="utf-8")
    (folder / "issue.yaml").write_text(f"schema: 1\npaper: gazette\ndate: {ISSUE}\nnumber: 1\n", encoding="utf-8")


def _figures(name: str, lang: str, workspace: Path) -> Row:
    desk = read_desk(roots.find(workspace), ISSUE, None).value
    if desk is None:
        sys.exit(f"{name} cannot be read")
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in desk.fonts.faces}, b"")
        first, cpu = _cpu(desk, worker)
        pages = set_issue(desk, worker, Stopwatch(lambda: worker.cpu_seconds)).value
    environment = Environment(workspace, dt.date.fromisoformat(ISSUE), None, plain=True, ci=True)
    build_issue(Request(), environment, lambda _stage, _done, _all: None)
    (press,) = (workspace / "out" / ISSUE / "press").glob("*.pdf")
    ends = tuple(sorted(_ends(desk, pages, sheets(press.read_bytes()))))
    found = measure(pages.galleys, desk.layout, desk.fonts)
    return Row(name, lang, found.lines, found.loose_share, found.hyphen_share, first, cpu, ends)


def _cpu(desk: Desk, worker: Worker) -> tuple[float, float]:
    """Give the milliseconds per 1,000 words of a first setting, and the least of three that follow, the engine's included."""
    runs: list[float] = []
    for _ in range(4):
        watch = Stopwatch(lambda: worker.cpu_seconds)
        pages = set_issue(desk, worker, watch).value
        words = sum(len(line.text.split()) for galley in pages.galleys for line in galley.lines)
        runs.append(1e6 * watch.seconds["galleys"] / words)
    return runs[0], min(runs[1:])


def _ends(desk: Desk, pages: Pages, printed: tuple[Sheet, ...]) -> Iterator[float]:
    """Give for every justified line how far from its measure it ends, in points."""
    galleys = {galley.slug: galley for galley in pages.makeup.galleys}
    for page, sheet in zip(pages.makeup.pages, printed, strict=True):
        for part in page.parts:
            for leg in part.legs:
                lines = galleys[part.slug].lines[leg.start : leg.stop]
                if not any(line.markup or line.rtl for line in lines):
                    yield from _ends_in_leg(lines, leg, page, sheet, desk.layout)


def _ends_in_leg(lines: tuple[Line, ...], leg: Leg, page: MadeUpPage, sheet: Sheet, layout: Layout) -> Iterator[float]:
    grid, form = layout.grid, layout.format
    left = pt(Mm((form.inner if page.recto else form.outer) + grid.left(leg.box.column)))
    top, foot = (pt(form.top) + line * grid.leading for line in (leg.box.line, leg.box.foot))
    right = left + pt(grid.measure)
    # By the line a run stands on and not by its baseline, which superiors and drop caps leave.
    runs = [
        (int((run.y - top) // grid.leading), run.end)
        for run in sheet.written
        if left - 1 < run.x < right and top < run.y < foot
    ]
    rows = [max(end for _, end in row) for _, row in groupby(sorted(runs), key=lambda run: run[0])]
    text = [line for line in lines if line.text]
    justified = (line.left > 1 and line.kind is not Kind.CROSSHEAD for line in text)
    yield from (abs(end - right) for is_full, end in zip(justified, rows, strict=True) if is_full)
