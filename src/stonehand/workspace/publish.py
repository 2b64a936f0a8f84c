"""Publishing: what was made appears whole or not at all, and what stood there before outlives any failure.

All files are first written into a staging folder inside the target and flushed to the disk; only then is each entry (a
whole folder such as `html`, or a single file) put in its place by one rename, an old one being exchanged for the new in the
same call where the system can (Linux `renameat2`, macOS `renamex_np`). A full disk shows itself before anything was
moved; a failure between two renames takes back those already made. What a killed run left behind is cleared by `sweep`: an
entry it had taken away goes back, its staging goes.
"""

import ctypes
import errno
import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from stonehand.model.finding import OutputNotWritten, error

STAGING = ".stonehand-new-"
"""What the name of a staging folder begins with."""

_AT_FDCWD = -100
_EXCHANGE = 2
_NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


def output_folder(root: Path, issue: str, out: Path | None = None) -> Path:
    """Give the folder an issue's output goes to: `out/<issue>` of the workspace, or the folder asked for by `--out`.

    Raises:
        OutputNotWritten: `out` or the issue's folder in it is a link that leads elsewhere.
    """
    if out is not None:
        return out.absolute()
    home = root.resolve() / "out"
    target = home / issue
    if target.resolve() != target:
        message = f"{home} or {target} is a link that leads elsewhere"
        raise _not_written(message, "take the link away, or name the folder with --out DIR")
    return target


