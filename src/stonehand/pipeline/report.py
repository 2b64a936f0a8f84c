"""report.json: what a build found and made, for whoever comes after: CI, the desk, the next build.

Seconds and memory are the only figures in it that differ from one run to the next.
"""

import hashlib
import json
import resource
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stonehand import __version__
from stonehand.makeup.figures import figures
from stonehand.model.dummy import PageId
from stonehand.model.finding import plain_values
from stonehand.pipeline.accepted import Accepting
from stonehand.pipeline.balance import take_balance
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.setting import Pages
from stonehand.pipeline.sources_sum import sum_of
from stonehand.pipeline.turns import jumps_told

if TYPE_CHECKING:  # a check counts its lines here, and prints nothing
    from stonehand.pipeline.printing import Printed

REPORT = "report.json"


@dataclass(frozen=True, slots=True)
class PressState:
    """How a product's file stands: `fresh` from this build, `stale` from an earlier one, `pages` alone were made, or `none`.

    `build` is the SHA-256 of `file`.
    """

    state: str
    file: str = ""
    build: str = ""

    def words(self, folder: str, product: str = "press") -> str:
        """Give the state as the last line of a build tells it; `folder` is what the files' paths begin with."""
        if self.state == "stale":
            return f"{product}: stale, {folder}/{self.file} is of an earlier build ({self.build[:12]})"
        return f"{product}: no file was written"


def title_of(desk: Desk) -> str:
    """Give the title of an issue's files."""
    return f"{desk.layout.name}, {desk.issue.date.isoformat()}"


def file_name(desk: Desk, page: PageId | None = None) -> str:
    """Give the press file's name: paper and date, and the page where it is one alone."""
    return f"{desk.issue.paper}_{desk.issue.date.isoformat()}{f'_{page}' if page else ''}.pdf"


def press_state(files: Mapping[str, bytes], target: Path, product: str = "press") -> PressState:
    """Tell how a product's file, the press's or the reader's, stands once these files are written into the target."""
    for name, content in files.items():
        if name.startswith(f"{product}/"):
            state = "pages" if name.startswith("press/pages/") else "fresh"
            return PressState(state, name, hashlib.sha256(content).hexdigest())
    kept = sorted((target / product).glob("*.pdf"))
    if not kept:
        return PressState("none")
    return PressState("stale", f"{product}/{kept[0].name}", hashlib.sha256(kept[0].read_bytes()).hexdigest())


def report_json(  # noqa: PLR0913, PLR0917 - all that a report tells of
    issue_id: str,
    desk: Desk | None,
    pages: Pages | None,
    printed: "Printed | None",
    accepting: Accepting,
    states: Mapping[str, PressState],
    cpu_seconds: Mapping[str, float],
    engine_peak: int,
    sources: Mapping[str, str],
) -> bytes:
    """Write the report."""
    report = {
        "schema": 1,
        "stonehand": __version__,
        "issue": issue_id,
        **(_issue(desk) if desk else {}),
        **{product: asdict(state) for product, state in states.items()},
        "press_profile": desk.press.name if desk and desk.press else "",
        "sources": {"sha256": sum_of(sources), "files": dict(sorted(sources.items()))},
        "counts": counts(desk, pages),
        "pages": _pages(pages),
        "makeup": asdict(figures(pages.makeup, desk.layout)) if desk and pages else {},
        "codes": _codes(desk, printed),
        "jumps": jumps_told(pages.makeup, desk.layout, printed.jumps if printed else ()) if desk and pages else [],
        "accepted": _accepted(accepting),
        "findings": [plain_values(finding) for finding in accepting.findings],
        "cpu_seconds": {stage: round(seconds, 3) for stage, seconds in cpu_seconds.items()},
        "peak_megabytes": {"stonehand": _own_peak(), "engine": round(engine_peak / 1024**2)},
    }
    # A file's name may hold bytes that are no UTF-8; JSON has an escape for what stands for them.
    return (json.dumps(report, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _issue(desk: Desk) -> dict[str, Any]:
    issue = desk.issue
    held = [{"slug": story.slug, "status": story.status.value} for story in issue.held]
    return {"paper": issue.paper, "date": issue.date.isoformat(), "number": issue.number, "held": held}


def counts(desk: Desk | None, pages: Pages | None) -> dict[str, int]:
    """Count pages, stories, words and lines; nothing where nothing was set."""
    if desk is None or pages is None:
        return {}
    balance = take_balance(pages, [story.slug for story in desk.issue.stories])
    return {
        "pages": len(pages.makeup.pages),
        "stories": len(desk.issue.stories),
        "words": sum(story.words for story in desk.issue.stories),
        "lines_set": balance.set,
        "lines_placed": balance.placed,
        "lines_overset": balance.overset,
    }


def _pages(pages: Pages | None) -> list[dict[str, Any]]:
    if pages is None:
        return []
    return [
        {
            "page": page.id,
            "master": page.master,
            "inks": page.inks.value,
            "stories": [{"slug": p.slug, "part": p.part} for p in page.parts],
        }
        for page in pages.makeup.pages
    ]


def _codes(desk: Desk | None, printed: "Printed | None") -> list[dict[str, Any]]:
    if desk is None or printed is None:
        return []
    urls = {story.slug: story.url for story in desk.issue.stories}
    return [
        {"slug": code.slug, "page": code.page, "url": urls.get(code.slug), "decoded": code.text}
        for code in printed.codes
    ]


def _accepted(accepting: Accepting) -> list[dict[str, str]]:
    return [
        {"id": one.fault, "place": one.place, "says": one.says, "name": one.name, "reason": one.reason}
        for one in accepting.met
    ]


def _own_peak() -> int:
    """Give the most memory this process had, in MB; Linux counts it in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024**2 if sys.platform == "darwin" else 1024))
