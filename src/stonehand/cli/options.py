"""Options that several commands share, and what follows from them: how results are shown, and the exit code."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stonehand.cli import completion
from stonehand.cli.show import Manner
from stonehand.cli.voice import is_terminal
from stonehand.model.finding import EngineFailed, Finding, Severity
from stonehand.pipeline.reporting.report import Base, Form
from stonehand.pipeline.seen_from import base_of
from stonehand.workspace import roots
from stonehand.workspace.environment import Environment


class FailOn(StrEnum):
    """From which severity on the exit code is 1."""

    WARNING = "warning"
    ERROR = "error"


IssueName = Annotated[
    str | None,
    typer.Argument(
        metavar="ISSUE",
        help="An issue's id or folder; else the one you stand in, else the only one.",
        autocompletion=completion.issues,
    ),
]
IntoIssue = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar="ISSUE",
        help="The issue it is meant for; else the one you stand in, else the only one.",
        autocompletion=completion.issues,
    ),
]
PressName = Annotated[
    str | None,
    typer.Option(
        "--press",
        metavar="PROFILE",
        help="A press profile's name or file; else the layout's.",
        autocompletion=completion.presses,
    ),
]
FormatOption = Annotated[Form, typer.Option("--format", help="How results are written.")]
FormOption = Annotated[
    Form | None,
    typer.Option(
        "--format", help="How results are written; else text, and on GitHub with --ci or --changed-since github."
    ),
]
FailOption = Annotated[FailOn, typer.Option("--fail-on", help="From which severity on the exit code is 1.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, and only the findings that fail the command.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Notes as well, and every stage as it begins.")]


def manner(environment: Environment, form: Form, base: Base, least: Severity = Severity.WARNING) -> Manner:
    """Tell how a command speaks."""
    return Manner(form, is_terminal(sys.stdout) and not environment.plain, least, base)


def least(fail_on: FailOn, *, quiet: bool, verbose: bool) -> Severity:
    """Tell from which severity on findings are shown; quiet never hides what sets the exit code."""
    return Severity.INFO if verbose else Severity[fail_on.name] if quiet else Severity.WARNING


def leave(findings: tuple[Finding, ...], fail_on: FailOn) -> None:
    """Leave with the code of the gravest thing found: the engine's own failures stand above faults of copy."""
    grave = [finding for finding in findings if finding.severity >= Severity[fail_on.name]]
    if any(finding.id.startswith("engine/") for finding in grave):
        raise typer.Exit(EngineFailed.exit_code)
    if grave:
        raise typer.Exit(1)


def workspace_base(environment: Environment, issue: str, book: str = "") -> Base:
    """Tell where the workspace lies in its repository; pages of the issue, and its press file, are shown at its own file."""
    return base_of(roots.find(environment.cwd), issue, book)


def given_base(environment: Environment, files: Mapping[str, Path]) -> Base:
    """Tell where files that were given by name lie in the repository one stands in; those outside keep their bare name."""
    root = roots.repository_of(environment.cwd)
    real = {name: (environment.cwd / file).resolve() for name, file in files.items()}
    return Base(
        files={
            name: file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
            for name, file in real.items()
        }
    )
