"""How far a command is: a bar on a terminal, plain lines elsewhere, both on standard error, none where quiet was asked for.

A build says `tell("render", 3, 8)` as it goes; lines off a terminal come once a stage, not once a page.
"""

import sys
from types import TracebackType

import typer

from stonehand.workspace.environment import Environment

_WIDTH = 24


class Progress:
    """A progress line that is wiped away when its command is done."""

    def __init__(self, environment: Environment, *, quiet: bool, verbose: bool) -> None:
        self._bar = sys.stderr.isatty() and not quiet and not environment.ci
        self._lines = not self._bar and not quiet and verbose
        self._stage = ""

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` steps of a stage are over."""
        if self._bar:
            filled = _WIDTH * done // max(1, total)
            bar = "█" * filled + "░" * (_WIDTH - filled)
            typer.echo(f"\r\x1b[2K{bar} {stage} {done}/{total}", err=True, nl=False)
        elif self._lines and stage != self._stage:
            typer.echo(f"stonehand: {stage}", err=True)
        self._stage = stage

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            typer.echo("\r\x1b[2K", err=True, nl=False)