def publish(
    target: Path, files: Mapping[str, bytes], folders: Sequence[str] = ("html", "press"), gone: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write files (names relative to `target`, with `/`) all in one go; give the paths written, in order.

    A folder named in `folders` is renewed as a whole if `files` holds anything for it: what is not in the new one is gone from
    it. What `gone` names is taken away in the same go. Everything else in the target stays as it is.

    Raises:
        OutputNotWritten: disk full, folder not writable; what stood there before is untouched.
    """
    return publish_together({target: files}, folders, gone)


def publish_together(
    places: Mapping[Path, Mapping[str, bytes]], folders: Sequence[str] = (), gone: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write into several folders as into one: all is staged everywhere before anything is moved, and one failure takes back all.

    Entries are moved in the order given, so that a run killed between two of them leaves those named first.

    Raises:
        OutputNotWritten: disk full, a folder not writable; what stood there before is untouched.
    """
    entries = {
        target: tuple(dict.fromkeys(_entry(name, folders) for name in files)) for target, files in places.items()
    }
    staged: dict[Path, Path] = {}
    undo: list[Callable[[], object]] = []
    target = Path()
    try:
        for target, files in places.items():
            target.mkdir(parents=True, exist_ok=True)
            staged[target] = Path(tempfile.mkdtemp(prefix=STAGING, dir=target))
            _write_all(staged[target] / "new", files)
        for target in places:
            _put_in_place(staged[target], target, entries[target], undo)
            _take_away(staged[target], target, [name for name in gone if name not in entries[target]], undo)
    except BaseException as fault:
        for take_back in reversed(undo):
            with suppress(OSError):
                take_back()
        if isinstance(fault, OSError):
            raise _failed(target, fault) from fault
        raise
    finally:
        for staging in staged.values():
            _remove(staging)
    return tuple(target / name for target, files in places.items() for name in files)


def sweep(target: Path) -> None:
    """Clear what killed runs left in the target: entries they had taken away go back, the rest of their staging goes.

    Call it only while the target is held for this run. Anybody may have put a folder of such a name there: what would go elsewhere
    than into the target goes nowhere.
    """
    for staging in sorted(target.glob(f"{STAGING}*")):
        taken = staging / "old"
        for old in sorted(taken.glob("*")) if not staging.is_symlink() and not taken.is_symlink() else ():
            place = _place_inside(target, unquote(old.name))
            if place is not None and not os.path.lexists(place):
                old.rename(place)
        _remove(staging)


def _place_inside(target: Path, name: str) -> Path | None:
    """Give the place of an entry, if it lies in the target and no link on the way leads elsewhere."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in name:
        return None
    place = target / path
    parents = place.relative_to(target).parents[:-1]
    return None if any((target / parent).is_symlink() for parent in parents) or not place.parent.is_dir() else place


def _entry(name: str, folders: Sequence[str]) -> str:
    """Give what is renewed as one: the innermost of `folders` the file lies in, or the file itself."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\\" in name:
        message = f"{name!r} is no name inside the output folder"
        raise ValueError(message)
    holding = [folder for folder in folders if path.is_relative_to(folder) and path != PurePosixPath(folder)]
    return max(holding, key=len, default=name)


def _write_all(staging: Path, files: Mapping[str, bytes]) -> None:
    staging.mkdir()
    for name, content in files.items():
        path = staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for folder, _, _ in os.walk(staging):
        _flush_folder(Path(folder))


def _put_in_place(staging: Path, target: Path, entries: Sequence[str], undo: list[Callable[[], object]]) -> None:
    """Move each entry from `staging/new` to the target; `undo` takes what would take back each move."""
    for entry in entries:
        new, place, old = staging / "new" / entry, target / entry, staging / "old" / quote(entry, "")
        _make_parents(target, place, undo)
        if not os.path.lexists(place):
            new.rename(place)
            undo.append(functools.partial(place.rename, new))
        elif _exchange(new, place):
            undo.append(functools.partial(_exchange, new, place))
        else:
            old.parent.mkdir(parents=True, exist_ok=True)
            place.rename(old)
            undo.append(functools.partial(old.rename, place))
            new.rename(place)
            undo.append(functools.partial(place.rename, new))
    _flush_folder(target)


def _take_away(staging: Path, target: Path, names: Sequence[str], undo: list[Callable[[], object]]) -> None:
    """Move entries out of the target; they go with its staging."""
    for name in names:
        place, old = target / name, staging / "old" / quote(name, "")
        if os.path.lexists(place):
            old.parent.mkdir(parents=True, exist_ok=True)
            place.rename(old)
            undo.append(functools.partial(old.rename, place))


def _make_parents(target: Path, place: Path, undo: list[Callable[[], object]]) -> None:
    """Make the folders between the target and an entry; a link among them could lead the entry elsewhere."""
    for parent in reversed(place.relative_to(target).parents[:-1]):
        folder = target / parent
        if folder.is_symlink():
            raise OSError(errno.ELOOP, "a link stands where a folder should", str(folder))
        if not folder.is_dir():
            folder.mkdir()
            undo.append(folder.rmdir)


def _exchange(new: Path, place: Path) -> bool:
    """Exchange two entries in one step; `False` where the system or the file system cannot."""
    names = os.fsencode(new), os.fsencode(place)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, _EXCHANGE)
        else:
            failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
    except (TypeError, AttributeError):  # Windows has no such library, an old system no such call
        return False
    if failed and ctypes.get_errno() not in _NO_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(place))
    return not failed


def _remove(path: Path) -> None:
    """Remove a staging folder; one that will not go is left for the next run to sweep."""
    if path.is_symlink():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def _flush_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system lets a folder be opened."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(target: Path, fault: OSError) -> OutputNotWritten:
    reason = fault.strerror or str(fault)
    hints = {
        errno.ENOSPC: "make room on the disk, then build again",
        errno.EDQUOT: "make room on the disk, then build again",
        errno.EFBIG: "raise the limit on file sizes, or write elsewhere with --out DIR",
    }
    hint = hints.get(fault.errno or 0, "make the folder writable, or write elsewhere with --out DIR")
    where = f" ({fault.filename})" if fault.filename and STAGING not in str(fault.filename) else ""
    return _not_written(f"{target} was not written: {reason}{where}", hint)


def _not_written(message: str, hint: str) -> OutputNotWritten:
    return OutputNotWritten(error("workspace/output-not-written", message, hint=hint))
