"""What changed as files: pictures of each changed page, the changes as a page of HTML and as JSON; and the folder they may fill.

That folder is renewed as a whole, so that no page of an earlier comparison is left in it. It must hold nothing else, then.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from stonehand.model.changes import PageChange, PagePictures
from stonehand.model.finding import Finding, InFile, UsageError, error
from stonehand.pipeline.compared import Compared
from stonehand.pipeline.reporting.changes.as_html import changes_as_html
from stonehand.pipeline.reporting.changes.as_json import changes_as_json
from stonehand.pipeline.reporting.changes.picture_names import PictureNames, picture_names

_OURS = re.compile(r"changes\.(html|json)|page-[A-Za-z0-9-]+-(before|after|changes)\.png")


def folder_for(out: Path, cwd: Path) -> Path:
    """Give the real folder that was asked for by `out`.

    Raises:
        UsageError: it holds other things than an earlier comparison, or one stands in it and would lose it.
    """
    folder = (cwd / out).resolve()
    if cwd.resolve().is_relative_to(folder):
        message = f"{folder} is where you stand, or holds it, and would be renewed as a whole"
        raise UsageError(error("cli/not-a-diff", message, InFile(str(out)), hint="name a new folder in it"))
    if _is_strange(folder):
        message = f"{folder} holds other things than an earlier comparison"
        raise UsageError(error("cli/not-a-diff", message, InFile(str(out)), hint="name a new or empty folder"))
    return folder


def changes_files(compared: Compared, findings: Sequence[Finding]) -> dict[str, bytes]:
    """Give the files by name."""
    names = names_of(compared.pictures)
    page = changes_as_html(compared.changes, findings=findings, files=names)
    record = changes_as_json(compared.changes, findings, names)
    texts = {"changes.html": page, "changes.json": record}
    pictures = (named for change, shown in compared.pictures.items() for named in _pictures(change, shown))
    return {**{name: f"{text}\n".encode("utf-8", "backslashreplace") for name, text in texts.items()}, **dict(pictures)}


def names_of(pictures: Mapping[PageChange, PagePictures]) -> dict[PageChange, PictureNames]:
    """Name the pictures there are of each page."""
    return {change: PictureNames(*(name for name, _ in _named(change, shown))) for change, shown in pictures.items()}


def _pictures(change: PageChange, shown: PagePictures) -> Iterator[tuple[str, bytes]]:
    return ((name, png) for name, png in _named(change, shown) if name is not None and png is not None)


def _named(change: PageChange, shown: PagePictures) -> Iterator[tuple[str | None, bytes | None]]:
    names = picture_names(change)
    for name, png in ((names.before, shown.before), (names.after, shown.after), (names.marked, shown.marked)):
        yield (name if png is not None else None), png


def _is_strange(folder: Path) -> bool:
    try:
        return folder.exists() and not all(_OURS.fullmatch(entry.name) for entry in folder.iterdir())
    except NotADirectoryError:
        return True
    except OSError:
        return False  # writing will say why not
