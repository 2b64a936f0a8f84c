"""What the surroundings say: the current folder, today's date, and the few variables we listen to."""

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Environment:
    """The surroundings of one command, read once.

    `fonts` is the folder of a paper's licensed fonts (`STONEHAND_FONTS`), `plain` asks for no colour (`NO_COLOR`, set to anything),
    `ci` tells that a build machine is at work (`CI`), which gets no progress bar.
    """

    cwd: Path
    today: dt.date
    fonts: Path | None
    plain: bool
    ci: bool


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Read the surroundings; `variables` stands in for the process's own."""
    found = os.environ if variables is None else variables
    fonts = found.get("STONEHAND_FONTS", "")
    return Environment(
        cwd=Path.cwd(),
        today=dt.date.today(),  # noqa: DTZ011, TID251 - the one place a clock is read; the desk's own calendar is meant
        fonts=Path(fonts).expanduser() if fonts else None,
        plain=bool(found.get("NO_COLOR")),
        ci=found.get("CI", "").lower() not in {"", "0", "false"},
    )
