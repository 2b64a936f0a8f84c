"""History: the workspace as it was at a revision, and what has changed in it since. The one door to git.

In: a workspace under version control and a revision's name. Out: the commit it means, the files of then in an empty folder, or the
paths that differ from then by now. Files are taken out object by object (`ls-tree`, `cat-file`), so that no filter and no
attribute of the repository has a say in them; links and submodules are never followed. What git may store and no folder can hold
is left out and told.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from stonehand.model.finding import Finding, InFile, StonehandError, UsageError, error, warning
from stonehand.workspace import git, pointers
from stonehand.workspace.files import PICTURE_LIMIT
from stonehand.workspace.roots import Workspace, repository_of

_LINK, _SUBMODULE = "120000", "160000"
_MOST = 4 * 1024**3
"""Bytes of all files of a revision that are taken out; a year of pictures stays below it."""

_MOST_FILES = 20_000
"""Files that are taken out: an issue of 64 pages and its layout have some hundred."""

_HEADING = 32
"""Bytes `cat-file` writes round a file, beside its object's name."""

_AT_ONCE = 64 * 1024**2
_COMMIT = re.compile(rb"[0-9a-f]{40,64}\n")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class History:
    """A repository's top folder, and the workspace's path in it, with `/` at its end; empty where they are one."""

    top: Path
    prefix: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode, its object, its path in the workspace, the object's size and kind.

    Where the clone lacks it, its kind is its name, and it has no size; a tree made by hand may name what is no file.
    """

    mode: str
    name: str
    path: str
    size: int = 0
    kind: str = ""


def open_history(workspace: Workspace) -> History:
    """Find the repository a workspace is in.

    Raises:
        ToolMissing: there is no git.
        UsageError: the workspace is not under version control.
    """
    top = git.answers(repository_of(workspace.root), ("rev-parse", "--show-toplevel"))
    folder = Path(os.fsdecode((top or b"").removesuffix(b"\n"))).resolve()
    if top is None or not workspace.root.is_relative_to(folder):
        message = f"{workspace.root} is not under version control, so it has no revisions"
        hint = "git init, or, for a folder somebody else owns, git config --global --add safe.directory"
        raise UsageError(error("workspace/no-history", message, hint=hint))
    inside = workspace.root.relative_to(folder).as_posix()
    return History(folder, "" if inside == "." else f"{inside}/")


def resolve(history: History, name: str) -> str:
    """Give the commit a revision's name means: a branch, a tag, a commit, `HEAD~1`.

    Raises:
        UsageError: there is none of this name.
    """
    found = None
    if name and not name.startswith("-") and not _UNSEEN.search(name):
        found = git.answers(history.top, ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))
    if found and _COMMIT.fullmatch(found):
        return found.decode().strip()
    shallow = git.answers(history.top, ("rev-parse", "--is-shallow-repository")) == b"true\n"
    hint = "the clone is shallow: fetch the whole history (git fetch --unshallow; in CI, fetch-depth: 0)"
    message = f"there is no revision {name!r}"
    raise UsageError(error("workspace/unknown-revision", message, hint=hint if shallow else "git log says which are"))


def changed_paths(history: History, commit: str) -> tuple[str, ...]:
    """Give the files of the workspace that differ between a commit and the folder as it stands, by their paths in it; files nobody
    has added yet are among them, ignored ones are not. A file that was renamed is there by both names.
    """
    here = (":(top,literal)" + history.prefix,) if history.prefix else ()
    diff = ("diff", "--raw", "--no-abbrev", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-relative")
    words = (*diff, "--ignore-submodules", commit, "--", *here)
    told = git.ask(history.top, words, settings=_no_filters(history)).split(b"\0")
    differs = {os.fsdecode(path): row.split()[2].decode() for row, path in zip(told[::2], told[1::2], strict=False)}
    new = git.ask(history.top, ("ls-files", "-z", "--others", "--exclude-standard", "--", *here))
    names = {*differs, *(os.fsdecode(name) for name in new.split(b"\0") if name)}
    names -= set(pointers.answered(history.top, differs))
    return tuple(sorted(name.removeprefix(history.prefix) for name in names))


def take_out(history: History, commit: str, into: Path, wanted: Callable[[str], bool]) -> tuple[Finding, ...]:
    """Write the workspace's files as of a commit into a folder: those whose path in the workspace is `wanted`.

    Raises:
        StonehandError: git failed, or the files are larger than a paper's ever are.
    """
    entries = [entry for entry in _entries(history, commit) if wanted(entry.path)]
    files = _sized(history, [entry for entry in entries if _is_plain(entry)], commit)
    found = [_left_out(entry, commit) for entry in entries if not _is_plain(entry)]
    for some in _handfuls(files):
        for entry, content in zip(some, _contents(history, some), strict=True):
            found += _written(into, entry, content, commit)
    return tuple(found)


def has_file(history: History, commit: str, path: str) -> bool:
    """Tell whether the workspace held a file of this path at a commit."""
    return git.answers(history.top, ("cat-file", "-e", f"{commit}:{history.prefix}{path}")) is not None


def _no_filters(history: History) -> dict[str, str]:
    """Give settings that silence every filter the machine knows: attributes of a stranger's choice may name any of them."""
    named = git.answers(history.top, ("config", "-z", "--name-only", "--get-regexp", r"^filter\."))
    return {os.fsdecode(name): "" for name in (named or b"").split(b"\0") if name}


