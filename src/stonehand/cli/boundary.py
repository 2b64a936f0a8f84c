"""The one error boundary: exceptions that carry an exit code become findings and that code, signals 130 and the like, bugs stay
tracebacks.
"""

import signal
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import FrameType

import typer

from stonehand.cli.show import Manner, rendered
from stonehand.cli.voice import aside, say, speak_any_name
from stonehand.model.finding import Finding, StonehandError, UsageError, error
from stonehand.pipeline.reporting.as_text import finding_text
from stonehand.pipeline.reporting.report import Form, Report
from stonehand.workspace.environment import on_github

_Misused: type[Exception] = typer.BadParameter.__mro__[1]
"""The parser's own usage error; typer does not export it, and whose it is depends on typer's version."""

_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def guarded(app: typer.Typer) -> None:
    """Run the command line; leave the process with the code the fault carries."""
    speak_any_name()
    heard = _tidy_signals()
    try:
        sys.exit(run(app, sys.argv[1:]))
    finally:
        for ending in heard:
            signal.signal(ending, signal.SIG_IGN)


def run(app: typer.Typer, words: Sequence[str]) -> int:
    """Run one command line and give its exit code; what ended it has been told then."""
    try:
        return _parsed(lambda: app(args=list(words), standalone_mode=False), words) or 0
    except StonehandError as fault:
        silent = any(finding.id == "cli/output-not-written" for finding in fault.findings)
        _tell(fault.findings, Form.TEXT if silent else _wanted_form(words))
        return fault.exit_code


def _parsed(call: Callable[[], int | None], words: Sequence[str]) -> int | None:
    try:
        return call()
    except _Misused as misused:
        if _wanted_form(words) is Form.TEXT and type(misused).__name__ == "NoArgsIsHelpError":
            aside(misused.format_message())  # type: ignore[attr-defined] # see _Misused
            return UsageError.exit_code
        raise UsageError(_wrong_usage(misused)) from misused


def _wrong_usage(misused: Exception) -> Finding:
    """Put what the parser says into our form: its first sentence is the message, the rest goes to the hint."""
    text = misused.format_message().removesuffix(".")  # type: ignore[attr-defined] # see _Misused
    message, _, rest = text.replace("Value error, ", "").partition(". ")
    context = misused.ctx  # type: ignore[attr-defined] # see _Misused
    command = context.command_path if context is not None else "stonehand"
    help_ = f"`{command} --help` tells what there is"
    hint = f"{rest[:1].lower()}{rest[1:]} {help_}" if rest else help_
    return error("cli/wrong-usage", message[:1].lower() + message[1:], hint=hint)


def _tell(findings: Sequence[Finding], form: Form) -> None:
    """Tell why nothing came of a command: as talk, or on standard output in the form its results were wanted in."""
    if form is not Form.TEXT:
        say(rendered(Report(findings, whole=False), Manner(form)))
        return
    for finding in findings:
        aside(finding_text(finding))


def _wanted_form(words: Sequence[str]) -> Form:
    """Tell the form results are wanted in; the parser cannot be asked, as it may be what failed."""
    if "--json" in words:
        return Form.JSON
    named = [word.partition("=")[2] for word in words if word.startswith("--format=")]
    named += [after for word, after in pairwise(words) if word == "--format"]
    usual = Form.GITHUB if {"--ci", "--changed-since"} & set(words) and on_github() else Form.TEXT
    return next((form for form in Form if form in named), usual)


def _tidy_signals() -> tuple[signal.Signals, ...]:
    """Turn Ctrl-C, a polite kill and a closed terminal into SystemExit, so that temporary files and children are cleared.

    Only the first is heeded: clearing up is short and must not be cut off. One that is ignored already (`nohup`) stays so.
    """
    leaving = False

    def leave(number: int, _frame: FrameType | None) -> None:
        nonlocal leaving
        if not leaving:
            leaving = True
            sys.exit(128 + number)

    heard = tuple(ending for ending in _ENDINGS if signal.getsignal(ending) != signal.SIG_IGN)
    for ending in heard:
        signal.signal(ending, leave)
    return heard
