"""The command line. Each command parses, calls the pipeline, shows what came of it and sets the exit code."""

import json
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from stonehand import __version__
from stonehand.cli.boundary import guarded
from stonehand.cli.progress import Progress
from stonehand.cli.show import Manner, show
from stonehand.model.finding import Finding, Severity
from stonehand.workspace.environment import Environment, read_environment

app = typer.Typer(
    name="stonehand",
    help="Turns a newspaper's copy into press-ready pages.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
new = typer.Typer(help="Start an issue or an article.", no_args_is_help=True)
app.add_typer(new, name="new")


class Format(str, Enum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


class FailOn(str, Enum):
    """From which severity on the exit code is 1."""

    WARNING = "warning"
    ERROR = "error"


IssueName = Annotated[
    str | None, typer.Argument(metavar="[ISSUE]", help="An issue's id or folder; else the one you stand in, else the only one.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How results are written.")]
FailOption = Annotated[FailOn, typer.Option("--fail-on", help="From which severity on the exit code is 1.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only findings and results.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Notes as well, and every stage as it begins.")]


def main() -> None:
    """Run the command line inside its error boundary."""
    guarded(app)


@app.callback()
def options(
    *, version: Annotated[bool, typer.Option("--version", help="Say the version and leave.", is_eager=True)] = False
) -> None:
    """Turns a newspaper's copy into press-ready pages."""
    if version:
        typer.echo(f"stonehand {__version__}")
        raise typer.Exit


@app.command()
def build(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    pages: Annotated[str | None, typer.Option(help="Only these pages, such as A1,3-6; writes press/pages/.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write here instead of out/<id>.")] = None,
    output_format: FormatOption = Format.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an issue: HTML, press PDF, dummy and report."""
    from stonehand.pipeline.build import Request, build_issue  # noqa: PLC0415 - brings every stage

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        built = build_issue(Request(issue, pages, out), environment, progress.tell)
    manner = _manner(environment, output_format, quiet=quiet, verbose=verbose)
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
    """Read, set and make up an issue without rendering it: every finding but those of the press, in about a second."""
    from stonehand.pipeline.check import check_issue  # noqa: PLC0415 - brings most stages

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        checked = check_issue(issue, environment, progress.tell)
    show(checked.findings, _manner(environment, output_format, quiet=quiet, verbose=verbose), checked.result, checked.last_line)
    _leave(checked.findings, fail_on)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Copy as it reached you: plain text.")],
    into: Annotated[str | None, typer.Option("--into", metavar="ISSUE", help="The issue it is meant for.")] = None,
    output_format: FormatOption = Format.TEXT,
    fail_on: FailOption = FailOn.ERROR,
) -> None:
    """Make an article of copy in another form."""
    from stonehand.pipeline.copy_in import import_copy  # noqa: PLC0415 - brings the Markdown reader

    environment = read_environment()
    brought = import_copy(file, into, environment)
    show(brought.findings, _manner(environment, output_format), brought.result, brought.last_line)
    _leave(brought.findings, fail_on)


@new.command("issue")
def new_issue(
    issue: Annotated[str, typer.Argument(metavar="ID", help="Its date: 2026-11-27.")],
    paper: Annotated[str | None, typer.Option(help="Which paper, where there are several.")] = None,
) -> None:
    """Start an issue: its folder, its date, the next number."""
    from stonehand.workspace import roots, starter  # noqa: PLC0415 - only this command needs it

    environment = read_environment()
    _say_written(starter.new_issue(roots.find(environment.cwd), issue, paper), environment)


@new.command("article")
def new_article(
    slug: Annotated[str, typer.Argument(help="The story's short name: harbour-bridge.")],
    into: Annotated[str | None, typer.Option("--into", metavar="ISSUE", help="The issue it is meant for.")] = None,
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
    typer.echo(f"made {folder}; next: cd {folder} && stonehand new issue {read_environment().today}")


@app.command()
def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Say what is there, what is missing, and how to get it."""
    from stonehand.pipeline.health import examine  # noqa: PLC0415 - loads the fonts

    report, text, values = examine(read_environment())
    typer.echo(json.dumps(values, indent=2) if as_json else text)
    if not report.sound:
        raise typer.Exit(3)


@app.command()
def schema(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="issue, article, layout or press; else all.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write KIND.schema.json files into this folder.")] = None,
) -> None:
    """Write JSON Schemas, with which an editor completes and checks the files as you type."""
    from stonehand.pipeline.schemas import schemas, write_schemas  # noqa: PLC0415 - brings the readers

    chosen = schemas(kind)
    if out is not None:
        _say_written(write_schemas(chosen, out), read_environment())
    else:
        typer.echo(json.dumps(chosen if kind is None else chosen[kind], indent=2, ensure_ascii=False))


@app.command()
def explain(finding: Annotated[str, typer.Argument(metavar="ID", help="A finding's id, such as makeup/overset.")]) -> None:
    """Say why a finding matters, and where its rule comes from."""
    from stonehand.cli.explain import explain as rationale  # noqa: PLC0415 - brings every stage

    typer.echo(rationale(finding))


def _manner(environment: Environment, output_format: Format, *, quiet: bool = False, verbose: bool = False) -> Manner:
    least = Severity.INFO if verbose else Severity.ERROR if quiet else Severity.WARNING
    colour = sys.stdout.isatty() and not environment.plain
    return Manner(output_format is Format.JSON, colour, least)


def _leave(findings: tuple[Finding, ...], fail_on: FailOn) -> None:
    limit = Severity[fail_on.name]
    if any(finding.severity >= limit for finding in findings):
        raise typer.Exit(1)


def _say_written(paths: tuple[Path, ...], environment: Environment) -> None:
    names: list[Any] = [path.relative_to(environment.cwd) if path.is_relative_to(environment.cwd) else path for path in paths]
    typer.echo("made " + ", ".join(str(name) for name in names))
