"""What comes with the program: fonts, the starter layout, press profiles.

In an installed wheel all of it stands in `stonehand/builtin/`; in a checkout the fonts and the layout stand at the
checkout's root, where designers find them, and only the press profiles inside the package.
"""

from importlib import resources
from pathlib import Path

PLACE = "built-in"
"""What the paths of built-in files begin with in findings."""

_REGULAR = (
    "ibm-plex-sans-condensed/IBMPlexSansCondensed_400Regular.ttf",
    "source-serif/SourceSerif4SmText-Regular.ttf",
    "noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf",
)
_BOLD = (
    "ibm-plex-sans-condensed/IBMPlexSansCondensed_700Bold.ttf",
    "source-serif/SourceSerif4SmText-Bold.ttf",
    "noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf",
)
"""Plex for what is Latin, Source Serif for Greek and Cyrillic, Noto for Arabic."""


def builtin_root() -> Path:
    """Give the folder that holds `fonts/` and `layouts/` of the program."""
    packaged = _package() / "builtin"
    return packaged if (packaged / "fonts").is_dir() else _package().parents[1]


def builtin_press() -> Path:
    """Give the folder of the built-in press profiles."""
    return _package() / "builtin" / "press"


def _package() -> Path:
    return Path(str(resources.files("stonehand")))


def proof_faces() -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Give the faces proofs are labelled in, regular and bold: of each the first for choice, then those for what it lacks.

    They travel with the program, so that a proof looks the same whatever fonts a paper has.
    """
    fonts = builtin_root() / "fonts"
    regular, bold = (tuple((fonts / name).read_bytes() for name in names) for names in (_REGULAR, _BOLD))
    return regular, bold
