"""The issues that changed since a revision of the repository the workspace stands in."""

from stonehand.pipeline.rests_on import issues_touched
from stonehand.workspace import roots
from stonehand.workspace.environment import Environment
from stonehand.workspace.history import changed_paths, open_history, resolve


def changed_issues(environment: Environment, revision: str, press: str | None = None) -> tuple[str, ...]:
    """Give the issues whose sources changed since a revision, in order.

    Raises:
        UsageError: there is no such workspace, no repository, or no such revision.
        ToolMissing: there is no git.
    """
    workspace = roots.find(environment.cwd)
    history = open_history(workspace)
    return issues_touched(workspace, changed_paths(history, resolve(history, revision)), press)
