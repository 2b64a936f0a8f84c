"""What `--help` tells, word for word. `STONEHAND_GOLDEN=write` writes the texts anew; look at the difference then."""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stonehand.cli.app import app

GOLDEN = Path(__file__).parent / "golden"
COMMANDS = (
    "",
    "build",
    "check",
    "fit",
    "proof",
    "diff",
    "preflight",
    "import",
    "new",
    "new issue",
    "new article",
    "init",
    "doctor",
    "package",
    "verify",
    "impose",
    "schema",
    "explain",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_what_was_agreed(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options, arguments and their help change on purpose only."""
    monkeypatch.setenv("COLUMNS", "80")
    told = CliRunner().invoke(app, [*command.split(), "--help"], prog_name="stonehand")
    assert told.exit_code == 0
    golden = GOLDEN / f"{_stem(command)}.txt"
    if os.environ.get("STONEHAND_GOLDEN") == "write":
        golden.write_text(told.stdout, encoding="utf-8")
    assert told.stdout == golden.read_text(encoding="utf-8")


def test_every_command_has_its_golden() -> None:
    """A new command comes with its text, a removed one takes it away."""
    assert {golden.stem for golden in GOLDEN.glob("*.txt")} == {_stem(command) for command in COMMANDS}
    listed = CliRunner().invoke(app, ["--help"]).stdout.partition("Commands:\n")[2]
    assert {line.split()[0] for line in listed.splitlines()} == {command.split()[0] for command in COMMANDS if command}


def _stem(command: str) -> str:
    return command.replace(" ", "-") or "stonehand"
