"""The figures of make-up over the sample: CPU of fitting the whole issue once its galleys are set, and of a story's shape table.

A shape table is every rectangle of one column to all that the story fills exactly, with its recipe: what `stonehand fit` prints.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from stonehand.engines.worker import Worker
from stonehand.galleys.setting import set_galleys
from stonehand.makeup.figures import figures
from stonehand.makeup.fittings import whole_story
from stonehand.makeup.make import make_up
from stonehand.makeup.measures import first_pages, measures
from stonehand.makeup.shapes import shape_table
from stonehand.model.galley import Galley
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.workspace import roots

ISSUE = "2026-11-27"
MOST_FIT, MOST_TABLE = 1.0, 15.0
"""CPU seconds for an issue of eight pages; milliseconds a story, on average."""

RUNS = 5


def print_fitting(root: Path) -> None:
    """Print the figures, and which of the targets they miss."""
    workspace = roots.Workspace(root)
    desk = read_desk(workspace, ISSUE, None).value
    if desk is None:
        return
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in desk.fonts.faces}, b"")
        galleys = set_galleys(
            desk.issue,
            desk.layout,
            desk.fonts,
            worker,
            measures=measures(desk.issue, desk.layout),
            pages=first_pages(desk.issue, desk.layout),
        ).value
    fit = median(_seconds(lambda: make_up(desk.issue, galleys, desk.layout)) for _ in range(RUNS))
    tables = [_table(desk, galley) for galley in galleys]
    shapes = sum(count for count, _ in tables)
    each = [1000 * seconds for _, seconds in tables]
    made = figures(make_up(desk.issue, galleys, desk.layout).value, desk.layout)
    missed = [name for name, bad in (("fitting", fit > MOST_FIT), ("tables", mean(each) > MOST_TABLE)) if bad]
    print(
        f"make-up of the sample: {len(galleys)} galleys fitted in {fit:.3f} CPU s; shape tables {mean(each):.1f} ms a story "
        f"(median {median(each):.1f}, longest {max(each):.1f}), {shapes} shapes; "
        f"{made.filled_exactly} of {made.frames} frames exact, {made.bad_breaks_percent} % bad breaks of {made.leg_breaks}"
        + (f"; misses {', '.join(missed)}" if missed else "")
    )


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _table(desk: Desk, galley: Galley) -> tuple[int, float]:
    """Make a story's shape table at every width; give the shapes and the CPU seconds."""
    count, begun = 0, time.process_time()
    for columns in range(1, desk.layout.grid.columns + 1):
        count += len(shape_table(whole_story(galley, columns, desk.layout.grid)))
    return count, time.process_time() - begun
