"""The door outwards: whole or not at all, on a full disk, a shut folder, and when the writer is killed."""

import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from stonehand.model.finding import OutputNotWritten, UsageError
from stonehand.workspace import publish
from stonehand.workspace.lock import LOCK_NAME, held

OLD = {"html/index.html": b"old", "html/a.jpg": b"old", "press/p.pdf": b"old", "report.json": b"old"}
NEW = {"html/index.html": b"new", "html/b.jpg": b"new", "report.json": b"new", "dummy.yaml": b"new"}


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def fault(raised: pytest.ExceptionInfo[OutputNotWritten]) -> str:
    (finding,) = raised.value.findings
    assert raised.value.exit_code == 5
    assert finding.id == "workspace/output-not-written"
    assert finding.hint
    return finding.message


def test_first_output_appears_with_its_folders(tmp_path: Path) -> None:
    """The target is made, every file is there, and nothing else."""
    target = tmp_path / "out/one"
    written = publish.publish(target, OLD)
    assert tree(target) == OLD
    assert written == tuple(target / name for name in OLD)


@pytest.mark.parametrize("way", ["exchange", "fallback"])
def test_a_folder_is_renewed_as_a_whole_and_others_stay(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """html is the new one alone; press, for which there is nothing new, stays; so does what others put there."""
    if way == "fallback":
        monkeypatch.setattr(publish, "_exchange", lambda _new, _place: False)
    publish.publish(tmp_path, OLD)
    (tmp_path / "notes.txt").write_bytes(b"mine")
    publish.publish(tmp_path, NEW)
    assert tree(tmp_path) == NEW | {"press/p.pdf": b"old", "notes.txt": b"mine"}


def test_a_folder_inside_a_folder_can_be_renewed_by_itself(tmp_path: Path) -> None:
    """Pages of the press file come and go without the book."""
    publish.publish(tmp_path, {"press/book.pdf": b"book", "press/pages/A1.pdf": b"1", "press/pages/A2.pdf": b"2"})
    publish.publish(tmp_path, {"press/pages/A1.pdf": b"new"}, ("html", "press", "press/pages"))
    assert tree(tmp_path) == {"press/book.pdf": b"book", "press/pages/A1.pdf": b"new"}


@pytest.mark.parametrize("name", ["../escape", "/etc/passwd", "html/../../escape", "", "a\\b"])
def test_names_of_ours_never_lead_out(tmp_path: Path, name: str) -> None:
    """A name that leads out of the target is a bug of the caller."""
    with pytest.raises(ValueError, match="no name inside"):
        publish.publish(tmp_path, {name: b"x"})


def test_a_link_in_the_output_is_replaced_and_never_followed(tmp_path: Path) -> None:
    """A folder and a file that are links out make way for real ones; what they led to is untouched."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/index.html").write_bytes(b"precious")
    (tmp_path / "secret").write_bytes(b"precious")
    target = tmp_path / "out"
    target.mkdir()
    (target / "html").symlink_to(tmp_path / "precious")
    (target / "report.json").symlink_to(tmp_path / "secret")
    publish.publish(target, NEW)
    assert tree(target) == NEW
    assert not (target / "html").is_symlink()
    assert (tmp_path / "precious/index.html").read_bytes() == (tmp_path / "secret").read_bytes() == b"precious"


def test_a_link_on_the_way_to_an_entry_stops_everything(tmp_path: Path) -> None:
    """press may not lead elsewhere when only press/pages is renewed."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/press").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputNotWritten) as raised:
        publish.publish(tmp_path / "out", {"report.json": b"x", "press/pages/A1.pdf": b"x"}, ("press/pages",))
    assert "link" in fault(raised)
    assert list((tmp_path / "precious").iterdir()) == []
    assert os.listdir(tmp_path / "out") == ["press"]  # noqa: PTH208 - names are what is compared


