"""`stonehand preflight FILE.pdf…`: finished files, anybody's, held against the rules of a press. Needs no workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from stonehand.cli import completion
from stonehand.cli.options import FailOn, FailOption, FormatOption, Quiet, Verbose, given_base, least, leave, manner
from stonehand.cli.progress import Progress
from stonehand.cli.show import show_report
from stonehand.model.finding import UsageError, error
from stonehand.pipeline.reporting.report import Form
from stonehand.workspace import sources
from stonehand.workspace.environment import read_environment

Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULES",
        help="Only these rules, such as small-text,rgb-paint.",
        autocompletion=completion.rules,
    ),
]
Ignored = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="All but these rules.", autocompletion=completion.rules),
]
PressOption = Annotated[
    str | None,
    typer.Option(
        "--press",
        metavar="PROFILE",
        help="A press profile's name or file; else the one your only paper is printed with.",
        autocompletion=completion.presses,
    ),
]


def preflight(  # noqa: PLR0913 - a command's options are its parameters
    files: Annotated[list[Path], typer.Argument(metavar="FILE.pdf", help="Finished PDFs, delivered together.")],
    *,
    press: PressOption = None,
    select: Rules = None,
    ignore: Ignored = None,
    no_ink: Annotated[bool, typer.Option("--no-ink", help="Draw no plates; rules of ink are skipped.")] = False,
    output_format: FormatOption = Form.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Look at finished PDFs as the printer will."""
    from stonehand.engines.worker import FOREIGN, Worker  # noqa: PLC0415 - only where a child is started
    from stonehand.pipeline.preflight_report import preflight_report  # noqa: PLC0415 - brings all checks
    from stonehand.pipeline.preflighting import preflight_files  # noqa: PLC0415
    from stonehand.pipeline.rules import chosen_press, chosen_rules  # noqa: PLC0415

    environment = read_environment()
    selection = chosen_rules(select or (), ignore or ())
    profile = chosen_press(press, environment.cwd)
    given = _by_name(files)
    pdfs = {name: sources.read_given(environment.cwd / file, sources.PDF_LIMIT) for name, file in given.items()}
    with Worker(FOREIGN) as worker:
        with Progress(environment, quiet=quiet, verbose=verbose) as progress:
            looked = preflight_files(pdfs, profile.value, worker, progress.tell, ink=not no_ink, selection=selection)
        base = given_base(environment, given)
        report = preflight_report(looked, pdfs, profile.value, worker, base=base, before=profile.findings)
        show_report(report, manner(environment, output_format, base, least(fail_on, quiet=quiet, verbose=verbose)))
    leave(tuple(report.findings), fail_on)


def _by_name(files: Sequence[Path]) -> dict[str, Path]:
    """Give files by their names, which findings call them by.

    Raises:
        UsageError: two have the same name, and could not be delivered together.
    """
    named = {file.name: file for file in files}
    if len(named) < len(files):
        twice = next(file.name for file in files if named[file.name] is not file)
        message = f"two files are called {twice}, and could not be delivered together"
        raise UsageError(error("cli/same-name", message, hint="look at them one by one"))
    return named
