"""The report of a preflight: what the command line shows of it, and the same as files of a delivery."""

from collections.abc import Mapping

from stonehand.engines.worker import Worker
from stonehand.model.finding import Finding
from stonehand.model.press import PressProfile
from stonehand.pipeline.known import known_faults
from stonehand.pipeline.preflighting import Preflighted
from stonehand.pipeline.reporting.as_html import as_html
from stonehand.pipeline.reporting.as_json import as_json
from stonehand.pipeline.reporting.report import NO_BASE, Base, Inspection, Report
from stonehand.pipeline.reporting.words import counted
from stonehand.pipeline.sheets import draw_sheets


def preflight_report(  # noqa: PLR0913 - all that a report tells of
    preflighted: Preflighted,
    files: Mapping[str, bytes],
    profile: PressProfile,
    worker: Worker,
    *,
    base: Base = NO_BASE,
    before: tuple[Finding, ...] = (),
) -> Report:
    """Give the report; `before` was found on the way there, such as in the profile. Pages are drawn when it is shown as HTML."""
    result = {
        "press": profile.name,
        "files": list(files),
        "pages": preflighted.pages,
        "plates_drawn_by": preflighted.program,
    }
    return Report(
        (*before, *preflighted.findings),
        result,
        f"{_named(files)}: {counted(preflighted.pages, 'page')} looked at for {profile.name}",
        Inspection(
            preflighted.held,
            preflighted.skipped,
            lambda findings: draw_sheets(findings, files, preflighted.facts, worker),
        ),
        base,
        title=f"Preflight for {profile.name}",
    )


def report_json(report: Report) -> bytes:
    """Give a report as a file for programs."""
    return f"{as_json(report)}\n".encode()


def report_html(report: Report) -> bytes:
    """Give a report as a file for people."""
    return as_html(report, known_faults()).encode("utf-8", "backslashreplace")


def _named(files: Mapping[str, bytes]) -> str:
    names = list(files)
    return names[0] if len(names) == 1 else f"{len(names)} files"
