"""The archive: files in, one zip out, the same bytes for the same files; and the sums by which the other side checks it.

Nothing is compressed: PDFs hold compressed streams already, and two versions of zlib would give two archives. Dates are the
issue's, in the order of names.
"""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS"
TICKET = "ticket.json"
PAGES = "pages/"

_FIRST_YEAR = 1980
_UNIX = 3
_PLAIN_FILE = 0o100644


def pack(files: Mapping[str, bytes], date: dt.date) -> bytes:
    """Put files into an archive, with their sums."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted({**files, SUMS: sums(files)}.items()):
            entry = zipfile.ZipInfo(name, (max(date.year, _FIRST_YEAR), date.month, date.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE << 16
            archive.writestr(entry, content)
    return out.getvalue()


def sums(files: Mapping[str, bytes]) -> bytes:
    """Write what `sha256sum -c` reads."""
    return "".join(f"{digest(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def digest(content: bytes) -> str:
    """Give a SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
