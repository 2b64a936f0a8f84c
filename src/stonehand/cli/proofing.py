"""The command `proof`: pictures and sheets of an issue for people to look at, whatever was found in it."""

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
    least,
    leave,
    manner,
    workspace_base,
)
from stonehand.cli.progress import Progress
from stonehand.cli.show import show
from stonehand.pipeline.reporting.report import Form
from stonehand.workspace.environment import read_environment


def proof(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    pages: Annotated[
        str | None,
        typer.Option(metavar="PAGES", help="Only these pages, such as A1,3-6; the flatplan shows the whole issue."),
    ] = None,
    dpi: Annotated[int, typer.Option("--dpi", metavar="N", help="Pixels per inch of the pages, 20 to 600.")] = 100,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write into DIR/proofs instead of out/<id>/proofs.")
    ] = None,
    press: PressName = None,
    output_format: FormatOption = Form.TEXT,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Draw an issue for people to look at: pages, flatplan, proofs."""
    from stonehand.pipeline.proofing import Request, proof_issue  # noqa: PLC0415 - brings every stage

    environment = read_environment()
    with Progress(environment, quiet=quiet, verbose=verbose) as progress:
        proofed = proof_issue(Request(issue, pages, dpi, out, press), environment, progress.tell)
    base = workspace_base(environment, proofed.result["issue"])
    spoken = manner(environment, output_format, base, least(fail_on, quiet=quiet, verbose=verbose))
    show(proofed.findings, spoken, proofed.result, proofed.last_line)
    leave(proofed.findings, fail_on)
