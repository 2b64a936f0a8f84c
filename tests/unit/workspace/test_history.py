"""Git's door: what it takes out, what it says has changed, and that nothing a repository holds can run."""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from stonehand.model.finding import StonehandError, ToolMissing, UsageError
from stonehand.workspace import git
from stonehand.workspace.history import History, changed_paths, has_file, open_history, resolve, take_out
from stonehand.workspace.roots import Workspace

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

_WHO = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")


def run(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *_WHO, *words], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()


def commit(folder: Path) -> str:
    run(folder, "add", "-A")
    run(folder, "commit", "-qm", "as it stands")
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A workspace that is a repository of its own."""
    return start(tmp_path, tmp_path)


def start(repository: Path, workspace: Path) -> Path:
    run(repository, "init", "-q", "-b", "main")
    for name in ("issues/one/issue.yaml", "issues/one/articles/ferry.md", "layouts/gazette/layout.yaml"):
        file = workspace / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n")
    return workspace


def everything(_path: str) -> bool:
    return True


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()}


def history(paper: Path) -> History:
    return open_history(Workspace(paper.resolve()))


def test_a_revision_is_taken_out_as_it_was(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files come out as they were committed, whatever the folder holds by now."""
    then = commit(paper)
    (paper / "issues/one/articles/ferry.md").write_text("changed\n")
    (paper / "issues/one/articles/new.md").write_text("new\n")
    into = tmp_path_factory.mktemp("out")
    assert take_out(history(paper), then, into, everything) == ()
    assert files(into) == {"issues/one/issue.yaml", "issues/one/articles/ferry.md", "layouts/gazette/layout.yaml"}
    assert (into / "issues/one/articles/ferry.md").read_text() == "issues/one/articles/ferry.md\n"


