"""How far a command is: a bar on a terminal, plain lines elsewhere, both on standard error, none where quiet was asked for.

A build says `tell("render", 3, 8)` as it goes; lines off a terminal come once a stage, not once a page.
"""

import sys
from types import TracebackType
from typing import Self

from stonehand.cli.voice import aside, is_terminal
from stonehand.workspace.environment import Environment

_WIDTH = 24


class Progress:
    """A progress line that is wiped away when its command is done."""

    def __init__(self, environment: Environment, *, quiet: bool, verbose: bool) -> None:
        self._bar = is_terminal(sys.stderr) and not quiet and not environment.ci
        self._lines = not self._bar and not quiet and verbose
        self._stage = ""

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say that `done` of `total` steps of a stage are over."""
        if self._bar:
            filled = _WIDTH * done // max(1, total)
            bar = "█" * filled + "░" * (_WIDTH - filled)
            aside(f"\r\x1b[2K{bar} {stage} {done}/{total}", end="")
        elif self._lines and stage != self._stage:
            aside(f"stonehand: {stage}")
        self._stage = stage

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            aside("\r\x1b[2K", end="")
