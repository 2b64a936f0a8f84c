"""New workspaces, issues and articles: made whole, and never over anything."""

import os
from pathlib import Path

import pytest
import yaml

from stonehand.model.finding import OutputNotWritten, UsageError
from stonehand.workspace import roots, sources, starter


@pytest.fixture
def paper(tmp_path: Path) -> roots.Workspace:
    starter.init(tmp_path / "paper")
    return roots.find(tmp_path / "paper")


def fault(raised: pytest.ExceptionInfo[UsageError]) -> str:
    assert raised.value.exit_code == 2
    assert raised.value.findings[0].hint
    return raised.value.findings[0].id


def test_a_new_workspace_has_layout_issues_and_a_note(tmp_path: Path) -> None:
    """What init says it wrote is what is there, it is a workspace, and its layout is the starter's."""
    written = starter.init(tmp_path / "my paper")
    there = {path for path in (tmp_path / "my paper").rglob("*") if path.is_file()}
    assert set(written) == there
    workspace = roots.find(tmp_path / "my paper/issues")
    assert workspace.root == (tmp_path / "my paper").resolve()
    assert (workspace.root / ".gitignore").read_text(encoding="utf-8") == "/out/\n"
    layout = sources.read_layout(workspace, "gazette").value
    assert layout is not None
    assert layout.folder == "layouts/gazette"
    assert not os.access(written[0], os.X_OK)
    assert roots.issue_ids(workspace) == ()


def test_an_empty_folder_or_a_fresh_repository_will_do(tmp_path: Path) -> None:
    """A folder with nothing but .git in it is as good as empty."""
    (tmp_path / ".git").mkdir()
    assert starter.init(tmp_path)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Neither a full folder nor a file nor a dangling link is written over."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/precious").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("full", "full/precious", "link"):
        with pytest.raises(UsageError) as raised:
            starter.init(tmp_path / name)
        assert fault(raised) == "workspace/not-empty"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["precious"]


