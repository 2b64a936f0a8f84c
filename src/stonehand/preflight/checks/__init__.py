"""The rules of preflight, one file each; `CHECKS` has them all, in the order of their names."""

from importlib import import_module
from pkgutil import iter_modules

from stonehand.preflight.check import Check

CHECKS: tuple[Check, ...] = tuple(
    import_module(f"{__name__}.{module.name}").CHECK
    for module in sorted(iter_modules(__path__), key=lambda found: found.name)
)
"""Every check there is: a file in this folder is one."""
