"""The two voices of the program: results on standard output, talk on standard error.

A reader that leaves early (`| head -1`) is no fault: the rest is unsaid, and the exit code stays that of the findings. A result
that cannot be written is a fault, talk that cannot be written is not.
"""

import os
import sys
from contextlib import suppress
from typing import TextIO

import typer

from stonehand.model.finding import OutputNotWritten, error


def say(text: str) -> None:
    """Write a result on standard output.

    Raises:
        OutputNotWritten: it cannot be written (disk full).
    """
    try:
        typer.echo(text)
    except BrokenPipeError:
        _fall_silent(sys.stdout)
    except OSError as fault:
        _fall_silent(sys.stdout)
        message = f"standard output cannot be written: {fault.strerror}"
        raise OutputNotWritten(
            error("cli/output-not-written", message, hint="make room, or write elsewhere")
        ) from fault


def aside(text: str, *, end: str = "\n") -> None:
    """Write talk on standard error."""
    try:
        typer.echo(text + end, err=True, nl=False)
    except OSError:
        _fall_silent(sys.stderr)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; one that was closed before we began is none."""
    return stream is not None and stream.isatty()


def speak_any_name() -> None:
    """Let the streams take every character: what their encoding lacks is escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _fall_silent(stream: TextIO) -> None:
    """Lead a stream nobody reads into nothing, or the interpreter would complain of it on its way out."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
