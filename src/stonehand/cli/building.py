"""`build` and `check`: one issue, or each that changed since a revision; and all that CI wants beside.

Options that contradict each other are refused before anything is begun.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from stonehand.cli.options import (
    FailOn,
    FailOption,
    FormOption,
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
from stonehand.cli.show import Manner, show_all, show_report
from stonehand.pipeline.built import Built
from stonehand.pipeline.reporting.report import NO_BASE, Form, Report
from stonehand.workspace.environment import Environment, read_environment

Tell = Callable[[str, int, int], None]

Reader = Annotated[bool, typer.Option("--reader", help="Also a PDF for readers: RGB, tagged, with links.")]
Ci = Annotated[
    bool,
    typer.Option("--ci", help="Proofs, reader's PDF, ink, SARIF and a summary as well; see docs/ci.md."),
]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="REF", help="With --ci: show what changed since this revision of the repository."),
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="REF",
        help="Every issue whose sources changed since this revision of the repository.",
    ),
]
ProofsUrl = Annotated[
    str | None,
    typer.Option(
        "--proofs-url", metavar="URL", help="With --ci: where the folder with the issue's output is published."
    ),
]
Pages = Annotated[
    str | None, typer.Option(metavar="PAGES", help="Only these pages, such as A1,3-6; writes press/pages/.")
]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Write here instead of out/<id>.")]


def build(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    pages: Pages = None,
    out: Out = None,
    press: PressName = None,
    reader: Reader = False,
    ci: Ci = False,
    base: Base = None,
    changed_since: ChangedSince = None,
    proofs_url: ProofsUrl = None,
    output_format: FormOption = None,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Build an issue: HTML, press PDF, dummy and report."""
    _refuse("--base needs --ci", given=base is not None and not ci)
    _refuse("--proofs-url needs --ci", given=proofs_url is not None and not ci)
    _refuse("the reader's PDF is of the whole issue: leave out --pages or --reader", given=reader and pages is not None)
    _refuse("--ci builds whole issues; leave --pages away", given=ci and pages is not None)
    _refuse("--changed-since builds whole issues; leave --pages away", given=bool(changed_since and pages))
    _refuse("--changed-since may build several issues; leave --out away", given=bool(changed_since and out))
    from stonehand.pipeline.build import Request, build_issue  # noqa: PLC0415 - brings every stage
    from stonehand.pipeline.ci import asked  # noqa: PLC0415

    environment = read_environment()
    wanted = asked(base, proofs_url, environment) if ci else None
    request = Request(issue, pages, out, press, reader, wanted)
    form = _form(output_format, environment, several=changed_since is not None, ci=ci)
    speech = _Speech(environment, form, fail_on, quiet, verbose)
    _each(
        lambda one, tell: build_issue(replace(request, issue=one), environment, tell),
        issue,
        changed_since,
        speech,
        press,
    )


def check(  # noqa: PLR0913 - a command's options are its parameters
    issue: IssueName = None,
    *,
    changed_since: ChangedSince = None,
    output_format: FormOption = None,
    fail_on: FailOption = FailOn.ERROR,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find every fault of an issue but those of the press, in a second."""
    from stonehand.pipeline.check import check_issue  # noqa: PLC0415 - brings most stages

    environment = read_environment()
    form = _form(output_format, environment, several=changed_since is not None, ci=False)
    speech = _Speech(environment, form, fail_on, quiet, verbose)
    _each(lambda one, tell: check_issue(one, environment, tell), issue, changed_since, speech)


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    for command in (build, check):
        app.command()(command)


@dataclass(frozen=True, slots=True)
class _Speech:
    """How results are shown, and what fails the command."""

    environment: Environment
    form: Form
    fail_on: FailOn
    quiet: bool
    verbose: bool

    def report(self, made: Built) -> Report:
        """Give what came of an issue as a report."""
        issue = made.result["issue"]
        book = str(made.result.get("press", {}).get("file", "")).rpartition("/")[2]
        base = workspace_base(self.environment, issue, book)
        return Report(made.findings, made.result, made.last_line, made.inspection, base, title=f"Issue {issue}")

    @property
    def manner(self) -> Manner:
        """Tell how a command speaks."""
        from_ = least(self.fail_on, quiet=self.quiet, verbose=self.verbose)
        return manner(self.environment, self.form, NO_BASE, from_)


def _each(
    make: Callable[[str | None, Tell], Built],
    issue: str | None,
    since: str | None,
    speech: _Speech,
    press: str | None = None,
) -> None:
    """Make one issue, or each that changed since a revision; show what was found, and leave with the gravest code."""
    if since is None:
        made = _make(make, issue, speech)
        show_report(speech.report(made), speech.manner)
        leave(made.findings, speech.fail_on)
        return
    _refuse("--changed-since chooses the issues; leave ISSUE away", given=issue is not None)
    from stonehand.pipeline.since import changed_issues  # noqa: PLC0415 - brings the readers

    issues = changed_issues(speech.environment, since, press)
    all_ = [_make(make, one, speech) for one in issues]
    reports = [speech.report(made) for made in all_]
    show_all(reports, {"changed_since": since}, f"no issue changed since {since}", speech.manner)
    leave(tuple(finding for made in all_ for finding in made.findings), speech.fail_on)


def _make(make: Callable[[str | None, Tell], Built], issue: str | None, speech: _Speech) -> Built:
    with Progress(speech.environment, quiet=speech.quiet, verbose=speech.verbose) as progress:
        return make(issue, progress.tell)


def _form(given: Form | None, environment: Environment, *, several: bool, ci: bool) -> Form:
    """Tell the form results are written in: beside the change, where a code host's machine builds it, else as text."""
    _refuse("--format html shows one issue; leave --changed-since away", given=several and given is Form.HTML)
    usual = Form.GITHUB if environment.github and (ci or several) else Form.TEXT
    return given or usual


def _refuse(message: str, *, given: bool) -> None:
    if given:
        raise typer.BadParameter(message)
