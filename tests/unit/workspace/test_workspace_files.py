"""The door inwards: what is read, and every way out that is refused."""

import os
import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from stonehand.model.finding import StonehandError
from stonehand.workspace.files import InsideFiles, list_inside, open_inside, read_inside, read_text

SECRET = b"a secret of the machine"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.jpg").write_bytes(SECRET)
    folder = tmp_path / "paper"
    (folder / "issues/one/pictures").mkdir(parents=True)
    (folder / "issues/one/a.md").write_bytes(b"copy")
    return folder


def refused(root: Path, name: str, limit: int = 100) -> str:
    outcome = read_inside(root, name, limit)
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.hint
    assert SECRET.decode() not in finding.message
    return finding.id


def test_a_file_inside_is_read(root: Path) -> None:
    """Plain names, spaces and signs that mean nothing to us pass."""
    for name in ("a b (1).md", "50% off.md", "ü#?&.md", "-rf", "a:b.md"[1:]):
        (root / name).write_bytes(name.encode())
        assert open_inside(root, name) == name.encode()
    assert read_inside(root, "issues/one/a.md").value == b"copy"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../secret.txt",
        "issues/../../secret.txt",
        "issues/one/../a.md",
        "/etc/passwd",
        "//etc/passwd",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "FiLe:/etc/passwd",
        "http://example.org/a.md",
        "ftp:a",
        "C:/a.md",
        "%2e%2e/secret.txt",
        "%2E%2E%2fsecret.txt",
        "..\\secret.txt",
        "issues\\one\\a.md",
        "a\0.md",
        "a\n.md",
    ],
)
def test_a_name_that_leads_out_is_refused(root: Path, name: str) -> None:
    """Steps upwards, absolute paths, addresses, encoded dots and backslashes are not even looked up."""
    assert refused(root, name) == "workspace/outside"


def test_links_that_lead_out_are_refused(root: Path) -> None:
    """A link to a file, a link to a folder and a chain of links do not help either."""
    (root / "file.md").symlink_to(root.parent / "secret.txt")
    (root / "relative.md").symlink_to("../secret.txt")
    (root / "folder").symlink_to(root.parent / "elsewhere")
    (root / "chain.md").symlink_to("file.md")
    for name in ("file.md", "relative.md", "folder/secret.jpg", "chain.md"):
        assert refused(root, name) == "workspace/outside"


def test_links_that_stay_inside_are_followed(root: Path) -> None:
    """A link within the workspace is a convenience, not an escape; so is a workspace reached by a link."""
    (root / "link.md").symlink_to("issues/one/a.md")
    (root.parent / "way").symlink_to(root)
    assert open_inside(root, "link.md") == b"copy"
    assert open_inside(root.parent / "way", "link.md") == b"copy"


def test_a_link_that_leads_in_a_circle_is_unreadable(root: Path) -> None:
    """A link to itself is told, not followed for ever."""
    (root / "loop.md").symlink_to("loop.md")
    assert refused(root, "loop.md") == "workspace/unreadable"