def _sized(history: History, entries: Sequence[_Entry], commit: str) -> list[_Entry]:
    """Ask how large files are, and refuse what is too much; counted first, so that what is asked has an end as well."""
    if len(entries) > _MOST_FILES:
        raise _too_large(commit, f"{len(entries):,} files")
    names = "".join(f"{entry.name}\n" for entry in entries).encode()
    asked = ("cat-file", "--batch-check=%(objecttype) %(objectsize)")
    told = git.ask(history.top, asked, names).splitlines() if entries else []
    kinds = [(kind, int(size) if size.isdigit() else 0) for kind, _, size in (row.partition(b" ") for row in told)]
    files = [replace(entry, size=size, kind=kind.decode()) for entry, (kind, size) in zip(entries, kinds, strict=True)]
    for entry in files:
        if entry.size > PICTURE_LIMIT:
            raise _too_large(commit, f"{entry.path}, of {entry.size:,} bytes")
    if (total := sum(entry.size for entry in files)) > _MOST:
        raise _too_large(commit, f"{total:,} bytes")
    return files


def _too_large(commit: str, what: str) -> StonehandError:
    message = f"revision {commit[:12]} is too large to be a paper's: it holds {what}"
    hint = f"a file may have {PICTURE_LIMIT // 1024**2} MB, all together {_MOST // 1024**3} GB in {_MOST_FILES:,} files"
    return StonehandError(error("workspace/revision-too-large", message, hint=hint))


def _written(into: Path, entry: _Entry, content: bytes | None, commit: str) -> Iterator[Finding]:
    if content is None:
        why = "is not in this clone" if entry.kind == entry.name else f"is {entry.kind or 'nothing'}, and no file"
        yield _not_taken(entry, commit, why)
        return
    place = into / entry.path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(content)
    except OSError as fault:
        yield _not_taken(entry, commit, f"cannot be written here ({fault.strerror})")
    else:
        if pointers.is_pointer(content):
            yield _pointer(entry, commit)


def _entries(history: History, commit: str) -> Iterator[_Entry]:
    listed = git.ask(history.top, ("ls-tree", "-r", "-z", "--full-tree", commit, "--", history.prefix or "."))
    for row in filter(None, listed.split(b"\0")):
        told, _, path = row.partition(b"\t")
        mode, _, name = told.decode().split()
        yield _Entry(mode, name, os.fsdecode(path).removeprefix(history.prefix))


def _is_plain(entry: _Entry) -> bool:
    """A plain file whose path stays inside; a tree made by hand may hold any name."""
    parts = PurePosixPath(entry.path).parts
    odd = any(part in {"", ".", ".."} or part.lower() == ".git" for part in entry.path.split("/"))
    return entry.mode not in {_LINK, _SUBMODULE} and bool(parts) and not odd and "\\" not in entry.path


def _handfuls(entries: list[_Entry]) -> Iterator[list[_Entry]]:
    """Part files so that no handful needs much more memory than one picture does."""
    some: list[_Entry] = []
    size = 0
    for entry in entries:
        if some and size + entry.size > _AT_ONCE:
            yield some
            some, size = [], 0
        some.append(entry)
        size += entry.size
    if some:
        yield some


def _contents(history: History, entries: Sequence[_Entry]) -> Iterator[bytes | None]:
    """Give files' contents in their order, `None` for one whose object the clone lacks."""
    asked = "".join(f"{entry.name}\n" for entry in entries).encode()
    longest = sum(entry.size + len(entry.name) + _HEADING for entry in entries)
    answer = git.ask(history.top, ("cat-file", "--batch"), asked, longest=longest)
    at = 0
    for entry in entries:
        begins = answer.index(b"\n", at) + 1
        if answer[at:begins] != f"{entry.name} {entry.kind} {entry.size}\n".encode():
            yield None
            at = begins
            continue
        yield answer[begins : begins + entry.size] if entry.kind == "blob" else None
        at = begins + entry.size + 1


def _left_out(entry: _Entry, commit: str) -> Finding:
    what = {_LINK: "a link", _SUBMODULE: "a submodule"}.get(entry.mode, "a file whose name leads elsewhere")
    return _not_taken(entry, commit, f"is {what}")


def _not_taken(entry: _Entry, commit: str, why: str) -> Finding:
    message = f"{entry.path} {why}; of revision {commit[:12]} it was left out"
    hint = "keep the file itself in the repository"
    return warning("workspace/not-taken-out", message, InFile(entry.path), hint=hint)


def _pointer(entry: _Entry, commit: str) -> Finding:
    message = f"{entry.path} is a Git LFS pointer at revision {commit[:12]}, and no picture"
    hint = "what differs on its page may be no more than that; compare two output folders instead"
    return warning("workspace/lfs-pointer", message, InFile(entry.path), hint=hint)
