"""Commands of delivery: `package` for the print shop, `verify` on the other side, `impose` for proofs and dummies."""

from pathlib import Path
from typing import Annotated

import typer

from stonehand.cli.options import (
    FailOn,
    FailOption,
    FormatOption,
    IssueName,
    PressName,
    Quiet,
    Verbose,
    given_base,
    least,
    leave,
    manner,
    workspace_base,
)
from stonehand.cli.progress import Progress
from stonehand.cli.show import show
from stonehand.pipeline.reporting.report import Form
from stonehand.press.impose import Imposition
from stonehand.workspace.environment import read_environment


def package(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    press: PressName = None,
    replate: Annotated[
        str | None,
        typer.Option(metavar="PAGES", help="Send these pages alone, such as A3,4; all others stand as sent."),
    ] = None,
    output_format: FormatOption = Form.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Package what was proofed for the print shop."""
    from stonehand.pipeline.packaging import Request, package_issue  # noqa: PLC0415 - brings every stage

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        packed = package_issue(Request(issue, press, replate), environment, progress.tell)
    base = workspace_base(environment, packed.result["issue"])
    spoken = manner(environment, output_format, base, least(fail_on, quiet=quiet, verbose=verbose))
    show(packed.findings, spoken, packed.result, packed.last_line)
    leave(packed.findings, fail_on)


def verify(
    file: Annotated[Path, typer.Argument(metavar="ZIP", help="A delivery, as it was received.")],
    *,
    output_format: FormatOption = Form.TEXT,
) -> None:
    """Say whether a delivery arrived as it was packed."""
    from stonehand.pipeline.verifying import verify_archive  # noqa: PLC0415 - only this command needs it

    environment = read_environment()
    verified = verify_archive(file, environment.cwd)
    base = given_base(environment, {file.name: file})
    show(verified.findings, manner(environment, output_format, base), verified.result, verified.last_line)
    leave(verified.findings, FailOn.ERROR)


def impose(
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="Single pages in reading order.")],
    *,
    how: Annotated[
        Imposition, typer.Option("--as", help="Printer's spreads of a booklet, or pages side by side as they are read.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here instead of FILE_booklet.pdf or FILE_2up.pdf.")
    ] = None,
    output_format: FormatOption = Form.TEXT,
    fail_on: FailOption = FailOn.ERROR,
) -> None:
    """Lay a PDF's pages side by side on sheets."""
    from stonehand.pipeline.imposing import impose_file  # noqa: PLC0415 - only this command needs it

    environment = read_environment()
    imposed = impose_file(file, how, out, environment.cwd)
    base = given_base(environment, {file.name: file})
    show(imposed.findings, manner(environment, output_format, base), imposed.result, imposed.last_line)
    leave(imposed.findings, fail_on)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (package, verify, impose):
        app.command()(command)
