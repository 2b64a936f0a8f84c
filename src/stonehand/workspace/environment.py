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
    `ci` tells that a build machine is at work (`CI`), which gets no progress bar; `github` that it is GitHub's (`GITHUB_ACTIONS`),
    which shows findings beside the change; `step_summary` is the file such a machine shows of a step (`GITHUB_STEP_SUMMARY`),
    `proofs_url` where the output will be published (`STONEHAND_PROOFS_URL`).
    """

    cwd: Path
    today: dt.date
    fonts: Path | None
    plain: bool
    ci: bool
    github: bool = False
    step_summary: Path | None = None
    proofs_url: str = ""


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Read the surroundings; `variables` stands in for the process's own."""
    found = os.environ if variables is None else variables
    fonts, summary = found.get("STONEHAND_FONTS", ""), found.get("GITHUB_STEP_SUMMARY", "")
    return Environment(
        cwd=Path.cwd(),
        today=dt.date.today(),  # noqa: DTZ011, TID251 - the one place a clock is read; the desk's own calendar is meant
        fonts=Path(fonts).expanduser() if fonts else None,
        plain=bool(found.get("NO_COLOR")),
        ci=found.get("CI", "").lower() not in {"", "0", "false"},
        github=on_github(found),
        step_summary=Path(summary) if summary else None,
        proofs_url=found.get("STONEHAND_PROOFS_URL", ""),
    )


def on_github(variables: Mapping[str, str] | None = None) -> bool:
    """Tell whether GitHub's build machine is at work, when nothing else can be told yet."""
    found = os.environ if variables is None else variables
    return found.get("GITHUB_ACTIONS", "").lower() == "true"
