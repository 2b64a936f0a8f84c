"""Paths inside the issue's folder: a file as the copy names it in, whether it leaves the folder out."""

import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def leaves_folder(file: str) -> bool:
    """Tell whether a path is absolute, climbs out, or is an address."""
    return bool(file.startswith("/") or "\\" in file or ".." in file.split("/") or _SCHEME.match(file))
