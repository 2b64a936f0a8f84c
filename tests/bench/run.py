"""The project's own benchmark: `make bench`.

Makes issues of 4, 16 and 64 pages from the sample's sentences in a seeded order, builds each with the installed command in a
process of its own, and sets the same words in CSS columns with raw WeasyPrint, also in a process of its own. Prints CPU seconds
(user and system, children included), the ratio of the two, peak memory of each process, and the seconds of each stage; and
the figures of the set lines over the sample, the shared copy where it lies beside the checkout, and German prose; and those of
make-up over the sample; preflight and proofs of a 16-page issue.

Wall time is not shown: on a shared machine it says nothing. Run it before and after a change, and compare ratios.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from synthetic import write_issue, write_workspace

ROOT = Path(__file__).parents[2]
STONEHAND = [sys.executable, "-m", "stonehand"]
FEW_PAGES = 10
RAW = [sys.executable, str(Path(__file__).with_name("raw_weasyprint.py"))]


def measure(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command to its end; give CPU seconds and peak MB of the largest process among it and its children."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.read().decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bench_pages(sizes: list[int]) -> None:
    """Build synthetic issues of these sizes and print a row for each; medians of as many runs as the size allows."""
    print(
        f"{'pages':>6}{'words':>8}{'CPU s':>8}{'raw s':>8}{'ratio':>7}{'s/page':>8}{'MB':>6}{'engine':>8}{'raw':>6}   stages"
    )
    with tempfile.TemporaryDirectory() as place:
        workspace = write_workspace(Path(place), ROOT)
        for size in sizes:
            print(_row(workspace, write_issue(workspace, size), 3 if size < FEW_PAGES else 1), flush=True)


def _row(workspace: Path, issue: Path, runs: int) -> str:
    ours, raws = [], []
    for _ in range(runs):  # in turn, so that a busy machine slows both
        ours.append(measure([*STONEHAND, "build", str(issue), "-q"], workspace)[0])
        raws.append(measure([*RAW, str(issue), str(ROOT / "fonts")], workspace))
    report = json.loads((workspace / "out" / issue.name / "report.json").read_text())
    cpu, raw = median(ours), median(seconds for seconds, _ in raws)
    pages, words, peaks = report["counts"]["pages"], report["counts"]["words"], report["peak_megabytes"]
    stages = " ".join(f"{name} {seconds:.2f}" for name, seconds in report["cpu_seconds"].items())
    return (
        f"{pages:6}{words:8}{cpu:8.2f}{raw:8.2f}{cpu / raw:7.2f}{cpu / pages:8.3f}{peaks['stonehand']:6}"
        f"{peaks['engine']:8}{raws[-1][1]:6.0f}   {stages}"
    )


def bench_preflight(size: int) -> None:
    """Preflight the book of a synthetic issue with its plates drawn and without, and print the CPU seconds for a page."""
    with tempfile.TemporaryDirectory() as place:
        workspace = write_workspace(Path(place), ROOT)
        issue = write_issue(workspace, size)
        measure([*STONEHAND, "build", str(issue), "-q"], workspace)
        (book,) = (workspace / "out" / issue.name / "press").glob("*.pdf")
        pages = json.loads((workspace / "out" / issue.name / "report.json").read_text())["counts"]["pages"]
        look = [*STONEHAND, "preflight", str(book), "--press", "newsprint-coldset", "--ignore", "page-multiple"]
        for name, options, most in (("with ink", [], 0.6), ("without", ["--no-ink"], 0.1)):
            runs = [measure([*look, *options], workspace) for _ in range(3)]
            seconds = median(run[0] for run in runs) / pages
            verdict = "" if seconds <= most else f"; misses {most}"
            print(
                f"preflight of {pages} pages {name}: {seconds:.3f} CPU s a page, {runs[0][1]:.0f} MB{verdict}",
                flush=True,
            )


if __name__ == "__main__":
    from figures import print_figures
    from fitting import print_fitting
    from proofs import print_proofs

    print_figures(ROOT)
    print_fitting(ROOT)
    bench_preflight(16)
    print_proofs(ROOT, 16)
    bench_pages([int(size) for size in sys.argv[1:]] or [4, 16, 64])
