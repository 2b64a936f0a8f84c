"""What a shell completes: issues of the workspace one stands in, finding ids, kinds of schema. What cannot be told is left out."""

from collections.abc import Iterable

from stonehand.model.finding import StonehandError
from stonehand.workspace import roots, sources
from stonehand.workspace.environment import read_environment


def issues(incomplete: str) -> list[str]:
    """Complete an issue's id, the newest first."""
    try:
        ids = roots.issue_ids(roots.find(read_environment().cwd))
    except StonehandError:
        return []
    return _beginning(incomplete, reversed(ids))


def papers(incomplete: str) -> list[str]:
    """Complete a paper's name."""
    try:
        return _beginning(incomplete, sources.layout_names(roots.find(read_environment().cwd)))
    except StonehandError:
        return []


def presses(incomplete: str) -> list[str]:
    """Complete a press profile's name: built in, or the workspace's own."""
    try:
        workspace = roots.find(read_environment().cwd)
    except StonehandError:
        workspace = None
    return _beginning(incomplete, sources.press_names(workspace))


def finding_ids(incomplete: str) -> list[str]:
    """Complete a finding's id."""
    from stonehand.cli.explain import all_faults  # noqa: PLC0415 - brings every stage

    return _beginning(incomplete, sorted(fault.id for fault in all_faults()))


def rules(incomplete: str) -> list[str]:
    """Complete the last of the rules of preflight that are named with commas."""
    from stonehand.preflight.checks import CHECKS  # noqa: PLC0415 - brings all checks

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{slug}" for slug in _beginning(last, [check.slug for check in CHECKS])]


def schema_kinds(incomplete: str) -> list[str]:
    """Complete a kind of file there is a schema of."""
    from stonehand.pipeline.schemas import schemas  # noqa: PLC0415 - brings the readers

    return _beginning(incomplete, schemas(None))


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
