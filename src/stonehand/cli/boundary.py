"""The one error boundary: exceptions that carry an exit code become findings and that code, signals 130 and 143, bugs stay tracebacks."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from stonehand.cli.show import as_text
from stonehand.model.finding import StonehandError


def guarded(run: Callable[[], None]) -> None:
    """Run the command line; leave the process with the code the fault carries."""
    with _tidy_signals():
        try:
            run()
        except StonehandError as fault:
            for finding in fault.findings:
                typer.echo(as_text(finding, colour=False), err=True)
            sys.exit(fault.exit_code)


@contextmanager
def _tidy_signals() -> Iterator[None]:
    """Turn Ctrl-C and a polite kill into SystemExit, so that temporary files and children are cleared on the way out."""

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    kept = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
