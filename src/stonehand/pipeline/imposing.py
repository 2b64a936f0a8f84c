"""Imposing anybody's PDF: its pages are looked at and laid out in a child process, within its limits. Needs no workspace."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from stonehand.engines.worker import Unreadable, Worker
from stonehand.model.engine import Leaf
from stonehand.model.finding import EngineFailed, Finding, InFile, Severity, UsageError, error, warning
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.reporting.words import counted
from stonehand.press.impose import Imposition, sheets
from stonehand.workspace import files, publish, sources

LIMIT = 200 * files.MEGABYTE

_SLACK = 0.5
"""Points by which the pages of one book may differ; a rounding, not a size."""


def impose_file(file: Path, how: Imposition, out: Path | None, cwd: Path) -> Built:
    """Lay a PDF's pages on sheets and write them beside it, or where it was asked for.

    Raises:
        UsageError: there is no such file.
        OutputNotWritten: the sheets could not be written.
    """
    pdf = sources.read_given(cwd / file, LIMIT)
    target = _target(file, how, out, cwd)
    if target.resolve() == (cwd / file).resolve():
        message = f"{target.name} would take the place of the file it is made of"
        return _refused(
            file, error("press/same-file", message, InFile(file.name), hint="write it elsewhere with --out")
        )
    with Worker() as worker:
        try:
            leaves = worker.leaves(pdf)
            laid = sheets([leaf.label for leaf in leaves], how, file.name)
            found = (*_check(leaves, file.name), *laid.findings)
            if any(finding.severity is Severity.ERROR for finding in found):
                return _refused(file, *found)
            imposed = worker.impose(pdf, laid.value)
        except (Unreadable, EngineFailed) as fault:
            return _refused(file, _unread(file.name, fault))
    written = shown_names(publish.publish(target.parent, {target.name: imposed}, ()), cwd)
    result = {"file": str(file), "written": written, "sheets": [list(map(_place, pair)) for pair in laid.value]}
    return Built(
        tuple(found),
        result,
        f"wrote {written[0]}: {counted(len(laid.value), 'spread')} of {counted(len(leaves), 'page')}",
    )


def _target(file: Path, how: Imposition, out: Path | None, cwd: Path) -> Path:
    """Tell where the sheets are written; a folder takes them under their own name.

    Raises:
        UsageError: something stands there that is neither file nor folder.
    """
    name = f"{file.stem}_{how.value}.pdf"
    target = cwd / (out or file.with_name(name))
    target = target / name if target.is_dir() else target
    if target.exists() and not target.is_file():
        message = f"{target} is no file that could be written anew"
        raise UsageError(error("workspace/not-a-file", message, hint="name a file, or a folder"))
    return target


def _place(page: int | None) -> int | None:
    return None if page is None else page + 1


def _check(leaves: Sequence[Leaf], name: str) -> Iterator[Finding]:
    if not leaves:
        yield error("press/uneven-sheets", f"{name} has no pages", InFile(name), hint="there is nothing to lay out")
        return
    first = leaves[0]
    other = [leaf for leaf in leaves if max(abs(leaf.width - first.width), abs(leaf.height - first.height)) > _SLACK]
    if other:
        odd = ", ".join(leaf.label for leaf in other)
        message = f"pages of {name} differ in size from page {first.label}: {odd}"
        yield error(
            "press/uneven-sheets", message, InFile(name), hint="only pages of one size can be laid side by side"
        )
    laid_over = [leaf.label for leaf in leaves if leaf.overlaid]
    if laid_over:
        message = f"pages of {name} have fields or notes laid over them, which are left out: {', '.join(laid_over)}"
        yield warning("press/notes-left-out", message, InFile(name), hint="flatten them in the program they come from")


def _refused(file: Path, *found: Finding) -> Built:
    return Built(found, {"file": str(file), "written": []}, f"{file.name} was not laid out")


def _unread(name: str, fault: Unreadable | EngineFailed) -> Finding:
    message = f"{name} cannot be laid out: {fault}"
    return error("press/unreadable", message, InFile(name), hint="write the file anew, without a password")
