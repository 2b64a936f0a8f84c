"""Copy in: a file as it reached the desk becomes an article of an issue."""

from pathlib import Path

from stonehand.intake import importing
from stonehand.model.finding import Severity
from stonehand.pipeline.build import Built
from stonehand.workspace import roots, sources, starter
from stonehand.workspace.environment import Environment


def import_copy(file: Path, issue: str | None, environment: Environment) -> Built:
    """Make an article of a file and put it into an issue; errors write nothing.

    Raises:
        UsageError: there is no such file or issue, or the issue has an article of that name.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, issue, environment.cwd)
    brought = importing.import_copy(sources.read_given(file), file.name)
    failed = any(finding.severity is Severity.ERROR for finding in brought.findings)
    if brought.value is None or failed:
        return Built(brought.findings, {"issue": issue_id, "written": []}, f"{file.name} was not imported")
    paths = starter.add_article(workspace, issue_id, brought.value.slug, brought.value.text)
    names = [str(path.relative_to(workspace.root)) for path in paths]
    return Built(brought.findings, {"issue": issue_id, "written": names}, f"wrote {', '.join(names)}")
