"""Pointers of Git LFS: a few lines that stand in a repository for a large file that lies elsewhere.

In: what a repository holds. Out: whether it is a pointer, and which files of the folder are what their pointers name. Git would ask
LFS's own program, a filter; here none is started.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from stonehand.workspace import git

_BEGINS = b"version https://git-lfs.github.com/spec/"
_NAMED = re.compile(rb"^oid sha256:([0-9a-f]{64})$", re.MULTILINE)
_LONGEST = 1024
"""Bytes of a pointer, by the specification of Git LFS."""


def is_pointer(content: bytes) -> bool:
    """Tell whether a file is a pointer."""
    return len(content) <= _LONGEST and content.startswith(_BEGINS)


def answered(top: Path, objects: Mapping[str, str]) -> Iterator[str]:
    """Name the files under a folder that are just what their pointers name; `objects` are those of their pointers, by path."""
    for path, pointer in _pointers(top, objects):
        named = _NAMED.search(pointer)
        if named is not None and _sum(top / path) == named[1].decode():
            yield path


def _pointers(top: Path, objects: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Give those of the objects that are pointers; sizes are asked first, so that no picture is read for it."""
    small = list(_small(top, [(path, name) for path, name in objects.items() if name.strip("0")]))
    names = "".join(f"{name}\n" for _, name, _ in small).encode()
    longest = 2 * len(names) + len(small) * (_LONGEST + len(" blob 1024\n\n"))
    told = git.ask(top, ("cat-file", "--batch"), names, longest=longest) if small else b""
    at = 0
    for path, _, size in small:
        begins = told.index(b"\n", at) + 1
        content = told[begins : begins + size]
        at = begins + size + 1
        if is_pointer(content):
            yield path, content


def _small(top: Path, objects: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    names = "".join(f"{name}\n" for _, name in objects).encode()
    asked = ("cat-file", "--batch-check=%(objecttype) %(objectsize)")
    told = git.ask(top, asked, names).splitlines() if objects else []
    for (path, name), row in zip(objects, told, strict=True):
        kind, _, size = row.partition(b" ")
        if kind == b"blob" and int(size) <= _LONGEST:
            yield path, name, int(size)


def _sum(file: Path) -> str:
    try:
        if file.is_symlink() or not file.is_file():
            return ""
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
