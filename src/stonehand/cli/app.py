"""The command line. Each command parses, calls the pipeline, shows what came of it and sets the exit code."""

import json
import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from stonehand import __version__
from stonehand.cli import completion
from stonehand.cli.boundary import guarded
from stonehand.cli.progress import Progress
from stonehand.cli.show import Manner, show
from stonehand.cli.voice import is_terminal, say
from stonehand.model.finding import EngineFailed, Finding, Severity
from stonehand.workspace.environment import Environment, read_environment

app = typer.Typer(
    name="stonehand",
    help="Turns a newspaper's copy into press-ready pages.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
new = typer.Typer(help="Start an issue or an article.", no_args_is_help=True)
app.add_typer(new, name="new")


class Format(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


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
        metavar="NAME",
        help="Press profile: a built-in one, or one of layouts/press/.",
        autocompletion=completion.presses,
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How results are written.")]
FailOption = Annotated[FailOn, typer.Option("--fail-on", help="From which severity on the exit code is 1.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, and only the findings that fail the command.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Notes as well, and every stage as it begins.")]


def main() -> None:
    """Run the command line inside its error boundary."""
    guarded(app)


def _say_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        say(f"stonehand {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", help="Say the version and leave.", is_eager=True, callback=_say_version)
]


@app.callback()
def options(*, version: Version = False) -> None:
    """Turns a newspaper's copy into press-ready pages."""


@app.command()
def build(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    pages: Annotated[
        str | None, typer.Option(metavar="PAGES", help="Only these pages, such as A1,3-6; writes press/pages/.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write here instead of out/<id>.")] = None,
    press: PressName = None,
    output_format: FormatOption = Format.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an issue: HTML, press PDF, dummy and report."""
    from stonehand.pipeline.build import Request, build_issue  # noqa: PLC0415 - brings every stage

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        built = build_issue(Request(issue, pages, out, press), environment, progress.tell)
    manner = _manner(environment, output_format, _least(fail_on, quiet=quiet, verbose=verbose))
    show(built.findings, manner, built.result, built.last_line)
    _leave(built.findings, fail_on)


@app.command()
def check(
    issue: IssueName = None,
    *,
    output_format: FormatOption = Format.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find every fault of an issue but those of the press, in a second."""
    from stonehand.pipeline.check import check_issue  # noqa: PLC0415 - brings most stages

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        checked = check_issue(issue, environment, progress.tell)
    manner = _manner(environment, output_format, _least(fail_on, quiet=quiet, verbose=verbose))
    show(checked.findings, manner, checked.result, checked.last_line)
    _leave(checked.findings, fail_on)


@app.command()
def fit(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's short name, or its article's file.")],
    *,
    issue: Annotated[
        str | None,
        typer.Option(
            "--issue",
            metavar="ISSUE",
            help="The issue it stands in; else the one you stand in, else the only one.",
            autocompletion=completion.issues,
        ),
    ] = None,
    columns: Annotated[int | None, typer.Option(metavar="N", help="Only this width, in columns of the page.")] = None,
    output_format: FormatOption = Format.TEXT,
) -> None:
    """Say which columns and lines a story fills exactly."""
    from stonehand.cli.shapes import shapes_table, shapes_title, shapes_values  # noqa: PLC0415 - only this command needs it
    from stonehand.pipeline.fitting import fit_story  # noqa: PLC0415 - brings most stages

    environment = read_environment()
    with Progress(environment, quiet=False, verbose=False) as progress:
        fitted = fit_story(story, issue, columns, environment, progress.tell)
    advice = fitted.advice
    values = {"issue": fitted.issue, "story": shapes_values(advice) if advice else None}
    title = shapes_title(advice) if advice else f"{story} could not be set"
    show(fitted.findings, _manner(environment, output_format), values, title)
    if advice and output_format is Format.TEXT:
        say(shapes_table(advice, fitted.centimetres))
    if advice is None:
        raise typer.Exit(1)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Plain text: address, crossheads, paragraphs.")],
    into: IntoIssue = None,
    output_format: FormatOption = Format.TEXT,
    fail_on: FailOption = FailOn.ERROR,
) -> None:
    """Make an article of copy as it reached you."""
    from stonehand.pipeline.copy_in import import_copy  # noqa: PLC0415 - brings the Markdown reader

    environment = read_environment()
    brought = import_copy(file, into, environment)
    show(brought.findings, _manner(environment, output_format), brought.result, brought.last_line)
    _leave(brought.findings, fail_on)


@new.command("issue")
def new_issue(
    issue: Annotated[str, typer.Argument(metavar="ID", help="Its date: 2026-11-27.")],
    paper: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Which paper, where there are several.", autocompletion=completion.papers),
    ] = None,
) -> None:
    """Start an issue: its folder, its date, the next number."""
    from stonehand.workspace import roots, starter  # noqa: PLC0415 - only this command needs it

    environment = read_environment()
    _say_written(starter.new_issue(roots.find(environment.cwd), issue, paper), environment)


