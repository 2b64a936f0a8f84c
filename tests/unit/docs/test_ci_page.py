"""`docs/ci.md` tells the truth: its command lines are understood, its workflows are sound, and it says what a build writes."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from stonehand.cli.app import app
from stonehand.pipeline.ci import SARIF, SUMMARY
from stonehand.pipeline.known import known_faults

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def _texts(value: object) -> Iterator[str]:
    """Give all texts in a workflow."""
    match value:
        case str():
            yield value
        case dict():
            yield from (text for inner in value.values() for text in _texts(inner))
        case list():
            yield from (text for inner in value for text in _texts(inner))
        case _:
            return


def _command_lines() -> list[str]:
    """Give each command line the page or the hook shows: in a script, in a block, between back-quotes."""
    scripts = [line for block in (*BLOCKS, HOOKS) for text in _texts(block) for line in text.splitlines()]
    prose = [*re.findall(r"`(stonehand [^`]+)`", PAGE), *re.findall(r"^    (.*)$", PAGE, re.MULTILINE)]
    found = (re.search(r"(?:^|\s)(stonehand (?:build|check|doctor).*)$", line) for line in (*scripts, *prose))
    return sorted({match[1] for match in found if match})


def test_there_are_command_lines() -> None:
    """The page's own, and no fewer than the workflows have."""
    assert len(_command_lines()) >= 5


@pytest.mark.parametrize("line", _command_lines())
def test_every_command_line_is_understood(line: str) -> None:
    """Commands, options and how many words they take are those of the program."""
    _, name, *words = shlex.split(line)
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined] # a group's
    command.make_context(name, list(words))


def test_every_option_of_ci_is_told() -> None:
    """Those that `build` has for the build machine stand in the page's table."""
    command = typer.main.get_command(app).commands["build"]  # type: ignore[attr-defined] # a group's
    options = {option for param in command.params for option in param.opts}
    for option in ("--ci", "--base", "--changed-since", "--proofs-url", "--fail-on"):
        assert option in options
        assert re.search(rf"`[^`]*{option}\b", PAGE)


def test_the_files_it_names_are_those_a_build_writes() -> None:
    """SARIF and summary by their names."""
    assert f"`{SARIF}`" in PAGE
    assert f"`{SUMMARY}`" in PAGE


def test_the_workflow_gives_no_right_away() -> None:
    """It may read alone, but for a job that reads no copy; no secret, no other trigger; no branch's name inside a script."""
    workflow = BLOCKS[0]
    assert workflow[True] == "pull_request"  # YAML 1.1 takes `on` for yes
    assert workflow["permissions"] == {"contents": "read"}
    pages, findings = workflow["jobs"]["pages"], workflow["jobs"]["findings"]
    assert "permissions" not in pages
    assert not any("run" in step or "checkout" in step["uses"] for step in findings["steps"])
    assert "secrets." not in PAGE
    for step in pages["steps"]:
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_the_hook_the_page_names_is_there() -> None:
    """By its id; the hook checks whole issues, so it is given no names of files."""
    (hook,) = HOOKS
    used: Any = next(block for block in BLOCKS if "repos" in block)
    assert [one["id"] for one in used["repos"][0]["hooks"]] == [hook["id"]]
    assert hook["pass_filenames"] is False
    assert hook["language"] == "python"
    assert hook["always_run"], "a commit that only takes files away names none"


def test_the_faults_of_ci_can_be_explained() -> None:
    """A summary that was not shown is told, and explained."""
    assert {"pipeline/summary-left-out", "workspace/summary-not-shown"} <= known_faults().keys()
