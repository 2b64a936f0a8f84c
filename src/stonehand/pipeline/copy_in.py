"""Copy in: a file as it reached the desk becomes an article of an issue."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from stonehand.intake import importing
from stonehand.model.finding import Finding, Severity, UsageError, Where
from stonehand.pipeline.built import Built, shown_names
from stonehand.workspace import roots, sources, starter
from stonehand.workspace.environment import Environment


def import_copy(file: Path, issue: str | None, environment: Environment) -> Built:
    """Make an article of a file and put it into an issue; errors write nothing.

    Raises:
        UsageError: there is no such file or issue, or the issue has an article of that name.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, issue, environment.cwd)
    try:
        brought = importing.import_copy(sources.read_given(file), file.name)
    except UsageError as refused:
        raise UsageError(*_placed(refused.findings, file)) from refused
    findings = _placed(brought.findings, file)
    if brought.value is None or any(finding.severity is Severity.ERROR for finding in findings):
        return Built(findings, {"issue": issue_id, "written": []}, f"{file} was not imported")
    try:
        paths = starter.add_article(workspace, issue_id, brought.value.slug, brought.value.text)
    except UsageError as taken:
        hint = "nothing is overwritten: remove that article first, or carry the changes over by hand"
        raise UsageError(*(replace(finding, hint=hint) for finding in taken.findings)) from taken
    names = shown_names(paths, environment.cwd)
    return Built(findings, {"issue": issue_id, "written": names}, f"wrote {', '.join(names)}")


def _placed(findings: Iterable[Finding], file: Path) -> tuple[Finding, ...]:
    """Say where a finding is by the path the file was given by, not by its bare name."""
    return tuple(
        replace(finding, where=replace(finding.where, path=str(file))) if isinstance(finding.where, Where) else finding
        for finding in findings
    )