@new.command("article")
def new_article(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The story's short name: harbour-bridge.")],
    into: IntoIssue = None,
) -> None:
    """Start an article, on hold until its copy is final."""
    from stonehand.workspace import roots, starter  # noqa: PLC0415 - only this command needs it

    environment = read_environment()
    workspace = roots.find(environment.cwd)
    issue = roots.choose_issue(workspace, into, environment.cwd)
    _say_written(starter.new_article(workspace, issue, slug), environment)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")]) -> None:
    """Make a workspace with the starter layout."""
    from stonehand.workspace import starter  # noqa: PLC0415 - only this command needs it

    starter.init(folder)
    say(f"made {folder}; next: cd {shlex.quote(str(folder))} && stonehand new issue {read_environment().today}")


@app.command()
def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Say what is there, what is missing, and how to get it."""
    from stonehand.pipeline.health import examine  # noqa: PLC0415 - loads the fonts

    report, text, values = examine(read_environment())
    say(json.dumps(values, indent=2) if as_json else text)
    if not report.sound:
        raise typer.Exit(3)


@app.command()
def schema(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="KIND",
            help="issue, article, layout, press or fonts; else all.",
            autocompletion=completion.schema_kinds,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write KIND.schema.json into this folder, or write it anew.")
    ] = None,
) -> None:
    """Write JSON Schemas, by which an editor checks files as you type."""
    from stonehand.pipeline.schemas import schemas, write_schemas  # noqa: PLC0415 - brings the readers

    chosen = schemas(kind)
    if out is not None:
        _say_written(write_schemas(chosen, out), read_environment())
    else:
        say(json.dumps(chosen if kind is None else chosen[kind], indent=2, ensure_ascii=False))


@app.command()
def explain(
    finding: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A finding's id, such as makeup/overset.", autocompletion=completion.finding_ids
        ),
    ],
) -> None:
    """Say why a finding matters, and where its rule comes from."""
    from stonehand.cli.explain import explain as rationale  # noqa: PLC0415 - brings every stage

    say(rationale(finding))


def _manner(environment: Environment, output_format: Format, least: Severity = Severity.WARNING) -> Manner:
    return Manner(output_format is Format.JSON, is_terminal(sys.stdout) and not environment.plain, least)


def _least(fail_on: FailOn, *, quiet: bool, verbose: bool) -> Severity:
    """Tell from which severity on findings are shown; quiet never hides what sets the exit code."""
    return Severity.INFO if verbose else Severity[fail_on.name] if quiet else Severity.WARNING


def _leave(findings: tuple[Finding, ...], fail_on: FailOn) -> None:
    """Leave with the code of the gravest thing found: the engine's own failures stand above faults of copy."""
    grave = [finding for finding in findings if finding.severity >= Severity[fail_on.name]]
    if any(finding.id.startswith("engine/") for finding in grave):
        raise typer.Exit(EngineFailed.exit_code)
    if grave:
        raise typer.Exit(1)


def _say_written(paths: tuple[Path, ...], environment: Environment) -> None:
    names: list[Any] = [
        path.relative_to(environment.cwd) if path.is_relative_to(environment.cwd) else path for path in paths
    ]
    say("wrote " + ", ".join(str(name) for name in names))
