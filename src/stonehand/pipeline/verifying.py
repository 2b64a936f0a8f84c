"""Verifying an archive as it reached somebody; needs no workspace."""

from pathlib import Path

from stonehand.delivery.unpack import MOST_BYTES
from stonehand.delivery.verify import verify
from stonehand.pipeline.built import Built
from stonehand.pipeline.reporting.words import counted
from stonehand.workspace import sources


def verify_archive(file: Path, cwd: Path) -> Built:
    """Hold an archive against its own sums and ticket.

    Raises:
        UsageError: there is no such file, or it is larger than any delivery.
    """
    verified = verify(file.name, sources.read_given(cwd / file, MOST_BYTES))
    value = verified.value
    result = {"file": str(file), "sha256": value.sha256, "title": value.title, "pages": list(value.pages)}
    if verified.findings:
        line = f"{file.name} is not as it was packed"
    else:
        line = f"{file.name} is as it was packed: {value.title}, {counted(len(value.pages), 'page file')}"
    return Built(verified.findings, result, f"{line}; SHA-256 {value.sha256}")
