"""Where the files lie that findings name, seen from the root of the repository a workspace stands in."""

from stonehand.pipeline.reporting.report import Base
from stonehand.workspace.roots import Workspace, repository_of


def base_of(workspace: Workspace, issue_id: str, book: str = "") -> Base:
    """Give the base of an issue: its pages, and its press file where that is named, are shown at the issue's own file."""
    folder = workspace.root.relative_to(repository_of(workspace.root)).as_posix()
    inside = "" if folder == "." else folder
    home = f"issues/{issue_id}/issue.yaml"
    return Base(inside, {book: f"{inside}/{home}".lstrip("/")} if book else {}, home)
