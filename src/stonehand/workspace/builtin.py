"""What comes with the program: fonts, the starter layout, press profiles.

In an installed wheel all of it stands in `stonehand/builtin/`; in a checkout the fonts and the layout stand at the
checkout's root, where designers find them, and only the press profiles inside the package.
"""

from importlib import resources
from pathlib import Path

PLACE = "built-in"
"""What the paths of built-in files begin with in findings."""


def builtin_root() -> Path:
    """Give the folder that holds `fonts/` and `layouts/` of the program."""
    packaged = _package() / "builtin"
    return packaged if (packaged / "fonts").is_dir() else _package().parents[1]


def builtin_press() -> Path:
    """Give the folder of the built-in press profiles."""
    return _package() / "builtin" / "press"


def _package() -> Path:
    return Path(str(resources.files("stonehand")))