def test_pipes_sockets_devices_and_folders_are_no_files(root: Path) -> None:
    """None of them is opened, so none can hang a build."""
    os.mkfifo(root / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(root, os.O_RDONLY)  # a socket's path may have 108 bytes only
        server.bind(f"/proc/self/fd/{here}/socket.md" if Path("/proc/self/fd").exists() else str(root / "socket.md"))
        os.close(here)
        for name in ("pipe.md", "socket.md", "issues"):
            assert refused(root, name) == "workspace/not-a-file"
    (root / "zero.md").symlink_to("/dev/zero")
    assert refused(root, "zero.md") == "workspace/outside"
    assert refused(Path("/dev"), "zero") == "workspace/not-a-file"


def test_a_file_over_the_limit_is_refused(root: Path) -> None:
    """The limit itself is allowed, one byte more is not; nothing of a sparse giant is read."""
    (root / "hundred.md").write_bytes(b"x" * 100)
    (root / "more.md").write_bytes(b"x" * 101)
    with (root / "giant.md").open("wb") as file:
        file.truncate(1 << 40)
    assert read_inside(root, "hundred.md", 100).value == b"x" * 100
    assert refused(root, "more.md") == "workspace/too-large"
    assert refused(root, "giant.md") == "workspace/too-large"


def test_a_missing_file_is_told(root: Path) -> None:
    """So is one under a file that is no folder, and one of a name no system takes."""
    assert refused(root, "none.md") == "workspace/missing-file"
    assert refused(root, "issues/one/a.md/b.md") in {"workspace/missing-file", "workspace/unreadable"}
    assert refused(root, "x" * 300) == "workspace/unreadable"


def test_a_folder_is_listed_with_sizes_and_what_was_refused(root: Path) -> None:
    """Hidden files are passed over, links out and pipes are findings, the rest comes in order."""
    (root / "issues/one/pictures/b.jpg").write_bytes(b"12345")
    (root / "issues/one/pictures/.DS_Store").write_bytes(b"x")
    (root / "issues/one/out.jpg").symlink_to(root.parent / "secret.txt")
    (root / "issues/one/away").symlink_to(root.parent / "elsewhere")
    os.mkfifo(root / "issues/one/pipe.md")
    outcome = list_inside(root, "issues/one")
    assert dict(outcome.value) == {"issues/one/a.md": 4, "issues/one/pictures/b.jpg": 5}
    assert [(finding.id, str(finding.where)) for finding in outcome.findings] == [
        ("workspace/outside", "issues/one/away"),
        ("workspace/outside", "issues/one/out.jpg"),
        ("workspace/not-a-file", "issues/one/pipe.md"),
    ]


def test_folders_that_lead_round_are_listed_once(root: Path) -> None:
    """Links from a folder to itself, many times over, cost one finding each and no more."""
    for name in ("x", "y", "z"):
        (root / "issues/one/pictures" / name).symlink_to(root / "issues/one")
    outcome = list_inside(root, "issues/one")
    assert list(outcome.value) == ["issues/one/a.md"]
    assert [finding.id for finding in outcome.findings] == ["workspace/unreadable"] * 3


def test_a_folder_that_is_not_there_is_told(root: Path) -> None:
    """Listing never raises."""
    assert [finding.id for finding in list_inside(root, "issues/none").findings] == ["workspace/missing-file"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_found_in_either_form_of_unicode(root: Path, form: Literal["NFC", "NFD"]) -> None:
    """A picture saved on one system is found under the name typed on another."""
    on_disk = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "issues/one/Ångström.jpg")
    (root / on_disk).write_bytes(b"picture")
    files = InsideFiles(root, list_inside(root, "issues/one").value)
    asked = unicodedata.normalize(form, "issues/one/Ångström.jpg")
    assert asked in files
    assert files[asked] == b"picture"


def test_files_inside_are_read_when_asked_for_and_checked_again(root: Path) -> None:
    """Sizes cost no reading; a file that has gone or was swapped for a link meanwhile is refused."""
    files = InsideFiles(root, list_inside(root, "issues/one").value)
    assert (list(files), len(files), files.sizes["issues/one/a.md"]) == (["issues/one/a.md"], 1, 4)
    assert files.get("issues/one/none.md") is None
    with pytest.raises(KeyError):
        files["../secret.txt"]
    (root / "issues/one/a.md").unlink()
    with pytest.raises(StonehandError) as raised:
        files["issues/one/a.md"]
    assert raised.value.findings[0].id == "workspace/missing-file"
    (root / "issues/one/a.md").symlink_to(root.parent / "secret.txt")
    with pytest.raises(StonehandError) as raised:
        files["issues/one/a.md"]
    assert raised.value.findings[0].id == "workspace/outside"


def test_text_must_be_utf_8(root: Path) -> None:
    """A byte order mark is dropped; a Latin-1 byte is told with its line."""
    (root / "mark.css").write_bytes(b"\xef\xbb\xbfp {}")
    (root / "latin.css").write_bytes(b"/* one */\n/* caf\xe9 */\n")
    assert read_text(root, "mark.css").value == "p {}"
    (finding,) = read_text(root, "latin.css").findings
    assert (finding.id, str(finding.where)) == ("workspace/not-utf-8", "latin.css:2")


@pytest.fixture
def stranger() -> Iterator[None]:
    """Stand in for an ordinary user where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_permission_is_denied_to_a_stranger(root: Path, request: pytest.FixtureRequest) -> None:
    """A folder and a file nobody else may read are unreadable, with the system's reason."""
    for path in (root, root.parent, *(parent for parent in root.parents if parent.name.startswith("pytest-"))):
        path.chmod(path.stat().st_mode | 0o055)
    (root / "shut.md").write_bytes(b"x")
    (root / "shut.md").chmod(0)
    (root / "issues/one").chmod(0)
    request.getfixturevalue("stranger")
    assert refused(root, "shut.md") == "workspace/unreadable"
    assert [finding.id for finding in list_inside(root, "issues").findings] == ["workspace/unreadable"]
