"""Importing: a file from outside in, an article in the workspace's own form out. One module for each format.

An importer is a function from a file's bytes and name to a Markdown article with front matter; `IMPORTERS` says which suffix
goes to which. It reads nothing else and writes nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from stonehand.intake.importing.imported import Imported
from stonehand.intake.importing.plain_text import read_plain_text
from stonehand.model.finding import Outcome, Where, error

__all__ = ["IMPORTERS", "Imported", "Importer", "import_copy", "read_plain_text"]

Importer = Callable[[bytes, str], Outcome[Imported | None]]

IMPORTERS: Mapping[str, Importer] = {".text": read_plain_text, ".txt": read_plain_text}
"""The importers by suffix, in lower case."""


def import_copy(content: bytes, name: str) -> Outcome[Imported | None]:
    """Import a file by its name's suffix; `None` with a finding if its format is unknown or it holds no story."""
    suffix = PurePosixPath(name).suffix.lower()
    importer = IMPORTERS.get(suffix)
    if importer is not None:
        return importer(content, name)
    message = f"{name} cannot be imported; what can is {', '.join(sorted(IMPORTERS))}"
    return Outcome(None, (error("intake/unknown-import", message, Where(name), hint="save it as plain text, .txt"),))
