"""A build for CI: what is asked of it, and what it says of itself, in the output folder and where the machine shows it.

The summary in the output folder names its thumbnails by where they lie beside it. Where the machine shows it, they have an address
only if somebody said where the output is published; a code host shows no other picture.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from stonehand.engines.worker import Worker
from stonehand.model.finding import Finding, Outcome, UsageError, error, warning
from stonehand.pipeline.against import Against, against, compare_with
from stonehand.pipeline.company import Company, keep_company
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.known import known_faults
from stonehand.pipeline.making import Made, Tell
from stonehand.pipeline.past import Wanted
from stonehand.pipeline.reporting.as_sarif import as_sarif
from stonehand.pipeline.reporting.as_summary import FOLDER, LIMIT, Summary, as_summary
from stonehand.pipeline.reporting.report import Report
from stonehand.pipeline.sides import side_of_made
from stonehand.pipeline.sources_sum import sum_of
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import step_summary
from stonehand.workspace.environment import Environment
from stonehand.workspace.roots import Workspace
from stonehand.workspace.sources import PressFiles

SARIF = f"{FOLDER}/report.sarif"
SUMMARY = f"{FOLDER}/summary.md"

_ADDRESS = re.compile(r"https?://[^\s\"'<>`|\\\x00-\x1f\x7f]+")
_UNBOUNDED = 2**40

_NOW = "now"
"""What the issue as it was just made is called beside its base."""


@dataclass(frozen=True, slots=True)
class Ci:
    """What was asked: a revision to compare with, and the address the folder that holds the issue's own will have.

    A build asks it for all that it makes beside its products, and hands it what it has to say.
    """

    base: str | None = None
    published: str = ""

    def against(self, workspace: Workspace, issue: str, press: PressFiles | None, fonts: Path | None) -> Against | None:
        """Find the revision the issue is compared with, if one was named.

        Raises:
            UsageError: the workspace is not under version control, or there is no such revision.
            ToolMissing: there is no git.
        """
        return None if self.base is None else against(self.base, Wanted(workspace, issue, press, fonts))

    def company(  # noqa: PLR0913, PLR0917 - what all of it is made from
        self,
        base: Against | None,
        desk: Desk,
        made: Made,
        found: Sequence[Finding],
        sums: Mapping[str, str],
        worker: Worker,
        watch: Stopwatch,
        tell: Tell,
    ) -> Outcome[Company | None]:
        """Make proofs, and what changed against the base."""
        now = side_of_made(_NOW, desk, made, sums)
        compare = (lambda: compare_with(base, now, tell)) if base and now else None
        kept = keep_company(desk, made, found, sum_of(sums), compare, worker, watch, tell)
        return Outcome(kept.value, kept.findings)

    def summary(
        self, issue: str, report: Report, press: str, figures: Mapping[str, int], company: Company | None
    ) -> Summary:
        """Put together what the build has to say; `press` tells how the press file stands."""
        company = company or Company()
        return Summary(issue, report, press, figures, company.changes, company.thumbnails)

    def files(self, summary: Summary) -> dict[str, bytes]:
        """Give the report as SARIF and the summary, by name in the output folder."""
        return {
            SARIF: f"{as_sarif(summary.report, known_faults())}\n".encode(),
            SUMMARY: as_summary(summary, limit=_UNBOUNDED).encode("utf-8", "backslashreplace"),
        }

    def show(self, summary: Summary, folder: str, environment: Environment) -> tuple[Finding, ...]:
        """Append the summary where the machine shows it, if it names such a place; say why it could not be done.

        `folder` is the name of the issue's output folder, which will be published under the address that was given.
        """
        place = environment.step_summary
        if place is None:
            return ()
        address = f"{self.published.rstrip('/')}/{quote(folder)}/{FOLDER}/" if self.published else None
        text = as_summary(summary, address, step_summary.room(place, LIMIT))
        if not text:
            message = f"the summary of issue {summary.issue} was left out: this step has said all it may"
            hint = f"read {SUMMARY} in the issue's output folder"
            return (warning("pipeline/summary-left-out", message, hint=hint),)
        return step_summary.append(place, text)


def asked(base: str | None, address: str | None, environment: Environment) -> Ci:
    """Give what was asked, by the command line or the surroundings.

    Raises:
        UsageError: the address is none of the web: it would stand in a page that others read.
    """
    published = environment.proofs_url if address is None else address
    _check_address(published)
    return Ci(base, published)


def _check_address(address: str) -> None:
    if address and not _ADDRESS.fullmatch(address):
        message = f"proofs cannot be shown from {address!r}"
        hint = "give an address that begins with https://, or leave --proofs-url and STONEHAND_PROOFS_URL away"
        raise UsageError(error("cli/no-such-address", message, hint=hint))