@pytest.mark.parametrize("way", ["exchange", "fallback"])
def test_a_failure_between_two_renames_takes_back_the_first(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the last entry cannot be put in its place, the ones before it are as they were."""
    if way == "fallback":
        monkeypatch.setattr(publish, "_exchange", lambda _new, _place: False)
    target = tmp_path / "out"
    publish.publish(target, OLD)
    (target / "press/pages").symlink_to(tmp_path)
    before = tree(target)
    with pytest.raises(OutputNotWritten):
        publish.publish(target, NEW | {"press/pages/deep/A1.pdf": b"x"}, ("html", "press/pages/deep"))
    assert tree(target) == before
    assert not list(target.glob(f"{publish.STAGING}*"))


def test_a_file_over_the_systems_limit_leaves_the_old_output(tmp_path: Path) -> None:
    """A write that fails half-way (here by RLIMIT_FSIZE, as a full disk would) changes nothing."""
    publish.publish(tmp_path, OLD)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OutputNotWritten) as raised:
            publish.publish(tmp_path, NEW | {"html/z.jpg": b"z" * 200_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(tmp_path) in fault(raised)
    assert "too large" in fault(raised)
    assert tree(tmp_path) == OLD


def test_a_full_disk_leaves_the_old_output(tmp_path: Path) -> None:
    """On a file system of 200 kB the reason is told and the old files stand."""
    mount = tmp_path / "disk"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(mount)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small file system can only be mounted by root")
    try:
        publish.publish(mount / "out", OLD)
        with pytest.raises(OutputNotWritten) as raised:
            publish.publish(mount / "out", NEW | {"html/z.jpg": b"z" * 400_000})
        assert "No space left on device" in fault(raised)
        assert tree(mount / "out") == OLD
        assert not list((mount / "out").glob(f"{publish.STAGING}*"))
    finally:
        subprocess.run(["umount", "-l", str(mount)], check=True)  # noqa: S607 - fixed


def test_a_target_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where the folder should be, and a folder in a place that takes none."""
    (tmp_path / "file").write_bytes(b"x")
    for target in (tmp_path / "file", tmp_path / "file/out", Path("/proc/out")):
        with pytest.raises(OutputNotWritten) as raised:
            publish.publish(target, NEW)
        assert str(target) in fault(raised)
        with pytest.raises(OutputNotWritten), held(target):
            pass


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    """Without permission to write, the folder is named with the reason, and stands as it was."""
    target = tmp_path / "out"
    publish.publish(target, OLD)
    target.chmod(0o555)
    if os.geteuid() == 0:
        for path in (
            tmp_path,
            *(parent for parent in tmp_path.parents if parent.name.startswith(("pytest-", "popen-"))),
        ):
            path.chmod(path.stat().st_mode | 0o055)
        os.seteuid(65534)
    try:
        with pytest.raises(OutputNotWritten) as raised:
            publish.publish(target, NEW)
        with pytest.raises(OutputNotWritten) as shut, held(target):
            pass
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert "Permission denied" in fault(raised)
    assert "Permission denied" in fault(shut)
    assert tree(target) == OLD


def test_output_goes_to_out_unless_asked_elsewhere(tmp_path: Path) -> None:
    """--out stands in for out/<id>; a link in place of out or of the issue's folder is refused."""
    assert publish.output_folder(tmp_path, "one") == tmp_path.resolve() / "out/one"
    assert publish.output_folder(tmp_path, "one", tmp_path / "else") == tmp_path / "else"
    (tmp_path / "precious").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/one").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputNotWritten):
        publish.output_folder(tmp_path, "one")
    (tmp_path / "out").rename(tmp_path / "was")
    (tmp_path / "out").symlink_to(tmp_path / "precious")
    with pytest.raises(OutputNotWritten):
        publish.output_folder(tmp_path, "two")


WRITER = """
import sys
from pathlib import Path
from stonehand.workspace import publish
from stonehand.workspace.lock import held
target, slow = Path(sys.argv[1]), sys.argv[2]
if slow == "fallback":
    publish._exchange = lambda new, place: False
with held(target):
    print("holding", flush=True)
    for turn in range(100_000):
        content = str(turn).encode() * 500
        publish.publish(target, {"html/a": content, "html/b": content, "html/c/d": content, "report.json": content})
        if turn == 2:
            print("writing", flush=True)
"""


def start_writer(target: Path, way: str) -> subprocess.Popen[str]:
    source = Path(publish.__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(target), way],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert writer.stdout
    assert writer.stdout.readline() == "holding\n"
    assert writer.stdout.readline() == "writing\n"
    return writer


@pytest.mark.parametrize("way", ["exchange", "fallback"])
def test_a_killed_writer_leaves_whole_entries_and_the_next_run_clears_up(tmp_path: Path, way: str) -> None:
    """After SIGKILL at any moment, the next run finds the folder free, every entry whole, and no rubbish stays."""
    target = tmp_path / "out"
    for attempt in range(4):
        writer = start_writer(target, way)
        with pytest.raises(UsageError) as raised, held(target):
            pass
        assert raised.value.findings[0].id == "workspace/another-build"
        time.sleep(0.01 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        with held(target):
            html = {path.read_bytes() for path in (target / "html").rglob("*") if path.is_file()}
            assert len(html) == 1
            assert len(list((target / "html").rglob("*"))) == 4
            assert (target / "report.json").read_bytes()
            assert sorted(path.name for path in target.iterdir()) == [LOCK_NAME, "html", "report.json"]


def test_a_folder_is_held_by_one_and_let_go(tmp_path: Path) -> None:
    """The lock goes with the build, and so does a folder it made and left empty."""
    target = tmp_path / "deep/out"
    with held(target):
        assert (target / LOCK_NAME).exists()
        with pytest.raises(UsageError) as raised, held(target):
            pass
        assert raised.value.exit_code == 2
        assert "another build is writing" in raised.value.findings[0].message
    assert not target.exists()
    with held(target):
        publish.publish(target, OLD)
    assert tree(target) == OLD
    (tmp_path / "empty").mkdir()
    with held(tmp_path / "empty"):
        pass
    assert (tmp_path / "empty").is_dir()


def test_what_a_killed_run_had_taken_away_goes_back(tmp_path: Path) -> None:
    """Between the two renames of an old system, an entry stands only in the staging folder: it is put back."""
    staging = tmp_path / f"{publish.STAGING}abc"
    (staging / "old/html").mkdir(parents=True)
    (staging / "old/html/index.html").write_bytes(b"old")
    (staging / "old/press%2Fpages").mkdir()
    (staging / "old/press%2Fpages/A1.pdf").write_bytes(b"old")
    (staging / "old/report.json").write_bytes(b"older")
    (tmp_path / "press").mkdir()
    (tmp_path / "report.json").write_bytes(b"new")
    with held(tmp_path):
        assert not staging.exists()
    assert tree(tmp_path) == {"html/index.html": b"old", "press/pages/A1.pdf": b"old", "report.json": b"new"}


@pytest.mark.parametrize(
    "name", ["%2Felsewhere", "..%2Felsewhere", "..%2F..%2Felsewhere", "html%2F..%2F..%2Felsewhere", "out%2Fx"]
)
def test_what_anybody_put_in_a_staging_folder_goes_nowhere_else(tmp_path: Path, name: str) -> None:
    """A folder of that name may come with a pull request: nothing in it leaves the target, by its name or by a link."""
    target, elsewhere = tmp_path / "deep/target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    old = target / f"{publish.STAGING}evil" / "old"
    old.mkdir(parents=True)
    (target / "out").symlink_to(elsewhere)
    planted = quote(f"{elsewhere}/planted", "") if name == "%2Felsewhere" else name
    (old / planted).write_text("evil")
    with held(target):
        pass
    assert not list(elsewhere.iterdir())
    assert {path.name for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()} <= {
        ".stonehand.lock"
    }


def test_a_staging_folder_that_is_a_link_gives_nothing_back(tmp_path: Path) -> None:
    """Not what it leads to, and not by a link inside it."""
    target, store = tmp_path / "target", tmp_path / "store"
    (store / "old").mkdir(parents=True)
    (store / "old" / "planted").write_text("evil")
    target.mkdir()
    (target / f"{publish.STAGING}link").symlink_to(store)
    (target / f"{publish.STAGING}half").mkdir()
    (target / f"{publish.STAGING}half/old").symlink_to(store / "old")
    with held(target):
        pass
    assert not (target / "planted").exists()
    assert (store / "old" / "planted").exists()


def test_what_is_gone_goes_with_what_comes(tmp_path: Path) -> None:
    """An entry named as gone is taken away in the same go; one that comes anew is not."""
    publish.publish(tmp_path, {"diff/a.png": b"old", "proofs/b.png": b"old", "report.json": b"old"}, ("diff", "proofs"))
    publish.publish(tmp_path, {"proofs/b.png": b"new"}, ("diff", "proofs"), ("diff", "proofs"))
    assert tree(tmp_path) == {"proofs/b.png": b"new", "report.json": b"old"}
