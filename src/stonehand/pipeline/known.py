"""Every kind of finding the program can give, gathered from the packages that give them; `explain` and reports print them."""

from collections.abc import Mapping
from importlib import import_module

from stonehand.model.fault import Fault

_PACKAGES = (
    "pipeline",
    "workspace",
    "intake",
    "engines",
    "galleys",
    "makeup",
    "compose",
    "press",
    "preflight",
    "delivery",
)


def known_faults() -> Mapping[str, Fault]:
    """Give all faults but those of the command line, by id, in the order of the pipeline."""
    lists = (import_module(f"stonehand.{package}.faults").FAULTS for package in _PACKAGES)
    return {fault.id: fault for faults in lists for fault in faults}
