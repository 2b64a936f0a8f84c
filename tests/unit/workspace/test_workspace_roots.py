"""Finding the workspace and the issue that is meant."""

from pathlib import Path

import pytest

from stonehand.model.finding import UsageError
from stonehand.workspace.roots import Workspace, choose_issue, find, issue_ids


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    for folder in ("layouts/gazette", "issues/2026-11-26/articles", "issues/2026-11-27/articles", "out"):
        (tmp_path / "my paper é" / folder).mkdir(parents=True)
    return (tmp_path / "my paper é").resolve()


def fault(raised: pytest.ExceptionInfo[UsageError]) -> str:
    assert raised.value.exit_code == 2
    assert all(finding.hint for finding in raised.value.findings)
    return raised.value.findings[0].id


def test_the_nearest_folder_with_layouts_and_issues_is_the_workspace(paper: Path) -> None:
    """From anywhere inside, the same root is found; an inner workspace is nearer than an outer."""
    for inside in (paper, paper / "out", paper / "issues/2026-11-26/articles"):
        assert find(inside) == Workspace(paper)
    for folder in ("layouts", "issues"):
        (paper / "out/inner" / folder).mkdir(parents=True)
    assert find(paper / "out/inner/issues").root == paper / "out/inner"


def test_outside_any_workspace_the_hint_is_to_make_one(tmp_path: Path) -> None:
    """No workspace is a usage error, not a guess."""
    with pytest.raises(UsageError) as raised:
        find(tmp_path)
    assert fault(raised) == "workspace/no-workspace"
    assert "stonehand init DIR" in raised.value.findings[0].hint


@pytest.mark.parametrize(
    ("argument", "cwd"),
    [
        ("2026-11-26", "."),
        ("issues/2026-11-26", "."),
        ("issues/2026-11-26/", "."),
        ("issues/2026-11-26/articles", "."),
        ("2026-11-26", "issues"),
        (".", "issues/2026-11-26"),
        ("..", "issues/2026-11-26/articles"),
        ("2026-11-26", "issues/2026-11-27"),
        (None, "issues/2026-11-26"),
        (None, "issues/2026-11-26/articles"),
    ],
)
def test_an_issue_is_named_by_id_path_or_current_folder(paper: Path, argument: str | None, cwd: str) -> None:
    """Ids, paths from the current folder, and the folder itself all lead to the same issue."""
    assert choose_issue(Workspace(paper), argument, paper / cwd) == "2026-11-26"


def test_an_absolute_path_names_an_issue(paper: Path) -> None:
    """A path from the root of the file system is as good."""
    assert choose_issue(Workspace(paper), str(paper / "issues/2026-11-27"), paper) == "2026-11-27"


@pytest.mark.parametrize(
    "argument", ["2026-11-28", "issues/none", "issues", ".", "/etc", "../..", "", "a\0b", "x" * 5000]
)
def test_an_issue_that_is_not_there_is_a_usage_error(paper: Path, argument: str) -> None:
    """Whatever is written instead of an issue, the command says there is none of that name."""
    with pytest.raises(UsageError) as raised:
        choose_issue(Workspace(paper), argument, paper)
    assert fault(raised) == "workspace/unknown-issue"


def test_a_misspelt_issue_is_suggested(paper: Path) -> None:
    """The nearest id is offered."""
    with pytest.raises(UsageError) as raised:
        choose_issue(Workspace(paper), "2026-11-62", paper)
    assert "did you mean 2026-11-2" in raised.value.findings[0].hint


def test_several_issues_are_listed_and_none_is_guessed(paper: Path) -> None:
    """Outside any issue, with two to choose from, we ask."""
    with pytest.raises(UsageError) as raised:
        choose_issue(Workspace(paper), None, paper)
    assert fault(raised) == "workspace/which-issue"
    assert "2026-11-26, 2026-11-27" in raised.value.findings[0].message


def test_the_only_issue_is_meant_and_files_and_hidden_folders_are_none(paper: Path) -> None:
    """With one issue there is nothing to ask; with none there is something to make."""
    (paper / "issues/2026-11-26/articles").rmdir()
    (paper / "issues/2026-11-26").rmdir()
    (paper / "issues/.trash").mkdir()
    (paper / "issues/.gitkeep").touch()
    assert issue_ids(Workspace(paper)) == ("2026-11-27",)
    assert choose_issue(Workspace(paper), None, paper) == "2026-11-27"
    (paper / "issues/2026-11-27").rename(paper / "elsewhere")
    with pytest.raises(UsageError) as raised:
        choose_issue(Workspace(paper), None, paper)
    assert fault(raised) == "workspace/no-issue"
