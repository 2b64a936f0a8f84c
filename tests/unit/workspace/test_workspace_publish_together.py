"""Publishing into two folders as into one: both or neither, whatever fails."""

from pathlib import Path

import pytest

from stonehand.model.finding import OutputNotWritten
from stonehand.workspace.publish import publish_together


def tree(root: Path) -> dict[str, bytes | None]:
    """All that is there, folders too."""
    return {str(path.relative_to(root)): path.read_bytes() if path.is_file() else None for path in root.rglob("*")}


def test_both_are_written(tmp_path: Path) -> None:
    """New folders are made, old files replaced, nothing is left over."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b/record").write_bytes(b"old")
    paths = publish_together({tmp_path / "a": {"package/zip": b"1"}, tmp_path / "b": {"record": b"2"}})
    assert paths == (tmp_path / "a/package/zip", tmp_path / "b/record")
    assert tree(tmp_path) == {"a": None, "a/package": None, "a/package/zip": b"1", "b": None, "b/record": b"2"}


def test_what_fails_last_takes_back_what_went_first(tmp_path: Path) -> None:
    """The second place is a link that leads elsewhere, which shows only when it is moved: the first is as it was, folders too."""
    for name in ("a", "b", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "a/old").write_bytes(b"old")
    (tmp_path / "b/sub").symlink_to(tmp_path / "elsewhere")
    before = tree(tmp_path)
    with pytest.raises(OutputNotWritten):
        publish_together({tmp_path / "a": {"old": b"new", "package/zip": b"1"}, tmp_path / "b": {"sub/record": b"2"}})
    assert tree(tmp_path) == before


def test_what_cannot_be_staged_moves_nothing(tmp_path: Path) -> None:
    """The second place is a file where a folder should be: the first is untouched."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_bytes(b"a file")
    before = tree(tmp_path)
    with pytest.raises(OutputNotWritten) as refused:
        publish_together({tmp_path / "a": {"zip": b"1"}, tmp_path / "b": {"record": b"2"}})
    assert tree(tmp_path) == before
    assert str(tmp_path / "b") in refused.value.findings[0].message
