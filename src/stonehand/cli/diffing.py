"""The command `diff`: what changed between two builds, in the form that was asked for. Leaves with 0 for the same, 1 for different,
2 where the two could not be compared.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stonehand.cli import completion
from stonehand.cli.options import PressName, Quiet, Verbose, workspace_base
from stonehand.cli.progress import Progress
from stonehand.cli.voice import aside, is_terminal, say
from stonehand.model.changes import Changes
from stonehand.model.finding import UsageError
from stonehand.pipeline.reporting.as_text import finding_text
from stonehand.pipeline.reporting.report import NO_BASE
from stonehand.workspace.environment import Environment, read_environment

if TYPE_CHECKING:  # the pipeline is brought by the command alone
    from stonehand.pipeline.diffing import Differed

_DIFFERENT = 1


class DiffForm(StrEnum):
    """How changes are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    HTML = "html"


def diff(  # noqa: PLR0913 - a command's options are its parameters
    before: Annotated[str, typer.Argument(metavar="A", help="An output folder, a PDF, or a git revision.")],
    after: Annotated[
        str | None, typer.Argument(metavar="B", help="Another such; else the issue as it stands now.")
    ] = None,
    *,
    issue: Annotated[
        str | None,
        typer.Option(
            "--issue",
            metavar="ISSUE",
            help="The issue a revision is asked for; else the one you stand in, else the only one.",
            autocompletion=completion.issues,
        ),
    ] = None,
    press: PressName = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write pictures of the changed pages here, before and after.")
    ] = None,
    dpi: Annotated[int, typer.Option("--dpi", metavar="N", help="Pixels per inch of the pictures, 20 to 300.")] = 100,
    output_format: Annotated[DiffForm, typer.Option("--format", help="How changes are written.")] = DiffForm.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Say what changed between two builds, page by page and word by word."""
    from stonehand.pipeline import diffing  # noqa: PLC0415 - brings every stage

    environment = read_environment()
    draw = output_format is DiffForm.HTML
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        found = diffing.diff(diffing.Request(before, after, issue, press, out, dpi, draw), environment, progress.tell)
    if found.changes is None:
        raise UsageError(*found.findings)
    say(_written(found, found.changes, output_format, environment))
    if found.written:
        aside(f"wrote {len(found.written)} files to {out}")
    if output_format is not DiffForm.JSON:
        for finding in found.findings:
            aside(finding_text(finding))
    if not found.changes.same:
        raise typer.Exit(_DIFFERENT)


def _written(found: "Differed", changes: Changes, form: DiffForm, environment: Environment) -> str:
    match form:
        case DiffForm.TEXT:
            from stonehand.pipeline.reporting.changes.as_text import changes_as_text  # noqa: PLC0415 - one form alone

            return changes_as_text(changes, colour=is_terminal(sys.stdout) and not environment.plain)
        case DiffForm.JSON:
            from stonehand.pipeline.changes_written import names_of  # noqa: PLC0415 - one form alone
            from stonehand.pipeline.reporting.changes.as_json import changes_as_json  # noqa: PLC0415 - one form alone

            return changes_as_json(changes, found.findings, names_of(found.pictures) if found.written else {})
        case DiffForm.GITHUB:
            from stonehand.pipeline.reporting.changes.as_github import changes_as_github  # noqa: PLC0415 - one form alone

            return changes_as_github(changes, workspace_base(environment, found.issue) if found.issue else NO_BASE)
        case DiffForm.HTML:
            from stonehand.pipeline.reporting.changes.as_html import changes_as_html  # noqa: PLC0415 - brings Jinja

            return changes_as_html(changes, found.pictures, found.findings)
