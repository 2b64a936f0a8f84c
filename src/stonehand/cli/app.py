"""The command line. Each command parses, calls the pipeline, shows what came of it and sets the exit code."""

import json
import shlex
from pathlib import Path
from typing import Annotated, Any

import typer

from stonehand import __version__
from stonehand.cli import building, completion, shipping
from stonehand.cli.boundary import guarded
from stonehand.cli.diffing import diff
from stonehand.cli.options import (
    FailOn,
    FailOption,
    FormatOption,
    IntoIssue,
    given_base,
    leave,
    manner,
    workspace_base,
)
from stonehand.cli.preflighting import preflight
from stonehand.cli.progress import Progress
from stonehand.cli.proofing import proof
from stonehand.cli.show import show
from stonehand.cli.voice import say
from stonehand.pipeline.reporting.report import Form
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


building.register(app)


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
    output_format: FormatOption = Form.TEXT,
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
    show(fitted.findings, manner(environment, output_format, workspace_base(environment, fitted.issue)), values, title)
    if advice and output_format is Form.TEXT:
        say(shapes_table(advice, fitted.centimetres))
    if advice is None:
        raise typer.Exit(1)


app.command()(proof)
app.command()(diff)
app.command()(preflight)
shipping.register(app)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Plain text: address, crossheads, paragraphs.")],
    into: IntoIssue = None,
    output_format: FormatOption = Form.TEXT,
    fail_on: FailOption = FailOn.ERROR,
) -> None:
    """Make an article of copy as it reached you."""
    from stonehand.pipeline.copy_in import import_copy  # noqa: PLC0415 - brings the Markdown reader

    environment = read_environment()
    brought = import_copy(file, into, environment)
    spoken = manner(environment, output_format, given_base(environment, {str(file): file}))
    show(brought.findings, spoken, brought.result, brought.last_line)
    leave(brought.findings, fail_on)


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
        str | None,
        typer.Argument(
            metavar="ID", help="A finding's id, such as makeup/overset.", autocompletion=completion.finding_ids
        ),
    ] = None,
    *,
    rules: Annotated[
        bool, typer.Option("--rules", help="All rules of preflight and their numbers, as Markdown.")
    ] = False,
) -> None:
    """Say why a finding matters, and where its rule comes from."""
    from stonehand.cli.explain import explain as rationale  # noqa: PLC0415 - brings every stage

    if rules == (finding is not None):
        message = "give a finding's id, or --rules"
        raise typer.BadParameter(message)
    if finding is not None:
        say(rationale(finding))
        return
    from stonehand.cli.rules_page import rules_page  # noqa: PLC0415 - brings the readers of profiles

    say(rules_page())


def _say_written(paths: tuple[Path, ...], environment: Environment) -> None:
    names: list[Any] = [
        path.relative_to(environment.cwd) if path.is_relative_to(environment.cwd) else path for path in paths
    ]
    say("wrote " + ", ".join(str(name) for name in names))