def test_a_place_that_takes_no_folder_is_told(tmp_path: Path) -> None:
    """It is output that could not be written."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(OutputNotWritten):
        starter.init(tmp_path / "file/paper")
    with pytest.raises(OutputNotWritten):
        starter.init(Path("/proc/paper"))


def test_a_new_issue_takes_its_date_from_its_id_and_the_next_number(paper: roots.Workspace) -> None:
    """The first is number 1; later ones follow the highest, whatever their order."""
    written = starter.new_issue(paper, "2026-11-27")
    assert written == (paper.root / "issues/2026-11-27/issue.yaml",)
    first = yaml.safe_load(written[0].read_text(encoding="utf-8"))
    assert (first["schema"], first["paper"], str(first["date"]), first["number"]) == (1, "gazette", "2026-11-27", 1)
    written[0].write_text(
        written[0].read_text(encoding="utf-8").replace("number: 1", "number: 412 # x"), encoding="utf-8"
    )
    starter.new_issue(paper, "2026-11-29")
    third = starter.new_issue(paper, "2026-11-28")
    assert yaml.safe_load(third[0].read_text(encoding="utf-8"))["number"] == 414


def test_each_paper_counts_for_itself(paper: roots.Workspace) -> None:
    """Two papers in one workspace have numbers of their own; an issue file in disorder has none to tell."""
    starter.new_issue(paper, "2026-11-27")
    (paper.root / "layouts/herald").mkdir()
    (paper.root / "layouts/herald/layout.yaml").write_bytes(b"schema: 1")
    starter.new_issue(paper, "2026-11-28", "herald")
    starter.new_issue(paper, "2026-11-30", "gazette")
    numbers = {issue: sources.read_number(paper, issue) for issue in roots.issue_ids(paper)}
    assert numbers == {"2026-11-27": ("gazette", 1), "2026-11-28": ("herald", 1), "2026-11-30": ("gazette", 2)}
    (paper.root / "issues/2026-11-30/issue.yaml").write_bytes(b"paper: gazette\nnumber: many\n")
    assert sources.read_number(paper, "2026-11-30") is None
    assert sources.read_number(paper, "none") is None


@pytest.mark.parametrize(
    "issue", ["", "friday", "2026-02-30", "2026-11-27x", "20261127", "../2026-11-27", "2026-W48-5", "\uff12026-11-27"]
)
def test_an_issue_is_called_by_its_date(paper: roots.Workspace, issue: str) -> None:
    """Anything else is refused, and nothing is made."""
    with pytest.raises(UsageError) as raised:
        starter.new_issue(paper, issue)
    assert fault(raised) == "workspace/bad-name"
    assert roots.issue_ids(paper) == ()


def test_an_issue_that_is_there_is_not_made_again(paper: roots.Workspace) -> None:
    """The issue file stays as the editor left it."""
    (path,) = starter.new_issue(paper, "2026-11-27")
    path.write_bytes(b"precious")
    with pytest.raises(UsageError) as raised:
        starter.new_issue(paper, "2026-11-27")
    assert fault(raised) == "workspace/exists"
    assert path.read_bytes() == b"precious"


def test_with_several_papers_we_ask(paper: roots.Workspace) -> None:
    """Named, it is taken; unnamed or misspelt, the papers are listed."""
    (paper.root / "layouts/herald").mkdir()
    (paper.root / "layouts/herald/layout.yaml").write_bytes(b"schema: 1")
    with pytest.raises(UsageError) as raised:
        starter.new_issue(paper, "2026-11-27")
    assert fault(raised) == "workspace/which-layout"
    assert "gazette, herald" in raised.value.findings[0].message
    with pytest.raises(UsageError) as raised:
        starter.new_issue(paper, "2026-11-27", "heral")
    assert fault(raised) == "workspace/unknown-layout"
    (path,) = starter.new_issue(paper, "2026-11-27", "herald")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["paper"] == "herald"


def test_a_new_article_waits_on_hold_with_a_headline_from_its_slug(paper: roots.Workspace) -> None:
    """A template's words must not reach a page by oversight."""
    starter.new_issue(paper, "2026-11-27")
    (path,) = starter.new_article(paper, "2026-11-27", "harbour-bridge-2")
    assert path == paper.root / "issues/2026-11-27/articles/harbour-bridge-2.md"
    front = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    assert (front["headline"], front["status"]) == ("Harbour bridge 2", "hold")
    path.write_bytes(b"precious")
    with pytest.raises(UsageError) as raised:
        starter.new_article(paper, "2026-11-27", "harbour-bridge-2")
    assert fault(raised) == "workspace/exists"
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize(
    "slug", ["", "Harbour", "a_b", "a b", "../x", "-a", "a-", "a--b", "é", "a" * 81, "a.md", "a\n"]
)
def test_a_slug_has_small_letters_digits_and_hyphens(paper: roots.Workspace, slug: str) -> None:
    """It becomes an address and a file name."""
    with pytest.raises(UsageError) as raised:
        starter.new_article(paper, "2026-11-27", slug)
    assert fault(raised) == "workspace/bad-name"


def test_a_link_out_of_the_workspace_is_not_written_through(paper: roots.Workspace, tmp_path: Path) -> None:
    """An articles folder that leads elsewhere takes no article."""
    starter.new_issue(paper, "2026-11-27")
    articles = paper.root / "issues/2026-11-27/articles"
    for path in articles.iterdir():
        path.unlink()
    articles.rmdir()
    (tmp_path / "elsewhere").mkdir()
    articles.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputNotWritten):
        starter.new_article(paper, "2026-11-27", "a")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_all_files_or_none_are_written(tmp_path: Path) -> None:
    """If the second is there already, the first goes again and no scrap stays."""
    (tmp_path / "b").write_bytes(b"precious")
    with pytest.raises(UsageError):
        starter.write_new(tmp_path, {"a": b"1", "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b": b"precious"}
