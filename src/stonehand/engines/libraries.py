"""What a build was made with: names and versions of all that can move a line or a pixel.

Two builds of one copy on one set of these have the same bytes; on two sets, only the same lines. Versions are asked of what is
installed; WeasyPrint itself is not imported.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from stonehand import __version__
from stonehand.engines import pango

_PACKAGES = ("fonttools", "pikepdf", "pillow", "pypdfium2", "pyphen", "qrcode", "uharfbuzz", "weasyprint")


@cache
def made_with() -> tuple[tuple[str, str], ...]:
    """Give names and versions, in order of names; what is not there is left out."""
    found = {"stonehand": __version__, **pango.versions()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return tuple(sorted(found.items()))