def test_only_what_is_wanted_is_taken_out(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A path that is not wanted is neither read nor told of."""
    into = tmp_path_factory.mktemp("out")
    take_out(history(paper), commit(paper), into, lambda path: path.startswith("layouts/"))
    assert files(into) == {"layouts/gazette/layout.yaml"}


def test_a_workspace_inside_a_repository(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Paths are those of the workspace, wherever it lies in its repository; what lies beside it is left alone."""
    workspace = start(tmp_path, tmp_path / "papers" / "*gazette")
    (tmp_path / "papers" / "beside.md").write_text("beside\n")
    then = commit(tmp_path)
    (workspace / "issues/one/issue.yaml").write_text("changed\n")
    (tmp_path / "papers" / "beside.md").write_text("changed\n")
    into = tmp_path_factory.mktemp("out")
    take_out(history(workspace), then, into, everything)
    assert "issues/one/issue.yaml" in files(into)
    assert not any("beside" in name for name in files(into))
    assert changed_paths(history(workspace), then) == ("issues/one/issue.yaml",)
    assert has_file(history(workspace), then, "issues/one/issue.yaml")
    assert not has_file(history(workspace), then, "issues/two/issue.yaml")


def test_what_has_changed_since_a_revision(paper: Path) -> None:
    """Changed, removed, renamed and new files are named, odd names as they are; ignored ones are not."""
    then = commit(paper)
    (paper / "layouts/gazette/layout.yaml").unlink()
    (paper / "issues/one/articles/ferry.md").rename(paper / "issues/one/articles/fähre \n.md")
    (paper / ".gitignore").write_text("out/\n")
    (paper / "out").mkdir()
    (paper / "out/page.png").write_text("drawn\n")
    changed = set(changed_paths(history(paper), then))
    assert changed == {
        ".gitignore",
        "issues/one/articles/ferry.md",
        "issues/one/articles/fähre \n.md",
        "layouts/gazette/layout.yaml",
    }
    commit(paper)
    assert set(changed_paths(history(paper), then)) == changed


@pytest.mark.parametrize(
    "name", ["", "nowhere", "--help", "-n1", "HEAD\0", "HEAD:issues", "a..b", "HEAD\nmain", "^HEAD"]
)
def test_a_revision_that_is_none(paper: Path, name: str) -> None:
    """A name that means no commit is told so, whatever it looks like."""
    commit(paper)
    with pytest.raises(UsageError) as told:
        resolve(history(paper), name)
    assert told.value.findings[0].id == "workspace/unknown-revision"


def test_names_of_revisions(paper: Path) -> None:
    """A branch, a tag, a short commit and a way from one lead to their commit."""
    first = commit(paper)
    run(paper, "tag", "-a", "sent", "-m", "sent")
    (paper / "issues/one/issue.yaml").write_text("changed\n")
    second = commit(paper)
    names = ("main", "HEAD~1", "sent", first[:9])
    assert [resolve(history(paper), name) for name in names] == [second, first, first, first]


def test_a_shallow_clone_is_told_from_a_wrong_name(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where a clone lacks its history, the hint is to fetch it."""
    first = commit(paper)
    (paper / "issues/one/issue.yaml").write_text("changed\n")
    commit(paper)
    clone = tmp_path_factory.mktemp("clone") / "paper"
    run(paper, "clone", "-q", "--depth", "1", paper.as_uri(), str(clone))
    with pytest.raises(UsageError) as told:
        resolve(history(clone), first)
    assert "fetch-depth: 0" in told.value.findings[0].hint


def test_nothing_of_a_repository_runs(
    paper: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Smudge filters, text conversions, external diffs, hooks, watchers and what a hook's variables name stay silent."""
    ran = tmp_path_factory.mktemp("ran") / "it"
    touch = f"sh -c 'echo x >> {ran}; cat'"
    then = commit(paper)
    filters = ("filter.b=d.clean", "filter.b=d.smudge", "filter.b=d.process")
    for key in (*filters, "diff.bad.textconv", "diff.external", "core.fsmonitor", "core.pager"):
        run(paper, "config", key, touch)
    run(paper, "config", "filter.b=d.required", "true")
    (paper / ".gitattributes").write_text("*.md filter=b=d diff=bad\n")
    (paper / "issues/one/articles/ferry.md").write_text("changed\n")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", touch)
    monkeypatch.setenv("GIT_DIR", str(ran.parent))
    monkeypatch.setenv("GIT_INDEX_FILE", str(ran.parent / "index"))
    into = tmp_path_factory.mktemp("out")
    take_out(history(paper), then, into, everything)
    assert changed_paths(history(paper), then) == (".gitattributes", "issues/one/articles/ferry.md")
    assert not ran.exists()


def test_links_are_left_out_and_told(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link in a revision is never made, so that nothing is read through it."""
    (paper / "issues/one/articles/passwd.md").symlink_to("/etc/passwd")
    (paper / "issues/one/pictures").symlink_to("/etc")
    into = tmp_path_factory.mktemp("out")
    told = take_out(history(paper), commit(paper), into, everything)
    assert sorted(finding.id for finding in told) == ["workspace/not-taken-out"] * 2
    assert not any(path.is_symlink() for path in into.rglob("*"))
    assert "issues/one/articles/passwd.md" not in files(into)


@pytest.mark.parametrize("name", ["..", ".git", ".GIT", "a\\b"])
def test_a_tree_made_by_hand_leads_nowhere(paper: Path, tmp_path: Path, name: str) -> None:
    """Names no checkout would write are left out: git's own tools can store them all the same."""
    blob = git.ask(paper, ("hash-object", "-w", "--stdin"), b"astray\n").decode().strip()
    tree = bytes.fromhex(blob)
    entry = b"100644 astray.md\0" + tree
    inner = _stored(paper, "tree", entry)
    outer = _stored(paper, "tree", b"40000 " + name.encode() + b"\0" + bytes.fromhex(inner))
    made = git.ask(paper, (*_WHO, "commit-tree", outer, "-m", "by hand")).decode().strip()
    into = tmp_path / "deep" / "out"
    into.mkdir(parents=True)
    told = take_out(history(paper), made, into, everything)
    assert [finding.id for finding in told] == ["workspace/not-taken-out"]
    assert files(into.parent) == set()


def _stored(folder: Path, kind: str, content: bytes) -> str:
    return git.ask(folder, ("hash-object", "-w", "--literally", "-t", kind, "--stdin"), content).decode().strip()


def test_a_pointer_is_told(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What lies in Git LFS is a pointer in the revision, and said to be one."""
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    (paper / "issues/one/bridge.jpg").write_text(pointer)
    told = take_out(history(paper), commit(paper), tmp_path_factory.mktemp("out"), everything)
    assert [finding.id for finding in told] == ["workspace/lfs-pointer"]


def test_a_picture_that_is_what_its_pointer_names_has_not_changed(paper: Path) -> None:
    """A picture of Git LFS is held against its pointer's checksum, and no program of LFS is asked; another picture is a change."""
    picture = b"a picture" * 1000
    pointer = (
        f"version https://git-lfs.github.com/spec/v1\noid sha256:{sha256(picture).hexdigest()}\nsize {len(picture)}\n"
    )
    (paper / "issues/one/bridge.jpg").write_text(pointer)
    then = commit(paper)
    assert changed_paths(history(paper), then) == ()
    (paper / "issues/one/articles/ferry.md").write_text("changed\n")
    (paper / "issues/one/bridge.jpg").write_bytes(picture)
    (paper / "layouts/gazette/layout.yaml").write_text("changed\n")
    assert changed_paths(history(paper), then) == ("issues/one/articles/ferry.md", "layouts/gazette/layout.yaml")
    run(paper, "checkout", "-q", ".")
    (paper / "issues/one/bridge.jpg").write_bytes(picture)
    assert changed_paths(history(paper), then) == ()
    (paper / "issues/one/bridge.jpg").write_bytes(picture + b"!")
    assert changed_paths(history(paper), then) == ("issues/one/bridge.jpg",)
    (paper / "issues/one/bridge.jpg").unlink()
    assert changed_paths(history(paper), then) == ("issues/one/bridge.jpg",)


def test_what_no_folder_can_hold_is_told(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Names too long, paths too deep, two of one name: left out and told, all others taken out."""
    blob = bytes.fromhex(_stored(paper, "blob", b"here\n"))
    deep = b"100644 end.md\0" + blob
    for _ in range(50):
        deep = b"40000 " + b"d" * 100 + b"\0" + bytes.fromhex(_stored(paper, "tree", deep))
    inner = bytes.fromhex(_stored(paper, "tree", b"100644 x.md\0" + blob))
    both = (b"100644 twice\0" + blob) * 2 + b"100644 both\0" + blob + b"40000 both\0" + inner
    outer = _stored(paper, "tree", both + deep + b"100644 " + b"l" * 300 + b"\0" + blob + b"100644 plain\0" + blob)
    made = git.ask(paper, (*_WHO, "commit-tree", outer, "-m", "by hand")).decode().strip()
    into = tmp_path_factory.mktemp("out")
    told = take_out(history(paper), made, into, everything)
    assert [finding.id for finding in told] == ["workspace/not-taken-out"] * 4
    assert files(into) == {"both", "plain", "twice"}


def test_a_few_objects_that_name_a_million_files(paper: Path, tmp_path: Path) -> None:
    """A tree that holds itself ten times over, and again, is refused before it fills disk or memory."""
    blob = bytes.fromhex(_stored(paper, "blob", b"bomb\n"))
    tree = _stored(paper, "tree", b"".join(b"100644 f%d\0" % number + blob for number in range(10)))
    for _ in range(8):
        below = bytes.fromhex(tree)
        tree = _stored(paper, "tree", b"".join(b"40000 d%d\0" % number + below for number in range(10)))
    made = git.ask(paper, (*_WHO, "commit-tree", tree, "-m", "bomb")).decode().strip()
    with pytest.raises(StonehandError) as told:
        take_out(history(paper), made, tmp_path / "out", everything)
    assert told.value.findings[0].id == "workspace/revision-too-large"


def test_a_file_the_clone_lacks_is_told(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An object that is lost leaves its own file out, and no other's words in its place."""
    then = commit(paper)
    lost = run(paper, "rev-parse", f"{then}:issues/one/articles/ferry.md")
    (paper / ".git/objects" / lost[:2] / lost[2:]).unlink()
    into = tmp_path_factory.mktemp("out")
    (told,) = take_out(history(paper), then, into, everything)
    assert (told.id, str(told.where)) == ("workspace/not-taken-out", "issues/one/articles/ferry.md")
    assert (into / "layouts/gazette/layout.yaml").read_text() == "layouts/gazette/layout.yaml\n"


def test_a_commit_is_what_it_says(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """An object put in a commit's place (`git replace`) is not taken for it."""
    then = commit(paper)
    (paper / "issues/one/issue.yaml").write_text("changed\n")
    run(paper, "replace", then, commit(paper))
    into = tmp_path_factory.mktemp("out")
    take_out(history(paper), then, into, everything)
    assert (into / "issues/one/issue.yaml").read_text() == "issues/one/issue.yaml\n"


def test_a_folder_without_history(tmp_path: Path) -> None:
    """A workspace nobody put under version control has none."""
    with pytest.raises(UsageError) as told:
        open_history(Workspace(tmp_path.resolve()))
    assert told.value.findings[0].id == "workspace/no-history"


def test_a_repository_that_says_it_is_elsewhere(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A repository whose working folder is set to another place is none of this workspace."""
    commit(paper)
    run(paper, "config", "core.worktree", str(tmp_path_factory.mktemp("elsewhere")))
    with pytest.raises(UsageError) as told:
        history(paper)
    assert told.value.findings[0].id == "workspace/no-history"


def test_without_git(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, that is what is said."""
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(ToolMissing):
        history(paper)


def test_git_says_why_it_failed(paper: Path) -> None:
    """What git says of a failure is passed on in one line."""
    with pytest.raises(StonehandError) as told:
        git.ask(paper, ("cat-file", "-p", "0" * 40))
    assert "\n" not in told.value.findings[0].message


def test_a_folder_that_looks_like_a_repository_is_none(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Copy can hold what git takes for a bare repository, with a configuration that starts programs: it is never asked."""
    ran = tmp_path_factory.mktemp("ran") / "it"
    workspace = start(tmp_path, tmp_path / "paper")
    commit(tmp_path)
    run(tmp_path, "clone", "-q", "--bare", ".", "paper/bare")
    for entry in ("HEAD", "objects", "refs", "packed-refs"):
        (workspace / "bare" / entry).rename(workspace / entry)
    (workspace / "config").write_text(
        f"[core]\n\trepositoryformatversion = 0\n\tworktree = .\n\tfsmonitor = touch {ran}\n"
    )
    found = history(workspace)
    assert (found.top, found.prefix) == (tmp_path.resolve(), "paper/")
    changed_paths(found, resolve(found, "main"))
    assert not ran.exists()


def test_an_entry_that_is_no_file_costs_no_other(paper: Path, tmp_path: Path) -> None:
    """A tree made by hand may name a tree as a file: it is left out, and what stands beside it comes out whole."""
    blob = git.ask(paper, ("hash-object", "-w", "--stdin"), b"whole\n").decode().strip()
    inner = _stored(paper, "tree", b"100644 deep.md\0" + bytes.fromhex(blob))
    entries = b"100644 a.md\0" + bytes.fromhex(inner) + b"100644 b.md\0" + bytes.fromhex(blob)
    made = git.ask(paper, (*_WHO, "commit-tree", _stored(paper, "tree", entries), "-m", "by hand")).decode().strip()
    into = tmp_path / "out"
    into.mkdir()
    told = take_out(history(paper), made, into, everything)
    assert ["a.md is tree, and no file" in finding.message for finding in told] == [True]
    assert (into / "b.md").read_bytes() == b"whole\n"


def test_what_git_started_ends_with_it(paper: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that is too late is ended with all it started, and is told so."""
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nsleep 30 &\nwait\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(git, "PATIENCE", 0.3)
    with pytest.raises(StonehandError) as told:
        git.ask(paper, ("log",))
    assert "did not answer" in told.value.findings[0].message
